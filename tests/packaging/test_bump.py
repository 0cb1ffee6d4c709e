"""A new version is one command that changes one place."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def bump(tmp_path: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Runs a copy of the command beside a version of its own."""
    for folder, name in (("packaging", "bump.py"), ("rigbuilder", "__init__.py")):
        (tmp_path / folder).mkdir(exist_ok=True)
        if not (tmp_path / folder / name).exists():
            shutil.copy(ROOT / folder / name, tmp_path / folder / name)
    place = tmp_path / "rigbuilder" / "__init__.py"
    text = '"""Doc."""\n\n__version__ = "1.9.3"\n'
    place.write_text(text, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "packaging" / "bump.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done, place.read_text(encoding="utf-8")


def test_a_higher_number_is_written_and_nothing_else(tmp_path: Path) -> None:
    done, text = bump(tmp_path, "1.10.0")
    assert (done.returncode, done.stdout) == (0, "1.9.3 -> 1.10.0\n")
    assert text == '"""Doc."""\n\n__version__ = "1.10.0"\n'


def test_a_number_that_is_not_higher_or_is_none_is_refused(tmp_path: Path) -> None:
    for wrong in ("1.9.3", "1.9.2", "0.99.0", "1.10", "v1.10.0", "1.10.0rc1", "01.10.0"):
        done, text = bump(tmp_path, wrong)
        assert done.returncode == 2, wrong
        assert wrong in done.stderr
        assert "1.9.3" in text


def test_the_version_stands_in_one_place_only() -> None:
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        data = tomllib.load(file)
    assert "version" not in data["project"]
    assert data["tool"]["hatch"]["version"]["path"] == "rigbuilder/__init__.py"
