"""A mapping of which the small part is held in memory and the large part is read when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Layered(Mapping[str, V]):
    """``at_hand`` first, then ``behind``, which reads a record only when it is looked up.

    Walking over all of it reads everything behind: code that lists or suggests parts walks over
    ``Catalog`` itself, which stays at what is at hand.
    """

    __slots__ = ("at_hand", "behind")

    def __init__(self, at_hand: Mapping[str, V], behind: Mapping[str, V]) -> None:
        self.at_hand = at_hand
        self.behind = behind

    def __getitem__(self, key: str) -> V:
        found = self.at_hand.get(key)
        return self.behind[key] if found is None else found

    def __iter__(self) -> Iterator[str]:
        yield from self.at_hand
        yield from (key for key in self.behind if key not in self.at_hand)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def at_hand(mapping: Mapping[str, V]) -> Mapping[str, V]:
    """What of a mapping is held in memory: all of a plain one."""
    return mapping.at_hand if isinstance(mapping, Layered) else mapping


def laid_over(mine: Mapping[str, V], theirs: Mapping[str, V], *, replace: bool) -> Mapping[str, V]:
    """Both mappings as one; ``replace`` says whose value wins. What lies behind is not read."""
    if not isinstance(mine, Layered):
        return {**mine, **theirs} if replace else {**theirs, **mine}
    new = theirs if replace else {key: theirs[key] for key in theirs if key not in mine}
    return Layered({**mine.at_hand, **new}, mine.behind)
