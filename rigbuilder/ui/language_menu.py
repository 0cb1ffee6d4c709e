"""The menu of languages: the choice is kept, and counts from the next start on."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from rigbuilder.ui.language import SETTING, SYSTEM, languages, own_name, tr
from rigbuilder.ui.messages import MessageBar
from rigbuilder.ui.profile import Profile


def offer_languages(menu: QMenu, profile: Profile, messages: MessageBar) -> None:
    """Fills the menu with what there is, each language by its own name."""
    chosen = profile.settings.value(SETTING, SYSTEM)
    group = QActionGroup(menu)

    def choose(code: str) -> None:
        profile.settings.setValue(SETTING, code)
        words = tr("The language changes when RigBuilder is started the next time.")
        messages.show_message("info", words, topic="language")

    for code in (SYSTEM, *languages()):
        action = menu.addAction(tr("As the system") if code == SYSTEM else own_name(code))
        action.setCheckable(True)
        action.setChecked(code == chosen)
        action.triggered.connect(lambda _on=False, c=code: choose(c))
        group.addAction(action)
