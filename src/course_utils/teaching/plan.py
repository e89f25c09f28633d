"""What a teacher has to know of a lesson to plan a class, on the screen and in the guides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from course_utils.data import HERE as LIBRARY
from course_utils.exercises import Exercise, find
from course_utils.progress import Lesson, lessons
from course_utils.teaching.release import NotPossible, find_lesson, read_notebook
from course_utils.teaching.timing import FLUENT, MORE, Counts, core, of_exercise, parts, stated

GUIDES = LIBRARY.parents[1] / "instructor"
OVERVIEW = GUIDES / "timing.md"
START = "<!-- counted: do not edit, type `course plan --write` -->"
END = "<!-- end of what is counted -->"
COUNTED = re.compile(re.escape(START) + ".*?" + re.escape(END), re.S)
# A row of the table of exercises: its number, and the last column, which the teacher writes.
EXERCISE = re.compile(r"^\| (A?\d+\.\d+) .*(?<!\\)\|.*\|.*\| ([^|]*) \|$", re.M)
LEVELS = {1: "●○○", 2: "●●○", 3: "●●●"}
# The small tasks that a sentence below the table names.
TASKS = {
    "question": "questions of a quiz",
    "guess": "guesses",
    "judge": "verdicts",
    "explore": "explorers",
    "write": "texts",
    "sheet": "coding sheets",
}
COLUMNS = ("Part", "Words", "Cells", "Tasks", "Exercises", "Minutes")
COURSE_COLUMNS = ("Lesson", "Words", "Exercises", "Stated", "Core", MORE)

Row = tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """The counts of a lesson by part, and the minutes that the lesson states, if it does."""

    lesson: Lesson
    parts: dict[str, Counts]
    stated: int | None

    @property
    def core(self) -> Counts:
        """Everything without *More practice*."""
        return core(self.parts)

    @property
    def more(self) -> Counts:
        """*More practice*, wherever it stands."""
        return self.parts.get(MORE, Counts())

    @property
    def rows(self) -> list[Row]:
        """A row for each part, then the sum of the core, then *More practice*."""
        rows = [_row(part, counts) for part, counts in self.parts.items() if part != MORE]
        rows.append(_row("Core", self.core, str(len(self.core.exercises))))
        return [*rows, _row(MORE, self.more)] if MORE in self.parts else rows

    @property
    def sentences(self) -> str:
        """How many small tasks the core has, and what the lesson itself states."""
        numbers = {name: self.core.number(task) for task, name in TASKS.items()}
        tasks = ", ".join(f"{name} {number}" for name, number in numbers.items() if number)
        return f"Tasks of the core: {tasks}.{self._compared}"

    @property
    def _compared(self) -> str:
        """The count beside the minutes that the lesson states."""
        if not self.stated:
            return ""
        core = _range(self.core)
        return f" The lesson itself states {self.stated} minutes; by this count they are {core}."


def plan(number: str) -> Plan:
    """Count a lesson. Raises NotPossible for an unknown number."""
    lesson = find_lesson(number)
    notebook = read_notebook(lesson)
    return Plan(lesson, parts(notebook), stated(notebook))


def of_lesson(number: str) -> str:
    """The plan of a lesson for a terminal. Raises NotPossible for an unknown number."""
    made = plan(number)
    title = f"Lesson {made.lesson.number} · {made.lesson.title}"
    return "\n\n".join([title, _on_screen(COLUMNS, made.rows), made.sentences])


def of_course() -> str:
    """All lessons for a terminal, a line each."""
    return _on_screen(COURSE_COLUMNS, _course_rows())


def _course_rows() -> list[Row]:
    return [_course_row(plan(number)) for number in lessons()]


def _on_screen(columns: Row, rows: list[Row]) -> str:
    """A table: the first column to the left, all others to the right."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    lines = [
        "  ".join([first.ljust(widths[0]), *map(str.rjust, rest, widths[1:])])
        for first, *rest in [columns, *rows]
    ]
    return "\n".join(line.rstrip() for line in lines)


def write() -> list[Path]:
    """Write the counts of all lessons into the guides, and give the files that changed."""
    files: dict[Path, Callable[[str], str]] = {OVERVIEW: overview}
    for number in lessons():
        files[GUIDES / f"lesson-{number}.md"] = partial(guide, plan(number))
    texts = {file: _read(file) for file in files}
    changed = {file: new for file, old in texts.items() if (new := files[file](old)) != old}
    for file, text in changed.items():
        file.write_text(text, encoding="utf-8")
    return list(changed)


def guide(made: Plan, text: str) -> str:
    """A guide with the counts of its lesson, and with title, level and minutes of each exercise."""
    rows = [tuple(map(_bold, row)) if row[0] == "Core" else row for row in made.rows]
    extra = {exercise.id for exercise in made.more.exercises}
    text = EXERCISE.sub(lambda row: _exercise_row(find(row[1]), row[1] in extra, row[2]), text)
    return _with_counts(text, f"{_in_markdown(COLUMNS, rows)}\n\n{made.sentences}")


def overview(text: str) -> str:
    """The page on timing with a row for each lesson."""
    return _with_counts(text, _in_markdown(COURSE_COLUMNS, _course_rows()))


def _with_counts(text: str, counted: str) -> str:
    return COUNTED.sub(lambda _: f"{START}\n\n{counted}\n\n{END}", text)


def _read(file: Path) -> str:
    """A guide that has a place for the counts; all are read before the first is written."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        raise NotPossible(f"The guide {file.name} was not found in the folder {GUIDES}.") from None
    if not COUNTED.search(text):
        raise NotPossible(f"{file.name} has no place for the counts: put in {START} and {END}.")
    return text


def _row(part: str, counts: Counts, exercises: str = "") -> Row:
    ids = exercises or ", ".join(exercise.id for exercise in counts.exercises)
    tasks = sum(counts.number(task) for task in TASKS)
    cells = counts.number("cell")
    return part, _rounded(counts.words), str(cells), str(tasks), ids, _range(counts)


def _course_row(made: Plan) -> Row:
    name = f"{made.lesson.number} · {made.lesson.title}"
    exercises = f"{len(made.core.exercises)} + {len(made.more.exercises)}"
    words, said = _rounded(made.core.words), str(made.stated or "")
    return name, words, exercises, said, _range(made.core), _range(made.more)


def _range(counts: Counts) -> str:
    """Minutes of a fluent and of a slow reader."""
    low, high = round(counts.minutes(FLUENT)), round(counts.minutes())
    return str(low) if low == high else f"{low}–{high}"


def _rounded(words: int) -> str:
    """To 50 words, so that not every new sentence changes a guide."""
    return f"{50 * round(words / 50):,}"


def _exercise_row(exercise: Exercise, more: bool, last: str) -> str:
    title = exercise.title.replace("|", r"\|") + (" (more practice)" if more else "")
    cells = [f"{exercise.id} {title}", LEVELS[exercise.level], str(of_exercise(exercise)), last]
    return f"| {' | '.join(cells)} |"


def _in_markdown(columns: Row, rows: list[Row]) -> str:
    ruler = ("---",) * len(columns)
    return "\n".join(f"| {' | '.join(row)} |" for row in [columns, ruler, *rows])


def _bold(text: str) -> str:
    return f"**{text}**" if text else text
