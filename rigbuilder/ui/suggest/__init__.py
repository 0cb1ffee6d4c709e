"""Finding whole rigs in the window: demands, the search in slices, its builds, or what to relax."""
