"""The search index of imported parts: same order as the search in memory, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.facets import Facets
from rigbuilder.catalog.find import facet_choices, find_parts, prepare_search, shelf_of
from rigbuilder.catalog.index import KEEP_S, build_index, index_path, open_index
from rigbuilder.catalog.search import search
from rigbuilder.catalog.shelf import Shelf
from rigbuilder.catalog.user import load_user_catalog
from tests.catalog.opendb_sample import (
    cards,
    catalog_of,
    copy_of_sample,
    folders,
    part_id,
    put,
    sample,
    take,
    uuid,
)

NAMES = (
    ("GeForce RTX 3090", 24, "Palit GameRock GeForce RTX 3090 24 GB", "Palit"),
    ("GeForce RTX 3090", 24, "Gigabyte TURBO Blower GeForce RTX 3090 24GB GDDR6X", "Gigabyte"),
    ("GeForce RTX 3090 Ti", 24, "Asus TUF GAMING GeForce RTX 3090 Ti 24GB", "ASUS"),
    ("GeForce RTX 4090", 24, "Zotac GAMING Trinity OC GeForce RTX 4090", "Zotac"),
    ("GeForce RTX 5090", 32, "MSI GeForce RTX 5090 32G SUPRIM SOC", "MSI"),
    ("GeForce GTX 1080 Ti", 11, "EVGA SC2 (ELITE) GeForce GTX 1080 Ti 11GB", "EVGA"),
    ("Radeon RX 7900 XTX", 24, "Sapphire NITRO+ Radeon RX 7900 XTX Vapor-X 24GB", "Sapphire"),
    ("RTX A6000", 48, "PNY RTX A6000 48GB", "PNY"),
)


def shop(root: Path) -> Path:
    """A copy with cards of several makers beside the sample."""
    for number, (chip, vram, name, brand) in enumerate(NAMES, 100):
        entry = sample("GPU", 1) | {"opendb_id": uuid(number), "chipset": chip, "memory": vram}
        entry["metadata"] = {"name": name, "manufacturer": brand, "part_numbers": []}
        entry["length"] = 250 + number - 100
        put(root, "GPU", entry)
    return root


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    take(shop(copy_of_sample(folder)), folder, index=True)
    return folder


@pytest.fixture(scope="module")
def catalog(home: Path) -> Catalog:
    return catalog_of(home)


@pytest.fixture(scope="module")
def reference(catalog: Catalog) -> Catalog:
    """The same parts, all in memory."""
    return Catalog(dict(catalog.parts), dict(catalog.sources))


def ids(catalog: Catalog, query: str, *narrow: object, **more: object) -> list[str]:
    return [part.id for part in find_parts(catalog, query, *narrow, **more).parts]  # type: ignore[arg-type]


WORDS = ("rtx", "3090", "ti", "24gb", "24 gb", "2 slot", "nvidia", "card", "asus", "palit",
         "example", "4090", "am5", "psu", "1300w", "atx", "gamerock", "x", "3", "1", "turbo blower",
         "sc2 elite", "nitro+", "ddr5", "open-air", "gddr6x", "a6000")  # fmt: skip


@pytest.mark.parametrize("query", ["", *WORDS, "rtx 3090", "3090 24gb", "gtx 1080ti", "corsair"])
def test_imported_parts_come_in_the_order_of_the_search_in_memory(
    catalog: Catalog, reference: Catalog, query: str
) -> None:
    assert ids(catalog, query) == [part.id for part in search(reference, query)]


@given(st.lists(st.sampled_from(WORDS), max_size=3), st.sampled_from([None, "card", "psu"]))
def test_whatever_words_are_combined_the_order_is_that_of_the_search_in_memory(
    catalog: Catalog, reference: Catalog, words: list[str], kind: str | None
) -> None:
    query = " ".join(words)
    assert ids(catalog, query, kind) == [part.id for part in search(reference, query, kind)]


@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(catalog: Catalog, query: str) -> None:
    found = ids(catalog, query, limit=5)
    assert len(set(found)) == len(found) <= 5


@given(st.sampled_from(NAMES), st.integers(1, 60))
def test_a_name_finds_its_part_while_it_is_typed(
    catalog: Catalog, wanted: tuple[str, int, str, str], letters: int
) -> None:
    number = 100 + NAMES.index(wanted)
    assert part_id(number) in ids(catalog, wanted[2][:letters])


@pytest.mark.parametrize("query", ["gamerock3090", "palitgamerock", "vaporx"])
def test_words_written_together_are_found(catalog: Catalog, query: str) -> None:
    expected = {"gamerock3090": [], "palitgamerock": [part_id(100)], "vaporx": [part_id(106)]}
    assert ids(catalog, query) == expected[query]


@pytest.mark.parametrize("query", ["50903", "60004"])
def test_a_number_that_only_two_words_together_begin_finds_nothing(
    catalog: Catalog, reference: Catalog, query: str
) -> None:
    """``5090 32G`` written together begins with 50903, which cuts the 32."""
    assert ids(catalog, query) == [] == [part.id for part in search(reference, query)]


def test_the_parts_at_hand_come_before_the_imported_ones(home: Path) -> None:
    catalog = load_user_catalog(folders(home))
    for query in ("3090 blower", "24GB 2 slot", "4-slot nvlink"):
        curated = [part.id for part in search(catalog, query)]
        assert curated
        assert ids(catalog, query)[: len(curated)] == curated
    assert ids(catalog, "3090 blower")[-1] == part_id(101)
    assert ids(catalog, "4-slot nvlink")[0] == "nvidia-geforce-rtx-nvlink-bridge-4-slot"


def test_a_limit_says_that_there_is_more(catalog: Catalog) -> None:
    few, all_of_them = find_parts(catalog, "rtx", limit=3), find_parts(catalog, "rtx")
    assert few.more
    assert not all_of_them.more
    assert few.parts == all_of_them.parts[:3]
    assert find_parts(catalog, "", limit=4).parts == find_parts(catalog, "").parts[:4]
    assert find_parts(catalog, "a6000", limit=5).more is False


def test_an_exact_id_finds_its_part_and_digits_of_ids_find_nothing(catalog: Catalog) -> None:
    assert ids(catalog, part_id(7777)) == []
    assert ids(catalog, f"  {part_id(101).upper()} ") == [part_id(101)]
    assert ids(catalog, "4000") == [part_id(71)]


def test_a_part_at_hand_hides_the_imported_one_that_it_corrects(
    catalog: Catalog, home: Path
) -> None:
    mine = catalog.parts[part_id(100)].model_copy(update={"name": "GameRock, measured"})
    corrected = catalog.with_parts([mine], {}, replace=True)
    assert ids(corrected, "palit gamerock") == [part_id(100)]
    assert find_parts(corrected, "palit gamerock").parts == [mine]
    assert shelf_of(corrected) is not None


@pytest.mark.parametrize(
    ("facets", "numbers"),
    [
        (Facets(brands=frozenset({"asus", "PNY"})), {102, 107}),
        (Facets(vram_gib=(32, 48)), {3, 104, 107}),
        (Facets(length_mm=(0, 251)), {100, 101}),
        (Facets(slots=(1, 2)), set()),
        (Facets(thickness_mm=(0, 999)), set()),
        (Facets(price=(0, 9999)), set()),
        (Facets(brands=frozenset({"Gigabyte"}), vram_gib=(24, 24), length_mm=(0, 999)), {4, 101}),
    ],
    ids=["brands", "memory", "length", "slots", "no thickness known", "no price known", "all"],
)
@pytest.mark.parametrize("query", ["", "rtx"])
def test_facets_narrow_and_what_is_not_known_does_not_pass(
    catalog: Catalog, facets: Facets, numbers: set[int], query: str
) -> None:
    assert set(ids(catalog, query, "card", facets)) == {part_id(n) for n in numbers}


def test_facets_narrow_the_parts_at_hand_in_the_same_way(reference: Catalog) -> None:
    for facets in (Facets(brands=frozenset({"ASUS"})), Facets(vram_gib=(32, 48), slots=(1, 3))):
        at_hand = ids(reference, "rtx", "card", facets)
        assert set(at_hand) == {
            part.id
            for part in search(reference, "rtx", "card")
            if (not facets.brands or part.brand == "ASUS")
            and (facets.vram_gib is None or part.vram_gib.nominal >= 32)  # type: ignore[union-attr]
            and (facets.slots is None or part.slot_width is not None)  # type: ignore[union-attr]
        }


def test_the_choices_of_the_facets_cover_all_parts(catalog: Catalog, reference: Catalog) -> None:
    assert facet_choices(catalog, "card") == facet_choices(reference, "card")
    choices = facet_choices(catalog, "card")
    assert choices.brands["Palit"] == 2
    assert choices.ranges["vram_gib"] == (11, 48)
    assert "price" not in choices.ranges
    assert len(facet_choices(catalog).brands) > len(choices.brands)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf whose index is made."""
    take(cards(tmp_path / "many", range(100, 140)), tmp_path, index=True)
    return Shelf(folders(tmp_path).opendb, folders(tmp_path).search)


def found(shelf: Shelf) -> int:
    index = open_index(shelf)
    try:
        return len(index.find("palit example", None, Facets(), None)[0])
    finally:
        index.close()


def test_an_import_makes_the_index_and_it_is_used_as_it_is(shelf: Shelf) -> None:
    path = index_path(shelf)
    assert path is not None
    before = path.stat()
    assert found(shelf) == 40
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("damage", ["gone", "empty", "torn", "one bit", "text", "no sum"])
def test_a_damaged_index_is_made_anew(shelf: Shelf, damage: str) -> None:
    path = index_path(shelf)
    assert path is not None
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "torn":
        path.write_bytes(whole[: len(whole) // 2])
    elif damage == "one bit":
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    elif damage == "text":
        path.write_text("not a database")
    else:
        path.with_suffix(".sum").unlink()
    assert found(shelf) == 40
    assert path.read_bytes()[:15] == b"SQLite format 3"


def test_an_index_that_breaks_while_it_is_open_is_made_anew(tmp_path: Path) -> None:
    take(cards(tmp_path / "many", range(100, 140)), tmp_path, index=True)
    catalog = catalog_of(tmp_path)
    prepare_search(catalog)
    shelf = shelf_of(catalog)
    assert shelf is not None
    path = index_path(shelf)
    assert path is not None
    with path.open("r+b") as file:  # the same file, so that the open index sees it
        file.truncate(4096)
    assert len(ids(catalog, "palit example")) == 40
    assert len(ids(catalog, "palit example")) == 40


def test_a_new_state_of_the_parts_gets_its_own_index(tmp_path: Path) -> None:
    root = cards(tmp_path / "many", range(100, 140))
    take(root, tmp_path, index=True)
    catalog = catalog_of(tmp_path)
    put(root, "GPU", sample("GPU", 2))
    take(root, tmp_path)
    later = catalog_of(tmp_path)
    assert ids(later, "msi 4090") == [part_id(2)]
    assert len(list(folders(tmp_path).search.glob("parts-*.sqlite"))) == 2
    assert len(ids(catalog, "palit")) == 40


def test_indexes_of_long_ago_are_removed(shelf: Shelf) -> None:
    path = index_path(shelf)
    assert path is not None
    old, new = (path.with_name(f"parts-{name}.sqlite") for name in ("old", "new"))
    for other in (old, new):
        other.write_bytes(b"")
    long_ago = path.stat().st_mtime - 2 * KEEP_S
    os.utime(old, (long_ago, long_ago))
    build_index(shelf)
    assert not old.exists()
    assert new.exists()
    assert path.exists()


def test_where_no_file_can_be_kept_the_search_works_in_memory(tmp_path: Path) -> None:
    take(cards(tmp_path / "many", range(100, 140)), tmp_path)
    (tmp_path / "file").write_text("in the way")
    for folder in (None, tmp_path / "file" / "search"):
        assert found(Shelf(folders(tmp_path).opendb, folder)) == 40
