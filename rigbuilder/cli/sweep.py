"""``check``: judges one rig or very many, in the order given, on one core or on all."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from rigbuilder.advisor.fixes import advise
from rigbuilder.cli.check import report_lines
from rigbuilder.cli.errors import EXIT_CANNOT, EXIT_DOES_NOT_FIT, EXIT_FINE, CommandError
from rigbuilder.cli.files import load_parts, read_named, remark, remark_count
from rigbuilder.cli.in_order import cores, in_order
from rigbuilder.cli.output import coloured, say, say_json, width
from rigbuilder.cli.progress import Progress, progress_bar, wipe
from rigbuilder.export.wording import clean
from rigbuilder.rig.file import MAX_FILE_BYTES, OpenedRig, RigFileError, parse_rig

STANDARD_INPUT = "-"
ERROR_FORMAT = "rigbuilder.error"
ERROR_VERSION = 1
SECONDS_BETWEEN_BARS = 0.1


@dataclass(frozen=True, slots=True)
class Task:
    """One rig to judge."""

    file: str
    line: int | None = None
    text: bytes | None = None
    """The document, where it came on standard input; None where it was too long."""

    @property
    def title(self) -> str:
        """What a person calls it."""
        return self.file if self.line is None else f"standard input, line {self.line}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task."""

    task: Task
    status: int
    answer: Any = None
    """Text or JSON data of the report, as the format wants it; None when there is none."""
    refusal: str | None = None
    """Why it could not be judged."""
    remarks: tuple[str, ...] = ()
    catalog_problems: int = 0


class Judge:
    """Judges tasks with one catalog that is loaded once; lives in each process of a sweep."""

    def __init__(self, form: str, columns: int, *, colour: bool) -> None:
        self.form, self.columns, self.colour = form, columns, colour
        self.catalog = load_parts()

    def __call__(self, task: Task) -> Outcome:
        """The report of one rig, or the reason why there is none."""
        problems = len(self.catalog.problems)
        try:
            where, opened = self._open(task)
        except CommandError as error:
            return Outcome(task, EXIT_CANNOT, refusal=str(error), catalog_problems=problems)
        report = advise(opened.rig, opened.catalog)
        answer: Any
        if self.form == "text":
            lines = report_lines(
                opened.rig, opened.catalog, report, self.columns, colour=self.colour
            )
            answer = "\n".join(lines)
        else:
            answer = report.to_json_data()
        return Outcome(
            task,
            EXIT_FINE if report.verdict == "fits" else EXIT_DOES_NOT_FIT,
            answer,
            remarks=tuple(f"{where}: {words}" for words in opened.remarks),
            catalog_problems=problems,
        )

    def _open(self, task: Task) -> tuple[str, OpenedRig]:
        if task.line is None:
            path, opened = read_named(task.file, self.catalog)
            return str(path), opened
        if task.text is None:
            allowed = f"more than the {MAX_FILE_BYTES / 1e6:.0f} MB allowed"
            raise CommandError(f"{task.title}: cannot be read: {allowed}")
        try:
            return task.title, parse_rig(task.text, self.catalog)
        except RigFileError as error:
            raise CommandError(f"{task.title}: {error}") from None


def check(files: Sequence[str], form: str, jobs: int = 1) -> int:
    """Judges each rig; one that cannot be read does not keep the others from being judged.

    ``-`` stands for JSON Lines on standard input, ``jobs`` of 0 for all cores. Returns the worst
    exit status.
    """
    endless = STANDARD_INPUT in files
    if endless and sys.stdin is None:  # closed: the number 0 may be any other file by now
        raise CommandError("standard input is closed")
    if files.count(STANDARD_INPUT) > 1:
        raise CommandError("- stands for standard input, which can be read only once")
    jobs = jobs or cores()
    if not endless:
        jobs = min(jobs, len(files))
    judge = partial(Judge, form, width(), colour=coloured())
    several = endless or len(files) > 1
    seen_as_text = form == "text" and sys.stdout.isatty()
    watched = progress_bar() if several and not seen_as_text else nullcontext()
    with watched as bar, closing(in_order(judge, _tasks(files), jobs)) as outcomes:
        counted = _counted(outcomes, 0 if endless else len(files), bar)
        writer = {"text": _write_text, "json": _write_json, "jsonl": _write_lines}[form]
        status, problems = writer(counted, several)
    if status != EXIT_CANNOT:
        remark_count(problems)
    return status


def _tasks(files: Sequence[str]) -> Iterator[Task]:
    for name in files:
        if name == STANDARD_INPUT:
            yield from _documents()
        else:
            yield Task(name)


def _documents() -> Iterator[Task]:
    """A task for each line of standard input that is not blank; no line is held but the last."""
    try:
        # Of its own: a thread that waits in sys.stdin would keep the program from ending.
        with open(0, "rb", closefd=False) as stream:
            for number in count(1):
                line = stream.readline(MAX_FILE_BYTES + 1)
                if not line:
                    return
                whole = len(line) <= MAX_FILE_BYTES or line.endswith(b"\n")
                rest = line
                while not whole and rest and not rest.endswith(b"\n"):
                    rest = stream.readline(MAX_FILE_BYTES)
                if line.strip():
                    yield Task(STANDARD_INPUT, number, line if whole else None)
    except OSError as error:
        raise CommandError(f"standard input cannot be read: {error.strerror or error}") from None


def _counted(outcomes: Iterable[Outcome], total: int, bar: Progress | None) -> Iterator[Outcome]:
    """The outcomes, and the bar kept up to date; what is told on stderr takes the bar's place."""
    if bar is None:
        yield from outcomes
        return
    done, shown = 0, time.monotonic()
    bar(0, total, "rigs")
    for done, outcome in enumerate(outcomes, 1):
        if outcome.refusal is not None or outcome.remarks:
            wipe()
        yield outcome
        if time.monotonic() - shown >= SECONDS_BETWEEN_BARS:
            bar(done, total, outcome.task.title)
            shown = time.monotonic()
    bar(done, total, "rigs")


def _told(outcome: Outcome) -> None:
    """The reason or the remarks, on stderr."""
    from rigbuilder.cli import refuse

    if outcome.refusal is not None:
        refuse(outcome.refusal)
    for words in outcome.remarks:
        remark(words)


def _write_text(outcomes: Iterator[Outcome], several: bool) -> tuple[int, int]:
    status, problems, written = EXIT_FINE, 0, 0
    for outcome in outcomes:
        status, problems = max(status, outcome.status), outcome.catalog_problems
        _told(outcome)
        if outcome.answer is None:
            continue
        if several:
            say(("\n" if written else "") + clean(f"== {outcome.task.title}"))
        say(outcome.answer)
        written += 1
    return status, problems


def _write_json(outcomes: Iterator[Outcome], several: bool) -> tuple[int, int]:
    status, problems, reports = EXIT_FINE, 0, []
    for outcome in outcomes:
        status, problems = max(status, outcome.status), outcome.catalog_problems
        _told(outcome)
        if outcome.answer is not None:
            reports.append(outcome.answer)
    if several:
        say_json(reports)
    elif reports:
        say_json(reports[0])
    return status, problems


def _write_lines(outcomes: Iterator[Outcome], several: bool) -> tuple[int, int]:
    """A line for each task, as soon as it is known; errors are lines too."""
    status, problems = EXIT_FINE, 0
    for outcome in outcomes:
        status, problems = max(status, outcome.status), outcome.catalog_problems
        say(json.dumps(record_of(outcome), ensure_ascii=True, allow_nan=False))
        sys.stdout.flush()
    return status, problems


def record_of(outcome: Outcome) -> dict[str, Any]:
    """A line of the JSON Lines form: where the rig came from, then its report or the error."""
    task = outcome.task
    record: dict[str, Any] = {"file": task.file}
    if task.line is not None:
        record["line"] = task.line
    if outcome.remarks:
        record["remarks"] = list(outcome.remarks)
    if outcome.answer is not None:
        return {**record, **outcome.answer}
    error = {"format": ERROR_FORMAT, "version": ERROR_VERSION, "error": outcome.refusal}
    return {**record, **error}
