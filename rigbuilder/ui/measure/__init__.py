"""Measuring a part from a photograph: the picture with its marks, the forms, the result."""
