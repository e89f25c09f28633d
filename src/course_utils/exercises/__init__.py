"""All exercises of the course: one module a lesson, each with a list `EXERCISES`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from course_utils.exercises.exercise import Exercise, Guess
from course_utils.names import pick

__all__ = ["Exercise", "Guess", "all_exercises", "all_guesses", "find", "find_guess"]


@cache
def _lessons() -> list[ModuleType]:
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name.startswith("lesson_"))
    return [import_module(f"{__name__}.{name}") for name in names]


def all_exercises() -> list[Exercise]:
    """Every exercise, lesson by lesson, in the order of the notebooks."""
    return [exercise for lesson in _lessons() for exercise in lesson.EXERCISES]


def all_guesses() -> list[Guess]:
    """Every guess-before-look, lesson by lesson."""
    return [guess for lesson in _lessons() for guess in lesson.GUESSES]


def find(exercise_id: str) -> Exercise:
    """The exercise with this id, such as ``"1.2"``. Raises KeyError naming the nearest ids."""
    return pick("exercise", exercise_id, {exercise.id: exercise for exercise in all_exercises()})


def find_guess(guess_id: str) -> Guess:
    """The guess with this id. Raises KeyError naming the nearest ids."""
    return pick("guess", guess_id, {guess.id: guess for guess in all_guesses()})
