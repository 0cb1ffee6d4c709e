"""``estimate``: memory, speed, power and cost of some cards, without a rig file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.loading import describe
from rigbuilder.catalog.parts import Board, Bridge, Card, Cpu, Psu
from rigbuilder.checks.report import Report
from rigbuilder.cli.errors import EXIT_FINE, CommandError
from rigbuilder.cli.files import load_parts, remark_problems
from rigbuilder.cli.known import known_part
from rigbuilder.cli.output import coloured, say, say_json, width
from rigbuilder.estimates.card_steps import card_steps
from rigbuilder.estimates.claim import judge_claim
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.estimates.curves import limit_steps
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.single_cards import single_cards
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.estimates.splits import split_steps
from rigbuilder.export.document import Paragraph
from rigbuilder.export.parts_list import cost_section
from rigbuilder.export.sections import memory_section, power_section, speed_section
from rigbuilder.export.text import section_lines
from rigbuilder.export.value_sections import (
    card_steps_table,
    claim_section,
    extra_sections,
    limit_table,
    split_table,
    value_of,
)
from rigbuilder.geometry.layout import Layout
from rigbuilder.rig.model import (
    MAX_CARDS,
    PlacedBridge,
    PlacedCard,
    Rig,
    Seat,
    Site,
    SlotSeat,
    Workload,
)

T = TypeVar("T")
FORMAT = "rigbuilder.estimate"
VERSION = 1


def estimate(found: argparse.Namespace) -> int:
    """Prints the estimates for the options given."""
    catalog = load_parts()
    rig = rig_of(found, catalog)
    report = estimates_of(rig, catalog)
    claim = judge_claim(rig, catalog, report.speed)
    steps, splits = card_steps(rig, catalog), split_steps(rig, catalog)
    limits, singles = limit_steps(rig, catalog), single_cards(rig, catalog)
    remark_problems(catalog)
    if found.format == "json":
        data = report.to_json_data()
        kept = {key: data[key] for key in ("memory", "speed", "power", "cost")}
        more = {
            "value": value_of(rig, report).model_dump(mode="json"),
            "card_steps": [step.model_dump(mode="json") for step in steps],
            "splits": [step.model_dump(mode="json") for step in splits],
            "power_limits": [{"cards_w": w, "decode_tok_s": speed} for w, speed in limits],
            "single_cards": [row.model_dump(mode="json") for row in singles],
            "claim": claim.model_dump(mode="json") if claim is not None else None,
        }
        say_json({"format": FORMAT, "version": VERSION, **kept, **more})
        return EXIT_FINE
    lines: list[str] = []
    memory, power = memory_section(rig, catalog, report), power_section(report)
    speed = speed_section(report)
    sections = [
        replace(memory, blocks=(*memory.blocks, *card_steps_table(steps))),
        replace(power, blocks=(*power.blocks, *_left_out(rig), *limit_table(limits))),
        replace(speed, blocks=(*speed.blocks, *split_table(splits))),
        *([claim_section(claim)] if claim is not None else []),
        cost_section(rig, catalog, report),
        *extra_sections(rig, catalog, report, singles),
    ]
    for section in sections:
        lines += section_lines(section, width(), colour=coloured())
    say(lines[1:])
    return EXIT_FINE


def _left_out(rig: Rig) -> list[Paragraph]:
    """That the watts are the cards' alone, as long as nothing else is named."""
    names = {"--cpu": rig.cpu, "--board": rig.board}
    missing = [option for option, part in names.items() if part is None]
    if not missing:
        return []
    return [
        Paragraph(
            f"The sums hold only what was named; {' and '.join(missing)} "
            f"{'adds' if len(missing) == 1 else 'add'} the rest of the computer."
        )
    ]


def estimates_of(rig: Rig, catalog: Catalog) -> Report:
    """A report that only estimates: no findings, nothing laid out, so no verdict either."""
    return Report(
        verdict="unknown",
        findings=(),
        memory=estimate_memory(rig, catalog),
        power=estimate_power(rig, catalog),
        speed=estimate_speed(rig, catalog),
        cost=estimate_cost(rig, catalog),
        layout=Layout(bodies=()),
    )


def rig_of(found: argparse.Namespace, catalog: Catalog) -> Rig:
    """The rig that the options describe; CommandError for an unknown id or a wrong number."""
    ids = [card for text in found.card for card in _cards(text, catalog)]
    if len(ids) > MAX_CARDS:
        raise CommandError(f"{len(ids)} cards are more than the {MAX_CARDS} that a rig holds")
    board = known_part(found.board, Board, catalog) if found.board else None
    seats = _seats(board, len(ids))
    cpu = known_part(found.cpu, Cpu, catalog).id if found.cpu else None
    supplies = tuple(known_part(part, Psu, catalog).id for part in found.psu)
    limit = found.power_limit
    cards = _made(
        lambda: tuple(
            PlacedCard(key=f"gpu{n}", part=part, seat=seat, power_limit_w=limit)
            for n, (part, seat) in enumerate(zip(ids, seats, strict=True), 1)
        )
    )
    bridges: tuple[PlacedBridge, ...] = ()
    if found.bridge:
        if len(cards) < 2:
            raise CommandError("a bridge joins two cards: give --card ID:2")
        part = known_part(found.bridge, Bridge, catalog).id
        bridges = tuple(
            PlacedBridge(key=f"bridge{n // 2 + 1}", part=part, joins=(f"gpu{n + 1}", f"gpu{n + 2}"))
            for n in range(0, len(cards) - 1, 2)
        )
    model = known_part(found.model, LanguageModel, catalog).id
    workload = _made(
        lambda: Workload(
            model=model,
            quant=found.quant,
            context=found.context,
            sequences=found.sequences,
            kv_cache=found.kv_cache,
            runtime=found.runtime,
            split=found.split,
            experts_in_system_memory=found.experts_in_system_memory,
            claimed_decode_tok_s=found.claim,
        )
    )
    site = _made(
        lambda: Site(
            mains_v=found.mains[0],
            circuit_a=found.mains[1],
            currency=found.currency,
            price_per_kwh=found.price_per_kwh,
            hours_per_day=found.hours_per_day,
            lifetime_months=found.lifetime,
            rent_per_hour=found.rent,
        )
    )
    board_id = board.id if board is not None else None
    return _made(
        lambda: Rig(
            name="Estimate",
            board=board_id,
            cpu=cpu,
            psus=supplies,
            cards=cards,
            bridges=bridges,
            workload=workload,
            site=site,
        )
    )


OPTION_OF = {
    "mains_v": "mains",
    "circuit_a": "mains",
    "claimed_decode_tok_s": "claim",
    "lifetime_months": "lifetime",
    "rent_per_hour": "rent",
    "power_limit_w": "power-limit",
    "psus": "psu",
}
"""Option of a field that is named otherwise."""


def _made(make: Callable[[], T]) -> T:
    """What ``make`` gives; CommandError names the option whose value the rig does not take."""
    try:
        return make()
    except ValidationError as error:
        place, reason = describe(error, 1, tagged=False)[0]
        option = OPTION_OF.get(place, place.replace("_", "-"))
        raise CommandError(f"--{option}: {reason}") from None


def _cards(text: str, catalog: Catalog) -> list[str]:
    """``ID`` or ``ID:COUNT`` as so many ids."""
    part, colon, count = text.rpartition(":")
    if not colon:
        part, count = text, "1"
    if not (count.isascii() and count.isdecimal()) or not 1 <= int(count[:4]) <= MAX_CARDS:
        raise CommandError(f"--card {text}: the count after the colon is 1 to {MAX_CARDS}")
    return [known_part(part, Card, catalog).id] * int(count)


def _seats(board: Board | None, count: int) -> list[Seat | None]:
    """The board's x16 slots from the CPU on, then its other slots; None where they run out."""
    slots = board.slots if board is not None else ()
    rows = sorted(
        (slot.mechanical_lanes.value < 16, slot.opening.value)
        for slot in slots
        if slot.opening is not None
    )
    seats: list[Seat | None] = [SlotSeat(slot=opening) for _, opening in rows[:count]]
    return seats + [None] * (count - len(seats))
