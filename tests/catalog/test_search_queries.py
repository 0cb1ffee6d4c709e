"""What people type into the palette, and what an expert would expect among the first answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Board, Card, Case, Cooler, Psu
from rigbuilder.catalog.search import search
from rigbuilder.paths import catalogs_dir

FIRST: dict[str, tuple[str, ...]] = {
    "3090 fe": ("nvidia-geforce-rtx-3090-founders-edition",),
    "fe 5090": ("nvidia-geforce-rtx-5090-founders-edition",),
    "rtx 6000 ada": ("nvidia-rtx-6000-ada",),
    "rtx 6000": ("nvidia-rtx-6000-ada",),
    "a6000": ("nvidia-rtx-a6000",),
    "p40": ("nvidia-tesla-p40",),
    "v100 32gb": ("nvidia-tesla-v100-pcie-32gb",),
    "mi50": ("amd-instinct-mi50-16gb",),
    "16gb single slot": ("nvidia-rtx-a4000",),
    "2-slot 4090": ("manli-rtx-4090-blower",),
    "24GB 2 slot": ("manli-rtx-4090-blower",),
    "max-q": ("nvidia-rtx-pro-6000-blackwell-max-q",),
    "7900xtx": ("amd-radeon-rx-7900-xtx",),
    "4-slot nvlink": ("nvidia-geforce-rtx-nvlink-bridge-4-slot",),
    "a100 nvlink": ("nvidia-a100-nvlink-bridge-2-slot",),
    "define7xl": ("fractal-define-7-xl",),
    "meshify 2 xl": ("fractal-meshify-2-xl",),
    "7000d": ("corsair-7000d-airflow",),
    "romed8": ("asrockrack-romed8-2t",),
    "z790 proart": ("asus-proart-z790-creator-wifi",),
    "hx1500": ("corsair-hx1500i-2025",),
    "sfx psu": ("corsair-sf1000-2024",),
    "1000w sfx": ("corsair-sf1000-2024",),
    "llama 70b": ("llama-3.3-70b-instruct",),
    "gpt-oss 120b": ("gpt-oss-120b",),
    "qwen 32b": ("qwen3-32b",),
    "deepseek r1": ("deepseek-r1-0528",),
    "i9 14900k": ("intel-core-i9-14900k",),
    "7995wx": ("amd-threadripper-pro-7995wx",),
    "gen5 riser": ("corsair-premium-pcie-5.0-x16-175mm",),
}
"""The one that must come first."""


def is_card(gpu: str, **wanted: object) -> Callable[[AnyPart], bool]:
    """A card of a GPU whose facts have these values."""

    def check(part: AnyPart) -> bool:
        if not isinstance(part, Card) or part.gpu != gpu:
            return False
        facts = {name: getattr(part, name) for name in wanted}
        return all(fact is not None and fact.value == wanted[name] for name, fact in facts.items())

    return check


def fits(gpu: str, room_mm: float) -> Callable[[AnyPart], bool]:
    """A card of a GPU that is not longer than a room."""
    card = is_card(gpu)
    return lambda part: card(part) and part.length_mm.high <= room_mm  # type: ignore[union-attr]


def holds(memory_gib: float) -> Callable[[AnyPart], bool]:
    """A card with so much memory."""
    return lambda part: isinstance(part, Card) and part.vram_gib.nominal == memory_gib


def is_board(*sockets: str, slots: int = 0, long: int = 0) -> Callable[[AnyPart], bool]:
    """A board of one of these sockets with so many slots, or so many long ones."""

    def check(part: AnyPart) -> bool:
        return (
            isinstance(part, Board)
            and (not sockets or part.socket.value in sockets)
            and (not slots or len(part.slots) == slots)
            and (not long or sum(s.mechanical_lanes.value == 16 for s in part.slots) == long)
        )

    return check


def is_case(largest: str) -> Callable[[AnyPart], bool]:
    """A case that is made for boards of this size and takes no full ATX board."""

    def check(part: AnyPart) -> bool:
        return (
            isinstance(part, Case)
            and largest in part.form_factors.value
            and "atx" not in part.form_factors.value
        )

    return check


def is_style(style: str) -> Callable[[AnyPart], bool]:
    """A case of this style."""
    return lambda part: isinstance(part, Case) and part.style.value == style


def is_psu(watts: float, standard: str | None = None) -> Callable[[AnyPart], bool]:
    """A supply of this rating and standard."""

    def check(part: AnyPart) -> bool:
        return (
            isinstance(part, Psu)
            and part.rating_w.nominal == watts
            and (
                standard is None or (part.standard is not None and part.standard.value == standard)
            )
        )

    return check


def has_plugs(kind: str, count: int) -> Callable[[AnyPart], bool]:
    """A supply with so many plugs of a kind."""

    def check(part: AnyPart) -> bool:
        if not isinstance(part, Psu) or part.connectors is None:
            return False
        return any(end.type == kind and end.count == count for end in part.connectors.value)

    return check


def is_radiator(length_mm: float) -> Callable[[AnyPart], bool]:
    """A liquid cooler with a radiator of this length class."""
    return lambda part: (
        isinstance(part, Cooler) and part.type.value == "liquid" and f"{length_mm:g}" in part.title
    )


def named(*words: str) -> Callable[[AnyPart], bool]:
    """A part whose id has every word."""
    return lambda part: all(word in part.id for word in words)


def bridges(gpu: str) -> Callable[[AnyPart], bool]:
    """A bridge that works with a GPU."""
    return lambda part: part.kind == "bridge" and gpu in part.works_with.value


EPYC = ("SP3", "SP5", "SP6")
TOP: list[tuple[str, int, Callable[[AnyPart], bool]]] = [
    ("3090 blower", 2, is_card("RTX 3090", cooling="blower")),
    ("dual slot blower", 5, lambda part: part.cooling.value == "blower"),  # type: ignore[union-attr]
    ("3090", 5, is_card("RTX 3090")),
    ("3090 2 slot", 5, is_card("RTX 3090")),
    ("two slot 3090", 5, is_card("RTX 3090")),
    ("rtx3090ti", 5, is_card("RTX 3090 Ti")),
    ("RTX 3090 ti", 5, is_card("RTX 3090 Ti")),
    ("watercooled 4090", 5, is_card("RTX 4090", cooling="liquid")),
    ("4090 300mm", 5, fits("RTX 4090", 300)),
    ("5090 330 mm", 5, fits("RTX 5090", 330)),
    ("48gb", 5, holds(48)),
    ("96gb card", 3, holds(96)),
    ("32gb gpu", 5, holds(32)),
    ("best 24gb", 5, holds(24)),
    ("passive 24gb", 3, holds(24)),
    ("nvlink 3090", 3, bridges("RTX 3090")),
    ("a6000 bridge", 2, named("nvidia-rtx-nvlink-bridge")),
    ("3090 ti nvlink", 5, is_card("RTX 3090 Ti")),
    ("epyc board 7 slots", 5, is_board(*EPYC, slots=7)),
    ("threadripper board", 5, is_board("sTR5", "sWRX8", "sTRX4")),
    ("board 4 x16", 5, is_board(long=4)),
    ("x299 7 slot", 3, is_board("LGA2066", slots=7)),
    ("wrx80", 5, is_board("sWRX8")),
    ("z890", 5, is_board("LGA1851")),
    ("matx case", 3, is_case("micro-atx")),
    ("micro atx case", 3, is_case("micro-atx")),
    ("mini itx case", 5, is_case("mini-itx")),
    ("m-itx case", 5, is_case("mini-itx")),
    ("mining rig", 4, is_style("open-frame")),
    ("open frame", 3, is_style("open-frame")),
    ("4u case", 4, is_style("rack")),
    ("atx 3.1 1600w", 5, is_psu(1600, "atx-3.1")),
    ("1600w titanium", 5, is_psu(1600)),
    ("psu 2 12vhpwr", 4, has_plugs("12vhpwr", 2)),
    ("pcie 4 riser 300", 4, named("300mm")),
    ("360 aio", 5, is_radiator(360)),
    ("threadripper pro", 5, named("threadripper-pro")),
    ("air cooler epyc", 3, lambda part: set(part.sockets.value) & set(EPYC) != set()),  # type: ignore[union-attr]
]
"""So many of the first answers must be such a part."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The project's own catalog."""
    return load_catalog([catalogs_dir()])


@pytest.mark.parametrize("query", FIRST)
def test_the_part_that_is_meant_comes_first(catalog: Catalog, query: str) -> None:
    assert [part.id for part in search(catalog, query)[:1]] == list(FIRST[query])


@pytest.mark.parametrize(("query", "count", "meant"), TOP, ids=[row[0] for row in TOP])
def test_the_first_answers_are_what_was_asked_for(
    catalog: Catalog, query: str, count: int, meant: Callable[[AnyPart], bool]
) -> None:
    first = search(catalog, query)[:count]
    assert len(first) == count
    assert [part.id for part in first if not meant(part)] == []


def test_words_of_a_sentence_are_left_out_but_not_the_last_one(catalog: Catalog) -> None:
    assert search(catalog, "case for the 4u") == search(catalog, "case 4u")
    assert search(catalog, "the")[0].title.casefold().find("the") >= 0


def test_a_number_word_counts_slots_only(catalog: Catalog) -> None:
    assert search(catalog, "triple slot 4090") == search(catalog, "3-slot 4090")
    assert search(catalog, "asus dual 5060")[0].id == "asus-dual-rtx-5060-ti-o16g"


def test_a_card_of_unknown_length_is_not_offered_for_a_room(catalog: Catalog) -> None:
    bare = catalog.get("manli-rtx-4090-blower", Card)
    assert bare is not None
    unknown = bare.model_copy(update={"length_mm": None})
    assert search(Catalog({bare.id: bare}, {}), "4090 270mm") == [bare]
    assert search(Catalog({unknown.id: unknown}, {}), "4090 270mm") == []
