"""The options of ``estimate``."""

from __future__ import annotations

import argparse
import math
import re

_MAINS = re.compile(r"(\d{2,3}(?:\.\d+)?)\s*v?[\s,/x-]*(\d{1,3}(?:\.\d+)?)\s*a?", re.IGNORECASE)


def mains(text: str) -> tuple[float, float]:
    """``120V15A`` as (volts, amperes); argparse.ArgumentTypeError for anything else."""
    found = _MAINS.fullmatch(text.strip())
    if found is None or "v" not in text.casefold():
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no circuit, such as 120V15A or 230V16A")
    return float(found[1]), float(found[2])


def positive(text: str) -> float:
    """A number above nothing; argparse.ArgumentTypeError for anything else."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a number above 0")
    return value


def add_options(parser: argparse.ArgumentParser) -> None:
    """Adds all options but ``--format``."""
    add = parser.add_argument
    add(
        "--card",
        action="append",
        required=True,
        metavar="ID[:COUNT]",
        help="card of the catalog and how many; may be given again",
    )
    add("--model", required=True, metavar="ID", help="language model")
    add("--quant", required=True, help="quantization, such as Q4_K_M")
    add("--context", required=True, type=int, metavar="TOKENS", help="tokens of each sequence")
    add("--sequences", type=int, default=1, help="at a time; 1 by default")
    add("--kv-cache", choices=("f16", "q8_0", "q4_0"), default="f16", help="f16 by default")
    add("--split", choices=("layer", "tensor"), default="layer", help="layer by default")
    add(
        "--runtime",
        choices=("llama.cpp", "vllm", "exllama"),
        default="llama.cpp",
        help="llama.cpp by default",
    )
    add(
        "--experts-in-system-memory",
        action="store_true",
        help="keep a mixture's experts in system memory; speed needs --cpu",
    )
    add(
        "--claim",
        type=positive,
        metavar="TOKENS_S",
        help="decode speed somebody claims, held against the bound",
    )
    rig = parser.add_argument_group("around the cards")
    rig.add_argument("--bridge", metavar="ID", help="NVLink bridge between each two cards")
    rig.add_argument("--board", metavar="ID", help="board whose slots the cards sit in")
    rig.add_argument("--cpu", metavar="ID", help="processor")
    rig.add_argument(
        "--psu", action="append", default=[], metavar="ID", help="supply; may be given again"
    )
    rig.add_argument("--power-limit", type=positive, metavar="W", help="limit of every card")
    site = parser.add_argument_group("where it runs")
    site.add_argument(
        "--mains",
        type=mains,
        default=(120.0, 15.0),
        metavar="VOLTS_AMPERES",
        help="circuit, such as 120V20A, 230V10A, 230V13A, 230V16A; 120V15A by default",
    )
    site.add_argument(
        "--currency", default="USD", metavar="CODE", help="of all prices; USD by default"
    )
    site.add_argument("--price-per-kwh", type=float, metavar="PRICE", help="of electricity")
    site.add_argument(
        "--hours-per-day", type=float, default=8.0, metavar="HOURS", help="in use; 8 by default"
    )
    site.add_argument(
        "--lifetime", type=float, metavar="MONTHS", help="to write it off; 36 by default"
    )
    site.add_argument(
        "--rent", type=float, metavar="PRICE", help="of a rented computer an hour, to compare with"
    )
