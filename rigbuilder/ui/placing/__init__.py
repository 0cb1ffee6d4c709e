"""What dropping a part would do: pure functions and values, no widgets."""
