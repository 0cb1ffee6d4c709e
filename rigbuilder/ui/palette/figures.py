"""The figures that tell parts of one kind apart, short enough for a list row."""

from __future__ import annotations

from rigbuilder.catalog.bifurcation import split_of
from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.language_model import LanguageModel
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
from rigbuilder.ui.language import counted, mark, tr

TIMES = "\N{MULTIPLICATION SIGN}"
CASE_STYLES = {
    "tower": mark("tower"),
    "desktop": mark("desktop"),
    "rack": mark("rack"),
    "open-frame": mark("open frame"),
}
_FORM_FACTOR = {"eeb": "SSI EEB", "ceb": "SSI CEB"}


def key_figures(part: AnyPart) -> tuple[str, ...]:
    """Two to four short figures; a question mark stands for what nobody publishes."""
    match part:
        case Card():
            return (
                f"{_number(part.vram_gib)} GB",
                f"{_number(part.tdp_w)} W",
                _size(part.length_mm, part.height_mm, part.thickness_mm),
            )
        case Board():
            return (part.socket.value, form_factor(part.form_factor.value), _long_slots(part))
        case Case():
            return _case_figures(part)
        case Psu():
            return _psu_figures(part)
        case Bridge():
            return (
                tr("{slots}-slot", slots=part.span_slots.value),
                f"{_number(part.pitch_mm)} mm",
                part.generation.value.capitalize(),
            )
        case Cpu():
            return (
                part.socket.value,
                f"{_number(part.max_power_w or part.tdp_w)} W",
                tr("{lanes} lanes", lanes=_number(part.pcie_lanes)),
            )
        case Cooler():
            return _cooler_figures(part)
        case Memory():
            return (f"{part.modules} {TIMES} {_number(part.module_gib)} GB", part.type.value)
        case Storage():
            return (_capacity(part.capacity_gb), part.interface.value)
        case Riser():
            return (
                f"{_number(part.length_mm)} mm",
                f"PCIe {_number(part.generation)}.0 x{part.lanes.value}",
            )
        case BifurcationBoard():
            return (
                split_of(part.outputs.value),
                f"PCIe {_number(part.generation)}{'.0' if part.generation else ''} "
                f"x{part.lanes.value}",
                splitter_ends(part),
            )
        case LanguageModel():
            return (tr("{billions} B parameters", billions=_number(part.parameters_b)),)


def form_factor(value: str) -> str:
    """A form factor as makers write it."""
    return _FORM_FACTOR.get(value, value.upper().replace("MICRO", "micro").replace("MINI", "mini"))


def splitter_ends(splitter: BifurcationBoard) -> str:
    """What the outputs of a bifurcation board are, and whether it has a switch."""
    ends = {"slot": tr("slots"), "slimsas": "SlimSAS", "mcio": "MCIO", "oculink": "OCuLink"}
    words = ends[splitter.output_connector.value]
    return tr("{ends}, switch", ends=words) if splitter.switch and splitter.switch.value else words


def _number(value: Figure | None) -> str:
    return "?" if value is None else f"{value.nominal:.1f}".rstrip("0").rstrip(".")


def _size(*sides: Figure | None) -> str:
    return TIMES.join("?" if s is None else f"{s.nominal:.0f}" for s in sides) + " mm"


def _long_slots(board: Board) -> str:
    count = sum(slot.mechanical_lanes.value == 16 for slot in board.slots)
    return f"{count} {TIMES} x16"


def _case_figures(case: Case) -> tuple[str, ...]:
    style = tr(CASE_STYLES.get(case.style.value, case.style.value))
    openings = tr("{openings} openings", openings=case.openings.value if case.openings else "?")
    if case.rails:
        openings = counted(len(case.rails), "{n} card rail", "{n} card rails")
    return (
        style,
        openings,
        tr(
            "cards \N{LESS-THAN OR EQUAL TO} {length} mm",
            length=_number(case.max_card_length_mm),
        ),
    )


def _psu_figures(psu: Psu) -> tuple[str, ...]:
    figures = [f"{_number(psu.rating_w)} W"]
    if psu.standard:
        figures.append(psu.standard.value.upper().replace("-", " "))
    for row in psu.connectors.value if psu.connectors else ():
        if row.type == "pcie-8pin":
            figures.append(tr("{count} \N{MULTIPLICATION SIGN} 8-pin", count=row.count))
        elif row.type in ("12vhpwr", "12v-2x6"):
            figures.append(
                f"{row.count} {TIMES} {'12VHPWR' if row.type == '12vhpwr' else '12V-2x6'}"
            )
    return tuple(figures[:4])


def _cooler_figures(cooler: Cooler) -> tuple[str, ...]:
    if cooler.type.value == "liquid":
        return (
            tr("liquid"),
            tr(
                "{length} mm radiator",
                length=_number(cooler.radiator_length_mm),
            ),
        )
    return (tr("air"), tr("{height} mm high", height=_number(cooler.height_mm)))


def _capacity(gigabytes: Figure) -> str:
    value = gigabytes.nominal
    return f"{value / 1000:g} TB" if value >= 1000 else f"{value:g} GB"
