"""RigBuilder: will it fit, will it bridge, will it hold the power, will the model load, how fast."""

__version__ = "0.1.0"
