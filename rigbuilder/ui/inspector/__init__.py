"""The inspector: every figure of the selected part with its grade and source."""
