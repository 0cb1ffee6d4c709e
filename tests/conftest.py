"""Settings of every test: no window on the screen, and no verdict that hangs on the clock."""

import os
import tempfile

from hypothesis import settings

# Read when the first widget is made; a test of the real window starts a program of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Tests compare the English words, whatever language the developer's desktop speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# The developer's own parts and imports are no part of what is tested, in any process.
_home = tempfile.TemporaryDirectory(prefix="rigbuilder-home-")
os.environ["RIGBUILDER_HOME"] = _home.name

settings.register_profile("rigbuilder", deadline=None, print_blob=True)
settings.register_profile("rigbuilder-ci", settings.get_profile("rigbuilder"), derandomize=True)
settings.load_profile("rigbuilder-ci" if os.environ.get("CI") else "rigbuilder")
