"""``rigbuilder scan``, from recordings and from this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.file import read_rig
from rigbuilder.scan.recording import read_recording
from tests.cli.conftest import Run

RECORDINGS = Path(__file__).parents[1] / "scan" / "recordings"
TWO = RECORDINGS / "two-3090-nvlink-b550"


def test_a_recording_is_told_as_parts_links_and_what_is_not_known(run: Run) -> None:
    done = run("scan", "--from", TWO)
    assert done.status == 0
    for words in ("ROG STRIX B550-XE", "PCIEX16_2", "x4, generation 4", "What could not be learnt"):
        assert words in done.out, words


def test_models_that_a_card_may_be_are_told_once_for_equal_cards(run: Run) -> None:
    done = run("scan", "--from", RECORDINGS / "two-5090-not-root")
    told = " ".join(done.out.split())
    assert told.count("gpu1 and gpu2 may be: GIGABYTE") == 1
    done = run("scan", "--from", RECORDINGS / "three-7900-x670e")
    assert "more." not in done.out


def test_long_lists_of_models_are_cut(run: Run, tmp_path: Path) -> None:
    columns = "name, pci.bus_id, pci.sub_device_id, memory.total [MiB]"
    row = "NVIDIA GeForce RTX 3090, 00000000:01:00.0, 0x00001234, 24576 MiB"
    (tmp_path / "nvidia-smi.txt").write_text(f"{columns}\n{row}\n")
    told = " ".join(run("scan", "--from", tmp_path).out.split())
    assert "gpu1 may be:" in told
    assert "more." in told


def test_json_holds_rig_parts_and_links(run: Run) -> None:
    data = run("scan", "--from", TWO, "--format", "json").json
    assert data["format"] == "rigbuilder.scan"
    assert [card["seat"]["slot"] for card in data["rig"]["cards"]] == [2, 5]
    assert data["links"][1]["now"] == {"lanes": 4, "generation": 4}


def test_the_rig_is_saved_and_can_be_checked(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mine.rig.json"
    done = run("scan", "--from", RECORDINGS / "four-3090-wrx80", "-o", out)
    assert f"wrote the rig {out}" in " ".join(done.out.split())
    assert len(read_rig(out, load_catalog([catalogs_dir()])).rig.cards) == 4
    assert run("check", out).status == 1


def test_this_computer_is_recorded_and_read_again(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "recording"
    done = run("scan", "--recording", kept, "--format", "json")
    assert done.status == 0
    heard = read_recording(kept)
    assert heard.outputs
    assert run("scan", "--from", kept, "--format", "json").json == done.json


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "no-such-folder"), "is no folder of a recording"),
        (("--from", TWO, "--recording", "/dev/null/x"), "cannot be written"),
        (("--from", TWO, "-o", "/no/such/folder/x.rig.json"), "cannot be saved"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    run: Run, arguments: tuple[object, ...], said: str
) -> None:
    done = run("scan", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1
