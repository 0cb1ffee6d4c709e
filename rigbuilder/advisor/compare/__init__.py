"""Two to four rigs side by side: every figure of each, and which rig is clearly better in it."""
