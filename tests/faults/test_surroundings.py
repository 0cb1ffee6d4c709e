"""No fonts, no OpenGL, no display, no network: a sentence where one of them is needed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.surroundings import IS_ROOT, complaint, environment, program, run

NO_SOCKETS = """\
import sys
def hook(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto",
                         "urllib.", "http.", "ftplib.", "smtplib.")):
        raise SystemExit(f"asked for the network: {event} {arguments}")
sys.addaudithook(hook)
from rigbuilder.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def no_fonts(tmp_path: Path) -> str:
    """A configuration of fontconfig without any font."""
    config = tmp_path / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    return str(config)


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_without_fonts_a_drawing_is_refused_and_not_written_without_its_text(
    tmp_path: Path, no_fonts: str, ending: str
) -> None:
    out = tmp_path / f"parts.{ending}"
    done = program("export", "dual-4090", "-o", str(out), FONTCONFIG_FILE=no_fonts)
    assert "no font is installed" in complaint(done)
    assert not out.exists()


def test_without_fonts_the_window_says_so_and_the_command_line_works(no_fonts: str) -> None:
    shown = program("dual-4090", FONTCONFIG_FILE=no_fonts, QT_QPA_PLATFORM="offscreen")
    assert "no font is installed" in complaint(shown)
    assert program("check", "dual-4090", FONTCONFIG_FILE=no_fonts).returncode == 0


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "there is no display to open a window on (DISPLAY is not set)"),
        ({"DISPLAY": ":4711"}, "the display :4711 cannot be used"),
        ({"DISPLAY": "no such screen"}, "the display no such screen cannot be used"),
        ({"WAYLAND_DISPLAY": "wayland-4711"}, "there is no display"),
    ],
)
def test_without_a_display_one_sentence_says_so(variables: dict[str, str], words: str) -> None:
    assert words in complaint(program("dual-4090", **variables))


@pytest.fixture
def closed_display(tmp_path: Path) -> Iterator[str]:
    """An X server without OpenGL that lets in only who has the key."""
    subprocess.run(["xauth", "-f", tmp_path / "key", "add", ":0", ".", "0" * 32], check=True)
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-extension", "GLX"]
    server = subprocess.Popen(
        [*command, "-auth", str(tmp_path / "key")], pass_fds=[writer], stderr=subprocess.DEVNULL
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        yield ":" + answer.readline().strip()
    server.terminate()
    server.wait()


def test_a_display_that_does_not_let_the_user_in_is_told(closed_display: str) -> None:
    done = program("dual-4090", DISPLAY=closed_display, XAUTHORITY="/dev/null")
    assert done.returncode == 2
    *of_x, words = done.stderr.splitlines()
    assert f"the display {closed_display} cannot be used" in words
    assert len([line for line in of_x if line]) <= 1, "X itself says one line"


def test_the_window_opens_on_a_display_without_opengl(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-extension", "GLX"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        display = ":" + answer.readline().strip()
    env = environment(DISPLAY=display, LIBGL_DRIVERS_PATH="/nowhere")
    words = ["dual-4090", "--profile", str(tmp_path / "profile")]
    window = subprocess.Popen([sys.executable, "-m", "rigbuilder", *words], env=env)
    find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Dual RTX 4090.*RigBuilder"]
    try:
        found = subprocess.run(find, env=env, timeout=120, capture_output=True, check=False)
        assert found.returncode == 0
        assert window.poll() is None
    finally:
        window.kill()
        window.wait()
        server.terminate()
        server.wait()


@pytest.mark.parametrize("library", ["libEGL.so.1", "libGL.so.1"])
def test_without_opengl_s_libraries_the_window_names_the_packages_and_checks_still_work(
    tmp_path: Path, library: str
) -> None:
    (tmp_path / library).write_bytes(b"")
    shown = program("dual-4090", QT_QPA_PLATFORM="offscreen", LD_LIBRARY_PATH=str(tmp_path))
    words = complaint(shown)
    assert library in words
    assert "apt install" in words
    assert program("check", "dual-4090", LD_LIBRARY_PATH=str(tmp_path)).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--self-test"],
        ["check", "dual-4090"],
        ["parts", "3090"],
        ["export", "dual-4090", "-o", "{folder}/parts.pdf"],
        ["dual-4090", "--profile", "{folder}/profile", "--screenshot", "{folder}/window.png"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_nothing_asks_for_the_network(tmp_path: Path, arguments: list[str]) -> None:
    words = [word.format(folder=tmp_path) for word in arguments]
    apart = ["unshare", "--net"] if IS_ROOT else []
    done = run([*apart, sys.executable, "-c", NO_SOCKETS, *words])
    assert done.returncode == 0, done.stderr
