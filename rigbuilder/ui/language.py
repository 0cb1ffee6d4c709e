"""The window's language: English in the code, others from compiled Qt translations.

``tr`` is asked when a text is shown, ``mark`` stands around texts of module-level constants that
are translated where they are used, ``counted`` around texts that depend on a number. The command
``python -m scripts.translations`` finds all three; see docs/translations.md.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from rigbuilder.paths import assets_dir

CONTEXT = "rigbuilder"
SYSTEM, SOURCE = "system", "en"
SETTING = "language"
_translate = QCoreApplication.translate


def tr(text: str, **figures: object) -> str:
    """The text in the window's language, with the figures put in where it names them."""
    translated = _translate(CONTEXT, text) if text else ""
    return translated.format(**figures) if figures else translated


def counted(n: int, one: str, many: str, **figures: object) -> str:
    """The text for a number: ``one`` for 1, else ``many``; languages may have more forms.

    Both texts may name ``{n}``.
    """
    translated = _translate(CONTEXT, many, "", n)
    if translated == many and n == 1:
        translated = one
    return translated.format(n=n, **figures)


def mark(text: str) -> str:
    """The text itself: to be found for translation here, and translated where it is shown."""
    return text


def translations_dir() -> Path:
    """Where the compiled translations lie."""
    return assets_dir() / "translations"


def languages() -> list[str]:
    """Codes of the languages that there are: the source's first."""
    files = translations_dir().glob("rigbuilder_*.qm")
    return [SOURCE, *sorted(file.stem.split("_", 1)[1] for file in files)]


def own_name(code: str) -> str:
    """A language's name in itself: ``Deutsch`` for ``de``."""
    if code == SOURCE:
        return "English"
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def language_of(choice: str) -> str:
    """The language for a choice: itself, or the first of the system's that there is."""
    there = languages()
    if choice in there:
        return choice
    for wanted in QLocale.system().uiLanguages():
        code = wanted.replace("-", "_")
        for name in (code, code.split("_", 1)[0]):
            if name in there:
                return name
    return SOURCE


def speak(app: QCoreApplication, choice: str) -> str:
    """Loads the chosen language, one file; returns the code of the one in force.

    To be called before the first text is shown. Texts that the translation lacks stay English.
    """
    for old in app.findChildren(QTranslator, CONTEXT):
        app.removeTranslator(old)
        old.deleteLater()
    code = language_of(choice)
    if code != SOURCE:
        translator = QTranslator(app)
        translator.setObjectName(CONTEXT)
        if not translator.load(str(translations_dir() / f"rigbuilder_{code}.qm")):
            return SOURCE
        app.installTranslator(translator)
    return code
