"""RigBuilder: will it fit, bridge, hold the power, load the model, and how fast."""

__version__ = "0.1.0"
