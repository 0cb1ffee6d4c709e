"""A program that is killed while it writes: the file is the old one or the new one, never half."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.surroundings import ROOT, environment, program, run, told

KILLED_AT_EACH_STEP = """\
import json, os, signal, sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.export import export_rig
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig, save_rig

target, what = Path(sys.argv[1]), sys.argv[2]
catalog = load_catalog([catalogs_dir()])
ready = assets_dir() / "rigs"
rigs = [read_rig(ready / f"{n}.rig.json", catalog).rig for n in ("dual-4090", "single-a100-80gb")]
reports = [evaluate(rig, catalog) for rig in rigs]

def write(number):
    if what == "save":
        save_rig(target, rigs[number], catalog)
    else:
        export_rig(rigs[number], catalog, reports[number], target)

write(1)
new = target.read_bytes()
write(0)
old = target.read_bytes()
state = {"armed": False, "step": 0, "last": 0}

def at_each_step(event, _arguments):
    if state["armed"]:
        state["step"] += 1
        if state["step"] == state["last"]:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(at_each_step)
outcomes = {"old": 0, "new": 0, "broken": 0}
while True:
    state["last"] += 1
    child = os.fork()
    if child == 0:
        state["armed"] = True
        write(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    found = target.read_bytes()
    outcomes["old" if found == old else "new" if found == new else "broken"] += 1
    if os.WIFEXITED(status):
        break
    target.write_bytes(old)
    for left in target.parent.glob(".*"):
        left.unlink()
print(json.dumps({"outcomes": outcomes, "ended": os.WEXITSTATUS(status)}))
"""

SAVES_FOR_EVER = """\
import sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig, rig_to_json, save_rig

catalog = load_catalog([catalogs_dir()])
ready = assets_dir() / "rigs"
rigs = [read_rig(ready / f"{n}.rig.json", catalog).rig for n in ("dual-4090", "single-a100-80gb")]
for number, rig in enumerate(rigs):
    Path(sys.argv[2], f"{number}").write_text(rig_to_json(rig, catalog), encoding="utf-8")
while True:
    for rig in rigs:
        save_rig(Path(sys.argv[1]), rig, catalog)
        sys.stdout.write(".")
        sys.stdout.flush()
"""

UNSAVED = """\
import os, signal, sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import read_rig
from rigbuilder.ui.profile import Profile

catalog = load_catalog([catalogs_dir()])
rig = read_rig(assets_dir() / "rigs" / "dual-4090.rig.json", catalog).rig
Profile(Path(sys.argv[1])).keep(rig, catalog, Path("/somewhere/mine.rig.json"))
os.kill(os.getpid(), signal.SIGKILL)
"""

LOOKED_AFTER = """\
import json, sys
from pathlib import Path
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.ui.profile import Profile

catalog = load_catalog([catalogs_dir()])
lost = Profile(Path(sys.argv[1])).lost_rigs()
print(json.dumps([[str(one.path), one.read(catalog).rig.name] for one in lost]))
"""


@pytest.mark.parametrize(
    ("what", "name"), [("save", "mine.rig.json"), ("export", "parts.md"), ("export", "parts.csv")]
)
def test_killed_at_any_step_of_writing_the_file_is_whole(
    tmp_path: Path, what: str, name: str
) -> None:
    target = tmp_path / name
    found = told(run([sys.executable, "-c", KILLED_AT_EACH_STEP, str(target), what]))
    assert found["ended"] == 0
    assert found["outcomes"]["broken"] == 0
    assert found["outcomes"]["old"] >= 3, "the kills came too late to prove anything"
    assert found["outcomes"]["new"] >= 1


@pytest.mark.parametrize("seed", range(8))
def test_killed_from_outside_at_a_random_moment_the_file_is_whole(
    tmp_path: Path, seed: int
) -> None:
    target, both = tmp_path / "mine.rig.json", tmp_path / "both"
    both.mkdir()
    saves = random.Random(seed).randint(1, 120)
    child = subprocess.Popen(
        [sys.executable, "-c", SAVES_FOR_EVER, str(target), str(both)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert len(child.stdout.read(saves)) == saves
    child.kill()
    child.wait()
    child.stdout.close()
    assert child.returncode == -signal.SIGKILL
    assert target.read_bytes() in [path.read_bytes() for path in both.iterdir()]


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.chmod", "os.rename"])
def test_a_pdf_export_that_is_killed_leaves_the_old_file(tmp_path: Path, step: str) -> None:
    target = tmp_path / "parts.pdf"
    target.write_bytes(b"the old file")
    killed = (
        "import os, signal, sys\n"
        f"name = {str(target.parent)!r}\n"
        "def hook(event, arguments):\n"
        f"    if event == {step!r} and any(name in str(a) for a in arguments):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(hook)\n"
        "from rigbuilder.cli import main\n"
        f"main(['export', 'dual-4090', '-o', {str(target)!r}])\n"
    )
    done = run([sys.executable, "-c", killed])
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert target.read_bytes() == b"the old file"
    assert program("export", "dual-4090", "-o", str(target)).returncode == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_work_that_was_not_saved_when_the_program_was_killed_is_offered_again(
    tmp_path: Path,
) -> None:
    done = run([sys.executable, "-c", UNSAVED, str(tmp_path)])
    assert done.returncode == -signal.SIGKILL, done.stderr
    found = told(run([sys.executable, "-c", LOOKED_AFTER, str(tmp_path)]))
    assert found == [["/somewhere/mine.rig.json", "Dual RTX 4090"]]
