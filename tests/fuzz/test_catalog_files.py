"""Any catalog file loads what is good in it, and names what is not; nothing else is lost."""

import contextlib
import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.opendb import ImportReport, NotOpendbError, import_opendb
from rigbuilder.paths import catalogs_dir
from tests.catalog.opendb_sample import copy_of_sample
from tests.fuzz import hostile
from tests.fuzz.guards import guarded, of_all

GOOD = (catalogs_dir() / "bridges" / "nvidia-nvlink.json").read_bytes()
KINDS = ("boards", "cards", "cases", "cpus", "memory", "models", "psus")
ROUGH = [min((catalogs_dir() / kind).glob("*.json")).read_bytes() for kind in KINDS]


def few(data: bytes) -> dict:
    """A catalog file with its first parts only: a change hits more often what matters."""
    document = json.loads(data)
    return {**document, "parts": document["parts"][:2]}


DOCUMENTS = [few(data) for data in ROUGH]
FILES = [json.dumps(document).encode() for document in DOCUMENTS]


def loaded(data: bytes) -> None:
    """Loads the file beside a good one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a-good.json").write_bytes(GOOD)
        (folder / "hostile.json").write_bytes(data)
        with guarded():
            catalog = load_catalog([folder])
            for problem in catalog.problems:
                assert "hostile.json" in str(problem.path)
                assert problem.reason
        good = {part["id"] for part in json.loads(GOOD)["parts"]}
        assert good <= set(catalog.parts)


@of_all(0.1)
@given(st.sampled_from(DOCUMENTS), hostile.edits)
def test_a_catalog_file_with_changed_places_loads_what_is_good(document, steps) -> None:
    loaded(hostile.written(hostile.changed(document, steps)))


@of_all(0.08)
@given(st.sampled_from(FILES), hostile.cuts)
def test_a_catalog_file_with_bytes_replaced_loads_what_is_good(data, steps) -> None:
    loaded(hostile.cut(data, steps))


@of_all(0.02)
@given(st.integers(0, 1_000_000), hostile.edits, hostile.cuts)
def test_a_folder_to_import_with_a_hostile_entry_writes_only_its_target(place, steps, cuts) -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        root = copy_of_sample(work)
        entries = sorted(root.rglob("*.json"))
        entry = entries[place % len(entries)]
        document = hostile.changed(json.loads(entry.read_bytes()), steps)
        entry.write_bytes(hostile.cut(hostile.written(document), cuts))
        target = work / "imported"
        target.mkdir()
        with guarded(target):
            report = None
            with contextlib.suppress(NotOpendbError):
                report = import_opendb(root, target / "opendb.sqlite")
        assert report is None or isinstance(report, ImportReport)
