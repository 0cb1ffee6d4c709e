"""Runs before the frozen program: Qt's OpenGL modules are not in it, and pyqtgraph names them.

pyqtgraph imports them for curves on the graphics card, which the program does not use. Empty
stand-ins that are made only when asked for save 10 MB and the loading of OpenGL.
"""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec

STAND_INS = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets")


class _WithoutOpenGL(MetaPathFinder, Loader):
    """Finds the stand-ins."""

    def find_spec(self, name, path=None, target=None):
        """The stand-in of a left-out module."""
        return ModuleSpec(name, self) if name in STAND_INS else None

    def exec_module(self, module):
        """An OpenGL widget to derive from, which nobody makes."""
        if module.__name__.endswith("Widgets"):
            from PySide6.QtWidgets import QWidget

            module.QOpenGLWidget = type("QOpenGLWidget", (QWidget,), {})


sys.meta_path.append(_WithoutOpenGL())
