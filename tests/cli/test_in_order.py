"""Items worked in processes: order, few ahead, and what goes wrong on the way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from rigbuilder.cli.errors import CommandError
from rigbuilder.cli.in_order import AHEAD, cores, in_order


def doubling() -> Callable[[int], int]:
    return _double


def _double(item: int) -> int:
    return 2 * item


def naming_the_process() -> Callable[[int], tuple[int, int]]:
    made_in = os.getpid()
    return lambda item: (made_in, os.getpid())


def dying() -> Callable[[int], None]:
    return lambda item: os._exit(3)


def refusing() -> Callable[[int], int]:
    raise CommandError("no catalog")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(in_order(doubling, range(40), jobs)) == [2 * n for n in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_process_prepares_itself_once(jobs: int) -> None:
    seen = set(in_order(naming_the_process, range(40), jobs))
    assert all(made_in == worked_in for made_in, worked_in in seen)
    assert 1 <= len(seen) <= jobs
    assert (os.getpid() in {made_in for made_in, _ in seen}) == (jobs == 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_items_are_read_than_few_ahead_of_the_reader(jobs: int) -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for number in range(10_000):
            read = number + 1
            yield number

    with closing(in_order(doubling, items(), jobs)) as results:
        for taken, _ in zip(range(1, 200), results, strict=False):
            assert read <= taken + AHEAD * jobs + 2  # one more in each hand
    assert read < 300


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_items_raise_comes_after_the_results_before_it(jobs: int) -> None:
    def items() -> Iterator[int]:
        yield 1
        raise CommandError("the disk is gone")

    results = in_order(doubling, items(), jobs)
    assert next(results) == 2
    with pytest.raises(CommandError, match="the disk is gone"):
        next(results)


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(CommandError, match="has died"):
        list(in_order(dying, range(3), 2))


def test_processes_that_cannot_begin_are_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="has died"):
        list(in_order(refusing, range(3), 2))
    with pytest.raises(CommandError, match="no catalog"):
        list(in_order(refusing, range(3), 1))


def test_this_program_may_use_at_least_one_core() -> None:
    assert cores() >= 1
