"""``suggest``: whole rigs for a workload, or what to relax."""

from __future__ import annotations

import argparse
import re
import time
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from rigbuilder.advisor.suggest import Demands, Suggestions, suggest_steps
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.loading import describe
from rigbuilder.cli.errors import EXIT_DOES_NOT_FIT, EXIT_FINE, CommandError
from rigbuilder.cli.files import RIG_ENDING, load_parts, remark_problems
from rigbuilder.cli.known import known_part
from rigbuilder.cli.output import coloured, say, say_json, width
from rigbuilder.cli.progress import progress_bar
from rigbuilder.estimates.weights import weights_of
from rigbuilder.export.suggestions import suggestion_lines
from rigbuilder.export.wording import clean
from rigbuilder.rig.file import save_rig

if TYPE_CHECKING:
    from rigbuilder.catalog.catalog import Catalog

SECONDS_BETWEEN_BARS = 0.1
MOST_PIECES = 64
OPTION_OF = {
    "mains_v": "circuit",
    "circuit_a": "circuit",
    "sequences": "users",
    "max_volume_l": "max-size",
    "min_speed_tok_s": "min-speed",
    "owned": "own",
    "prices": "price",
}
"""Option of a field that is named otherwise."""


def suggest(found: argparse.Namespace) -> int:
    """Prints the builds, and writes them into a folder if one is named."""
    catalog = load_parts()
    demands = demands_of(found, catalog)
    answer = _searched(demands, catalog)
    if found.format == "json":
        say_json(answer.to_json_data())
    else:
        say(suggestion_lines(answer, width(), colour=coloured()))
    if found.out is not None:
        written = _write(answer, found.out, catalog)
        if found.format == "text" and written:
            say(f"\nwrote {len(written)} rig files to {clean(str(found.out))}")
    remark_problems(catalog)
    return EXIT_FINE if answer.builds else EXIT_DOES_NOT_FIT


def _searched(demands: Demands, catalog: Catalog) -> Suggestions:
    """The answer; a bar on the terminal shows how far the search is."""
    steps, drawn = suggest_steps(demands, catalog), 0.0
    with progress_bar() as show:
        while True:
            try:
                step = next(steps)
            except StopIteration as done:
                answer: Suggestions = done.value
                return answer
            if show is not None and time.monotonic() - drawn > SECONDS_BETWEEN_BARS:
                drawn = time.monotonic()
                show(step.done, step.total, step.what)


def demands_of(found: argparse.Namespace, catalog: Catalog) -> Demands:
    """What the options ask for; CommandError for an unknown id or a wrong number."""
    model = known_part(found.model, LanguageModel, catalog)
    if weights_of(model, found.quant) is None:
        near = get_close_matches(found.quant, model.quants, 3, 0.4) or list(model.quants)[:3]
        hint = f"; {model.name} comes in {', '.join(near)} and others" if near else ""
        raise CommandError(f"--quant: nobody publishes {model.name} in {found.quant!r}{hint}")
    currency = str(found.currency)
    work = {
        "model": model.id,
        "quant": found.quant,
        "context": found.context,
        "sequences": found.users,
        "kv_cache": found.kv_cache,
        "runtime": found.runtime,
        "split": found.split,
        "experts_in_system_memory": found.experts_in_system_memory,
    }
    volts, amperes = found.circuit
    prices = {
        part: {"amount": amount, "currency": currency}
        for part, amount in (_priced(text, catalog) for text in found.price)
    }
    fields: dict[str, Any] = {
        "workload": work,
        "site": {"mains_v": volts, "circuit_a": amperes, "currency": currency},
        "min_speed_tok_s": found.min_speed,
        "budget": found.budget,
        "price_level": found.price_level,
        "new_only": found.new_only,
        "priced_only": found.priced_only,
        "max_volume_l": found.max_size,
        "styles": tuple(dict.fromkeys(found.style)),
        "max_noise": found.max_noise,
        "max_cards": found.max_cards,
        "owned": tuple(_owned(text, catalog) for text in found.own),
        "prices": prices,
    }
    try:
        return Demands.model_validate(fields)
    except ValidationError as error:
        place, reason = describe(error, 1, tagged=False)[0]
        field = place.rpartition(".")[2]
        raise CommandError(f"--{OPTION_OF.get(field, field.replace('_', '-'))}: {reason}") from None


def _owned(text: str, catalog: Catalog) -> dict[str, Any]:
    part, colon, count = text.rpartition(":")
    if not colon:
        part, count = text, "1"
    if not (count.isascii() and count.isdecimal()) or not 1 <= int(count[:4]) <= MOST_PIECES:
        raise CommandError(f"--own {text}: the count after the colon is 1 to {MOST_PIECES}")
    return {"part": _any_part(part, "own", catalog), "count": int(count)}


def _priced(text: str, catalog: Catalog) -> tuple[str, float]:
    part, _, amount = text.rpartition("=")
    if not part or not re.fullmatch(r"\d{1,8}(\.\d{1,4})?", amount):
        raise CommandError(f"--price {text}: give the part's id, = and a price, such as ID=700")
    return _any_part(part, "price", catalog), float(amount)


def _any_part(part_id: str, option: str, catalog: Catalog) -> str:
    """The id of a part of any kind."""
    if part_id in catalog.parts:
        return part_id
    near = get_close_matches(part_id, [part.id for part in catalog], 3, 0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; see: rigbuilder parts"
    raise CommandError(f"--{option}: the catalog has no part {part_id!r}{hint}")


def _write(answer: Suggestions, folder: Path, catalog: Catalog) -> list[Path]:
    """Each build as a rig file, numbered in the order printed."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, one in enumerate(answer.builds, 1):
        name = re.sub(r"[^a-z0-9]+", "-", one.title.casefold()).strip("-")[:80]
        path = folder / f"{number:02}-{name}{RIG_ENDING}"
        save_rig(path, one.rig, catalog)
        written.append(path)
    return written
