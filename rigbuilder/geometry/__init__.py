"""A rig as bodies in millimetres: what is where, what is clear, and what cannot be known."""
