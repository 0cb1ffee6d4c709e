"""The findings: what the rules say, where, and how to mend it."""
