"""The workload bar: the model to run and how."""
