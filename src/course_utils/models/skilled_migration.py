"""Gain or loss: how many graduates stay, if the chance to leave makes more young people study?

An illustration of an argument, not an estimate. That the chance to leave can raise schooling at
home is the argument of Stark, O. (2003), "Rethinking the Brain Drain", ZEF Discussion Paper 71, and
of Beine, M., Docquier, F. and Rapoport, H. (2008), "Brain Drain and Human Capital Formation in
Developing Countries: Winners and Losers", The Economic Journal 118(528). The straight-line response
used here is the simplest one that can be checked by hand; it is ours, not theirs.

Everything counts young people out of 100, or percent.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = float | npt.NDArray[np.float64]


def graduates_at_home(studying: Numbers, leaving: Numbers, response: Numbers) -> Numbers:
    """How many of 100 young people study and then stay.

    `studying`: how many of 100 study if nobody can leave. `leaving`: how many of 100 graduates
    leave. `response`: how many more of 100 study for each percentage point of `leaving`; not more
    than 100 can study. Numbers or arrays that fit together. Raises ValueError if `studying` or
    `leaving` is not between 0 and 100, or if `response` is negative.
    """
    base, chance = _of_hundred("studying", studying), _of_hundred("leaving", leaving)
    extra = np.asarray(response, dtype=float)
    if not (extra >= 0).all():
        raise ValueError("The response must be a number that is not negative.")
    students = np.minimum(base + extra * chance, 100)
    return _plain(students * (1 - chance / 100))


def break_even_response(studying: Numbers, leaving: Numbers) -> Numbers:
    """The response at which as many graduates stay as if nobody could leave.

    It solves (studying + response x leaving) x (1 - leaving/100) = studying. A result above 1 is
    out of reach, because more than 100 of 100 would have to study. Units and errors as in
    `graduates_at_home`; ValueError also if `leaving` is 100.
    """
    base, chance = _of_hundred("studying", studying), _of_hundred("leaving", leaving)
    if (chance == 100).any():
        raise ValueError("If all graduates leave, nobody stays, whatever the response is.")
    return _plain(base / (100 - chance))


def gain_until(studying: float, response: float) -> float:
    """Below which percentage of leaving more graduates stay than if nobody could leave; 0 if never.

    From `break_even_response`, and from the limit that at most 100 of 100 study. Units and errors
    as in `graduates_at_home`.
    """
    graduates_at_home(studying, 0.0, response)
    if response == 0:
        return 0.0
    return max(0.0, 100 - studying / min(response, 1.0))


def _of_hundred(what: str, value: Numbers) -> npt.NDArray[np.float64]:
    numbers = np.asarray(value, dtype=float)
    if not ((numbers >= 0) & (numbers <= 100)).all():
        raise ValueError(f"The number {what} must be between 0 and 100.")
    return numbers


def _plain(numbers: npt.NDArray[np.float64]) -> Numbers:
    return float(numbers) if numbers.ndim == 0 else numbers
