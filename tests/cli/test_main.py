"""The command as a process: help, pipes, terminals, and what is not loaded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rigbuilder import __version__
from rigbuilder.cli.parser import COMMANDS
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``python -m rigbuilder`` without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "COLUMNS", "NO_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "rigbuilder", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        check=False,
    )


def test_help_names_every_command_and_the_exit_statuses(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    for command in COMMANDS:
        assert f"rigbuilder {command}" in ran.out
    assert "Exit status 2" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"usage: rigbuilder {command}")


def test_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"RigBuilder {__version__}\n"


def test_a_mistyped_command_is_answered_with_the_right_one(run: Run) -> None:
    ran = run("chek")
    assert ran.status == 2
    assert "did you mean the command 'check'?" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "dual-3090-nvlink"),
        ("parts", "3090"),
        ("explain",),
        ("catalog", "schema"),
        (
            "estimate",
            "--card",
            "nvidia-geforce-rtx-3090-founders-edition:2",
            *("--model", "llama-3.3-70b-instruct", "--quant", "Q4_K_M", "--context", "8192"),
        ),
        ("export", "dual-4090", "-o", "OUT.csv"),
        ("export", "dual-4090", "-o", "OUT.md"),
        ("export", "dual-4090", "-o", "OUT.json"),
    ],
)
def test_qt_is_loaded_only_to_draw(arguments: tuple[str, ...], tmp_path: Path) -> None:
    placed = [a.replace("OUT", str(tmp_path / "out")) for a in arguments]
    program = f"""
import sys
from rigbuilder.cli import main
status = main({placed!r})
heavy = sorted(m for m in sys.modules if m.split(".")[0] in ("PySide6", "pyqtgraph"))
print("LOADED", status, heavy)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert re.search(r"LOADED [01] \[\]$", ran.stdout.strip()), ran.stdout + ran.stderr


def test_parts_needs_neither_shapely_nor_numpy() -> None:
    program = """
import sys
from rigbuilder.cli import main
main(["parts", "3090"])
print("LOADED", sorted({"numpy", "shapely"} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip().endswith("LOADED []")


def test_the_process_ends_with_the_commands_status() -> None:
    assert process("check", "no-such-file").returncode == 2
    assert process("parts", "3090").returncode == 0


def test_a_terminal_without_dashes_gets_plain_letters() -> None:
    ran = process("check", "dual-3090-nvlink", PYTHONIOENCODING="ascii")
    assert ran.returncode in (0, 1)
    assert "Traceback" not in ran.stderr
    assert re.search(r"\d-\d[\d,]* USD", ran.stdout)


def test_a_reader_that_leaves_early_is_no_error() -> None:
    if os.name == "nt":
        assert process("parts").returncode == 0
        return
    ran = subprocess.run(
        f'"{sys.executable}" -m rigbuilder parts --format json | head -c 100',
        shell=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    assert len(ran.stdout) == 100


def test_the_window_writes_its_picture_without_a_display(tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    ran = process(
        "dual-3090-nvlink",
        *("--screenshot", str(out), "--profile", str(tmp_path / "profile")),
        *("--size", "1366x768", "--theme", "dark"),
    )
    assert ran.returncode == 0, ran.stderr
    assert out.read_bytes().startswith(b"\x89PNG")


def test_a_window_for_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    ran = process(str(tmp_path / "none.rig.json"), "--screenshot", str(tmp_path / "out.png"))
    assert ran.returncode == 2
    assert "there is no such file" in ran.stderr
    assert not (tmp_path / "out.png").exists()


def test_the_windowed_program_works_without_a_console(tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    program = f"""
import sys
sys.argv = ["rigbuilder-gui", "--screenshot", {str(out)!r}, "--profile", {str(tmp_path)!r}]
sys.stdout = sys.stderr = None
from rigbuilder.cli import gui_main
raise SystemExit(gui_main())
"""
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert ran.returncode == 0
    assert out.read_bytes().startswith(b"\x89PNG")
