"""Rules of the other parts: board, cooler, supply in the case; processor, memory on the board."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rigbuilder.catalog.evidence import Fact
from rigbuilder.catalog.parts import Board, Case
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import fact_missing, room_finding, unknown
from rigbuilder.geometry.bodies_of_frame import board_size_mm
from rigbuilder.geometry.dimensions import mm
from rigbuilder.geometry.measure import size
from rigbuilder.geometry.standards import BOARD_SIZE_MM

ATX_FAMILY = ("mini-itx", "mini-dtx", "micro-atx", "atx")
"""Each board's screw holes are a subset of the next one's (ATX, microATX, Mini-ITX addendum)."""
WIDE = ("e-atx", "eeb", "ceb", "ee-atx", "xl-atx", "hptx")
"""Boards whose outline the name alone does not settle."""

GENERATIONS = {"ddr3", "ddr4", "ddr5", "ddr6"}
MODULE_KINDS = {"udimm", "rdimm", "lrdimm", "sodimm"}
"""Registered, unbuffered and small modules do not go into each other's slots (JEDEC)."""


def accepts(case: Case, board: Board) -> bool:
    """Whether the case's list takes the board's form factor, or a larger one of its family."""
    wanted, listed = board.form_factor.value, case.form_factors.value
    if wanted in listed:
        return True
    if wanted in ATX_FAMILY:
        larger = ATX_FAMILY[ATX_FAMILY.index(wanted) :]
        return any(form in listed for form in (*larger, *WIDE))
    return False


@rule("fit.board-case", "error", "The board's form factor and depth suit the case")
def board_case(ctx: Context) -> Iterator[Finding]:
    """Form factor against the case's list; depth of wide boards against its clearance."""
    board, case = ctx.scene.board, ctx.scene.case
    if board is None or case is None:
        return
    keys = ("board", "case")
    form, forms = board.form_factor.value, ", ".join(case.form_factors.value)
    unsure = (
        fact_missing(board.form_factor, f"form factor of the {board.name}")[1]
        + fact_missing(case.form_factors, f"boards that the {case.name} takes")[1]
    )
    taken = accepts(case, board)
    if unsure:
        subject = f"{board.title} ({form}) in the {case.name} ({forms})"
        leans = "fits" if taken else "does-not-fit"
        yield unknown("fit.board-case", keys, subject, (), unsure, leans=leans)
    elif not taken and _has_atx_holes(board, case):
        pass  # only the depth is open
    elif not taken and _like_a_wider_one(board, case):
        name = f"screw holes for {form.upper()} boards in the {case.name}"
        subject = f"{board.title} ({form}) in the {case.name}, which takes {forms}"
        yield unknown("fit.board-case", keys, subject, (name,))
    elif not taken:
        depth, height = board_size_mm(board)
        yield Finding(
            rule="fit.board-case",
            severity="error",
            message=(
                f"{board.title} is {form} ({mm(height)} x {mm(depth)} mm); the {case.name} takes "
                f"{forms}."
            ),
            parts=keys,
        )
        return
    # "E-ATX" names no size: makers of cases mean 272 to 277 mm by it as often as 330 mm.
    wide = form in WIDE and (form not in case.form_factors.value or form == "e-atx")
    deeper = board.depth_mm is not None and board.depth_mm.high > BOARD_SIZE_MM[form][0]
    if wide or deeper or case.max_board_depth_mm is not None:
        yield from _depth(board, case)


def _like_a_wider_one(board: Board, case: Case) -> bool:
    """CEB and E-ATX boards are not larger than EEB ones, and E-ATX names no size of its own."""
    wider = ("e-atx", "eeb")
    return board.form_factor.value in ("ceb", "e-atx") and any(
        form in case.form_factors.value for form in wider
    )


def _has_atx_holes(board: Board, case: Case) -> bool:
    """CEB and E-ATX boards use ATX's holes: an ATX case that is known to be deep takes them.

    How deep is known when its depth is published, or asked for when it lists a wider board.
    """
    forms = case.form_factors.value
    deep = case.max_board_depth_mm is not None or _like_a_wider_one(board, case)
    return board.form_factor.value in ("ceb", "e-atx") and "atx" in forms and deep


def _depth(board: Board, case: Case) -> Iterator[Finding]:
    depth = size(board.depth_mm, f"depth of the {board.name}")
    limit = size(case.max_board_depth_mm, f"board depth clearance of the {case.name}")
    finding = room_finding(
        "fit.board-case",
        ("board", "case"),
        limit - depth,
        fails=(
            f"{board.title} is {mm(depth.nominal or 0)} mm deep; the {case.name} takes boards up "
            f"to {mm(limit.nominal or 0)} mm."
        ),
        subject=f"the depth of {board.title} in the {case.name}",
        measured=limit.nominal,
        needed=depth.nominal,
    )
    if finding is not None:
        yield finding


@rule("fit.psu-case", "error", "Every power supply fits the case's bay")
def psu_case(ctx: Context) -> Iterator[Finding]:
    """Form factor, length and number of supplies."""
    case, psus = ctx.scene.case, ctx.scene.psus
    if case is None or not psus:
        return
    place = case.psu_place
    outside = place is not None and place.value == "outside" and place.grade != "unverified"
    if len(psus) > 1 and not outside:
        yield from _bays(ctx, case, len(psus))
    for key, psu in psus:
        form = psu.form_factor.value
        missing, unverified = fact_missing(
            case.psu_form_factors, f"supply form factors of the {case.name}"
        )
        unverified += fact_missing(psu.form_factor, f"form factor of the {psu.name}")[1]
        listed = case.psu_form_factors.value if case.psu_form_factors else ()
        taken = form in listed or (form == "sfx" and "sfx-l" in listed)
        if listed and not taken and not unverified:
            yield Finding(
                rule="fit.psu-case",
                severity="error",
                message=(
                    f"{psu.title} is {form.upper()}; the {case.name} takes "
                    f"{', '.join(listed).upper()} supplies."
                ),
                parts=(key, "case"),
            )
            continue
        if missing or unverified:
            leans = "fits" if taken else "does-not-fit" if listed else None
            subject = f"{psu.title} in the {case.name}"
            yield unknown("fit.psu-case", (key, "case"), subject, missing, unverified, leans=leans)
        if not ctx.scene.enclosed and case.max_psu_length_mm is None:
            continue  # an open frame carries the supply on its base
        length = size(psu.length_mm, f"length of the {psu.name}")
        limit = size(case.max_psu_length_mm, f"supply length clearance of the {case.name}")
        finding = room_finding(
            "fit.psu-case",
            (key, "case"),
            limit - length,
            fails=(
                f"{psu.title} is {mm(length.nominal or 0)} mm long; the {case.name} takes "
                f"supplies up to {mm(limit.nominal or 0)} mm."
            ),
            subject=f"{psu.title} in the bay of the {case.name}",
            measured=limit.nominal,
            needed=length.nominal,
        )
        if finding is not None:
            yield finding


def _bays(ctx: Context, case: Case, count: int) -> Iterator[Finding]:
    """More than one supply needs a case that is known to carry so many."""
    keys = (*(key for key, _ in ctx.scene.psus), "case")
    bays = case.psu_count.value if case.psu_count else 1
    missing, unverified = fact_missing(case.psu_count, f"number of supply bays of the {case.name}")
    if missing or unverified:
        subject = f"{count} supplies in the {case.name}"
        leans = "fits" if count <= bays else "does-not-fit"
        yield unknown("fit.psu-case", keys, subject, missing, unverified, leans=leans)
        return
    if count <= bays:
        return
    yield Finding(
        rule="fit.psu-case",
        severity="error",
        message=f"The rig has {count} power supplies; the {case.name} has room for {bays}.",
        parts=keys,
        measured=bays,
        needed=count,
        unit="supplies",
    )


@rule("fit.cooler-case", "error", "The CPU cooler clears the side panel")
def cooler_case(ctx: Context) -> Iterator[Finding]:
    """Height of an air cooler against the clearance; radiators have rules of their own."""
    case, cooler = ctx.scene.case, ctx.scene.cooler
    if case is None or cooler is None or not ctx.scene.enclosed or cooler.type.value != "air":
        return
    height = size(cooler.height_mm, f"height of the {cooler.name}")
    limit = size(case.max_cooler_height_mm, f"CPU cooler clearance of the {case.name}")
    finding = room_finding(
        "fit.cooler-case",
        ("cooler", "case"),
        limit - height,
        fails=(
            f"{cooler.title} is {mm(height.nominal or 0)} mm high; the {case.name} takes coolers "
            f"up to {mm(limit.nominal or 0)} mm."
        ),
        subject=f"{cooler.title} under the side panel of the {case.name}",
        measured=limit.nominal,
        needed=height.nominal,
    )
    if finding is not None:
        yield finding


@rule("fit.socket", "error", "Processor, cooler and memory suit the board")
def socket(ctx: Context) -> Iterator[Finding]:
    """Sockets of processor and cooler, type and number of memory modules."""
    board, cpu, cooler = ctx.scene.board, ctx.scene.cpu, ctx.scene.cooler
    if board is not None and cpu is not None:
        yield from _suits(
            ("cpu", "board"),
            _same(cpu.socket.value, board.socket.value),
            f"{cpu.title} has socket {cpu.socket.value}; {board.title} has {board.socket.value}",
            ((cpu.socket, f"socket of the {cpu.name}"), (board.socket, f"socket of {board.name}")),
        )
    holder, key = (cpu, "cpu") if cpu else (board, "board")
    if cooler is not None and holder is not None:
        wanted, mounts = holder.socket.value, cooler.sockets.value
        yield from _suits(
            ("cooler", key),
            any(_same(name, wanted) for name in mounts),
            f"{cooler.title} mounts on {', '.join(mounts)}; {holder.title} has {wanted}",
            (
                (cooler.sockets, f"sockets of the {cooler.name}"),
                (holder.socket, f"socket of the {holder.name}"),
            ),
        )
    if board is not None:
        yield from _memory(ctx, board)


def _suits(
    keys: tuple[str, ...],
    fits: bool,
    sentence: str,
    facts: tuple[tuple[Fact[Any] | None, str], ...],
    measured: float | None = None,
    needed: float | None = None,
) -> Iterator[Finding]:
    """An error when sourced facts disagree, an unknown when one of them has no source."""
    missing: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    for fact, name in facts:
        more = fact_missing(fact, name)
        missing, unverified = missing + more[0], unverified + more[1]
    unit = None if needed is None else "modules"
    if missing or unverified:
        leans = None if missing else "fits" if fits else "does-not-fit"
        yield unknown(
            "fit.socket", keys, sentence, missing, unverified, leans=leans,
            measured=measured, needed=needed, unit=unit,
        )  # fmt: skip
    elif not fits:
        yield Finding(
            rule="fit.socket",
            severity="error",
            message=f"{sentence}.",
            parts=keys,
            measured=measured,
            needed=needed,
            unit=unit,
        )


def _same(first: str, second: str) -> bool:
    """Socket names compared as people write them: ``LGA 1700`` and ``LGA1700`` are one."""
    return _plain(first) == _plain(second)


def _plain(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum()).removeprefix("socket")


def _memory_suits(kit: str, board: str) -> bool:
    """Generation and kind of module agree, each where both texts name it."""
    has, takes = (set(re.findall(r"[a-z0-9]+", text.casefold())) for text in (kit, board))
    for words in (GENERATIONS, MODULE_KINDS):
        if has & words and takes & words and not has & takes & words:
            return False
    return bool(has & takes & GENERATIONS)


def _memory(ctx: Context, board: Board) -> Iterator[Finding]:
    modules = 0
    for key, kit, count in ctx.scene.memory:
        modules += kit.modules * count
        takes = board.memory_type.value if board.memory_type else ""
        yield from _suits(
            (key, "board"),
            _memory_suits(kit.type.value, takes),
            f"{kit.title} is {kit.type.value}; {board.title} takes {takes or 'some memory'}",
            (
                (kit.type, f"type of the {kit.name}"),
                (board.memory_type, f"memory type of the {board.name}"),
            ),
        )
    if modules == 0:
        return
    has = board.memory_slots.value if board.memory_slots else None
    yield from _suits(
        (*(key for key, _, _ in ctx.scene.memory), "board"),
        has is not None and modules <= has,
        f"The rig has {modules} memory modules; {board.title} has "
        f"{'memory slots' if has is None else f'{has} memory slots'}",
        ((board.memory_slots, f"number of memory slots of the {board.name}"),),
        measured=has,
        needed=modules,
    )
