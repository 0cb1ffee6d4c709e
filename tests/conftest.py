"""Settings of every test: no window on the screen, and no verdict that hangs on the clock."""

import os

from hypothesis import settings

# Read when the first widget is made; a test of the real window starts a program of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("rigbuilder", deadline=None, print_blob=True)
settings.register_profile("rigbuilder-ci", settings.get_profile("rigbuilder"), derandomize=True)
settings.load_profile("rigbuilder-ci" if os.environ.get("CI") else "rigbuilder")
