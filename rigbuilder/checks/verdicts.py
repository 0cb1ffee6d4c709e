"""From measures to findings: how a room or a fact becomes an error, an unknown, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rigbuilder.catalog.evidence import Fact
from rigbuilder.checks.report import Finding
from rigbuilder.geometry.measure import Measure, at_least, likely


def listed(names: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``, each once."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


def because(missing: tuple[str, ...], unverified: tuple[str, ...]) -> str:
    """Why nothing can be said for certain, in one clause."""
    reasons = []
    if missing:
        reasons.append(f"{listed(missing)} {_verb(missing)} not published")
    if unverified:
        reasons.append(f"{listed(unverified)} {_verb(unverified)} not verified by any source")
    return ", and ".join(reasons) or "the published sizes leave it open"


def _verb(names: tuple[str, ...]) -> str:
    """``are`` for several figures, and for one that is a plural: ``openings of the case``."""
    head = re.split(r" (?:of|that|in|on|to|at|from) ", names[0])[0]
    plural = head.endswith("s") and not head.endswith("ss")
    return "are" if plural or len(set(names)) > 1 else "is"


def unknown(
    rule: str,
    parts: tuple[str, ...],
    subject: str,
    missing: tuple[str, ...],
    unverified: tuple[str, ...] = (),
    *,
    leans: str | None = None,
    measured: float | None = None,
    needed: float | None = None,
    unit: str | None = None,
) -> Finding:
    """A finding that says which figure is missing; ``leans`` is what the believed ones say."""
    head = {"fits": "Likely fits", "does-not-fit": "Likely does not fit"}.get(leans or "", "")
    reason = because(missing, unverified)
    message = f"{head}: {subject}, but {reason}." if head else f"{subject}: {reason}."
    return Finding(
        rule=rule,
        severity="unknown",
        message=message if message.startswith(parts) else message[0].upper() + message[1:],
        parts=parts,
        measured=measured,
        needed=needed,
        unit=unit,
        missing=tuple(dict.fromkeys(missing + unverified)),
        likely="fits" if leans == "fits" else "does-not-fit" if leans else None,
    )


def room_finding(
    rule: str,
    parts: tuple[str, ...],
    room: Measure,
    *,
    fails: str,
    subject: str,
    measured: float | None,
    needed: float | None,
    slack_mm: float = 0.0,
) -> Finding | None:
    """The finding of a room that has to be zero or more; None when it is proven to be.

    ``fails`` is the whole message of the error, ``subject`` the clause of the unknown.
    """
    answer = at_least(room, slack_mm)
    if answer == "fits":
        return None
    if answer == "does-not-fit":
        return Finding(
            rule=rule,
            severity="error",
            message=fails,
            parts=parts,
            measured=measured,
            needed=needed,
            unit="mm",
        )
    return unknown(
        rule,
        parts,
        subject,
        room.missing,
        room.unverified,
        leans=likely(room, slack_mm),
        measured=measured,
        needed=needed,
        unit="mm",
    )


def fact_missing(fact: Fact[Any] | None, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(missing, unverified) names of a fact that a rule needs; both empty when it can be used."""
    if fact is None:
        return (name,), ()
    return ((), (name,)) if fact.grade == "unverified" else ((), ())
