"""Rules of the other parts: board, cooler, supply in the case; processor, memory on the board."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Board, Case
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import fact_missing, room_finding, unknown
from rigbuilder.geometry.bodies_of_frame import board_size_mm
from rigbuilder.geometry.dimensions import mm
from rigbuilder.geometry.measure import size

ATX_FAMILY = ("mini-itx", "mini-dtx", "micro-atx", "atx")
"""Each board's screw holes are a subset of the next one's (ATX, microATX, Mini-ITX addendum)."""
WIDE = ("e-atx", "eeb", "ceb", "ee-atx", "xl-atx")
"""Boards whose outline the name alone does not settle."""


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
    elif not taken and not _only_depth_matters(board, case):
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
    wide = form in WIDE and form not in case.form_factors.value
    if wide or case.max_board_depth_mm is not None:
        yield from _depth(board, case)


def _only_depth_matters(board: Board, case: Case) -> bool:
    """CEB and E-ATX boards use ATX's rear holes: a case with a published depth may take them."""
    return (
        board.form_factor.value in ("ceb", "e-atx")
        and case.max_board_depth_mm is not None
        and any(form in case.form_factors.value for form in ("atx", "e-atx", "eeb"))
    )


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
    bays = case.psu_count.value if case.psu_count else 1
    if len(psus) > bays and not (case.psu_place and case.psu_place.value == "outside"):
        yield _too_many(ctx, case, len(psus), bays)
    for key, psu in psus:
        form = psu.form_factor.value
        missing, unverified = fact_missing(
            case.psu_form_factors, f"supply form factors of the {case.name}"
        )
        listed = case.psu_form_factors.value if case.psu_form_factors else ()
        smaller = form == "sfx" and "sfx-l" in listed
        if listed and form not in listed and not smaller and not unverified:
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
            leans = "fits" if form in listed else "does-not-fit" if listed else None
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


def _too_many(ctx: Context, case: Case, count: int, bays: int) -> Finding:
    keys = (*(key for key, _ in ctx.scene.psus), "case")
    missing, unverified = fact_missing(case.psu_count, f"number of supply bays of the {case.name}")
    if missing or unverified:
        subject = f"{count} supplies in the {case.name}"
        return unknown("fit.psu-case", keys, subject, missing, unverified, leans="does-not-fit")
    return Finding(
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
    """Height of an air cooler against the published clearance."""
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
    if board is not None and cpu is not None and not _same(cpu.socket.value, board.socket.value):
        yield Finding(
            rule="fit.socket",
            severity="error",
            message=(
                f"{cpu.title} has socket {cpu.socket.value}; {board.title} has "
                f"{board.socket.value}."
            ),
            parts=("cpu", "board"),
        )
    wanted = cpu.socket.value if cpu else board.socket.value if board else None
    mounts = cooler.sockets.value if cooler else ()
    if cooler and wanted and not any(_same(name, wanted) for name in mounts):
        yield Finding(
            rule="fit.socket",
            severity="error",
            message=f"{cooler.title} mounts on {', '.join(mounts)}, not on {wanted}.",
            parts=("cooler", "cpu" if cpu else "board"),
        )
    if board is not None:
        yield from _memory(ctx, board)


def _same(first: str, second: str) -> bool:
    """Socket names compared as people write them: ``LGA 1700`` and ``LGA1700`` are one."""
    return _plain(first) == _plain(second)


def _plain(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum()).removeprefix("socket")


def _memory(ctx: Context, board: Board) -> Iterator[Finding]:
    modules = 0
    for key, kit, count in ctx.scene.memory:
        modules += kit.modules * count
        if board.memory_type is None:
            continue
        ddr, takes = kit.type.value.split()[0], board.memory_type.value
        if ddr.casefold() not in takes.casefold():
            yield Finding(
                rule="fit.socket",
                severity="error",
                message=f"{kit.title} is {kit.type.value}; {board.title} takes {takes}.",
                parts=(key, "board"),
            )
    if board.memory_slots is not None and modules > board.memory_slots.value:
        yield Finding(
            rule="fit.socket",
            severity="error",
            message=(
                f"The rig has {modules} memory modules; {board.title} has "
                f"{board.memory_slots.value} memory slots."
            ),
            parts=(*(key for key, _, _ in ctx.scene.memory), "board"),
            measured=board.memory_slots.value,
            needed=modules,
            unit="modules",
        )
