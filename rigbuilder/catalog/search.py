"""Finds parts by words: brand, name, aliases, kind and figures such as ``24gb`` or ``2-slot``.

Every word of the query must be found. What is found in a better place comes first.
"""

from __future__ import annotations

import math
import re
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rigbuilder.catalog.catalog import KINDS, AnyPart, Catalog
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import (
    Board,
    Bridge,
    Card,
    Case,
    Cooler,
    Cpu,
    Memory,
    Psu,
    Riser,
    Storage,
)

KIND_WORDS: dict[str, str] = {
    "card": "card cards gpu gpus graphics accelerator video",
    "board": "board boards motherboard mainboard mobo",
    "case": "case cases chassis enclosure",
    "bridge": "bridge bridges nvlink",
    "psu": "psu psus power supply supplies",
    "cpu": "cpu cpus processor processors",
    "cooler": "cooler coolers cooling heatsink",
    "memory": "memory ram dimm dimms",
    "storage": "storage drive drives ssd disk",
    "riser": "riser risers cable extension",
    "model": "model models llm language",
}
"""Words people use for a kind, beside its name."""

_KIND_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?")
_BREAK = re.compile(r"[(),;:/]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$")
"""The end of an imported part's id: its digits are no words to be found by."""
_UNITS = frozenset({"gb", "tb", "w", "slot", "mm", "b", "pin", "gen", "ti"})
_SAME = {"gib": "gb", "watt": "w", "watts": "w", "slots": "slot", "tib": "tb"}
_WHOLE, _PREFIX = 0, 1
MISSING = 1_000


def _tokens(text: str) -> list[str]:
    """Runs of letters and numbers, lower case: ``RTX 3090Ti, 24GB`` is rtx 3090 ti 24 gb."""
    return [_SAME.get(token, token) for token in _TOKEN.findall(text.casefold())]


def _spaced(texts: Iterable[str]) -> str:
    """Tokens with blanks between, and a bar where brackets or commas part two words."""
    pieces = (piece for text in texts for piece in _BREAK.split(text))
    return " " + " | ".join(" ".join(_tokens(piece)) for piece in pieces) + " "


@dataclass(frozen=True)
class Words:
    """What a part is found by; each text has a blank on either side."""

    fields: tuple[str, ...]
    """Name, aliases, figures and kind, best place first."""
    gpu_end: str
    """Last word of a card's GPU: ``3090``, so that an RTX 3090 comes before an RTX 3090 Ti."""

    @cached_property
    def squeezed(self) -> str:
        """All of it without blanks, for words that are written together or apart."""
        return "|".join(text.replace(" ", "").replace("|", "") for text in self.fields)


@dataclass(frozen=True, slots=True)
class Entry:
    """A part with its words and its places in lists."""

    part: AnyPart
    order: tuple[int, str]
    newest: tuple[int, tuple[tuple[float, str], ...]]
    """Kind, then title with higher numbers first: among equals the newer series leads."""
    words: Words


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
    for word in query.split():
        tokens = _tokens(word)
        if not tokens:
            continue
        joins = len(tokens) == 1 and tokens[0] in _UNITS and phrases
        if joins and _NUMBER.fullmatch(phrases[-1][-1]):
            phrases[-1] += tokens
        else:
            phrases.append(tokens)
    return [" ".join(phrase) for phrase in phrases]


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


def entry_of(part: AnyPart) -> Entry:
    """The words and places of a part."""
    gpu = part.gpu if isinstance(part, Card) else ""
    fields = (
        _spaced((part.title, gpu)),
        _spaced(part.aliases if _UUID.search(part.id) else (*part.aliases, part.id)),
        _spaced(_figures(part)),
        _spaced((KIND_WORDS[part.kind],)),
    )
    newest = tuple(
        (-float(token), "") if _NUMBER.fullmatch(token) else (math.inf, token)
        for token in _tokens(part.title)
    )
    return Entry(
        part,
        (_KIND_ORDER[part.kind], part.title.casefold()),
        (_KIND_ORDER[part.kind], newest),
        Words(fields, _tokens(gpu)[-1] if gpu else ""),
    )


def _number(figure: Figure | None, unit: str) -> list[str]:
    return [] if figure is None else [f"{figure.nominal:g} {unit}"]


def _figures(part: AnyPart) -> list[str]:
    """Words for the figures that people search a kind by."""
    match part:
        case Card():
            return _card_figures(part)
        case Board():
            slots = [f"{len(part.slots)} slot"] if part.slots else []
            memory = part.memory_type.value if part.memory_type else ""
            return [part.form_factor.value, part.socket.value, part.chipset or "", memory, *slots]
        case Case():
            openings = [f"{part.openings.value} slot"] if part.openings else []
            return [part.style.value, *part.form_factors.value, *openings]
        case Bridge():
            works = part.works_with.value
            return [f"{part.span_slots.value} slot", part.generation.value, *works]
        case Psu():
            classes = [f.value for f in (part.efficiency_class, part.standard) if f is not None]
            plugs = [c.type for c in part.connectors.value] if part.connectors else []
            return [*_number(part.rating_w, "w"), part.form_factor.value, *classes, *plugs]
        case Cpu():
            return [part.socket.value, *_number(part.tdp_w, "w")]
        case Cooler():
            aio = "aio water" if part.type.value == "liquid" else ""
            size = _number(part.radiator_length_mm, "mm")
            return [part.type.value, aio, *part.sockets.value, *size]
        case Memory():
            total = part.modules * part.module_gib.nominal
            each = f"{part.modules} x {part.module_gib.nominal:g} gb"
            return [part.type.value, f"{total:g} gb", each]
        case Storage():
            capacity = part.capacity_gb.nominal
            size = [f"{capacity:g} gb", f"{capacity / 1000:g} tb"]
            return [part.interface.value, *size]
        case Riser():
            generation = f"gen {part.generation.nominal:g} pcie {part.generation.nominal:g}"
            return [*_number(part.length_mm, "mm"), generation, f"x {part.lanes.value}"]
        case _:  # a language model
            mixture = "moe mixture" if part.active_parameters_b is not None else "dense"
            return [f"{round(part.parameters_b.nominal)} b", mixture, *part.quants]


def _card_figures(card: Card) -> list[str]:
    words = [*_number(card.vram_gib, "gb"), *_number(card.tdp_w, "w"), card.architecture]
    words += [card.gpu_maker]
    if card.slot_width is not None:
        width = card.slot_width.nominal
        words += sorted({f"{width:g} slot", f"{math.ceil(width)} slot"})
    elif card.bracket_slots is not None:
        words.append(f"{card.bracket_slots.value} slot")
    if card.cooling is not None:
        words.append(card.cooling.value)
    if card.nvlink is not None and card.nvlink.generation.value != "none":
        words.append("nvlink")
    return words
