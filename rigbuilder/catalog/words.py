"""The words a part is found by: brand, name, aliases, kind, figures such as ``24gb`` or ``2-slot``.

A figure stands among the words as people type it. Words that people use for the same thing
(``epyc`` for a board of socket SP3, ``mining rig`` for an open frame) stand beside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rigbuilder.catalog.bifurcation import split_of
from rigbuilder.catalog.catalog import KINDS, AnyPart
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import (
    BifurcationBoard,
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
    "bifurcation": "bifurcation splitter split adapter riser host card",
    "model": "model models llm language",
}
"""Words people use for a kind, beside its name."""

_KIND_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_FAMILIES = {
    "AM4": "ryzen",
    "AM5": "ryzen",
    "TR4": "threadripper",
    "sTRX4": "threadripper",
    "sTR5": "threadripper pro",
    "sWRX8": "threadripper pro",
    "SP3": "epyc",
    "SP5": "epyc",
    "SP6": "epyc",
    "LGA3647": "xeon",
    "LGA4189": "xeon",
    "LGA4677": "xeon",
}
"""Processors of a socket, which names of boards and coolers seldom say."""
_OUTLINES = (
    "mini-itx", "mini-dtx", "micro-atx", "atx", "ceb", "e-atx", "eeb", "ee-atx", "xl-atx", "hptx",
)  # fmt: skip
"""Outlines of boards from the smallest to the largest."""
_COOLING = {"liquid": "water cooled watercooled hybrid aio"}
_STYLES = {"open-frame": "mining rig bench", "rack": "rackmount server"}
_SHORTEST_MM, _LONGEST_MM = 150, 400
"""Room for a card that a search may name: ``4090 300mm`` are those of up to 300 mm."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?")
_BREAK = re.compile(r"[(),;:/]")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$")
"""The end of an imported part's id: its digits are no words to be found by."""
_SAME = {"gib": "gb", "watt": "w", "watts": "w", "slots": "slot", "tib": "tb"}


def tokens(text: str) -> list[str]:
    """Runs of letters and numbers, lower case: ``RTX 3090Ti, 24GB`` is rtx 3090 ti 24 gb."""
    return [_SAME.get(token, token) for token in _TOKEN.findall(text.casefold())]


def _spaced(texts: Iterable[str]) -> str:
    """Tokens with blanks between, and a bar where brackets or commas part two words."""
    pieces = (piece for text in texts for piece in _BREAK.split(text))
    return " " + " | ".join(" ".join(tokens(piece)) for piece in pieces) + " "


@dataclass(frozen=True)
class Words:
    """What a part is found by; each text has a blank on either side."""

    fields: tuple[str, ...]
    """Name, aliases, figures and kind, best place first."""
    gpu_end: str
    """Last word of a card's GPU, or of the first that a bridge was made for: ``3090``, so that an
    RTX 3090 comes before an RTX 3090 Ti."""

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


def entry_of(part: AnyPart) -> Entry:
    """The words and places of a part."""
    gpu = part.gpu if isinstance(part, Card) else ""
    made_for = part.works_with.value[0] if isinstance(part, Bridge) else gpu
    memory = _number(part.vram_gib, "gb") if isinstance(part, Card) else []
    identity = () if _UUID.search(part.id) else (part.id,)
    fields = (
        _spaced((part.title, gpu, *memory)),
        _spaced((*part.aliases, *identity, *_first_use(part))),
        _spaced(_figures(part)),
        _spaced((KIND_WORDS[part.kind], *_rooms(part))),
    )
    newest = tuple(
        (-float(token), "") if NUMBER.fullmatch(token) else (math.inf, token)
        for token in tokens(part.title)
    )
    return Entry(
        part,
        (_KIND_ORDER[part.kind], part.title.casefold()),
        (_KIND_ORDER[part.kind], newest),
        Words(fields, " ".join(tokens(made_for.split()[-1])) if made_for else ""),
    )


def _first_use(part: AnyPart) -> tuple[str, ...]:
    """What a case is made for, which stands before what it also takes."""
    if isinstance(part, Case) and part.form_factors.value:
        return (max(part.form_factors.value, key=_OUTLINES.index),)
    return ()


def _rooms(part: AnyPart) -> list[str]:
    """Lengths of room, in steps of 10 mm, that a card is not too long for."""
    if not isinstance(part, Card) or part.length_mm is None:
        return []
    least = max(_SHORTEST_MM, math.ceil(min(part.length_mm.high, _LONGEST_MM + 1) / 10) * 10)
    return [f"{room} mm" for room in range(least, _LONGEST_MM + 1, 10)]


def _number(figure: Figure | None, unit: str) -> list[str]:
    return [] if figure is None else [f"{figure.nominal:g} {unit}"]


def _figures(part: AnyPart) -> list[str]:
    """Words for the figures that people search a kind by."""
    match part:
        case Card():
            return _card_figures(part)
        case Board():
            return _board_figures(part)
        case Case():
            openings = [f"{part.openings.value} slot"] if part.openings else []
            style = part.style.value
            return [style, _STYLES.get(style, ""), *part.form_factors.value, *openings]
        case Bridge():
            span = f"{part.span_slots.value} slot"
            return [span, part.generation.value, *part.works_with.value]
        case Psu():
            classes = [f.value for f in (part.efficiency_class, part.standard) if f is not None]
            ends = part.connectors.value if part.connectors else ()
            plugs = [f"{end.count} {end.type}" for end in ends]
            return [*_number(part.rating_w, "w"), part.form_factor.value, *classes, *plugs]
        case Cpu():
            return [part.socket.value, *_number(part.tdp_w, "w")]
        case Cooler():
            aio = "aio water" if part.type.value == "liquid" else ""
            size = _number(part.radiator_length_mm, "mm")
            families = sorted({_FAMILIES.get(socket, "") for socket in part.sockets.value})
            return [part.type.value, aio, *part.sockets.value, *families, *size]
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
        case BifurcationBoard():
            return _splitter_figures(part)
        case _:  # a language model
            mixture = "moe mixture" if part.active_parameters_b is not None else "dense"
            return [f"{round(part.parameters_b.nominal)} b", mixture, *part.quants]


def _splitter_figures(splitter: BifurcationBoard) -> list[str]:
    words = [f"bifurcation {split_of(splitter.outputs.value)}", f"x {splitter.lanes.value}"]
    words.append(splitter.output_connector.value)
    if splitter.generation is not None:
        generation = f"{splitter.generation.nominal:g}"
        words.append(f"gen {generation} pcie {generation}")
    if splitter.switch is not None and splitter.switch.value:
        words.append("switch plx pex")
    return words


def _board_figures(board: Board) -> list[str]:
    words = [board.form_factor.value, board.socket.value, _FAMILIES.get(board.socket.value, "")]
    words += [board.chipset or "", board.memory_type.value if board.memory_type else ""]
    if board.slots:
        long = sum(slot.mechanical_lanes.value == 16 for slot in board.slots)
        words += [f"{len(board.slots)} slot", f"{long} x 16"]
    if any(slot.bifurcation is not None and slot.bifurcation.value for slot in board.slots):
        words.append("bifurcation")
    return words


def _card_figures(card: Card) -> list[str]:
    words = [*_number(card.vram_gib, "gb"), *_number(card.tdp_w, "w"), card.architecture]
    words += [card.gpu_maker]
    if card.slot_width is not None:
        width = card.slot_width.nominal
        words += sorted({f"{width:g} slot", f"{math.ceil(width)} slot"})
    elif card.bracket_slots is not None:
        words.append(f"{card.bracket_slots.value} slot")
    if card.cooling is not None:
        words += [card.cooling.value, _COOLING.get(card.cooling.value, "")]
    if card.length_mm is not None:
        words += _number(card.length_mm, "mm")
    if card.nvlink is not None and card.nvlink.generation.value != "none":
        words.append("nvlink")
    return words
