"""The options of ``suggest``."""

from __future__ import annotations

import argparse
from pathlib import Path

from rigbuilder.cli.estimate_options import mains, positive

DESCRIPTION = """\
Find whole rigs for a model: each is judged by all rules and proven to fit, and none of those
printed is surpassed by another in cost, speed, power and noise at once."""
EPILOG = """\
Exit status: 0 with builds, 1 when nothing fits (the text says which single demand to relax and to
what), 2 when the search cannot be done. How it searches, what it counts as cost, speed and noise,
and what it leaves out: docs/suggest.md. JSON: docs/schema/suggestions.schema.json.

Example:
  rigbuilder suggest --model llama-3.3-70b-instruct --quant Q4_K_M --context 8192 \\
      --min-speed 15 --budget 3500 --circuit 120V15A -o rigs"""


def add_suggest_options(parser: argparse.ArgumentParser) -> None:
    """Adds all options but ``--format``."""
    add = parser.add_argument
    add("--model", required=True, metavar="ID", help="language model; see: rigbuilder parts")
    add("--quant", required=True, help="quantization, such as Q4_K_M")
    add("--context", required=True, type=int, metavar="TOKENS", help="tokens of each user")
    add("--users", type=int, default=1, metavar="N", help="sequences at a time; 1 by default")
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
        help="keep a mixture's experts in system memory",
    )
    add(
        "-o",
        "--out",
        type=Path,
        metavar="FOLDER",
        help="write each build as a rig file into a folder",
    )
    limits = parser.add_argument_group("demands")
    limits.add_argument(
        "--min-speed", type=positive, metavar="T", help="expected tokens a second of each user"
    )
    limits.add_argument("--budget", type=positive, metavar="PRICE", help="for the whole rig")
    limits.add_argument(
        "--circuit",
        type=mains,
        default=(120.0, 15.0),
        metavar="VOLTS_AMPERES",
        help="that carries the rig for hours, such as 230V16A; 120V15A by default",
    )
    limits.add_argument(
        "--max-size", type=positive, metavar="LITRES", help="outer volume of the case"
    )
    limits.add_argument(
        "--style",
        action="append",
        default=[],
        choices=("tower", "desktop", "rack", "open-frame"),
        help="style of case; may be given again",
    )
    limits.add_argument(
        "--max-noise",
        choices=("quiet", "audible", "loud"),
        help="by the cards' coolers: fans or water, blowers, passive ones",
    )
    limits.add_argument("--max-cards", type=int, default=8, metavar="N", help="8 by default")
    prices = parser.add_argument_group("prices")
    prices.add_argument(
        "--own",
        action="append",
        default=[],
        metavar="ID[:COUNT]",
        help="part that is there already; may be given again",
    )
    prices.add_argument(
        "--price",
        action="append",
        default=[],
        metavar="ID=PRICE",
        help="your own price of a part; may be given again",
    )
    prices.add_argument(
        "--price-level",
        choices=("low", "middle", "high"),
        default="middle",
        help="point of each price range that counts; middle by default",
    )
    prices.add_argument("--new-only", action="store_true", help="no used parts")
    prices.add_argument(
        "--priced-only", action="store_true", help="no parts without a price on record"
    )
    prices.add_argument("--currency", default="USD", metavar="CODE", help="USD by default")
