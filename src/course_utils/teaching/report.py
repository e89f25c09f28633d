"""The class report: one page for the teacher, from what the class handed in.

The page holds no script and loads nothing. Every text that came out of a learner's file is shown as
text. What learners wrote in their own words is not in the report.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from course_utils.cards import Fold, Grid, Heading, Image, Listing, Part, Rows, page
from course_utils.exercises import find
from course_utils.figures import COLOURS, Picture, figure, show
from course_utils.journal import write_at_once
from course_utils.progress import lessons
from course_utils.teaching import gain, results
from course_utils.teaching.handed_in import Class

MOST_MISTAKES = 20
DOTS = (
    "One dot is one exercise. The lowest of each lesson has its number. "
    f"A grey ring: fewer than {gain.ENOUGH} learners tried it, so its place says little."
)
NOTHING_YET = "Nobody has done this yet."


def report(handed_in: Class) -> str:
    """The whole page as HTML."""
    return page("Class report", parts(handed_in))


def save(handed_in: Class, path: Path) -> None:
    """Write the page. Raises OSError, with one sentence, if it exists or cannot be written."""
    if path.exists():
        raise FileExistsError(f"{path} exists, and nothing is overwritten. Name another file: --to")
    try:
        write_at_once(path, report(handed_in))
    except (OSError, ValueError) as error:
        raise OSError(f"{path} cannot be written: choose another name or folder.") from error


def parts(handed_in: Class) -> list[Part]:
    """The report as parts of cards, in the order of the page."""
    entries = handed_in.entries
    return [
        *summary(handed_in),
        *_progress(entries, handed_in.learners),
        *_exercises(entries),
        *_mistakes(entries),
        *_quizzes(entries),
        *_forms(entries),
        *_left_out(handed_in),
    ]


def summary(handed_in: Class) -> Iterator[Part]:
    """How much there is, and what it can say."""
    moments = handed_in.entries["at"]
    days = f"{moments.min()[:10]} to {moments.max()[:10]}" if len(moments) else "no entries"
    yield Rows(
        [
            ("Learners", str(len(handed_in.learners))),
            ("Files left out", str(len(handed_in.left_out))),
            ("Entries", f"{len(handed_in.entries):,}, {days}"),
        ]
    )
    yield (
        "The report counts what learners did in the notebooks before they handed in their file. "
        "It cannot see who worked together, or what somebody knows but did not type. "
        "It is made to plan the next class, not to grade."
    )


def _progress(entries: pd.DataFrame, learners: Sequence[str]) -> Iterator[Part]:
    yield Heading("How far is everybody?")
    table = results.progress(entries, learners)
    yield Grid(
        ["Lesson", "Began", "Solved half", "Solved all"],
        [
            [_title(str(lesson)), *map(str, row)]
            for lesson, row in results.reached(table).iterrows()
        ],
        "Learners, by the part of the exercises that they solved",
    )
    rows = [[str(name), *(_done(value) for value in row)] for name, row in table.iterrows()]
    caption = "Exercises solved in each lesson, percent; – is none"
    yield Fold("Learner by learner", Grid(["Learner", *table.columns], rows, caption))


def _exercises(entries: pd.DataFrame) -> Iterator[Part]:
    yield Heading("Which exercises are hard?")
    table = results.exercises(entries)
    if table.empty:
        yield NOTHING_YET
        return
    yield _image(_dots(table))
    for number, group in table.groupby(table.index.map(_lesson), sort=False):
        grid = Grid(
            ["Exercise", "Tried by", "Solved by", "Tries", "Read a hint", "Opened solution"],
            [_exercise_row(str(each), row) for each, row in group.iterrows()],
            "Learners; tries: the median up to the first right answer",
        )
        yield Fold(_title(str(number)), grid)


def _exercise_row(exercise: str, row: pd.Series) -> list[str]:
    counts = [str(int(row[column])) for column in ("tried", "solved")]
    helps = [str(int(row[column])) for column in ("hints", "opened")]
    return [f"{exercise} {find(exercise).title}", *counts, _number(row["tries"]), *helps]


def _dots(table: pd.DataFrame) -> Picture:
    """One dot an exercise: who solved it, of those who tried; the hardest of each lesson named."""
    percent = 100 * table["solved"] / table["tried"]
    lesson = table.index.map(_lesson)
    order = list(dict.fromkeys(lesson))
    rows = pd.Series(lesson.map(order.index), percent.index)
    few = table["tried"] < gain.ENOUGH
    sure = percent[~few]
    fig, ax = figure(0.9 + 0.42 * len(order))
    ax.scatter(sure, rows[~few], s=45, alpha=0.6)
    ax.scatter(percent[few], rows[few], s=30, facecolors="none", edgecolors=COLOURS["grey"])
    for hardest in sure.groupby(rows[~few]).idxmin():
        ax.annotate(hardest, (percent[hardest], rows[hardest]), xytext=(0, 7), ha="center",
                    textcoords="offset points", fontsize=9)  # fmt: skip
    ax.set(xlim=(-4, 104), ylim=(len(order) - 0.4, -0.8), yticks=range(len(order)),
           yticklabels=[f"Lesson {one}" for one in order],
           xlabel="solved, percent of the learners who tried", title=_hardest(sure))  # fmt: skip
    ax.grid(True, axis="x")
    named = ", ".join(f"{each} {value:.0f}" for each, value in sure.nsmallest(5).items())
    lowest = f"the lowest are {named}" if named else f"each was tried by fewer than {gain.ENOUGH}"
    alt = f"Dot chart of exercises, percent solved of those who tried, where {lowest}."
    return show(fig, alt, note=DOTS)


def _hardest(percent: pd.Series) -> str:
    if percent.empty:
        return "Too few learners to say what is hard"
    each = str(percent.idxmin())
    return f"Exercise {each} is the hardest: {percent[each]:.0f} percent solved it"


def _mistakes(entries: pd.DataFrame) -> Iterator[Part]:
    yield Heading("Which mistakes are frequent?")
    table = results.mistakes(entries).head(MOST_MISTAKES)
    if table.empty:
        yield NOTHING_YET
        return
    yield Grid(
        ["Exercise", "Made by", "What the lesson answers"],
        [
            [f"{row.exercise} {find(row.exercise).title}", str(row.learners), row.message]
            for row in table.itertuples()
        ],
        f"The {len(table)} most frequent known mistakes, and the learners who made them",
    )


def _quizzes(entries: pd.DataFrame) -> Iterator[Part]:
    yield Heading("What did they choose in the quizzes?")
    table = results.quiz_options(entries)
    if table.empty:
        yield NOTHING_YET
    for (lesson, title), quiz in table.groupby(["lesson", "quiz"], sort=False):
        grids = [_options(str(text), rows) for text, rows in quiz.groupby("text", sort=False)]
        yield Fold(f"{_title(lesson)}: {title}", *grids)


def _options(question: str, rows: pd.DataFrame) -> Grid:
    return Grid(
        ["Option", "First answer of", "Right"],
        [
            [row.option, str(row.learners), "right" if row.right else ""]
            for row in rows.itertuples()
        ],
        question,
    )


def _forms(entries: pd.DataFrame) -> Iterator[Part]:
    yield Heading("Before and after the course")
    answers = gain.answers(entries)
    if answers.empty:
        yield NOTHING_YET
        return
    state = gain.finished(answers)
    yield Grid(
        ["Form", "Started by", "Finished by"],
        [[moment, str((state[moment] > 0).sum()), str((state[moment] == 2).sum())]
         for moment in state.columns],
        "Learners",
    )  # fmt: skip
    taught, control = gain.gain(answers), gain.gain(answers, control=True)
    both = zip(measures(taught), measures(control), strict=True)
    yield Grid(
        ["", "What the course teaches", "What it does not teach"],
        [[label, of_taught, of_control] for (label, of_taught), (_, of_control) in both],
        f"Percent of right answers of the {taught.learners} learners who finished both forms",
    )
    yield (
        "There was no group without the course, so the table does not say what caused a "
        "difference. Learners who left are not in it. A gain in what the course does not teach "
        "comes from practice with such forms, or from chance."
    )
    yield Fold("Each question", _form_questions(answers))


MEASURES = (
    ("Before, mean", ("before",)),
    ("After, mean", ("after",)),
    ("Before, standard deviation", ("spread_before",)),
    ("After, standard deviation", ("spread_after",)),
    ("Difference, points", ("difference",)),
    ("Its 95 percent interval", ("low", "high")),
    ("Difference in standard deviations of the differences", ("effect",)),
    ("Part of the possible gain that the class made", ("share",)),
)


def measures(measured: gain.Gain) -> list[tuple[str, str]]:
    """What the report says of a gain: labels, and numbers with a dash where there is none."""
    return [
        (label, " to ".join(_number(getattr(measured, name)) for name in names))
        for label, names in MEASURES
    ]


def _form_questions(answers: pd.DataFrame) -> Grid:
    table = gain.questions(answers)
    rows = [
        [str(name), *(_number(row[c]) for c in ("before", "after")), str(int(row["answers"])),
         _number(row["discrimination"])] for name, row in table.iterrows()
    ]  # fmt: skip
    caption = (
        "Percent right. Discrimination is the correlation with the rest of the form; it is left "
        f"out below {gain.ENOUGH_FOR_ITEMS} answers"
    )
    return Grid(["Question", "Before", "After", "Answers", "Discrimination"], rows, caption)


def _left_out(handed_in: Class) -> Iterator[Part]:
    if handed_in.left_out:
        yield Heading("Files that do not count")
        yield reasons(handed_in)


def reasons(handed_in: Class) -> Listing:
    """Why each file is left out."""
    return Listing([item.reason for item in handed_in.left_out])


def _image(picture: Picture) -> Image:
    return Image(base64.b64encode(picture.png).decode("ascii"), picture.alt, picture.lines)


def _done(percent: float) -> str:
    return f"{percent:.0f}" if percent else "–"


def _number(value: float) -> str:
    """A short number; a dash for what cannot be computed."""
    if math.isnan(value):
        return "–"
    return (f"{value:.2g}" if abs(value) < 10 else f"{value:.0f}").replace("-", "−")


def _lesson(exercise: str) -> str:
    return find(exercise).lesson


def _title(lesson: str) -> str:
    return f"Lesson {lesson} · {lessons()[lesson].title}"
