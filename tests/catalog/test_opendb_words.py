"""Names and addresses of OpenDB in the words of RigBuilder's catalog."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.opendb.boards import socket
from rigbuilder.catalog.opendb.chips import architecture_of, gpu_name
from rigbuilder.catalog.opendb.known import KnownParts
from rigbuilder.catalog.opendb.makers import makers_page
from rigbuilder.catalog.parts import Card


@pytest.mark.parametrize(
    ("chip", "vram", "name", "architecture"),
    [
        ("GeForce RTX 3090", 24, "RTX 3090", "ampere"),
        ("GeForce RTX 3090 Ti", 24, "RTX 3090 Ti", "ampere"),
        ("GeForce RTX 5060 Ti", 16, "RTX 5060 Ti 16GB", "blackwell"),
        ("GeForce RTX 5060 Ti 16 GB", 16, "RTX 5060 Ti 16GB", "blackwell"),
        ("GeForce RTX 4060 Ti", 8, "RTX 4060 Ti 8GB", "ada"),
        ("GeForce RTX 3060 12 GB", 12, "RTX 3060 12GB", "ampere"),
        ("GeForce GTX 1080 Ti", 11, "GTX 1080 Ti", "pascal"),
        ("GeForce GTX Titan X", 12, "GTX TITAN X", "maxwell"),
        ("Titan RTX", 24, "TITAN RTX", "turing"),
        ("Titan V", 12, "TITAN V", "volta"),
        ("Quadro RTX 8000", 48, "Quadro RTX 8000", "turing"),
        ("Quadro RTX 4000", 8, "Quadro RTX 4000", "turing"),
        ("RTX A6000", 48, "RTX A6000", "ampere"),
        ("RTX 6000 Ada", 48, "RTX 6000 Ada", "ada"),
        ("RTX 5880 Ada Generation", 48, "RTX 5880 Ada", "ada"),
        (
            "RTX PRO 4500 Blackwell Workstation Edition",
            32,
            "RTX PRO 4500 Blackwell",
            "blackwell",
        ),
        ("Radeon RX 7900 XTX", 24, "RX 7900 XTX", "rdna3"),
        ("Radeon PRO W7900", 48, "Radeon PRO W7900", "rdna3"),
        ("Radeon AI PRO R9700", 32, "Radeon AI PRO R9700", "rdna4"),
        ("FirePro W7100", 8, "FirePro W7100", "gcn"),
        ("Arc Pro B60", 24, "Arc Pro B60", "battlemage"),
    ],
)
def test_a_chip_has_the_catalogs_name_and_its_architecture(
    chip: str, vram: float, name: str, architecture: str
) -> None:
    assert gpu_name(chip, vram) == name
    assert architecture_of(chip) == architecture


def test_a_chip_of_no_family_has_no_architecture() -> None:
    assert architecture_of("Voodoo 5 5500") is None


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("LGA 1700", "LGA1700"),
        ("LGA 1151v2", "LGA1151"),
        ("2 x LGA 2011-3 Narrow", "LGA2011-3"),
        ("sTR4", "TR4"),
        ("AM5", "AM5"),
    ],
)
def test_a_socket_has_the_catalogs_name(theirs: str, ours: str) -> None:
    assert socket(theirs) == ours


@pytest.mark.parametrize(
    ("url", "brand", "page"),
    [
        (
            "https://rog.asus.com/graphics-cards/x/",
            "ASUS",
            "https://rog.asus.com/graphics-cards/x/",
        ),
        ("https://www.bequiet.com/en/case/5", "be quiet!", "https://www.bequiet.com/en/case/5"),
        (
            "https://www.fractal-design.com/products/x/#top",
            "Fractal Design",
            "https://www.fractal-design.com/products/x/",
        ),
        (
            "https://hyte.com/y70?srsltid=A&utm_source=b&color=red",
            "HYTE",
            "https://hyte.com/y70?color=red",
        ),
        ("https://www.xpg.com/us/x", "ADATA", "https://www.xpg.com/us/x"),
        ("https://www.example.co.uk/asus", "ASUS", None),
        ("https://www.asus.co.uk/x", "ASUS", "https://www.asus.co.uk/x"),
        ("https://asus.shop.example.com/x", "ASUS", None),
        ("https://www.newegg.com/p/1", "NZXT", None),
        ("https://www.msi.com/Graphics-Card/x", "Gigabyte", None),
        ("https://www.corsair.com/", "Corsair", None),
        ("https://www.corsair.com", "Corsair", None),
        ("corsair.com/x", "Corsair", None),
        ("ftp://corsair.com/x", "Corsair", None),
        ("https://corsair.com@evil.example/x", "Corsair", None),
        ("https://user@corsair.com/x", "Corsair", None),
        ("https://corsair.com/a b", "Corsair", None),
        ("https://[corsair.com/x", "Corsair", None),
        ("https://corsair.com/" + "x" * 500, "Corsair", None),
        ("javascript:alert(1)//corsair.com", "Corsair", None),
        ("https://www.example.com/x", "", None),
    ],
)
def test_only_a_page_of_the_maker_documents_a_figure(
    url: str, brand: str, page: str | None
) -> None:
    assert makers_page(url, brand) == page


@given(st.text(max_size=60), st.text(max_size=10))
def test_no_text_is_a_page_by_accident(text: str, brand: str) -> None:
    page = makers_page(text, brand)
    assert page is None or page.startswith(("http://", "https://"))


def card(name: str, *numbers: str, brand: str = "MSI", gpu: str = "RTX 5060 Ti 16GB") -> Card:
    return Card(
        id=f"card-{abs(hash((name, numbers, brand, gpu)))}",
        brand=brand,
        name=name,
        aliases=numbers,
        gpu=gpu,
        gpu_maker="nvidia",
        architecture="blackwell",
        vram_gib=Figure(value=16.0, grade="unverified"),
    )


MINE = card("GeForce RTX 5060 Ti 16G VENTUS 2X OC PLUS", "912-V536-014", "OC")
KNOWN = KnownParts([MINE])


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (card("anything at all", "912-V536-014"), True),
        (card("anything at all", "912V536 014"), True),
        (card("anything at all", "912-V536-015"), False),
        (card("anything at all", "OC"), False),
        (card("anything at all", "912-V536-014", brand="ASUS"), False),
        (card("VENTUS 2X OC PLUS GeForce RTX 5060 Ti 16GB GDDR7 Black"), True),
        (card("VENTUS 2X PLUS GeForce RTX 5060 Ti 16GB GDDR7 Black"), False),
        (card("VENTUS 2X OC PLUS GeForce RTX 5060 Ti 8GB", gpu="RTX 5060 Ti 8GB"), False),
    ],
    ids=[
        "number",
        "number written apart",
        "other number",
        "no number",
        "other brand",
        "name",
        "other name",
        "other memory",
    ],
)
def test_a_part_is_known_by_its_number_or_its_name(other: Card, same: bool) -> None:
    assert KNOWN.find(other) == (MINE.id if same else None)
