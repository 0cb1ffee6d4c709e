"""A full disk and a folder that cannot be written: the old file stays, the reason is told."""

import sys
from pathlib import Path

from tests.faults.surroundings import (
    complaint,
    on_full_disk,
    on_read_only_disk,
    program,
    run,
    told,
)

SAVE_TWICE = """\
import json, os, sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import RigFileError, read_rig, save_rig

folder = Path(sys.argv[1])
catalog = load_catalog([catalogs_dir()])
ready = assets_dir() / "rigs"
target = folder / "mine.rig.json"
first = read_rig(ready / "single-a100-80gb.rig.json", catalog).rig
save_rig(target, first, catalog)
before = target.read_bytes()
try:
    with (folder / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"0" * 512)
except OSError:
    pass
second = read_rig(ready / "quad-3090-open-frame.rig.json", catalog).rig
large = second.model_copy(update={"cards": second.cards * 200})
try:
    save_rig(target, large, catalog)
    error = None
except RigFileError as problem:
    error = str(problem)
print(json.dumps({
    "error": error,
    "whole": target.read_bytes() == before,
    "opens": read_rig(target, catalog).rig == first,
    "files": sorted(os.listdir(folder)),
}))
"""


def test_saving_to_a_full_disk_keeps_the_old_file_and_says_so(tmp_path: Path) -> None:
    found = told(on_full_disk(tmp_path, sys.executable, "-c", SAVE_TWICE, str(tmp_path)))
    assert found["error"] is not None
    assert "cannot be saved: " in found["error"]
    assert found["error"].endswith(("No space left on device", "File too large"))
    assert (found["whole"], found["opens"]) == (True, True)
    assert found["files"] == ["filler", "mine.rig.json"]


def test_exporting_to_a_full_disk_is_refused_and_leaves_no_half_file(tmp_path: Path) -> None:
    script = (
        'i=0; while [ $i -lt 40 ]; do head -c 4096 /dev/zero; i=$((i+1)); done >"$1/filler" || :; '
        '"$0" -m rigbuilder export dual-4090 -o "$1/parts.pdf" || status=$?; '
        'ls -A "$1"; exit ${status:-0}'
    )
    done = on_full_disk(tmp_path, "sh", "-c", script, sys.executable, str(tmp_path))
    told_lines = [line for line in done.stderr.splitlines() if line.startswith("rigbuilder: ")]
    assert done.returncode == 2, done.stderr
    assert len(told_lines) == 1
    assert "parts.pdf: cannot be saved: " in told_lines[0]
    assert done.stdout.split() == ["filler"]
    assert "Traceback" not in done.stderr


def test_saving_into_a_read_only_folder_keeps_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "parts.md"
    old.write_text("old\n")
    command = (sys.executable, "-m", "rigbuilder", "export", "dual-4090", "-o", str(old))
    words = complaint(on_read_only_disk(tmp_path, *command))
    assert "parts.md: cannot be saved: " in words
    assert words.endswith(("Read-only file system", "Permission denied"))
    assert old.read_text() == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["parts.md"]


def test_the_kernel_s_own_folder_takes_no_file_and_the_reason_is_told() -> None:
    assert "/proc/parts.csv: cannot be saved: " in complaint(
        program("export", "dual-4090", "-o", "/proc/parts.csv")
    )


def test_the_window_opens_with_a_profile_that_cannot_be_written(tmp_path: Path) -> None:
    profile, picture = tmp_path / "profile", tmp_path / "window.png"
    profile.mkdir()
    words = [sys.executable, "-m", "rigbuilder", "dual-4090", "--profile", str(profile)]
    done = on_read_only_disk(profile, *words, "--screenshot", str(picture))
    assert (done.returncode, picture.exists()) == (0, True), done.stderr
    assert "Traceback" not in done.stderr
    assert list(profile.iterdir()) == []


def test_a_picture_on_a_full_disk_is_refused_with_a_sentence(tmp_path: Path) -> None:
    script = (
        'head -c 400000 /dev/zero >"$1/filler" || :; '
        'exec "$0" -m rigbuilder --profile "$1/profile" --screenshot "$1/window.png"'
    )
    done = on_full_disk(tmp_path, "sh", "-c", script, sys.executable, str(tmp_path))
    assert done.returncode == 2, done.stderr
    assert "window.png: the picture cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_device_is_told_when_the_report_goes_there() -> None:
    script = 'exec "$0" -m rigbuilder check dual-4090 >/dev/full'
    done = run(["sh", "-c", script, sys.executable])
    words = complaint(done)
    assert words == "rigbuilder: the output cannot be written: No space left on device"
