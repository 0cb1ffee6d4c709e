"""Finds parts by words: brand, name, aliases, kind and figures such as ``24gb`` or ``2-slot``.

Every word of the query must be found. What is found in a better place comes first.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from itertools import pairwise

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.words import NUMBER, Entry, Words, entry_of, tokens

_UNITS = frozenset({"gb", "tb", "w", "slot", "mm", "b", "pin", "gen", "ti"})
_COUNTS = {
    "single": "1", "one": "1", "dual": "2", "double": "2", "two": "2",
    "triple": "3", "three": "3", "quad": "4", "four": "4",
}  # fmt: skip
"""Number words before ``slot``."""
_OUTLINES = {
    "matx": "micro atx", "m atx": "micro atx", "micro atx": "micro atx",
    "mitx": "mini itx", "m itx": "mini itx", "mini itx": "mini itx",
    "eatx": "e atx", "mini dtx": "mini dtx",
}  # fmt: skip
"""Outlines of boards as people write them: words that mean one thing only together."""
_IDLE = frozenset({"for", "with", "and", "the", "cheap", "best"})
"""Words of a sentence that no part has."""
_FEW = frozenset(str(number) for number in range(1, 20))
"""Counts: the 4 of ``4 x16`` is meant together with what follows, and stands everywhere else."""
_WHOLE, _PREFIX = 0, 1
MISSING = 1_000

_cache: dict[int, tuple[weakref.ref[Catalog], tuple[Entry, ...]]] = {}


def search(catalog: Catalog, query: str, kind: str | None = None) -> list[AnyPart]:
    """Parts that every word of the query is found in, the likeliest first.

    An exact id comes first, then parts whose name has the words, then aliases, figures and words
    for the kind. An empty query lists everything by kind and title. ``kind`` narrows to one kind.
    """
    entries: Iterable[Entry] = _entries(catalog)
    if kind is not None:
        entries = [entry for entry in entries if entry.part.kind == kind]
    wanted = query.strip().casefold()
    phrases = phrases_of(wanted)
    if not phrases:
        # punctuation alone names nothing
        return [entry.part for entry in entries] if not wanted else []
    found: list[tuple[float, Entry]] = []
    together = [phrase.replace(" ", "") for phrase in phrases]
    for entry in entries:
        if entry.part.id == wanted:
            points = -1.0
        elif any(word not in entry.words.squeezed for word in together):
            continue  # the quickest way to leave out most parts
        else:
            points = score(entry.words, phrases)
        if points < MISSING:
            found.append((points, entry))
    found.sort(key=lambda row: (row[0], row[1].newest))
    return [entry.part for _, entry in found]


def phrases_of(query: str) -> list[str]:
    """The words of a query as runs of tokens; a number keeps the unit written after a blank."""
    phrases: list[list[str]] = []
    words = query.split()
    for place, word in enumerate(words, start=1):
        run = tokens(word)
        if not run or (word in _IDLE and place < len(words)):
            continue
        if len(run) == 1 and phrases and _belongs(phrases[-1], run[0]):
            run = [*phrases.pop(), *run]
        phrases.append(_plain(run))
    return [" ".join(phrase) for phrase in phrases]


def _belongs(before: list[str], token: str) -> bool:
    """Whether a word goes with the one before it: ``24 gb``, ``dual slot``, ``mini itx``."""
    last = before[-1]
    if token == "slot" and last in _COUNTS:
        return True
    if token in _UNITS:
        return NUMBER.fullmatch(last) is not None
    return " ".join([*before, token]) in _OUTLINES


def _plain(run: list[str]) -> list[str]:
    """``dual slot`` as the figures have it, ``matx`` as the form factors have it."""
    if run[-1] == "slot" and len(run) > 1:
        return [*run[:-2], _COUNTS.get(run[-2], run[-2]), "slot"]
    return _OUTLINES.get(" ".join(run), " ".join(run)).split()


def score(words: Words, phrases: list[str]) -> float:
    """Lower is better; ``MISSING`` and above when a phrase is not found."""
    total = 0.0
    for phrase in phrases:
        points = _place(words, phrase)
        if points >= MISSING:
            return points
        total += points
        if phrase == words.gpu_end:
            total -= 0.5
        if f" {phrase} " in words.fields[-1]:
            total -= 1.0  # a word for the kind says what is looked for
    for first, second in pairwise(phrases):
        if first in _FEW and not any(f" {first} {second} " in text for text in words.fields):
            total += 10.0
    return total


def _place(words: Words, phrase: str) -> float:
    start = " " + phrase
    best: float = MISSING
    for rank, text in enumerate(words.fields):
        if start not in text:
            continue
        if start + " " in text:
            return min(best, 2.0 * rank + _WHOLE)
        best = min(best, 2.0 * rank + _PREFIX)
    if best >= MISSING and _inside(words.squeezed, phrase.replace(" ", "")):
        return 2.0 * len(words.fields)
    return best


def _inside(text: str, word: str) -> bool:
    """Whether a word of three letters or more stands in the text, no number cut in two."""
    if len(word) < 3:
        return False
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        cut_before = at > 0 and word[0].isdigit() and text[at - 1].isdigit()
        cut_after = end < len(text) and word[-1].isdigit() and text[end].isdigit()
        if not cut_before and not cut_after:
            return True
        at = text.find(word, at + 1)
    return False


def _entries(catalog: Catalog) -> tuple[Entry, ...]:
    key = id(catalog)
    held = _cache.get(key)
    if held is not None and held[0]() is catalog:
        return held[1]
    entries = tuple(sorted((entry_of(part) for part in catalog), key=lambda entry: entry.order))
    _cache[key] = (weakref.ref(catalog, lambda _: _cache.pop(key, None)), entries)
    return entries
