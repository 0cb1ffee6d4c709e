"""The tour of the first start: four steps, each beside what it speaks of."""
