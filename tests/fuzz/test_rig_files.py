"""Any rig file is opened or refused with one sentence; any opened rig is judged and written."""

import json

from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.export import export_bytes
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.file import OpenedRig, RigFileError, parse_rig, rig_to_json
from tests.fuzz import hostile
from tests.fuzz.guards import guarded, of_all

CATALOG = load_catalog([catalogs_dir()])
FILES = [path.read_bytes() for path in sorted((assets_dir() / "rigs").glob("*.rig.json"))]
FILES += [rig_to_json(parse_rig(data, CATALOG).rig, CATALOG).encode() for data in FILES]
DOCUMENTS = [json.loads(data) for data in FILES]


def opened_or_refused(data: bytes) -> OpenedRig | None:
    """The rig; None when it is refused with one sentence."""
    try:
        return parse_rig(data, CATALOG)
    except RigFileError as error:
        refusal = str(error)
    assert refusal
    assert "\n" not in refusal
    return None


def judged(data: bytes) -> None:
    """Opens, judges and writes again; or is refused with one sentence."""
    opened = opened_or_refused(data)
    if opened is None:
        return
    report = evaluate(opened.rig, opened.catalog)
    assert report.verdict in ("fits", "does-not-fit", "unknown")
    json.dumps(report.to_json_data(), allow_nan=False).encode()
    again = parse_rig(rig_to_json(opened.rig, opened.catalog).encode(), CATALOG)
    assert again.rig == opened.rig


@of_all(0.45)
@given(st.sampled_from(DOCUMENTS), hostile.edits)
def test_a_rig_file_with_changed_places_is_judged_or_refused(document, steps) -> None:
    data = hostile.written(hostile.changed(document, steps))
    with guarded():
        judged(data)


@of_all(0.2)
@given(st.sampled_from(FILES), hostile.cuts)
def test_a_rig_file_with_bytes_replaced_is_judged_or_refused(data, steps) -> None:
    with guarded():
        judged(hostile.cut(data, steps))


@of_all(0.1)
@given(st.binary(max_size=400))
def test_noise_is_refused(data) -> None:
    with guarded():
        judged(data)


@of_all(0.04)
@given(st.sampled_from(DOCUMENTS), hostile.edits)
def test_whatever_was_opened_is_exported_as_text(document, steps) -> None:
    data = hostile.written(hostile.changed(document, steps))
    opened = opened_or_refused(data)
    if opened is None:
        return
    with guarded():
        report = evaluate(opened.rig, opened.catalog)
        for ending in (".csv", ".md", ".json"):
            export_bytes(opened.rig, opened.catalog, report, ending).decode("utf-8-sig")
