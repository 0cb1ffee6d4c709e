"""Foreign text may be broken, endless or meant to harm: it stays text and never an error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.export.scan_text import scan_sections
from rigbuilder.export.text import section_lines
from rigbuilder.rig.file import rig_to_json
from rigbuilder.scan.parse import machine_of
from rigbuilder.scan.recognise import recognise
from rigbuilder.scan.recording import NAMES, Recording
from tests.scan.conftest import RECORDINGS, TODAY

EVIL = "\x1b[31m<b>x</b>\u202e`|*[a](b)\x00\x07\ud800" + "y" * 5000
REAL = {
    file.stem: file.read_text("utf-8")
    for file in (RECORDINGS / "two-3090-nvlink-b550").glob("*.txt")
}
SMI_HEAD = REAL["nvidia-smi"].split("\n")[0]


def _lines(outputs: dict[str, str], catalog: Catalog) -> list[str]:
    scan = recognise(machine_of(Recording(outputs)), catalog, TODAY)
    rig_to_json(scan.opened.rig, scan.opened.catalog)
    json.dumps(scan.to_json_data(), allow_nan=False)
    return [line for s in scan_sections(scan) for line in section_lines(s, 100)]


def test_names_full_of_control_characters_and_markup_are_shown_harmless(curated: Catalog) -> None:
    outputs = {
        "dmi": f"board_vendor: {EVIL}\nboard_name: {EVIL}\nsys_vendor: {EVIL}\n",
        "cpuinfo": f"model name: {EVIL}\n",
        "meminfo": f"MemTotal: {EVIL}\n",
        "lspci": f"01:00.0 VGA compatible controller [0300]: {EVIL} [10de:ffff]\n"
        f"\tSubsystem: {EVIL} [dead:beef]\n\tLnkSta: {EVIL}\n",
        "dmidecode": f"Handle\nMemory Device\n\tSize: 8 GB\n\tManufacturer: {EVIL}\n"
        f"\tPart Number: {EVIL}\n\nHandle\nSystem Slot Information\n\tDesignation: {EVIL}\n"
        f"\tBus Address: {EVIL}\n",
        "nvidia-smi": f"{SMI_HEAD}\n0, {EVIL}, 00000000:01:00.0, {EVIL}, {EVIL}, 9000 MiB, 1, 1\n",
        "nvidia-topology": f"GPU0 GPU1\nGPU0 X NV{EVIL}\n",
    }
    lines = _lines(outputs, curated)
    text = "\n".join(lines)
    assert not any(bad in text for bad in ("\x1b", "\u202e", "\x00", "\x07", "\ud800"))
    assert max(map(len, lines)) < 300


@pytest.mark.parametrize("name", NAMES)
@given(text=st.text(max_size=300))
@settings(max_examples=25)
def test_any_text_of_any_source_is_taken(name: str, text: str) -> None:
    machine_of(Recording({name: text}))


@pytest.mark.parametrize("name", sorted(REAL))
@given(data=st.data())
@settings(max_examples=25)
def test_a_real_output_that_was_cut_or_overwritten_is_taken(name: str, data: st.DataObject) -> None:
    text = REAL[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 80)))
    broken = text[:start] + data.draw(st.text(max_size=10)) + text[end:]
    machine_of(Recording({**REAL, name: broken}))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "{", "[" * 5000, '{"Board": 7, "Cards": "x", "Memory": [[]]}',
     '{"Cards": [{"Places": [{"Id": "VEN_10DE&DEV_2684", "Bus": true, "Address": 1e999}]}]}',
     "Windows PowerShell\nwarning\n{\"System\": {}}"],
)  # fmt: skip
def test_json_that_is_none_or_is_something_else_is_taken(text: str) -> None:
    assert machine_of(Recording({"windows": text})).cards == ()


def test_absurd_numbers_are_not_believed(curated: Catalog) -> None:
    smi = f"{SMI_HEAD}\n0, RTX 3090, 00000000:01:00.0, 0x220410DE, 0x147D10DE, " \
          "999999999999999999999 MiB, -5 W, 99, 99, 999, 999\n"  # fmt: skip
    (card,) = machine_of(Recording({"nvidia-smi": smi})).cards
    assert card.vram_gib is None
    assert not card.now.known
    assert not card.most.known


def test_more_cards_than_a_rig_holds_are_listed(curated: Catalog) -> None:
    rows = [
        f"{n}, NVIDIA RTX A6000, 00000000:{n:02X}:00.0, 0x223010DE, 0x145910DE, 49140 MiB"
        for n in range(1, 21)
    ]
    recording = Recording({"nvidia-smi": "\n".join([SMI_HEAD, *rows])})
    scan = recognise(machine_of(recording), curated, TODAY)
    assert len(scan.opened.rig.cards) == 16
    assert len([row for row in scan.rows if "A6000" in row.seen]) == 20


def test_endless_lists_of_cards_are_cut_and_their_links_with_them() -> None:
    rows = [f"{n}, X, 00000000:{n:02X}:00.0" for n in range(1, 100)]
    topology = "GPU0 GPU1\n" + "\n".join(f"GPU{n} NV4 NV4" for n in (0, 1, 98, 500))
    recording = {"nvidia-smi": "\n".join([SMI_HEAD, *rows]), "nvidia-topology": topology}
    machine = machine_of(Recording(recording))
    assert len(machine.cards) == 64
    assert machine.nvlinks == ((0, 1),)
