"""The rig's contents: every part chosen, and the places still empty."""
