"""The manual page, made from the command line's own help so that it says what the program does."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, datetime

from rigbuilder import __version__
from rigbuilder.cli.parser import parsers
from scripts.installers.release import SUMMARY, build_time


def man_page() -> str:
    """``rigbuilder(1)`` in roff."""
    window, commands = parsers()
    day = datetime.fromtimestamp(build_time(), UTC).strftime("%Y-%m-%d")
    lines = [
        f'.TH RIGBUILDER 1 "{day}" "RigBuilder {__version__}" "User Commands"',
        ".ad l",
        ".SH NAME",
        f"rigbuilder \\- {escaped(SUMMARY)}",
        ".SH SYNOPSIS",
        *_usage(window),
    ]
    for parser in commands.values():
        lines += [".br", *_usage(parser)]
    lines += [".SH DESCRIPTION", *_literal(window.description or ""), ".SH OPTIONS"]
    lines += _options(window)
    lines.append(".SH COMMANDS")
    for name, parser in commands.items():
        lines += [f".SS {escaped(name)}", *_literal(parser.description or "")]
        lines += _options(parser)
        if parser.epilog:
            lines += [".PP", *_literal(parser.epilog)]
    lines += [
        ".SH FILES",
        ".TP",
        ".I ~/.config/rigbuilder/",
        "Settings, the list of recent rigs, and copies of unsaved rigs in case of a crash.",
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text that roff prints as it is."""
    shown = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return re.sub(r"^\.", r"\\&.", shown, flags=re.MULTILINE)


def _usage(parser: argparse.ArgumentParser) -> list[str]:
    words = " ".join(parser.format_usage().removeprefix("usage: ").split())
    return [escaped(words.replace(" rigbuilder COMMAND ...", ""))]


def _literal(text: str) -> list[str]:
    return [".nf", escaped(text.strip()), ".fi"]


def _options(parser: argparse.ArgumentParser) -> list[str]:
    lines = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                lines += [".PP", f".B {escaped(name)}", ".br", *_literal(inner.description or "")]
                lines += [".RS", *_options(inner), ".RE"]
            continue
        names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
        takes = action.nargs != 0 and bool(action.option_strings)
        choices = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else ""
        value = (choices or str(action.metavar or action.dest.upper())) if takes else ""
        head = f".B {escaped(names)}" + (f" {escaped(value)}" if value else "")
        lines += [".TP", head, escaped(action.help or "")]
    return lines
