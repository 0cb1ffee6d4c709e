"""``check`` of many rigs: files and JSON Lines, in order, on one core and on several."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rigbuilder.export.schemas import schema
from rigbuilder.rig.file import MAX_FILE_BYTES, rig_to_json
from tests.cli.conftest import Run
from tests.export.sample import catalog, dual_rig, seated

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "rigbuilder", "check"]


def line_of(name: str, slot: int = 5) -> bytes:
    """A rig document on one line."""
    rig = seated(dual_rig(name=name), "gpu2", slot)
    return json.dumps(json.loads(rig_to_json(rig, catalog()))).encode() + b"\n"


def checked(*arguments: object, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs ``rigbuilder check`` as a process."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT, input=text, capture_output=True, check=False, timeout=300,
    )  # fmt: skip


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """A sweep over standard input that is still fed; a group of processes of its own."""
    return subprocess.Popen(
        [*COMMAND, *arguments, "--format", "jsonl", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def answered(sweep: subprocess.Popen[bytes], line: bytes) -> Any:
    """What the sweep says to one line, before it gets another."""
    assert sweep.stdin is not None
    assert sweep.stdout is not None
    sweep.stdin.write(line)
    sweep.stdin.flush()
    return json.loads(sweep.stdout.readline())


@pytest.fixture
def mixed(good: Path, near: Path) -> list[Path]:
    """A rig that fits, one that cannot be read, one that is not there, one with an error."""
    bad = good.with_name("bad.rig.json")
    bad.write_text("{")
    return [good, bad, good.with_name("none.rig.json"), near]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_file_gets_its_line_in_the_order_given(mixed: list[Path], jobs: int) -> None:
    ran = checked("--format", "jsonl", "--jobs", jobs, *mixed)
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [record["file"] for record in records] == [str(path) for path in mixed]
    assert ["error" in record for record in records] == [False, True, True, False]
    assert "is not a JSON file" in records[1]["error"]
    assert "there is no such file" in records[2]["error"]
    assert (ran.returncode, ran.stderr) == (2, b"")


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_any_number_of_jobs_gives_the_same_bytes(mixed: list[Path], form: str) -> None:
    text = b"".join(line_of(f"rig {n}", 3 + n % 4) for n in range(12)) + b"{\n"
    one, two = (
        checked("--format", form, "--jobs", jobs, *mixed, "-", mixed[0], text=text)
        for jobs in (1, 2)
    )
    assert one.stdout
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.returncode == two.returncode == 2


def test_no_jobs_stand_for_all_cores(good: Path, near: Path) -> None:
    ran = checked("--jobs", 0, "--format", "json", good, near)
    assert ran.stdout == checked("--format", "json", good, near).stdout


def test_a_line_is_the_report_of_the_schema_and_says_where_its_rig_came_from(near: Path) -> None:
    ran = checked("--format", "jsonl", near, "-", text=line_of("piped", 4))
    (from_file, from_input) = (json.loads(line) for line in ran.stdout.splitlines())
    assert from_file.pop("file") == str(near)
    assert (from_input.pop("file"), from_input.pop("line")) == ("-", 1)
    for record in (from_file, from_input):
        jsonschema.validate(record, schema("report"))
    assert (from_file["verdict"], from_input["verdict"]) == ("does-not-fit", "does-not-fit")
    assert ran.returncode == 1


def test_lines_are_counted_with_blank_ones_and_processing_goes_on_after_a_bad_one() -> None:
    text = line_of("one") + b"\n   \n" + b'{"format": "rigbuilder.rig"}\n' + line_of("five")
    ran = checked("--format", "jsonl", "-", text=text)
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [record["line"] for record in records] == [1, 4, 5]
    assert records[1] == {
        "file": "-",
        "line": 4,
        "format": "rigbuilder.error",
        "version": 1,
        "error": 'standard input, line 4: field version: expected a whole number, found "None"',
    }
    assert ran.returncode == 2


def test_the_last_line_needs_no_end() -> None:
    ran = checked("--format", "jsonl", "-", text=line_of("only").rstrip())
    assert json.loads(ran.stdout)["line"] == 1


def test_a_line_beyond_the_allowed_size_is_refused_and_the_next_one_read() -> None:
    huge = b'{"name": "' + b"x" * (2 * MAX_FILE_BYTES) + b'"}\n'
    ran = checked("--format", "jsonl", "-", text=huge + line_of("small"))
    first, second = (json.loads(line) for line in ran.stdout.splitlines())
    assert first["error"] == ("standard input, line 1: cannot be read: more than the 10 MB allowed")
    assert second["line"] == 2


def test_what_was_odd_about_a_rig_stands_in_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.rig.json"
    path.write_text('{"format": "rigbuilder.rig", "version": 1, "cpu": "nobody-knows-it"}')
    ran = run("check", path, "--format", "jsonl")
    assert ran.json["remarks"] == [
        f"{path}: the part 'nobody-knows-it' is neither in the catalog nor in the file"
    ]
    assert ran.err == ""
    assert "note: " in run("check", path).err


def test_standard_input_as_text_and_as_json_tells_the_line() -> None:
    text = line_of("one") + b"{\n"
    ran = checked("-", text=text)
    assert ran.stdout.startswith(b"== standard input, line 1\n")
    assert ran.stderr.startswith(b"rigbuilder: standard input, line 2: is not a JSON file")
    ran = checked("--format", "json", "-", text=text)
    assert [report["format"] for report in json.loads(ran.stdout)] == ["rigbuilder.report"]


@pytest.mark.parametrize(("form", "out"), [("text", b""), ("json", b"[]\n"), ("jsonl", b"")])
def test_nothing_on_standard_input_is_nothing_wrong(form: str, out: bytes) -> None:
    ran = checked("--format", form, "--jobs", "2", "-")
    assert (ran.returncode, ran.stdout.replace(b"\r", b""), ran.stderr) == (0, out, b"")


def test_standard_input_can_be_named_once(run: Run) -> None:
    ran = run("check", "-", "-")
    assert ran.status == 2
    assert "only once" in ran.err


@pytest.mark.parametrize("jobs", ["-1", "1025", "two"])
def test_a_number_of_jobs_that_cannot_be_is_refused(run: Run, jobs: str) -> None:
    ran = run("check", "dual-4090", "--jobs", jobs)
    assert ran.status == 2
    assert "--jobs" in ran.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_answer_is_given_before_the_next_line_is_there(jobs: str) -> None:
    sweep = started("--jobs", jobs)
    assert [answered(sweep, line_of(f"rig {n}", 4))["line"] for n in range(3)] == [1, 2, 3]
    assert sweep.communicate() == (b"", b"")
    assert sweep.returncode == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_leaves_ends_the_sweep_cleanly(jobs: str) -> None:
    sweep = started("--jobs", jobs)
    answered(sweep, line_of("one"))
    assert sweep.stdin is not None
    assert sweep.stdout is not None
    assert sweep.stderr is not None
    sweep.stdout.close()
    sweep.stdin.write(line_of("two"))
    sweep.stdin.flush()
    assert sweep.wait() == 0  # although its input goes on
    assert sweep.stderr.read() == b""
    sweep.stdin.close()
    sweep.stderr.close()


if sys.platform != "win32":
    import pty

    def test_standard_input_that_is_closed_is_told() -> None:
        ran = subprocess.run(
            ["sh", "-c", 'exec "$0" -m rigbuilder check - --jobs 2 <&-', sys.executable],
            cwd=ROOT, capture_output=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 2
        assert ran.stderr == b"rigbuilder: standard input is closed\n"

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_an_interrupt_ends_the_sweep_and_its_processes_without_a_trace(jobs: str) -> None:
        sweep = started("--jobs", jobs)
        answered(sweep, line_of("one"))
        os.killpg(sweep.pid, signal.SIGINT)
        assert sweep.wait() == 130
        assert sweep.stdin is not None
        assert sweep.stderr is not None
        assert sweep.stderr.read() == b""  # ends only when the last process has left
        sweep.stdin.close()

    def test_processes_leave_with_a_parent_that_was_killed() -> None:
        sweep = started("--jobs", "2")
        answered(sweep, line_of("one"))
        sweep.kill()
        assert sweep.wait() == -signal.SIGKILL
        assert sweep.stdin is not None
        assert sweep.stderr is not None
        sweep.stderr.read()  # the end comes only when the last process has left
        sweep.stdin.close()

    def test_a_terminal_shows_how_far_it_is_and_then_nothing_of_it(good: Path) -> None:
        bad = good.with_name("bad.rig.json")
        bad.write_text("{")
        for arguments, words in (
            ([str(good), str(bad)], ("0 of 2  rigs", "2 of 2  rigs")),
            (["-"], ("0  rigs", "1  rigs")),
        ):
            seen = _on_a_terminal(arguments, line_of("one")).decode()
            for word in words:
                assert word in seen
            assert seen.endswith("\r" + " " * 79 + "\r")
        assert _on_a_terminal([str(good)], b"") == b""

    def _on_a_terminal(arguments: list[str], text: bytes) -> bytes:
        """What a sweep writes to a terminal on stderr."""
        master, slave = pty.openpty()
        sweep = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=slave,
            env={**os.environ, "COLUMNS": "80"},
            cwd=ROOT,
        )
        os.close(slave)
        assert sweep.stdin is not None
        sweep.stdin.write(text)
        sweep.stdin.close()
        seen = b"".join(_chunks(master))
        os.close(master)
        sweep.wait()
        return seen

    def _chunks(descriptor: int) -> Iterator[bytes]:
        try:
            while chunk := os.read(descriptor, 4096):
                yield chunk
        except OSError:  # the other side is closed
            return
