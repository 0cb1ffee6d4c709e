"""Programs for those who work on RigBuilder; not shipped."""
