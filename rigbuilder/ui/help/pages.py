"""Texts of the help: the rules' pages from ``docs/rules``, the shortcuts, about the program."""

from __future__ import annotations

from rigbuilder import __version__
from rigbuilder.paths import assets_dir, docs_dir

SHORTCUTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Rig",
        (
            ("Ctrl+N", "New rig"),
            ("Ctrl+O", "Open"),
            ("Ctrl+S", "Save"),
            ("Ctrl+Shift+S", "Save as"),
            ("Ctrl+E", "Export as PDF"),
            ("Ctrl+Z / Ctrl+Shift+Z", "Undo / redo"),
            ("Ctrl+Shift+L", "Compare rigs side by side"),
            ("Ctrl+K", "Command palette: everything there is to do, by typing"),
        ),
    ),
    (
        "Parts",
        (
            ("Ctrl+F", "Search parts"),
            ("Enter (in the list)", "Add the part at the best place"),
            ("Ctrl+C / Ctrl+X / Ctrl+V", "Copy, cut, paste a part"),
            ("Ctrl+D", "Duplicate the selected part"),
            ("Ctrl+R", "Correct the part's figures"),
        ),
    ),
    (
        "Drawing",
        (
            ("Arrows", "Move the selected card a slot; without a selection move the drawing"),
            ("Tab / Shift+Tab", "Next / former part"),
            ("Enter", "Figures of the selected part"),
            ("Delete", "Remove the selected parts"),
            ("Esc", "Cancel a drag, select nothing"),
            ("Wheel", "Zoom at the pointer; with Shift move sideways"),
            ("Space or middle button", "Move the drawing"),
            ("Ctrl+0 / Ctrl+1", "Fit to window / 100%"),
            ("Ctrl+Plus / Ctrl+Minus", "Zoom in / out"),
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
    return f"# {rule}\n\nThis rule has no page."


def shortcuts_page() -> str:
    """All shortcuts as Markdown."""
    parts = ["# Shortcuts"]
    for heading, rows in SHORTCUTS:
        parts.append(f"## {heading}\n")
        parts.append("\n".join(f"- **{keys}**: {words}" for keys, words in rows))
    return "\n\n".join(parts)


def about_page() -> str:
    """What the program is, as Markdown."""
    return (
        f"# RigBuilder {__version__}\n\n"
        "Plans a computer with several graphics cards for large language models: whether the "
        "parts fit, bridge, get their power and hold the model, and how fast it will be.\n\n"
        "Every figure has a source and a grade of evidence. What nobody publishes is unknown, "
        "and a rig that rests on such a figure is called *not proven*, never *fits*.\n\n"
        "Memory is counted in GiB, as the drivers show it: a card sold as 24 GB holds 24 GiB.\n\n"
        "Apache License 2.0." + _licences()
    )


def _licences() -> str:
    """What of others an installed program holds; a checkout holds nothing."""
    file = assets_dir() / "licences.md"
    if not file.is_file():
        return ""
    return "\n\n#" + file.read_text(encoding="utf-8").replace(
        "beside this one", f"in {file.parent}"
    )
