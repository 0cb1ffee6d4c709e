"""The plots window: the estimates of the rig as curves."""
