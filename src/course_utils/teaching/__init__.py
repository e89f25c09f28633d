"""For teachers: graded lessons, and what a class did, from the same notebooks and exercises."""
