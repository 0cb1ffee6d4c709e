"""The gauges: power, memory, speed and cost, following a drag."""
