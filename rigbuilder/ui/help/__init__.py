"""Help inside the window: the rules' pages and the keyboard shortcuts."""
