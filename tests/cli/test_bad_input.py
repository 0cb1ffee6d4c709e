"""Bad input gives one clear sentence and status 2, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rigbuilder.cli import main
from rigbuilder.rig.file import rig_to_json
from tests.cli.conftest import Ran, Run
from tests.export.sample import catalog, dual_rig

HEAD = b'{"format": "rigbuilder.rig", "version": 1, '
BAD: dict[str, bytes] = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "zeros": b"\0" * 1000,
    "truncated": rig_to_json(dual_rig(), catalog()).encode()[:900],
    "not JSON": b"hello",
    "a list": b"[]",
    "a number": b"1e999",
    "another format": b'{"format": "rigbuilder.report", "version": 1}',
    "no version": b'{"format": "rigbuilder.rig"}',
    "version as text": b'{"format": "rigbuilder.rig", "version": "1"}',
    "version 0": b'{"format": "rigbuilder.rig", "version": 0}',
    "huge version": b'{"format": "rigbuilder.rig", "version": 1e400}',
    "an unknown field": HEAD + b'"sound_card": "yes"}',
    "wrong type": HEAD + b'"cards": {"gpu1": 3}}',
    "NaN": HEAD + b'"site": {"mains_v": NaN}}',
    "infinity": HEAD + b'"site": {"mains_v": 1e400}}',
    "a billion tokens": HEAD
    + b'"workload": {"model": "llama", "quant": "Q4", "context": 1000000000}}',
    "a billion cards": HEAD + b'"memory": [{"part": "kit", "count": 1000000000}]}',
    "far away": HEAD
    + b'"cards": [{"key": "gpu1", "part": "card", "seat": {"rail": "a", "position_mm": 1e9}}]}',
    "deep nesting": HEAD + b'"board": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "deep open nesting": b"[" * 1_000_000,
    "two cards of one key": HEAD
    + b'"cards": [{"key": "gpu1", "part": "card"}, {"key": "gpu1", "part": "card"}]}',
    "a bridge to nothing": HEAD
    + b'"bridges": [{"key": "bridge1", "part": "link", "joins": ["gpu1", "gpu2"]}]}',
    "a lone surrogate": HEAD + b'"name": "\\ud800"}',
    "not UTF-8": HEAD + b'"name": "\xff\xfe"}',
    "UTF-16": '{"format": "rigbuilder.rig"}'.encode("utf-16"),
}


def is_one_sentence(ran: Ran, name: str) -> None:
    assert ran.status == 2
    assert ran.out == ""
    lines = ran.err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("rigbuilder: ")
    assert name in lines[0]
    assert "Traceback" not in ran.err
    assert len(lines[0]) < 600


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_bad_file_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, what: str, command: str
) -> None:
    path = tmp_path / "bad.rig.json"
    path.write_bytes(BAD[what])
    more = ("-o", tmp_path / "out.csv") if command == "export" else ()
    is_one_sentence(run(command, path, *more), "bad.rig.json")
    assert not (tmp_path / "out.csv").exists()


def test_a_file_of_a_future_version_says_to_update(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.rig.json"
    path.write_text('{"format": "rigbuilder.rig", "version": 7, "cloud": true}')
    ran = run("check", path)
    is_one_sentence(ran, "new.rig.json")
    assert "newer RigBuilder" in ran.err
    assert "update RigBuilder" in ran.err


def test_a_file_of_100_mb_is_refused_unread(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "large.rig.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    ran = run("check", path)
    is_one_sentence(ran, "large.rig.json")
    assert "100 MB" in ran.err


def test_a_folder_is_no_rig_file(run: Run, tmp_path: Path) -> None:
    ran = run("check", tmp_path)
    is_one_sentence(ran, str(tmp_path))
    assert "is a folder" in ran.err


@pytest.mark.parametrize("name", ["none.rig.json", "", "a\0b", "x" * 5000, "\ud800"])
def test_a_file_that_is_not_there_is_named(run: Run, name: str) -> None:
    ran = run("check", name)
    assert ran.status == 2
    assert ran.err.startswith("rigbuilder: ")
    assert len(ran.err.splitlines()) == 1


def test_a_ready_rig_of_nearly_that_name_is_offered(run: Run) -> None:
    assert "did you mean the ready rig 'dual-4090'?" in run("check", "dual-4080").err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "x", "--format", "xml"),
        ("export", "x"),
        ("export", "dual-4090", "-o", "x.pdf", "--paper", "a3"),
        ("estimate",),
        ("parts", "--kind", "chair"),
        ("catalog",),
        ("catalog", "bake"),
        ("--theme", "pink"),
        ("--nonsense",),
        ("a", "b", "c"),
    ],
)
def test_wrong_options_are_refused_with_the_usage(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert "usage: rigbuilder" in ran.err
    assert "Traceback" not in ran.err


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = (
    "name",
    "board",
    "memory",
    "psus",
    "cards",
    "bridges",
    "workload",
    "site",
    "prices",
    "waivers",
    "snapshot",
    "version",
    "format",
    "extra",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(changes=st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=3))
@example(changes={"snapshot": {"parts": {"test-card-24": {"kind": "card"}}}})
def test_no_change_of_a_rig_file_makes_check_fail_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any]
) -> None:
    document = json.loads(rig_to_json(dual_rig(), catalog())) | changes
    path = tmp_path / "any.rig.json"
    path.write_text(json.dumps(document), "utf-8")
    status = main(["check", str(path)])
    ran = Ran(status, *capsys.readouterr())
    if status == 2:
        assert [line for line in ran.err.splitlines() if "note:" not in line] != []
    else:
        assert status in (0, 1)
        assert ran.out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.binary(max_size=200))
def test_no_bytes_make_check_fail_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = tmp_path / "any.rig.json"
    path.write_bytes(data)
    status = main(["check", str(path)])
    is_one_sentence(Ran(status, *capsys.readouterr()), "any.rig.json")


def test_a_device_is_not_read_for_ever() -> None:
    if not Path("/dev/zero").exists():
        assert os.name == "nt"
        return
    ran = subprocess.run(
        [sys.executable, "-m", "rigbuilder", "check", "/dev/zero"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "is not a file that can be read" in ran.stderr
