"""Hostile inputs: real documents with a few places changed, noise, and names that do harm."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st

NAMES = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.invalid","click")',
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "| a | b |\n|---|---|",
    "# heading\n\n- item",
    "`code` *bold* _under_ ~~gone~~",
    "\x1b[31mred\x1b[0m\x07\x00",
    "\u202eevil\u202c\u2066name\u2069",
    "%s%s%n{0}{name}",
    "../../../etc/passwd",
    "C:\\Windows\\System32",
    "\ud800",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "x" * 5000,
    "",
)
VALUES = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2**31,
        2**63,
        2**64,
        10**400,
        -(10**30),
        0.0,
        -0.0,
        1e308,
        1e-308,
    ),
    *([], {}, [[]], [None], {"value": 1}, {"": ""}, [0] * 200, "1", "true", "null"),
    *({"maximum": -5}, {"value": 1e300, "tolerance": 1e300}, {"slot": 10**9}, {"slot": -3}),
    *NAMES,
)
WORDS = ("slot", "rail", "cards", "key", "part", "value", "id", "kind", "model", "__class__", "")

places = st.integers(0, 1_000_000)
values = st.one_of(
    st.sampled_from(VALUES), st.integers(), st.floats(), st.text(max_size=20), st.binary(max_size=8)
)
edits = st.lists(
    st.tuples(
        places,
        st.sampled_from(("put", "put", "put", "drop", "double", "rename", "deepen", "move")),
        values,
        places,
    ),
    min_size=1,
    max_size=4,
)
cuts = st.lists(st.tuples(places, st.integers(0, 40), st.binary(max_size=12)), max_size=4)


def changed(document: Any, steps: list[tuple[int, str, Any, int]]) -> Any:
    """The document with a few places put, dropped, doubled, renamed, nested or moved."""
    holder = [copy.deepcopy(document)]
    for place, what, value, other in steps:
        spots = list(_spots(holder))
        box, key = spots[place % len(spots)]
        if isinstance(value, bytes):
            value = value.decode("latin-1")
        if what == "put":
            box[key] = copy.deepcopy(value)
        elif what == "drop":
            del box[key]
        elif what == "double" and isinstance(box, list) and box is not holder:
            box.extend(copy.deepcopy(box) if len(box) < 64 else [])
        elif what == "rename" and isinstance(box, dict):
            box[WORDS[other % len(WORDS)]] = box.pop(key)
        elif what == "deepen":
            box[key] = [box[key]]
        elif what == "move":
            source, name = spots[other % len(spots)]
            box[key] = copy.deepcopy(source[name])
        if not holder:
            return None
    return holder[0]


def _spots(box: Any) -> Any:
    """Every (container, key) in a document, outermost first."""
    waiting = [box]
    while waiting:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here))
        for key in keys:
            yield here, key
            if isinstance(here[key], dict | list):
                waiting.append(here[key])


def written(document: Any) -> bytes:
    """As a file: numbers that JSON does not know are written as Python writes them."""
    return json.dumps(document, ensure_ascii=True).encode()


def cut(data: bytes, steps: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with a few pieces replaced."""
    for place, length, piece in steps:
        start = place % (len(data) + 1)
        data = data[:start] + piece + data[start + length :]
    return data
