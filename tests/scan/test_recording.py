"""Recordings: written without what identifies a person's computer, read whatever is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rigbuilder.scan.recording import (
    MOST_BYTES,
    Recording,
    ScanError,
    decoded,
    read_recording,
    without_private,
    write_recording,
)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    heard = Recording({"lspci": "0000:00:00.0 x\n", "meminfo": "MemTotal: 1 kB\n"}, {"dmi": "gone"})
    write_recording(heard, tmp_path / "new" / "folder")
    assert read_recording(tmp_path / "new" / "folder") == heard


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("\tSerial Number: 1234-ABC", "\tSerial Number: --"),
        ("\tUUID: 03000200-0400-0500-0006-000700080009", "\tUUID: --"),
        ("\tAsset Tag: Desk 7", "\tAsset Tag: --"),
        ("\tSKU Number: X1", "\tSKU Number: --"),
        (
            "\tCapabilities: [250] Device Serial Number 48-b0-2d-ff-ff-aa-bb-cc",
            "\tCapabilities: [250] Device Serial Number --",
        ),
        ("ether 00:1b:21:3a:4f:5e up", "ether -- up"),
        ("GPU-6b6c1f2e-0f1a-4c3d-9e88-2f4b7a1c0d55, RTX", "--, RTX"),
        ("0000:01:00.0 VGA [10de:2204]", "0000:01:00.0 VGA [10de:2204]"),
        ("\tPart Number: CMK64GX5M2B5600C40", "\tPart Number: CMK64GX5M2B5600C40"),
    ],
)
def test_numbers_that_name_one_computer_are_struck_out(line: str, kept: str) -> None:
    assert without_private(f"a\n{line}\nb") == f"a\n{kept}\nb"


def test_a_written_recording_holds_no_serial_number(tmp_path: Path) -> None:
    write_recording(Recording({"dmidecode": "\tSerial Number: SECRET\n"}), tmp_path)
    assert "SECRET" not in (tmp_path / "dmidecode.txt").read_text()


def test_any_bytes_are_text() -> None:
    assert decoded(b"\xff\xfea\x00b\x00") == "ab"
    assert decoded(b"\xef\xbb\xbfa\r\nb") == "a\nb"
    assert "\0" not in decoded(b"a\0b")
    assert decoded(bytes(range(128, 256)))
    assert len(decoded(b"x" * (MOST_BYTES + 5))) == MOST_BYTES


@pytest.mark.parametrize("make", [lambda p: p / "none", lambda p: p])
def test_a_folder_without_a_recording_is_refused(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScanError):
        read_recording(make(tmp_path))


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(ScanError, match="cannot be written"):
        write_recording(Recording({"dmi": "x"}), file / "folder")


def test_a_source_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dmi.missing.txt").mkdir()
    (tmp_path / "lspci.txt").write_text("x")
    (tmp_path / "dmi.txt").symlink_to(tmp_path / "dmi.missing.txt")
    assert read_recording(tmp_path).outputs == {"lspci": "x"}
    loop = tmp_path / "cpuinfo.txt"
    loop.symlink_to(loop)
    assert "cpuinfo" not in read_recording(tmp_path).outputs


@pytest.mark.parametrize("name", ["lspci.txt", "lspci.missing.txt"])
def test_a_source_that_fails_while_it_is_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("/proc/self/mem")  # its first page is never there
    with pytest.raises(ScanError, match="cannot be read"):
        read_recording(tmp_path)
