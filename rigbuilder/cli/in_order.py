"""Works items in processes; the results come in the items' order, and few items wait at a time."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from queue import Empty, Queue
from typing import Any, TypeVar

from rigbuilder.cli.errors import CommandError

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4
"""Items of each process that are read before their turn: enough that none waits for the reader."""
MOST_ON_WINDOWS = 61
"""Handles that one thread can wait for there; ProcessPoolExecutor takes no more processes."""


def cores() -> int:
    """Cores that this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    make: Callable[[], Callable[[T], R]], items: Iterable[T], jobs: int
) -> Generator[R, None, None]:
    """``make()(item)`` for each item, lazily; with several jobs in so many processes.

    Each process calls ``make`` once; closing the generator ends them. What ``make`` and ``items``
    raise is raised here, CommandError when a process dies.
    """
    if sys.platform == "win32":
        jobs = min(jobs, MOST_ON_WINDOWS)
    if jobs == 1:
        yield from map(make(), items)
    else:
        yield from _in_processes(make, items, jobs)


def _in_processes(
    make: Callable[[], Callable[[T], R]], items: Iterable[T], jobs: int
) -> Generator[R, None, None]:
    # Fresh processes on every system: a fork would copy the feeding thread's locks.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (make,))
    waiting: Queue[Future[R] | None] = Queue(AHEAD * jobs)
    # The reader waits for its input in a thread, so that a result is given on as soon as it is
    # there; a daemon, since nothing else ends a thread that waits for standard input.
    threading.Thread(target=_feed, args=(pool, items, waiting), daemon=True).start()
    try:
        while (future := _taken(waiting)) is not None:
            yield future.result()
    except BrokenProcessPool:
        raise CommandError("a process of the sweep has died; is the memory full?") from None
    finally:
        pool.shutdown(cancel_futures=True)
        while not waiting.empty():  # makes room for what the thread still wants to say
            waiting.get()


def _feed(pool: ProcessPoolExecutor, items: Iterable[Any], waiting: Queue[Any]) -> None:
    """Hands the items to the processes; waits while enough of them are under way."""
    if hasattr(signal, "pthread_sigmask"):
        # The processes inherit it: a Ctrl+C is for the parent alone.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for item in items:
            waiting.put(pool.submit(_do, item))
    except Exception as error:
        failed: Future[Any] = Future()
        failed.set_exception(error)
        waiting.put(failed)
    waiting.put(None)


def _taken(waiting: Queue[T]) -> T:
    """The next in the queue; Windows sees a Ctrl+C only between two waits."""
    while True:
        try:
            return waiting.get(timeout=1.0)
        except Empty:
            continue


_work: Callable[[Any], Any]


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    """Once in each process."""
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_parent, daemon=True).start()
    _work = make()


def _leave_with_the_parent() -> None:
    """A parent that was killed cannot say goodbye; its processes would wait for ever."""
    parent = parent_process()
    assert parent is not None  # this runs in a process of the pool
    parent.join()
    os._exit(1)


def _do(item: Any) -> Any:
    return _work(item)
