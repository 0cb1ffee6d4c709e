"""The document: the parts chosen, where they sit, what they shall run; edits and the file."""
