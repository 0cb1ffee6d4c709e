"""Concrete advice: edits that mend findings, each verified by judging the rig it makes."""
