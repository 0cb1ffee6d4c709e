"""The parts that can be had: records, loading, search. Imports nothing of the program."""
