"""For teachers: the graded version of a lesson, made from the same notebooks and exercises."""
