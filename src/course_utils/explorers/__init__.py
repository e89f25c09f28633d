"""Explorers: a figure with controls, drawn once and then only changed."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from course_utils.explorers.explorer import Explorer, Scene
from course_utils.names import pick

__all__ = ["explore", "scenes"]


@cache
def scenes() -> dict[str, type[Scene]]:
    """All scenes by name: one module a lesson, each with a dictionary `SCENES`."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name.startswith("lesson_"))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return {key: scene for module in modules for key, scene in module.SCENES.items()}


def explore(name: str) -> Explorer:
    """An interactive figure. Raises KeyError, naming the nearest, for an unknown name."""
    return Explorer(pick("explorer", name, scenes())())
