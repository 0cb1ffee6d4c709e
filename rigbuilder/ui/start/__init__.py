"""The start page: ready rigs, recent files, an empty rig."""
