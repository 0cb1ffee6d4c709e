"""Makes a finding's message short enough for one line beside the pointer."""

from __future__ import annotations

import re
from collections.abc import Collection

_BRACKET = re.compile(r" \(([^()]*)\)")


def without_names(message: str, names: Collection[str]) -> str:
    """The message without part names in brackets: ``gpu1 (RTX 3090)`` is ``gpu1``."""
    return _BRACKET.sub(lambda found: "" if found[1] in names else found[0], message)


def headline(message: str) -> str:
    """The first statement of a message: up to a colon or the end of the sentence."""
    return re.split(r": |\. ", message, maxsplit=1)[0].removesuffix(".") + "."
