"""Texts of the help: the rules' pages from ``docs/rules``, the shortcuts, about the program."""

from __future__ import annotations

from rigbuilder import __version__
from rigbuilder.paths import assets_dir, docs_dir
from rigbuilder.ui.language import mark, tr

SHORTCUTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        mark("Rig"),
        (
            ("Ctrl+N", mark("New rig")),
            ("Ctrl+O", mark("Open")),
            ("Ctrl+S", mark("Save")),
            ("Ctrl+Shift+S", mark("Save as")),
            ("Ctrl+E", mark("Export as PDF")),
            ("Ctrl+Z / Ctrl+Shift+Z", mark("Undo / redo")),
            ("Ctrl+Shift+L", mark("Compare rigs side by side")),
            ("Ctrl+K", mark("Command palette: everything there is to do, by typing")),
        ),
    ),
    (
        mark("Parts"),
        (
            ("Ctrl+F", mark("Search parts")),
            (mark("Enter (in the list)"), mark("Add the part at the best place")),
            ("Ctrl+C / Ctrl+X / Ctrl+V", mark("Copy, cut, paste a part")),
            ("Ctrl+D", mark("Duplicate the selected part")),
            ("Ctrl+R", mark("Correct the part's figures")),
        ),
    ),
    (
        mark("Drawing"),
        (
            (
                mark("Arrows"),
                mark("Move the selected card a slot; without a selection move the drawing"),
            ),
            ("Tab / Shift+Tab", mark("Next / former part")),
            (mark("Enter"), mark("Figures of the selected part")),
            (mark("Delete"), mark("Remove the selected parts")),
            ("Esc", mark("Cancel a drag, select nothing")),
            (mark("Wheel"), mark("Zoom at the pointer; with Shift move sideways")),
            (mark("Space or middle button"), mark("Move the drawing")),
            ("Ctrl+0 / Ctrl+1", mark("Fit to window / 100%")),
            ("Ctrl+Plus / Ctrl+Minus", mark("Zoom in / out")),
        ),
    ),
)


def rule_names() -> list[str]:
    """Rules that have a page."""
    folder = docs_dir() / "rules"
    return sorted(file.stem for file in folder.glob("*.*.md")) if folder.is_dir() else []


def rule_page(rule: str) -> str:
    """A rule's page as Markdown; a sentence where there is none."""
    if rule in rule_names():
        return (docs_dir() / "rules" / f"{rule}.md").read_text(encoding="utf-8")
    return f"# {rule}\n\n" + tr("This rule has no page.")


def shortcuts_page() -> str:
    """All shortcuts as Markdown."""
    parts = [f"# {tr('Shortcuts')}"]
    for heading, rows in SHORTCUTS:
        parts.append(f"## {tr(heading)}\n")
        parts.append("\n".join(f"- **{_keys(keys)}**: {tr(words)}" for keys, words in rows))
    return "\n\n".join(parts)


def _keys(keys: str) -> str:
    """Keys as they are called on the keyboard; Ctrl is Strg on a German one."""
    words = tr(keys)
    return words.replace("Ctrl", tr("Ctrl")).replace("Shift", tr("Shift"))


def about_page() -> str:
    """What the program is, as Markdown."""
    return (
        f"# RigBuilder {__version__}\n\n"
        + tr(
            "Plans a computer with several graphics cards for large language models: whether the "
            "parts fit, bridge, get their power and hold the model, and how fast it will be.\n\n"
            "Every figure has a source and a grade of evidence. What nobody publishes is unknown, "
            "and a rig that rests on such a figure is called *not proven*, never *fits*.\n\n"
            "Memory is counted in GiB, as the drivers show it: a card sold as 24 GB holds 24 GiB."
            "\n\nApache License 2.0."
        )
        + _licences()
    )


def _licences() -> str:
    """What of others an installed program holds; a checkout holds nothing."""
    file = assets_dir() / "licences.md"
    if not file.is_file():
        return ""
    return "\n\n#" + file.read_text(encoding="utf-8").replace(
        "beside this one", tr("in {folder}", folder=file.parent)
    )
