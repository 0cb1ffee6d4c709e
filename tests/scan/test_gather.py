"""Asking the computer: with real programs in the tools' places, and a copy of its files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rigbuilder.scan.gather import ToolError, gather, run
from rigbuilder.scan.parse import machine_of


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that is searched before all others."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def _tool(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!{sys.executable}\nimport sys, os, time\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The files of a computer with one card."""
    base = tmp_path / "root"
    dmi = base / "sys/class/dmi/id"
    real = base / "sys/devices/pci0000:00/0000:00:01.1/0000:01:00.0"
    bus = base / "sys/bus/pci/devices"
    for folder in (dmi, real, bus, base / "proc"):
        folder.mkdir(parents=True)
    (dmi / "board_vendor").write_text("ASUSTeK COMPUTER INC.\n")
    (dmi / "board_name").write_text("Pro WS X570-ACE\n")
    facts = {
        "vendor": "0x10de", "device": "0x2204", "class": "0x030000",
        "current_link_speed": "2.5 GT/s PCIe", "current_link_width": "16",
    }  # fmt: skip
    for name, value in facts.items():
        (real / name).write_text(value + "\n")
    (bus / "0000:01:00.0").symlink_to(
        "../../../devices/pci0000:00/0000:00:01.1/0000:01:00.0", target_is_directory=True
    )
    (bus / "0000:02:00.0").mkdir()
    block = "processor\t: {}\nmodel name\t: CPU {}\nphysical id\t: {}\n"
    (base / "proc/cpuinfo").write_text(
        "\n".join(block.format(n, n // 2, n // 2) for n in range(4)) + "\n\n"
    )
    (base / "proc/meminfo").write_text("MemTotal: 1048576 kB\n")
    return base


def test_the_systems_files_are_read(root: Path, tools: Path) -> None:
    machine = machine_of(gather(root, "linux"))
    assert machine.board_name == "Pro WS X570-ACE"
    assert machine.cpus == ("CPU 0", "CPU 1")
    assert machine.memory_gib == 1.0
    (card,) = machine.cards
    assert (card.address, card.device, card.chain) == ("0000:01:00.0", "2204", ("0000:00:01.1",))
    assert (card.now.lanes, card.now.generation) == (16, 1)


def test_each_tool_is_asked_in_plain_english_and_for_itself(root: Path, tools: Path) -> None:
    _tool(tools, "lspci", "print('0000:01:00.0 VGA compatible controller [0300]: ' + "
          "os.environ['LC_ALL'] + ' [10de:2204]'); print(sys.argv[1:])")  # fmt: skip
    _tool(tools, "dmidecode", "sys.exit('dmidecode: broken')")
    _tool(tools, "nvidia-smi", "sys.stdout.buffer.write(b'\\xff\\xfe' * 3)")
    heard = gather(root, "linux")
    assert "C [10de:2204]" in heard.text("lspci")
    assert "['-D', '-nn', '-vv']" in heard.text("lspci")
    assert heard.missing["dmidecode"] == "dmidecode failed: dmidecode: broken"
    assert "nvidia-smi" in heard.outputs
    assert len(machine_of(heard).cards) == 1


def test_a_computer_without_files_and_tools_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rigbuilder.scan.gather.SBIN", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    heard = gather(tmp_path / "nothing", "linux")
    assert heard.outputs == {}
    assert heard.missing["lspci"] == "lspci is not installed"
    assert "tells nothing" in heard.missing["dmi"]
    assert "No such file" in heard.missing["pci"]
    (tmp_path / "empty/sys/bus/pci/devices").mkdir(parents=True)
    assert "lists no device" in gather(tmp_path / "empty", "linux").missing["pci"]


def test_windows_is_asked_through_powershell(tools: Path, tmp_path: Path) -> None:
    _tool(tools, "powershell.exe", "print('{\"System\": {\"Model\": \"X\"}}' "
          "if 'Get-CimInstance' in sys.argv[-1] else '')")  # fmt: skip
    heard = gather(tmp_path, "win32")
    assert '"Model": "X"' in heard.text("windows")
    assert set(heard.outputs) | set(heard.missing) == {
        "windows", "nvidia-smi", "nvidia-topology",
    }  # fmt: skip


def test_progress_is_told_and_a_cancel_asks_no_further(root: Path, tools: Path) -> None:
    told: list[str] = []
    heard = gather(root, "linux", told.append, lambda: len(told) >= 2)
    assert told == ["dmi", "cpuinfo"]
    assert heard.missing["lspci"] == "was not asked: cancelled"


def test_a_tool_that_hangs_is_given_up(tools: Path) -> None:
    _tool(tools, "lspci", "time.sleep(60)")
    with pytest.raises(ToolError, match=r"did not answer within 0\.3 s"):
        run(("lspci",), 0.3)


def test_dmidecode_without_rights_says_what_to_do(tools: Path) -> None:
    _tool(tools, "dmidecode", "print('# dmidecode 3.3'); sys.exit('mem: Permission denied')")
    with pytest.raises(ToolError, match="run it as root"):
        run(("dmidecode",))


def test_a_tool_that_fails_silently_or_cannot_run_is_named(tools: Path) -> None:
    _tool(tools, "lspci", "sys.exit(3)")
    with pytest.raises(ToolError, match=r"^lspci failed$"):
        run(("lspci",))
    (tools / "lspci").write_text("not a program")
    with pytest.raises(ToolError, match=r"^lspci: Exec format error"):
        run(("lspci",))


def test_serial_numbers_are_struck_out_at_once(root: Path, tools: Path) -> None:
    _tool(tools, "dmidecode", "print('System Information\\n\\tSerial Number: SECRET')")
    assert "SECRET" not in gather(root, "linux").text("dmidecode")
