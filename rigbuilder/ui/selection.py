"""What is selected: item keys, and the finding they came from; one for all panels."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from rigbuilder.checks.report import Finding


class Selection(QObject):
    """Selected items of the rig, in the order they were picked, and at most one finding."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._finding: Finding | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the selected items."""
        return self._keys

    @property
    def key(self) -> str | None:
        """The one selected item, None for none or several."""
        return self._keys[0] if len(self._keys) == 1 else None

    @property
    def finding(self) -> Finding | None:
        """The finding whose parts are lit."""
        return self._finding

    def select(self, *keys: str) -> None:
        """Selects items, and no finding."""
        self._set(keys, None)

    def select_finding(self, finding: Finding) -> None:
        """Selects a finding and with it the items it concerns."""
        self._set(finding.parts, finding)

    def clear(self) -> None:
        """Selects nothing."""
        self._set((), None)

    def keep_only(self, keys: frozenset[str]) -> None:
        """Forgets items that are no longer in the rig."""
        kept = tuple(key for key in self._keys if key in keys)
        if kept != self._keys:
            self._set(kept, None)

    def _set(self, keys: tuple[str, ...], finding: Finding | None) -> None:
        if (keys, finding) != (self._keys, self._finding):
            self._keys, self._finding = keys, finding
            self.changed.emit()
