"""What can be typed: commands, their options, and the help texts."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from rigbuilder import __version__
from rigbuilder.cli.estimate_options import add_options
from rigbuilder.cli.suggest_options import DESCRIPTION, EPILOG, add_suggest_options

Command = Callable[[], int]
KINDS = (
    "card",
    "board",
    "case",
    "bridge",
    "psu",
    "cpu",
    "cooler",
    "memory",
    "storage",
    "riser",
    "bifurcation",
    "model",
)
MOST_JOBS = 1024
COMMANDS = (
    "check",
    "compare",
    "export",
    "estimate",
    "suggest",
    "parts",
    "catalog",
    "explain",
    "scan",
)
HELP = """\
Plan a multi-GPU computer for large language models: what fits, what the bridge needs, what the
supply holds, whether the model loads, and how fast it runs.

  rigbuilder [FILE]              open the window, with a rig file or the name of a ready rig
  rigbuilder check FILE ...      verdict and findings; exit 0 fits, 1 does not or not proven;
                                 - reads a rig a line, --jobs 0 works on all cores
  rigbuilder compare FILE FILE   two to four rigs side by side, the better figures marked
  rigbuilder export FILE -o OUT  write .pdf, .svg, .png, .csv, .md or .json
  rigbuilder estimate ...        memory, speed and power of some cards, without building a rig
  rigbuilder suggest ...         find whole rigs that run a model and are proven to fit
  rigbuilder parts [QUERY]       search the catalog
  rigbuilder catalog check       find mistakes in the catalog's files
  rigbuilder catalog import PATH import the parts of BuildCores OpenDB
  rigbuilder scan                read this computer: its parts, and the lanes of its cards
  rigbuilder explain [RULE]      what a rule checks, why, and how to mend it

Exit status 2: the command could not be done; the reason is one sentence on stderr.
"""


def parse(arguments: Sequence[str]) -> Command:
    """The command to run; argparse leaves with status 2 and a usage line for what it rejects."""
    parser, commands = parsers()
    if arguments and arguments[0] in COMMANDS:
        found = commands[arguments[0]].parse_args(arguments[1:])
        return _bind(arguments[0], found)
    found = parser.parse_args(arguments)
    return _bind("window", found)


def _bind(name: str, found: argparse.Namespace) -> Command:
    """The function of a command with its options; its module is imported only now."""
    match name:
        case "check":
            from rigbuilder.cli.sweep import check

            return lambda: check(found.files, found.format, found.jobs)
        case "compare":
            from rigbuilder.cli.compare import compare

            return lambda: compare(found)
        case "export":
            from rigbuilder.cli.check import export

            return lambda: export(found.file, found.out, found.paper, plots=found.plots)
        case "estimate":
            from rigbuilder.cli.estimate import estimate

            return lambda: estimate(found)
        case "suggest":
            from rigbuilder.cli.suggest import suggest

            return lambda: suggest(found)
        case "parts":
            from rigbuilder.cli.catalog import parts

            return lambda: parts(" ".join(found.query), found.kind, found.format)
        case "catalog":
            return _bind_catalog(found)
        case "explain":
            from rigbuilder.cli.explain import explain

            return lambda: explain(found.rule)
        case "scan":
            from rigbuilder.cli.scan import scan

            return lambda: scan(found.format, found.out, found.recording, found.source)
    if found.self_test:
        from rigbuilder.selftest import self_test

        return self_test
    from rigbuilder.cli.window import window

    return lambda: window(found, COMMANDS)


def _bind_catalog(found: argparse.Namespace) -> Command:
    match found.action:
        case "import":
            from rigbuilder.cli.user_catalog import import_parts

            return lambda: import_parts(found.path, found.report)
        case "export":
            from rigbuilder.cli.user_catalog import export_part

            return lambda: export_part(found.id, found.out)
    from rigbuilder.cli.catalog import catalog

    return lambda: catalog(found.action, found.name)


def parsers() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """The parser of the window's options and those of the commands by name."""
    commands = {
        "check": _check(),
        "compare": _compare(),
        "export": _export(),
        "estimate": _estimate(),
        "suggest": _suggest(),
        "parts": _parts(),
        "catalog": _catalog(),
        "explain": _explain(),
        "scan": _scan(),
    }
    return _window(), commands


def _parser(name: str, description: str, epilog: str = "") -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=f"rigbuilder {name}".strip(),
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _window() -> argparse.ArgumentParser:
    parser = _parser("", HELP, "Each command has its own help: rigbuilder check --help")
    parser.usage = "rigbuilder [FILE] [options]\n       rigbuilder COMMAND ..."
    parser.add_argument("file", nargs="?", metavar="FILE", help="rig file or name of a ready rig")
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="OUT.png",
        help="write the window's picture and leave; works without a display",
    )
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="folder of settings and recovery files"
    )
    parser.add_argument("--size", metavar="WxH", help="size of the window, such as 1366x768")
    parser.add_argument(
        "--theme",
        choices=("light", "dark", "contrast", "system"),
        help="colours; the system's by default",
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="of the window: en, de or system; by default the one chosen in the window",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try what is installed: catalog, ready rigs, window, a drag, a PDF; exit 0 if well",
    )
    parser.add_argument("--version", action="version", version=f"RigBuilder {__version__}")
    return parser


def _format(parser: argparse.ArgumentParser, *more: str) -> None:
    parser.add_argument(
        "--format", choices=("text", "json", *more), default="text", help="text by default"
    )


def _jobs(text: str) -> int:
    count = int(text)  # argparse words what is no number
    if not 0 <= count <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"0 to {MOST_JOBS}, not {text}")
    return count


def _check() -> argparse.ArgumentParser:
    parser = _parser(
        "check",
        "Judge rigs: verdict, findings with their figures and fixes, memory, power, speed, cost.",
        "Exit status: 0 every rig fits, 1 one does not or cannot be proven to, 2 one cannot be\n"
        "read. JSON is one report, or a list of reports for several files; see\n"
        "docs/schema/report.schema.json. JSON Lines gives a line for each rig as soon as it is\n"
        "judged, with its file and line, or with the error for a rig that cannot be read; see\n"
        "docs/sweep.md.\n\n"
        "Example:\n  rigbuilder check --format jsonl --jobs 0 - < rigs.jsonl > reports.jsonl",
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="rig file, name of a ready rig, or - for standard input with one rig a line",
    )
    _format(parser, "jsonl")
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="rigs to judge at once, each in a process; 0 for all cores, 1 by default",
    )
    return parser


def _compare() -> argparse.ArgumentParser:
    parser = _parser(
        "compare",
        "Lay two to four rigs side by side, all with one workload: every figure of each, and the\n"
        "better one marked where the ranges do not overlap.",
        "Example:\n"
        "  rigbuilder compare dual-3090-nvlink dual-4090 single-a100-80gb single-rtx-a6000\n"
        "  rigbuilder compare mine.rig.json dual-4090 --context 32768 -o comparison.pdf",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="rig file or name of a ready rig")
    _format(parser, "md")
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT", help="write a file: .pdf, .md or .json"
    )
    parser.add_argument("--paper", choices=("a4", "letter"), help="page of a PDF")
    work = parser.add_argument_group("what they run")
    work.add_argument(
        "--workload",
        default="1",
        metavar="N",
        help="number of the rig whose workload all run, 1 by default; own: each its own",
    )
    work.add_argument("--model", metavar="ID", help="another language model for all")
    work.add_argument("--quant", help="another quantization")
    work.add_argument("--context", type=int, metavar="TOKENS", help="another context")
    work.add_argument("--sequences", type=int, metavar="N", help="so many sequences at a time")
    return parser


def _export() -> argparse.ArgumentParser:
    parser = _parser(
        "export",
        "Write a rig's report to a file. The ending says what:\n"
        "  .pdf   drawing to scale, parts list, findings, memory and power budget, sources\n"
        "  .svg   drawing to scale\n"
        "  .png   drawing as a picture\n"
        "  .csv   parts list for a spreadsheet\n"
        "  .md    report as Markdown\n"
        "  .json  report for other programs",
    )
    parser.add_argument("file", metavar="FILE", help="rig file or name of a ready rig")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT", help="file to write"
    )
    parser.add_argument(
        "--paper", choices=("a4", "letter"), help="page of a PDF; your country's by default"
    )
    parser.add_argument(
        "--plots",
        action="store_true",
        help="add the plots of memory, power, speed and cost to a PDF",
    )
    return parser


def _estimate() -> argparse.ArgumentParser:
    parser = _parser(
        "estimate",
        "Memory, speed, power and cost of some cards with a model, without building a rig.",
        "Example:\n  rigbuilder estimate --card nvidia-geforce-rtx-3090-founders-edition:2 \\\n"
        "      --model llama-3.3-70b-instruct --quant Q4_K_M --context 8192\n\n"
        "Ids are listed by: rigbuilder parts",
    )
    add_options(parser)
    _format(parser)
    return parser


def _suggest() -> argparse.ArgumentParser:
    parser = _parser("suggest", DESCRIPTION, EPILOG)
    add_suggest_options(parser)
    _format(parser)
    return parser


def _parts() -> argparse.ArgumentParser:
    parser = _parser("parts", "Search the catalog by brand, name, kind or figure (24gb, 2-slot).")
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words; all parts without any")
    parser.add_argument("--kind", choices=KINDS, help="only parts of one kind")
    _format(parser)
    return parser


def _catalog() -> argparse.ArgumentParser:
    parser = _parser(
        "catalog",
        "Look after the catalog: the program's parts, your own, and imported ones.",
        "Each action has its own help: rigbuilder catalog import --help",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, short: str, more: str = "") -> argparse.ArgumentParser:
        return actions.add_parser(
            name,
            help=short,
            description=f"{short[0].upper()}{short[1:]}.",
            epilog=more,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    check = action(
        "check",
        "find what cannot be read or cannot be right",
        "Without a folder it looks at the program's catalog together with your own parts.\n"
        "Exit status: 0 without problems, 1 with some.",
    )
    check.add_argument("name", nargs="?", metavar="FOLDER", help="catalog files to look at")
    take = action(
        "import",
        "import the parts of a local copy of BuildCores OpenDB",
        "PATH is a clone, an unpacked download or the ZIP file of\n"
        "https://github.com/buildcores/buildcores-open-db (licence ODC-By 1.0). A later import\n"
        "takes the place of an earlier one. See docs/catalog.md.",
    )
    take.add_argument("path", type=Path, metavar="PATH", help="folder or ZIP file")
    take.add_argument(
        "--report", type=Path, metavar="FILE", help="write there what was skipped and refused"
    )
    give = action("export", "write a part as a catalog file, ready to correct or to contribute")
    give.add_argument("id", metavar="ID", help="id of the part; see: rigbuilder parts")
    give.add_argument("-o", "--out", type=Path, metavar="FILE", help="print it without")
    shape = action("schema", "print the JSON Schema of catalog files, rig files or reports")
    shape.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="catalog (by default), rig, report or suggestions",
    )
    return parser


def _explain() -> argparse.ArgumentParser:
    parser = _parser(
        "explain", "What a rule checks, why, and how to mend it; lists all rules without one."
    )
    parser.add_argument("rule", nargs="?", metavar="RULE", help="such as bridge.pitch")
    return parser


def _scan() -> argparse.ArgumentParser:
    parser = _parser(
        "scan",
        "Read this computer: recognise its board, processor, memory, cards and their slots, and\n"
        "show the lanes that each card has negotiated. Nothing leaves the computer.",
        "On Linux, slots and memory modules need administrator rights: sudo rigbuilder scan\n"
        "See docs/scan.md.",
    )
    _format(parser)
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT.rig.json", help="save what was found as a rig"
    )
    parser.add_argument(
        "--recording",
        type=Path,
        metavar="DIR",
        help="keep what the computer said, without serial numbers, to send or to read again",
    )
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="DIR",
        help="read a recording in the place of this computer",
    )
    return parser
