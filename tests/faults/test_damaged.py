"""Damaged settings and a damaged catalog: the program starts, and says what is wrong."""

import shutil
from pathlib import Path

import pytest

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig, save_rig
from tests.faults.surroundings import ROOT, program

SETTINGS = {
    "noise": b"\x00\xff\xfe" * 5000,
    "half a line": b"[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3",
    "wrong kinds": b"recent=@Invalid()\ntheme=@Size(3 4)\n[window]\ngeometry=17\n",
    "hostile names": b"recent=/dev/zero, ../../etc/passwd, \\0, "
    + b"x" * 100_000
    + b"\ntheme=pink\n",
    "a window far away": (
        b"[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0"
        b"\\x7f\\xff\\xff\\xff\\x7f\\xff\\xff\\xff\\x7f\\xff\\xff\\xff\\x7f\\xff\\xff\\xff)\n"
    ),
}


@pytest.mark.parametrize("content", SETTINGS.values(), ids=SETTINGS.keys())
def test_the_window_opens_with_damaged_settings(tmp_path: Path, content: bytes) -> None:
    profile, picture = tmp_path / "profile", tmp_path / "window.png"
    profile.mkdir()
    (profile / "settings.ini").write_bytes(content)
    done = program("--profile", str(profile), "--screenshot", str(picture))
    assert (done.returncode, picture.exists()) == (0, True), done.stderr
    assert "Traceback" not in done.stderr


def test_the_window_opens_when_the_settings_are_a_folder(tmp_path: Path) -> None:
    profile, picture = tmp_path / "profile", tmp_path / "window.png"
    (profile / "settings.ini").mkdir(parents=True)
    (profile / "recovery" / "broken.rig.json").mkdir(parents=True)
    done = program("--profile", str(profile), "--screenshot", str(picture))
    assert (done.returncode, picture.exists()) == (0, True), done.stderr
    assert "Traceback" not in done.stderr


def test_a_recovery_file_that_is_noise_does_not_keep_the_window_from_opening(
    tmp_path: Path,
) -> None:
    profile, picture = tmp_path / "profile", tmp_path / "window.png"
    recovery = profile / "recovery"
    recovery.mkdir(parents=True)
    (recovery / "00.rig.json").write_bytes(b"\xff\x00" * 999)
    (recovery / "00.rig.path").write_bytes(b"\xff\xfe\xfd")
    (recovery / "00.rig.lock").write_bytes(b"not a lock")
    done = program("--profile", str(profile), "--screenshot", str(picture))
    assert (done.returncode, picture.exists()) == (0, True), done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the program with its catalog."""
    folder = tmp_path / "installation"
    for name in ("rigbuilder", "catalogs", "assets", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def damage_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage_noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def damage_nesting(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def damage_gone(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def damage_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage", [damage_half, damage_noise, damage_nesting, damage_gone, damage_folder]
)
def test_one_damaged_catalog_file_costs_only_its_own_parts(installation: Path, damage) -> None:
    damage(installation / "catalogs" / "cards" / "amd-radeon.json")
    done = program("check", "dual-4090", cwd=installation)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Fits")
    found = program("catalog", "check", cwd=installation)
    assert found.returncode == 1
    assert "amd-radeon.json" in found.stdout + found.stderr
    assert "Traceback" not in done.stderr + found.stderr


def test_the_window_names_a_damaged_catalog_file_and_opens(
    installation: Path, tmp_path: Path
) -> None:
    damage_half(installation / "catalogs" / "cards" / "nvidia-geforce-40.json")
    picture = tmp_path / "window.png"
    words = ("--profile", str(tmp_path / "profile"), "--screenshot", str(picture))
    done = program("dual-4090", *words, cwd=installation)
    assert (done.returncode, picture.exists()) == (0, True), done.stderr
    assert "Traceback" not in done.stderr


def test_without_any_catalog_a_rig_with_its_own_records_is_still_judged(
    installation: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "whole.rig.json"
    catalog = load_catalog([catalogs_dir()])
    opened = read_rig(assets_dir() / "rigs" / "dual-4090.rig.json", catalog)
    save_rig(kept, opened.rig, opened.catalog)
    shutil.rmtree(installation / "catalogs")
    done = program("check", str(kept), cwd=installation)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Fits")
