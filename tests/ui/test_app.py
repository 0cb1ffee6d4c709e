"""The program as it is started: a picture, wrong arguments, and the profile."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from rigbuilder.rig.file import save_rig
from rigbuilder.ui.app import window_hook
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from tests.ui import makers

ROOT = Path(__file__).resolve().parents[2]
START = (
    "import sys; from pathlib import Path; from rigbuilder.ui.app import run; "
    "a = [None if x == '-' else x for x in sys.argv[1:]]; "
    "sys.exit(run(Path(a[0]) if a[0] else None, Path(a[1]) if a[1] else None, "
    "Path(a[2]), a[3], a[4]))"
)


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the program to its end without a display."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_picture_is_written_without_a_display(tmp_path: Path) -> None:
    file, picture = tmp_path / "dual.rig.json", tmp_path / "window.png"
    save_rig(file, makers.dual_rig(), makers.catalog())
    done = start(str(file), str(picture), str(tmp_path / "profile"), "1366x768", "dark")
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1366, 768)
    assert image.pixelColor(5, 760).lightness() < 60


def test_a_file_that_cannot_be_read_ends_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "bad.rig.json"
    file.write_text("{")
    picture = tmp_path / "window.png"
    done = start(str(file), str(picture), str(tmp_path / "profile"), "-", "-")
    assert done.returncode == 2
    assert "bad.rig.json" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("size", "theme", "reason"),
    [("huge", "-", "1366x768"), ("0x0", "-", "1366x768"), ("-", "pink", "light, dark")],
)
def test_wrong_arguments_are_refused_in_one_line(
    tmp_path: Path, size: str, theme: str, reason: str
) -> None:
    done = start("-", str(tmp_path / "w.png"), str(tmp_path / "profile"), size, theme)
    assert done.returncode == 2
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_a_display_no_window_is_promised(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        return
    done = start("-", "-", str(tmp_path / "profile"), "-", "-")
    assert done.returncode == 2
    assert "no display" in done.stderr


def test_what_nobody_foresaw_is_said_in_the_window(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = window_hook(window)
    try:
        raise ZeroDivisionError("nought")
    except ZeroDivisionError as error:
        hook(type(error), error, error.__traceback__)
        hook(type(error), error, error.__traceback__)
    (row,) = window.messages.rows
    assert "ZeroDivisionError: nought" in row.text
    assert "Traceback" in capsys.readouterr().err


def test_a_killed_program_leaves_its_rig_for_the_next_start(tmp_path: Path) -> None:
    work = (
        "import os, signal, sys; from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from rigbuilder.ui.document import Document\n"
        "from rigbuilder.ui.profile import Profile\n"
        "from tests.ui import makers\n"
        "app = QApplication([])\n"
        "document = Document(makers.catalog(), Profile(Path(sys.argv[1])))\n"
        "document.apply(makers.dual_rig(), 'Build')\n"
        "folder = document.profile.recovery_folder\n"
        "while not list(folder.glob('*.rig.json')): app.processEvents()\n"
        "os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
    )
    profile = tmp_path / "profile"
    subprocess.run(
        [sys.executable, "-c", work, str(profile)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    (lost,) = Profile(profile).lost_rigs()
    assert lost.read(makers.catalog()).rig == makers.dual_rig()
