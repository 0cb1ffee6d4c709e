"""Import of BuildCores OpenDB, an open database of PC parts (ODC-By 1.0)."""

from rigbuilder.catalog.opendb.entries import NotOpendbError
from rigbuilder.catalog.opendb.importing import ImportCancelledError, import_opendb
from rigbuilder.catalog.opendb.report import ImportReport, KindCount

__all__ = ["ImportCancelledError", "ImportReport", "KindCount", "NotOpendbError", "import_opendb"]
