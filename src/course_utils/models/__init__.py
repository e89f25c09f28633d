"""Models: pure functions on tables, with the paper that each of them follows."""
