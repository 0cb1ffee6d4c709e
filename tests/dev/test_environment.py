"""The set-up of a small project of its own, with a real environment and without a network."""

import json
import subprocess

import pytest

from scripts.devtools.environment import STAMP, Environment
from scripts.devtools.needs import CHECKS
from scripts.devtools.problems import SetupError

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "sample"
version = "1"
"""

BACKEND = '''\
"""Builds the sample project without any library."""
import zipfile

METADATA = "Metadata-Version: 2.1\\nName: sample\\nVersion: 1\\n"
WHEEL = "Wheel-Version: 1.0\\nGenerator: sample\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
SCRIPTS = "[console_scripts]\\nsample = sample:main\\n"


def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "sample-1-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr("sample.py", "def main():\\n    print('sample runs')\\n")
        wheel.writestr("sample-1.dist-info/METADATA", METADATA)
        wheel.writestr("sample-1.dist-info/WHEEL", WHEEL)
        wheel.writestr("sample-1.dist-info/entry_points.txt", SCRIPTS)
        wheel.writestr("sample-1.dist-info/RECORD", "")
    return name
'''


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project folder whose set-up needs no network."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    (tmp_path / "requirements.lock").write_text("# nothing is needed\n")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "backend.py").write_text(BACKEND)
    return tmp_path


def finished(environment: Environment) -> None:
    """Leaves what a finished set-up leaves, as far as it is looked at."""
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    (environment.folder / STAMP).write_text(json.dumps(environment.wanted_stamp()))


def test_set_up_makes_an_environment_that_runs_the_project_and_then_leaves_it_alone(project):
    environment = Environment(project)
    environment.prepare(CHECKS)
    made = (environment.folder / STAMP).stat().st_mtime_ns

    environment.prepare(CHECKS)

    printed = subprocess.run(
        [environment.script("sample")], capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == "sample runs"
    assert (environment.folder / STAMP).stat().st_mtime_ns == made


def test_an_interrupted_set_up_is_done_again_from_the_start(project):
    environment = Environment(project)
    half_installed = environment.folder / "half-installed"
    environment.folder.mkdir()
    half_installed.touch()

    environment.prepare(CHECKS)

    assert not half_installed.exists()
    assert environment.found_stamp() == environment.wanted_stamp()


def test_a_new_lock_renews_the_environment_in_place_and_one_that_fails_leaves_no_stamp(project):
    environment = Environment(project)
    environment.prepare(CHECKS)
    kept = environment.folder / "kept"
    kept.touch()

    (project / "requirements.lock").write_text("# changed\n")
    environment.prepare(CHECKS)
    assert kept.exists()
    assert environment.found_stamp() == environment.wanted_stamp()

    unhashed = "package-that-is-not-hashed==1\n"
    (project / "requirements.lock").write_text(unhashed)
    with pytest.raises(SetupError) as raised:
        environment.prepare(CHECKS)
    assert raised.value.status == 4
    assert environment.found_stamp() is None


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_the_stamp_tells_when_an_input_changes(project, name):
    environment = Environment(project)
    finished(environment)
    assert environment.found_stamp() == environment.wanted_stamp()

    with (project / name).open("a") as file:
        file.write("# changed\n")

    assert environment.found_stamp() != environment.wanted_stamp()


def test_a_moved_project_is_not_current(project, tmp_path_factory):
    finished(Environment(project))
    moved = project.rename(tmp_path_factory.mktemp("elsewhere") / "project")

    environment = Environment(moved)

    assert environment.found_stamp() != environment.wanted_stamp()


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "\x00"])
def test_a_damaged_stamp_counts_as_none(project, text):
    environment = Environment(project)
    finished(environment)
    (environment.folder / STAMP).write_text(text)

    assert environment.found_stamp() is None


def test_an_environment_that_lost_its_interpreter_counts_as_none(project):
    environment = Environment(project)
    finished(environment)
    environment.python.unlink()

    assert environment.found_stamp() is None
