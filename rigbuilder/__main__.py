"""``python -m rigbuilder``: the same as the ``rigbuilder`` command."""

import sys

from rigbuilder.cli import main

sys.exit(main())
