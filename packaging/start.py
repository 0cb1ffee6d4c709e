"""Where the frozen program begins: the command line, or without a console the window."""

import sys

from rigbuilder.cli import gui_main, main

sys.exit(gui_main() if sys.stdout is None else main())
