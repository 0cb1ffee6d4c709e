"""Rules of the rig as a whole: what is not chosen yet, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import listed


def _named(kind: str) -> str:
    return "bifurcation board" if kind == "bifurcation" else kind


@rule("rig.incomplete", "unknown", "Everything that decides the fit is chosen and placed")
def incomplete(ctx: Context) -> Iterator[Finding]:
    """Board, case, supply and a place for each card: without them no fit is proven."""
    rig = ctx.rig
    lacks = [
        word
        for word, there in (
            ("board", rig.board),
            ("case", rig.case),
            ("power supply", rig.psus),
            ("card", rig.cards),
        )
        if not there
    ]
    loose = [card.key for card in rig.cards if card.seat is None]
    loose += [splitter.key for splitter in rig.splitters if splitter.board_slot is None]
    if not lacks and not loose:
        return
    parts = []
    if lacks:
        parts.append(f"No {' and no '.join(lacks)} is chosen yet")
    if loose:
        parts.append(f"{listed(loose)} {'has' if len(loose) == 1 else 'have'} no place yet")
    words = ", and ".join(parts)
    yield Finding(
        rule="rig.incomplete",
        severity="unknown",
        message=f"{words}: what fits is judged as far as it can be.",
        parts=tuple(loose),
        missing=tuple(lacks),
    )


@rule("rig.unknown-part", "unknown", "The catalog knows every part of the rig")
def unknown_part(ctx: Context) -> Iterator[Finding]:
    """Parts that neither the catalog nor the rig's file describes, or of the wrong kind."""
    kinds = {"splitter": "bifurcation"}
    for key, part_id, _ in ctx.rig.items():
        part = ctx.catalog.parts.get(part_id)
        stem = key.rstrip("0123456789")
        if ctx.rig.card(key):
            stem = "card"
        elif ctx.rig.bridge(key):
            stem = "bridge"
        elif ctx.rig.splitter(key):
            stem = "splitter"
        wanted = kinds.get(stem, stem)
        if part is None:
            message = f"{key}: no part {part_id!r} is known; nothing can be said of it."
        elif part.kind != wanted:
            message = f"{key}: {part.title} is a {_named(part.kind)}, not a {_named(wanted)}."
        else:
            continue
        yield Finding(
            rule="rig.unknown-part",
            severity="unknown" if part is None else "error",
            message=message,
            parts=(key,),
            missing=(part_id,) if part is None else (),
        )
    work = ctx.rig.workload
    if work is not None and ctx.catalog.get(work.model, LanguageModel) is None:
        yield Finding(
            rule="rig.unknown-part",
            severity="unknown",
            message=f"No language model {work.model!r} is known; its memory cannot be worked out.",
            missing=(work.model,),
        )
