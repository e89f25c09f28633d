"""What an exercise is: what is asked, how it is solved, how it usually goes wrong."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Number:
    """A number in `unit`; right when it is at most `within` away from the reference."""

    unit: str
    within: float


@dataclass(frozen=True)
class Names:
    """Country codes or other short names; their order counts only if `ordered`."""

    what: str
    ordered: bool = False


@dataclass(frozen=True)
class Column:
    """A Series of numbers in `unit`, known by its index; order counts only if `ordered`."""

    unit: str
    within: float
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """A DataFrame whose rows are known by `keys`; `values` may be `within` away."""

    keys: tuple[str, ...]
    values: tuple[str, ...]
    within: float = 0.0
    ordered: bool = False


@dataclass(frozen=True)
class Choice:
    """One letter out of `options` (letter to text)."""

    options: Mapping[str, str]


@dataclass(frozen=True)
class Order:
    """Lines of code that the learner puts in order."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A short text of at least `words` words."""

    words: int


Kind = Number | Names | Column | Table | Choice | Order | Text


@dataclass(frozen=True)
class Mistake:
    """A known wrong way and the sentence that helps.

    `answer` computes what a learner gets who goes that way. An answer counts as this mistake when
    it equals that result, or, if `applies` is given, when ``applies(answer)`` is true. A number
    equals it within the tolerance of the exercise, and within a twentieth of the result.
    """

    name: str
    answer: Callable[[], Any]
    message: str
    applies: Callable[[Any], bool] | None = None


def moved(lines: Sequence[str], line: int, place: int) -> list[str]:
    """The lines with one of them in another place: a mistake in an ordering puzzle."""
    others = list(lines)
    others.insert(place, others.pop(line))
    return others


def mentions(text: object, *words: str) -> bool:
    """Is it a text that holds one of the words, in capitals or not?"""
    return isinstance(text, str) and any(word in text.casefold() for word in words)


def lacks(*words: str) -> Callable[[object], bool]:
    """A test that is true for a text with none of the words."""
    return lambda text: isinstance(text, str) and not mentions(text, *words)


@dataclass(frozen=True)
class Guess:
    """A guess before a look. `truth` computes the number, or names the right option.

    `after` gives the sentences that a learner reads once the guess is made. Without `options` a
    number in `unit` is asked.
    """

    id: str
    lesson: str
    question: str
    truth: Callable[[], float | str]
    after: Callable[[], str]
    unit: str = ""
    options: Sequence[str] = ()


@dataclass(frozen=True)
class Exercise:
    """One exercise. `solution` is a plain function on loaded tables."""

    id: str
    title: str
    level: int
    asked: Kind
    solution: Callable[[], Any]
    hints: Sequence[str]
    mistakes: Sequence[Mistake]

    @property
    def lesson(self) -> str:
        """The lesson's number as in the name of its notebook: ``"01"`` for exercise 1.2."""
        return self.id.split(".")[0].zfill(2)

    @property
    def reasoning(self) -> str:
        """Why the solution is right: the docstring of its function."""
        return inspect.cleandoc(self.solution.__doc__ or "")

    @property
    def code(self) -> str:
        """The lines of the solution as a learner would type them in a cell."""
        if isinstance(self.asked, Order):
            return "\n".join(self.asked.lines)
        source = textwrap.dedent(inspect.getsource(self.solution))
        body = source[source.index(":\n") + 2 :]
        body = re.sub(r'^\s*"""(?:.|\n)*?"""\n', "", body)
        return re.sub(r"^return ", "answer = ", textwrap.dedent(body), flags=re.M).strip()
