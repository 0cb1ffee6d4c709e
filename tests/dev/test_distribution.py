"""What is handed to others: the lock, and the wheel with its data."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

DESCRIBE = """\
import json
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir, docs_dir

catalog = load_catalog([catalogs_dir()])
print(json.dumps({
    "catalogs": str(catalogs_dir()),
    "parts": len(catalog.parts),
    "problems": len(catalog.problems),
    "icons": sorted(path.name for path in (assets_dir() / "icons").iterdir()),
    "translations": sorted(path.name for path in (assets_dir() / "translations").iterdir()),
    "pages": sorted(path.name for path in (docs_dir() / "rules").iterdir()),
}))
"""


def described(*python_path: Path, cwd: Path) -> dict:
    """What a program finds that imports RigBuilder from the first of the folders."""
    path = json.dumps([str(folder) for folder in python_path])
    code = f"import sys\nsys.path[:0] = {path}\n{DESCRIBE}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_a_built_wheel_holds_the_whole_catalog_the_assets_and_the_rules_pages(tmp_path):
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*build, "-w", tmp_path, ROOT], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("rigbuilder-*.whl")
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(wheel).extractall(unpacked)

    installed, checkout = described(unpacked, cwd=tmp_path), described(ROOT, cwd=tmp_path)

    assert installed.pop("catalogs") == str(unpacked / "rigbuilder" / "catalogs")
    assert checkout.pop("catalogs") == str(ROOT / "catalogs")
    assert installed == checkout
    assert installed["parts"] > 20
    assert "rigbuilder_de.qm" in installed["translations"]


def locked() -> dict[str, list[str]]:
    """Package names of the lock, in normal form, with the hashes of each."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return {
        re.split(r"[=\[;\s]", entry, maxsplit=1)[0].lower(): re.findall(r"--hash=sha256:", entry)
        for entry in entries
    }


def test_every_declared_dependency_is_locked():
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    declared = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in declared}

    assert names <= locked().keys()


def test_every_locked_file_has_a_hash():
    assert [name for name, hashes in locked().items() if not hashes] == []


def test_the_lock_names_no_host():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert "://" not in text
    assert "index-url" not in text.replace("--no-emit-index-url", "")
