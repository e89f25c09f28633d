"""Every number in a sentence of the course, tied to a table or to the place of its source.

One module a lesson, with three lists (each may be left out):

- `COMPUTED`: where a sentence stands, the sentence with a field for each number, and how to compute
  the numbers;
- `HELD`: where a sentence stands, the sentence, who holds its source, and what stands there. No
  table gives these numbers;
- `TRUE`: where a sentence without numbers stands, the sentence, and a test of it on the tables.

A place is "lesson 01", "exercises 01", "writing 01", or "quiz" with the name of a quiz.
"""

import importlib
import pkgutil

_MODULES = [
    importlib.import_module(f"{__name__}.{module.name}")
    for module in pkgutil.iter_modules(__path__)
    if module.name.startswith("lesson_")
]


def _all(name: str) -> list[tuple]:
    return [entry for module in _MODULES for entry in getattr(module, name, [])]


COMPUTED, HELD, TRUE = _all("COMPUTED"), _all("HELD"), _all("TRUE")
