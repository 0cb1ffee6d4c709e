"""The workload bar: model, quantization, context, sequences, KV cache, split and runtime."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSpinBox, QWidget

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.rig.edits import set_workload
from rigbuilder.rig.model import Workload
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr

SPLITS = (("layer", mark("By layer")), ("tensor", mark("Tensor parallel")))
RUNTIMES = (("llama.cpp", "llama.cpp"), ("vllm", "vLLM"), ("exllama", "ExLlama"))
KV_TYPES = (("f16", "f16"), ("q8_0", "q8_0"), ("q4_0", "q4_0"))
PREFERRED_QUANTS = ("Q4_K_M", "Q4_K_S", "Q5_K_M", "Q8_0")
DEFAULT_CONTEXT = 8192


class WorkloadBar(QFrame):
    """Every control edits the rig's workload; a held context box is one undo step."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Workload"))
        self._document = document
        self.model = self._combo(tr("Model to run"), 20)
        self.quant = self._combo(tr("Quantization"), 8)
        self.context = self._spin(tr("Context, tokens for each sequence"), 1, 20_000_000, 90)
        self.context.setSingleStep(1024)
        self.context.setGroupSeparatorShown(True)
        self.sequences = self._spin(tr("Sequences at once"), 1, 4096, 56)
        self.kv_cache = self._combo(tr("KV cache type"), 4, KV_TYPES)
        self.split = self._combo(tr("Split over the cards"), 8, SPLITS)
        self.runtime = self._combo(tr("Runtime"), 7, RUNTIMES)
        self._lay_out()
        self._fill_models()
        self.model.activated.connect(self._pick_model)
        self.quant.activated.connect(
            lambda: self._change(tr("Quantization"), quant=self.quant.currentData())
        )
        self.kv_cache.activated.connect(
            lambda: self._change(tr("KV cache"), kv_cache=self.kv_cache.currentData())
        )
        self.split.activated.connect(
            lambda: self._change(tr("Split"), split=self.split.currentData())
        )
        self.runtime.activated.connect(
            lambda: self._change(tr("Runtime"), runtime=self.runtime.currentData())
        )
        self.context.valueChanged.connect(
            lambda value: self._change(tr("Context"), merge="context", context=value)
        )
        self.sequences.valueChanged.connect(
            lambda value: self._change(tr("Sequences"), merge="sequences", sequences=value)
        )
        document.rig_changed.connect(self._show)
        self._show()

    def _combo(self, name: str, letters: int, rows: tuple[tuple[str, str], ...] = ()) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(letters)
        for value, words in rows:
            box.addItem(tr(words), value)
        return box

    def _spin(self, name: str, low: int, high: int, width: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(low, high)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumWidth(width)
        box.setKeyboardTracking(False)
        box.editingFinished.connect(self._document.end_merge)
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(5)
        fields: tuple[tuple[str, QWidget, int], ...] = (
            (tr("Run"), self.model, 4),
            (tr("Quant"), self.quant, 1),
            (tr("Context"), self.context, 0),
            ("\N{MULTIPLICATION SIGN}", self.sequences, 0),
            ("KV", self.kv_cache, 0),
            (tr("Split"), self.split, 1),
            (tr("Runtime"), self.runtime, 1),
        )
        for words, field, stretch in fields:
            label = QLabel(words)
            label.setProperty("role", "dim")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, stretch)
            row.addSpacing(5)
        row.addStretch(2)
        self.setFixedHeight(self.sizeHint().height())

    def _fill_models(self) -> None:
        self.model.clear()
        self.model.addItem(tr("no model yet"), None)
        for model in self._document.catalog.of_kind(LanguageModel):
            self.model.addItem(model.title, model.id)
        self.model.setMaxVisibleItems(24)

    def _pick_model(self) -> None:
        model_id = self.model.currentData()
        if model_id is None:
            self._document.edit(tr("No model"), lambda rig: set_workload(rig, None))
            return
        model = self._document.catalog.get(model_id, LanguageModel)
        old = self._document.rig.workload
        quant = _quant_for(model, old.quant if old else None)
        workload = (
            old.model_copy(update={"model": model_id, "quant": quant})
            if old
            else Workload(model=model_id, quant=quant, context=DEFAULT_CONTEXT)
        )
        self._document.edit(
            tr("Run {model}", model=self.model.currentText()),
            lambda rig: set_workload(rig, workload),
        )

    def _change(self, text: str, merge: str | None = None, **fields: Any) -> None:
        workload = self._document.rig.workload
        if workload is not None:
            changed = workload.model_copy(update=fields)
            self._document.edit(text, lambda rig: set_workload(rig, changed), merge)

    def _show(self) -> None:
        workload = self._document.rig.workload
        fields = (self.quant, self.context, self.sequences, self.kv_cache, self.split, self.runtime)
        blockers = [QSignalBlocker(field) for field in (self.model, *fields)]
        if workload is not None and self.model.findData(workload.model) < 0:
            self._fill_models()
        for field in fields:
            field.setEnabled(workload is not None)
        if workload is None:
            self.model.setCurrentIndex(0)
        else:
            self._show_values(workload)
        del blockers

    def _show_values(self, workload: Workload) -> None:
        found = self.model.findData(workload.model)
        if found < 0:
            self.model.addItem(workload.model, workload.model)
            found = self.model.count() - 1
        self.model.setCurrentIndex(found)
        self.model.setToolTip(self.model.currentText())
        model = self._document.catalog.get(workload.model, LanguageModel)
        names = list(model.quants) if model else []
        self.quant.clear()
        for name in names if workload.quant in names else [workload.quant, *names]:
            self.quant.addItem(name, name)
        self.quant.setCurrentIndex(self.quant.findData(workload.quant))
        self.context.setValue(workload.context)
        self.sequences.setValue(workload.sequences)
        for box, value in (
            (self.kv_cache, workload.kv_cache),
            (self.split, workload.split),
            (self.runtime, workload.runtime),
        ):
            box.setCurrentIndex(box.findData(value, Qt.ItemDataRole.UserRole))


def _quant_for(model: LanguageModel | None, wish: str | None) -> str:
    """The wish where the model has it, else the usual four-bit file, else its first."""
    names = list(model.quants) if model else []
    for name in (wish, *PREFERRED_QUANTS):
        if name is not None and name in names:
            return name
    return names[0] if names else wish or PREFERRED_QUANTS[0]
