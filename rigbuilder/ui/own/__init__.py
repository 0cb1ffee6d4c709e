"""The form for the user's own parts: correct a part, or add one like it."""
