"""Which commands a few typed letters mean, best first."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

PREFIX_OF_TEXT, PREFIX_OF_WORD, INSIDE, SCATTERED = 0, 1, 2, 3
"""How well a typed word is met, best first."""


def ranked(typed: str, texts: Sequence[str]) -> list[int]:
    """Indices of the texts that every typed word is found in, best first, else in their order.

    A word counts most at the beginning of the text, then at the beginning of a word, then inside
    one, last as letters in that order (``exp`` and ``ept`` both find "Export").
    """
    words = _plain(typed).split()
    if not words:
        return list(range(len(texts)))
    scored = []
    for number, text in enumerate(texts):
        plain = _plain(text)
        scores = [_score(word, plain) for word in words]
        if None not in scores:
            scored.append((sum(score for score in scores if score is not None), number))
    return [number for _score_, number in sorted(scored)]


def _score(word: str, text: str) -> int | None:
    if text.startswith(word):
        return PREFIX_OF_TEXT
    place = text.find(word)
    if place < 0:
        return SCATTERED if _scattered(word, text) else None
    while place > 0:
        if not text[place - 1].isalnum():
            return PREFIX_OF_WORD
        place = text.find(word, place + 1)
    return INSIDE


def _scattered(word: str, text: str) -> bool:
    """Whether the letters stand in one word of the text in that order, the first at its start."""
    for part in text.split():
        letters = iter(part)
        if part[:1] == word[:1] and all(letter in letters for letter in word):
            return True
    return False


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
