"""What a person types, and what should come first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Card, Nvlink, Psu
from rigbuilder.catalog.search import search
from rigbuilder.paths import catalogs_dir


def sheet(value: float) -> Figure:
    """A figure of a data sheet."""
    return Figure(value=float(value), grade="documented", source="test.sheet")


def card(part: str, brand: str, name: str, gpu: str, **more: object) -> Card:
    """A card for searching."""
    fields: dict[str, object] = {
        "id": part,
        "brand": brand,
        "name": name,
        "gpu": gpu,
        "gpu_maker": "nvidia",
        "architecture": "ampere",
        "vram_gib": sheet(24),
        **more,
    }
    return Card(**fields)  # type: ignore[arg-type]


def cooling(value: str) -> Fact:  # type: ignore[type-arg]
    """How a card is cooled, as its page states."""
    return Fact(value=value, grade="documented", source="test.sheet")


LINKED = Nvlink(generation=cooling("ampere"))
CARDS = (
    card(
        "nvidia-geforce-rtx-3090-founders-edition",
        "NVIDIA",
        "GeForce RTX 3090 Founders Edition",
        "RTX 3090",
        tdp_w=sheet(350),
        slot_width=sheet(3),
        nvlink=LINKED,
    ),
    card(
        "gigabyte-rtx-3090-turbo",
        "GIGABYTE",
        "GeForce RTX 3090 TURBO 24G",
        "RTX 3090",
        cooling=cooling("blower"),
        slot_width=sheet(2),
        nvlink=LINKED,
    ),
    card("asus-tuf-3090-ti", "ASUS", "TUF Gaming GeForce RTX 3090 Ti", "RTX 3090 Ti"),
    card(
        "asus-tuf-4090",
        "ASUS",
        "TUF Gaming GeForce RTX 4090",
        "RTX 4090",
        slot_width=sheet(3.65),
        tdp_w=sheet(450),
    ),
    card(
        "nvidia-rtx-a6000",
        "NVIDIA",
        "RTX A6000",
        "RTX A6000",
        vram_gib=sheet(48),
        cooling=cooling("blower"),
        slot_width=sheet(2),
        tdp_w=sheet(300),
        nvlink=LINKED,
    ),
)
SUPPLY = Psu(
    id="corsair-hx1500i",
    brand="Corsair",
    name="HX1500i (2023)",
    form_factor=Fact(value="atx", grade="documented", source="test.sheet"),
    rating_w=sheet(1500),
    efficiency_class=Fact(value="80 PLUS Platinum", grade="documented", source="test.sheet"),
)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Bridges, boards and models of the project, with a few cards and a supply."""
    loaded = load_catalog([catalogs_dir()])
    others = {key: part for key, part in loaded.parts.items() if part.kind not in ("card", "psu")}
    return Catalog(others, loaded.sources).with_parts([*CARDS, SUPPLY], {}, replace=True)


def ids(catalog: Catalog, query: str, kind: str | None = None) -> list[str]:
    """Ids of what is found, in order."""
    return [part.id for part in search(catalog, query, kind)]


def test_a_number_finds_the_cards_and_the_plain_one_before_the_ti(catalog: Catalog) -> None:
    found = ids(catalog, "3090")
    assert set(found[:2]) == {
        "nvidia-geforce-rtx-3090-founders-edition",
        "gigabyte-rtx-3090-turbo",
    }
    assert found[2] == "asus-tuf-3090-ti"


def test_a_figure_narrows_a_name(catalog: Catalog) -> None:
    assert ids(catalog, "3090 blower") == ["gigabyte-rtx-3090-turbo"]


@pytest.mark.parametrize(
    "query", ["4-slot nvlink", "nvlink 4 slot", "NVLink 4slot", "4 slots nvlink"]
)
def test_bridges_are_found_however_the_span_is_written(catalog: Catalog, query: str) -> None:
    found = ids(catalog, query)
    assert found[0] == "nvidia-geforce-rtx-nvlink-bridge-4-slot"
    assert all("4-slot" in part for part in found)


@pytest.mark.parametrize("query", ["24GB 2 slot", "24 gb 2-slot", "2slot 24GiB"])
def test_figures_alone_find_cards(catalog: Catalog, query: str) -> None:
    assert ids(catalog, query)[0] == "gigabyte-rtx-3090-turbo"


def test_a_width_between_slots_is_found_by_the_slots_it_takes(catalog: Catalog) -> None:
    assert ids(catalog, "4 slot 4090", "card") == ["asus-tuf-4090"]


def test_watts_are_not_cut_out_of_larger_figures(catalog: Catalog) -> None:
    assert ids(catalog, "500w") == []
    assert ids(catalog, "1500w") == ["corsair-hx1500i"]
    assert ids(catalog, "350w", "card") == ["nvidia-geforce-rtx-3090-founders-edition"]


def test_an_exact_id_comes_first(catalog: Catalog) -> None:
    assert ids(catalog, "nvidia-rtx-a6000")[0] == "nvidia-rtx-a6000"


@pytest.mark.parametrize(
    "query", ["hx1500i", "HX 1500i", "corsair hx-1500i", "platinum 1500 w psu"]
)
def test_punctuation_and_blanks_do_not_matter(catalog: Catalog, query: str) -> None:
    assert ids(catalog, query) == ["corsair-hx1500i"]


def test_a_piece_from_the_middle_of_a_word_is_found_last(catalog: Catalog) -> None:
    assert ids(catalog, "eforce 4090") == ["asus-tuf-4090"]
    assert ids(catalog, "eforce")[0] == ids(catalog, "geforce")[0]
    assert ids(catalog, "forcertx3090ti") == ["asus-tuf-3090-ti"]


def test_a_card_without_a_slot_class_is_found_by_its_bracket(catalog: Catalog) -> None:
    narrow = CARDS[2].model_copy(
        update={"bracket_slots": Fact(value=2, grade="documented", source="test.sheet")}
    )
    small = Catalog({narrow.id: narrow}, {})
    assert ids(small, "2-slot") == [narrow.id]


def test_words_on_both_sides_of_a_bracket_are_not_one_word() -> None:
    apart = SUPPLY.model_copy(update={"id": "a", "name": "A 1000e (ATX 3.1)"})
    together = SUPPLY.model_copy(update={"id": "b", "name": "B 1000 E-ATX 3.1"})
    small = Catalog({part.id: part for part in (apart, together)}, {})
    assert ids(small, "e-atx") == ["b", "a"]
    assert ids(small, "1000e atx") == ["a", "b"]


def test_kind_words_find_kinds(catalog: Catalog) -> None:
    assert {part.kind for part in search(catalog, "power supply")} == {"psu"}
    assert {part.kind for part in search(catalog, "motherboard")} == {"board"}
    assert {part.kind for part in search(catalog, "llm")} == {"model"}


def test_a_kind_narrows_and_every_word_must_be_found(catalog: Catalog) -> None:
    assert {part.kind for part in search(catalog, "3090", "bridge")} == {"bridge"}
    assert ids(catalog, "3090 threadripper") == []


def test_models_are_found_by_size_and_quantization(catalog: Catalog) -> None:
    assert ids(catalog, "llama 70b")[0] == "llama-3.3-70b-instruct"
    assert "llama-3.3-70b-instruct" in ids(catalog, "70b q4_k_m")


def test_an_empty_query_lists_everything_by_kind_then_title(catalog: Catalog) -> None:
    everything = search(catalog, "  ")
    assert len(everything) == len(catalog)
    kinds = [part.kind for part in everything]
    assert kinds == sorted(kinds, key=kinds.index)
    titles = [part.title.casefold() for part in everything if part.kind == "card"]
    assert titles == sorted(titles)
    assert kinds[0] == "card"


def test_punctuation_alone_finds_nothing(catalog: Catalog) -> None:
    assert search(catalog, "--") == []


def test_each_catalog_is_searched_for_itself(catalog: Catalog) -> None:
    smaller = Catalog({"nvidia-rtx-a6000": CARDS[-1]}, {})
    assert ids(smaller, "") == ["nvidia-rtx-a6000"]
    assert len(search(catalog, "")) == len(catalog)


@given(st.text(max_size=40))
def test_whatever_is_typed_every_answer_is_a_part_once(query: str) -> None:
    small = Catalog({part.id: part for part in (*CARDS, SUPPLY)}, {})
    found = search(small, query)
    assert len({part.id for part in found}) == len(found)


@given(st.sampled_from(CARDS), st.integers(1, 12))
def test_a_title_finds_its_part_while_it_is_typed(wanted: Card, letters: int) -> None:
    small = Catalog({part.id: part for part in (*CARDS, SUPPLY)}, {})
    assert wanted in search(small, wanted.title[:letters])
    assert wanted in search(small, wanted.title)
