"""The report as a whole: verdict, order, waivers, and that no gap in knowledge becomes a yes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigbuilder.checks.evaluate import evaluate
from rigbuilder.checks.registry import RULES, rule
from rigbuilder.checks.verdicts import because, listed
from rigbuilder.rig.model import Rig, Waiver
from tests.builders import catalog_of, findings_of, judged, rig_of, workload
from tests.checks.figures import Change, doubted, figures_of, removed, widened, with_change
from tests.checks.generated import scenes
from tests.scenarios import SCENARIOS, Scene

CHANGES: dict[str, Change] = {
    "removed": removed,
    "doubted": doubted,
    "widened by 3": widened(3.0),
    "widened by 500": widened(500.0),
}


def _scene_that_fits() -> Scene:
    return rig_of(workload=workload()), catalog_of()


def test_the_rig_of_the_tests_is_proven_to_fit() -> None:
    report = judged(rig_of())
    assert {finding.severity for finding in report.findings} == {"note"}  # advice, no doubt
    assert report.verdict == "fits"


@pytest.mark.parametrize("name", SCENARIOS)
def test_each_scenario_makes_its_rule_speak_with_its_severity(name: str) -> None:
    rule_id, word = name.split(" ", 1)
    found = findings_of(rule_id, *SCENARIOS[name]())
    assert found
    if word in ("error", "unknown", "warning", "note"):
        assert {finding.severity for finding in found} == {word}


def test_every_rule_has_a_scenario() -> None:
    assert {name.split(" ")[0] for name in SCENARIOS} == set(RULES)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_finding_names_items_of_the_rig_and_speaks_in_sentences(name: str) -> None:
    rig, catalog = SCENARIOS[name]()
    keys = {key for key, _, _ in rig.items()} | {"board", "case"}
    for finding in evaluate(rig, catalog).findings:
        assert set(finding.parts) <= keys
        assert finding.message.endswith(".")
        assert (
            finding.message[0].isupper()
            or finding.message[0].isdigit()
            or (finding.message.startswith(finding.parts))
        )
        assert "None" not in finding.message
        assert "inf" not in finding.message.split()
        assert (finding.unit is None) == (finding.measured is None and finding.needed is None)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_verdict_follows_the_gravest_finding(name: str) -> None:
    report = evaluate(*SCENARIOS[name]())
    severities = {finding.severity for finding in report.findings}
    expected = "does-not-fit" if "error" in severities else None
    expected = expected or ("unknown" if "unknown" in severities else "fits")
    assert report.verdict == expected


def test_findings_come_gravest_first() -> None:
    rig, catalog = SCENARIOS["fit.card-case-slots rail end"]()
    severities = [finding.severity for finding in evaluate(rig, catalog).findings]
    weight = ["error", "unknown", "warning", "note"]
    assert severities == sorted(severities, key=weight.index)
    assert len(set(severities)) > 1


def test_the_same_rig_gives_the_same_report() -> None:
    for scene in SCENARIOS.values():
        rig, catalog = scene()
        assert evaluate(rig, catalog) == evaluate(rig, catalog)


some_scenes = st.one_of(
    st.sampled_from([*SCENARIOS.values(), _scene_that_fits]).map(lambda scene: scene()),
    scenes(),
    scenes(with_upright=True),
)


@settings(max_examples=200)
@given(some_scenes, st.data())
def test_less_knowledge_never_turns_no_or_unknown_into_fits(scene: Scene, data: Any) -> None:
    rig, catalog = scene
    part, path = data.draw(st.sampled_from(figures_of(rig, catalog)))
    change = CHANGES[data.draw(st.sampled_from(sorted(CHANGES)))]
    lesser = with_change(part, path, change)
    if lesser is None:
        return
    before = evaluate(rig, catalog).verdict
    after = evaluate(rig, catalog.with_parts([lesser], {}, replace=True)).verdict
    if before != "fits":
        assert after != "fits", (part.id, path)
    elif change is not removed:
        assert after != "does-not-fit", (part.id, path)


def test_a_waived_error_no_longer_counts_but_stays_listed() -> None:
    rig, catalog = SCENARIOS["bridge.pitch error"]()
    waiver = Waiver(rule="bridge.pitch", parts=("gpu2", "gpu1", "bridge1"), reason="a flex bridge")
    report = evaluate(rig.model_copy(update={"waivers": (waiver,)}), catalog)
    assert report.verdict == "fits"
    waived = [finding for finding in report.findings if finding.rule == "bridge.pitch"]
    assert [finding.waived for finding in waived] == ["a flex bridge"]
    assert report.by_severity("error") == ()
    assert len(report.by_severity("warning")) == 1


def test_a_waiver_without_parts_covers_the_rule_for_the_whole_rig() -> None:
    rig, catalog = SCENARIOS["fit.card-case-length error"]()
    waiver = Waiver(rule="fit.card-case-length", reason="the front is cut out")
    assert evaluate(rig.model_copy(update={"waivers": (waiver,)}), catalog).verdict == "fits"


def test_a_waiver_of_other_parts_or_another_rule_covers_nothing() -> None:
    rig, catalog = SCENARIOS["fit.card-case-length error"]()
    waivers = (
        Waiver(rule="fit.card-case-length", parts=("gpu1", "case"), reason="cut out"),
        Waiver(rule="fit.card-card", reason="nothing"),
    )
    report = evaluate(rig.model_copy(update={"waivers": waivers}), catalog)
    assert report.verdict == "does-not-fit"
    assert [finding.parts for finding in report.by_severity("error")] == [("gpu2", "case")]


def test_the_json_form_has_what_other_programs_rely_on() -> None:
    rig, catalog = SCENARIOS["memory.fits error"]()
    data = json.loads(json.dumps(evaluate(rig, catalog).to_json_data()))
    assert data["format"] == "rigbuilder.report"
    assert data["version"] == 1
    assert data["verdict"] == "does-not-fit"
    assert {"findings", "memory", "power", "speed", "cost"} <= set(data)
    assert "layout" not in data
    assert data["findings"][0]["rule"] == "memory.fits"
    assert data["power"]["psu_rating_w"] == 1500


def test_an_empty_rig_is_open_and_breaks_nothing() -> None:
    report = judged(Rig())
    assert report.verdict == "unknown"
    assert [finding.rule for finding in report.findings] == ["rig.incomplete"]


def test_two_rules_cannot_share_an_id() -> None:
    with pytest.raises(ValueError, match=r"two rules have the id 'fit\.card-card'"):
        rule("fit.card-card", "error", "again")(lambda ctx: iter(()))
    assert RULES["fit.card-card"].title == "No card reaches into another"


def test_a_rule_knows_its_family_and_its_page() -> None:
    info = RULES["fit.card-card"]
    assert (info.family, info.page) == ("fit", "rules/fit.card-card.md")


def test_lists_are_worded_as_people_do_and_name_each_thing_once() -> None:
    assert listed([]) == ""
    assert listed(["a", "a"]) == "a"
    assert listed(["a", "b", "a"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_reasons_of_the_unknown_tell_missing_from_unverified() -> None:
    assert because(("a",), ("b", "c")) == (
        "a is not published, and b and c are not verified by any source"
    )
    assert because(("a", "b"), ("c",)) == (
        "a and b are not published, and c is not verified by any source"
    )
    assert because(("openings of the case",), ("thickness of the cards",)) == (
        "openings of the case are not published, and thickness of the cards is not verified by "
        "any source"
    )
    assert because((), ()) == "the published sizes leave it open"
