"""Where the frozen program begins: the command line, or without a console the window."""

import sys
from multiprocessing import freeze_support

from rigbuilder.cli import gui_main, main

freeze_support()  # the processes of a sweep begin here too
sys.exit(gui_main() if sys.stdout is None else main())
