"""What dev.py needs before anything is installed: only the standard library."""
