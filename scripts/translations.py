"""Keeps the window's translations: ``update`` their sources from the code, ``release`` the files.

    python -m scripts.translations update        after texts of the window have changed
    python -m scripts.translations update fr     begins a language
    python -m scripts.translations release       after texts were translated

The texts are found in Python's own syntax tree and handed to Qt's lupdate as a list: lupdate by
itself does not read Python's named characters, and puts a ``tr`` under the class around it.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "rigbuilder" / "ui"
FOLDER = ROOT / "assets" / "translations"
CONTEXT = "rigbuilder"
PLAIN = (
    *("-source-language", "en", "-no-obsolete", "-locations", "none"),
    *("-disable-heuristic", "similartext", "-silent"),
)
"""A new text is translated anew: one that only resembles another must not take its words."""
QT_TEXTS = (
    ("QWidgetTextControl", ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All")),
    ("QWidgetTextControl", ("Copy &Link Location",)),
    ("QLineEdit", ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All")),
    ("QAbstractSpinBox", ("&Select All", "&Step up", "Step &down")),
    ("QPlatformTheme", ("OK", "Save", "Cancel", "Close", "&Yes", "&No", "Open", "Discard")),
    ("QShortcut", ("Ctrl", "Shift", "Alt", "Del", "Ins", "Esc", "Return", "Enter", "Space")),
    ("QShortcut", ("Tab", "Home", "End", "PgUp", "PgDown", "Left", "Right", "Up", "Down")),
)
"""Texts of Qt's own that the window shows: menus of fields, buttons of dialogs, names of keys."""


class TextError(Exception):
    """A text that cannot be found for translation, by file and line."""


@dataclass(frozen=True, order=True)
class Text:
    """A text of the window: where it stands first, and whether it depends on a number."""

    source: str
    counted: bool = False


def texts_of(source: str, name: str) -> Iterator[Text]:
    """The texts of a Python file, in its order; raises TextError for one that is no literal."""
    for node in sorted(
        (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)),
        key=lambda node: (node.lineno, node.col_offset),
    ):
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        if called in ("tr", "mark") and node.args:
            for value in _literals(node.args[0]):
                if not isinstance(value, ast.Constant):
                    if called == "mark" or isinstance(value, ast.JoinedStr | ast.BinOp):
                        raise TextError(f"{name}:{node.lineno}: {called} needs a literal text")
                    continue  # a name: the text was marked where it is written
                yield Text(str(value.value))
        elif called == "counted":
            many = node.args[2]
            if not isinstance(many, ast.Constant):
                raise TextError(f"{name}:{node.lineno}: counted needs literal texts")
            yield Text(str(many.value), counted=True)


def _literals(node: ast.expr) -> Iterator[ast.expr]:
    """Both branches of a choice, else the expression."""
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    else:
        yield node


def all_texts() -> list[Text]:
    """Every text of the window once, in the order of the files."""
    found: dict[Text, None] = {}
    for file in sorted(UI.rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        for text in texts_of(file.read_text(encoding="utf-8"), name):
            if text.source:
                found[text] = None
    return list(found)


def as_cpp(texts: list[Text]) -> str:
    """The texts as calls that lupdate reads, and those of Qt's own."""
    rows = []
    for text in texts:
        tail = ', "", 1' if text.counted else ""
        rows.append(f'QCoreApplication::translate("{CONTEXT}", "{_escaped(text.source)}"{tail});')
    for context, words in QT_TEXTS:
        rows += [f'QCoreApplication::translate("{context}", "{word}");' for word in words]
    return "void texts() {\n" + "\n".join(rows) + "\n}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def update(files: list[Path]) -> None:
    """Brings the texts of the code into the .ts files; translations that stand are kept."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "texts.cpp"
        listed.write_text(as_cpp(all_texts()), encoding="utf-8")
        for file in files:
            language = file.stem.split("_", 1)[1]
            _tool("lupdate", listed, "-ts", file, "-target-language", language, *PLAIN)


def release(files: list[Path]) -> None:
    """Compiles the .ts files beside themselves."""
    for file in files:
        _tool("lrelease", file, "-qm", file.with_suffix(".qm"))


def _tool(name: str, *arguments: str | Path) -> None:
    """Runs one of Qt's tools as PySide6 installs it; raises CalledProcessError."""
    program = f"pyside6-{name}"
    beside = Path(sysconfig.get_path("scripts")) / program
    found = shutil.which(str(beside)) or shutil.which(program) or program
    subprocess.run([found, *map(str, arguments)], check=True)


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 when a text cannot be found or a tool fails."""
    parser = argparse.ArgumentParser(prog="python -m scripts.translations", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", choices=("update", "release"))
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="such as de; default: all")
    asked = parser.parse_args(arguments)
    files = [FOLDER / f"rigbuilder_{code}.ts" for code in asked.languages]
    files = files or sorted(FOLDER.glob("rigbuilder_*.ts"))
    try:
        (update if asked.what == "update" else release)(files)
    except TextError as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"Qt's tool failed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
