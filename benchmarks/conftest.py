"""Settings of every benchmark: windows are painted offscreen, so that all machines do the same."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
