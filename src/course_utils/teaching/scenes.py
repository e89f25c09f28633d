"""The explorers of a class: the tables of the report as figures with controls.

A scene is made for one class. All numbers come from `results` and `gain`, as those of the report.
No figure holds a name of a learner, and no text that a learner wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten, wrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from course_utils.exercises import all_exercises, find
from course_utils.explorers.explorer import MADE_UP, Control, Scene, View
from course_utils.explorers.parts import TopBars
from course_utils.figures import COLOURS, figure
from course_utils.forms import MOMENTS
from course_utils.progress import lessons
from course_utils.quizzes import quizzes
from course_utils.teaching import gain, results
from course_utils.teaching.handed_in import Class
from course_utils.teaching.report import measures

NAMED = 6  # learners whose names stand in a sentence; the others are in the table
LETTERS = 40  # letters of a name beside a bar
FEWEST_ROWS = 3  # in the height of a figure; bars get no thicker
FROM_RESULTS = "from course_utils.teaching import results\n"


class ClassScene(Scene):
    """A scene of one class. `people` is what its learners are called."""

    tables = ()

    def __init__(self, handed_in: Class) -> None:
        self.entries, self.learners = handed_in.entries, handed_in.learners
        self.people = "made-up learner" if handed_in.made_up else "learner"
        files = len(self.learners)
        self.origin = MADE_UP if handed_in.made_up else f"Counted. Files handed in: {files}."

    def some(self, number: int) -> str:
        """That many learners, in words."""
        return f"{number} {self.people}{'' if number == 1 else 's'}"


class ClassBars(ClassScene):
    """A scene of horizontal bars with long names."""

    def prepare(self, count: int, height: float) -> None:
        """Make the figure with room for `count` bars."""
        self.figure, axes = figure(height)
        self.bars = TopBars(axes, count)
        axes.set(xlim=(-1.2, 1.25))
        self.unit = axes.set_title(" ", fontsize=10.5)
        self.moving = [self.unit, *self.bars.moving]

    def show(
        self, names: Sequence[str], sizes: Sequence[float], labels: Sequence[str], whole: float = 0
    ) -> None:
        """Show these bars, over the whole height; `whole` is the value of a full bar."""
        # Nothing that stands still depends on this limit, so it may change.
        self.bars.axes.set_ylim(max(len(names), FEWEST_ROWS) - 0.5, -0.5)
        self.bars.draw(names, sizes, labels, whole)

    def paint(self, colours: Sequence[str]) -> None:
        """Give the bars their colours, from the first on."""
        for bar, colour in zip(self.bars.rows, colours, strict=False):
            bar.set_facecolor(COLOURS[colour])


# ---------------------------------------------------------------- progress

GOALS = {"at least one": "began", "at least half": "half", "all": "all"}
LEAST = {"began": 1e-9, "half": 50, "all": 100}  # percent of the exercises of a lesson


class Progress(ClassBars):
    """How many learners solved one exercise, half of them or all, by lesson."""

    title = "How far is everybody?"

    def __init__(self, handed_in: Class) -> None:
        super().__init__(handed_in)
        self.table = results.progress(self.entries, self.learners)
        self.reached = results.reached(self.table)
        self.order = list(self.reached.index)
        began = [place for place, number in enumerate(self.reached["began"]) if number]
        self.controls = [
            Control("Lesson", list(map(_lesson, self.order)), start=max(began, default=0)),
            Control("Exercises solved", list(GOALS), "radio", start=1),
        ]
        self.prepare(len(self.order), 4.8)

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        lesson, words = self.order[values["Lesson"]], list(GOALS)[values["Exercises solved"]]
        goal = GOALS[words]
        counts, there = self.reached[goal], int(self.reached.loc[lesson, goal])
        names = [shorten(_lesson(each), LETTERS, placeholder=" …") for each in self.order]
        self.show(names, list(counts), [str(n) for n in counts], len(self.learners))
        self.unit.set_text(f"{self.some(len(self.learners))}: who solved {words} of the exercises")
        self.paint(["blue" if each == lesson else "sky" for each in self.order])
        done = self.table[lesson]
        short = f"{there} of {self.some(len(self.learners))} solved {words}"
        return View(
            title=f"Lesson {lesson}: {short} of the exercises",
            alt=f"Bar chart of learners who solved {words} of the exercises, by lesson, where "
            f"lesson {lesson} has {there} of {len(self.learners)}.",
            sentence=f"{_lesson(lesson)}: {short} of its exercises."
            f"{_not_yet(done[done < LEAST[goal]])}",
            header=["Learner", "Exercises solved, percent"],
            rows=[[str(name), f"{percent:.0f}"] for name, percent in done.items()],
            code=f"{FROM_RESULTS}done = results.progress(my_class.entries, my_class.learners)\n"
            f'int(results.reached(done).loc["{lesson}", "{goal}"])',
        )


def _not_yet(percent: pd.Series) -> str:
    """Who has not come so far; nothing if all have."""
    if percent.empty:
        return ""
    first, more = list(percent.index[:NAMED]), len(percent) - NAMED
    others = f" and {more} more, who stand in the table" if more > 0 else ""
    return f" Not yet: {', '.join(first)}{others}."


# ---------------------------------------------------------------- exercises

LOOKS = ("who solved it", "how many tries", "who opened the solution")
UNITS = {
    LOOKS[0]: "who solved it, of those who tried",
    LOOKS[1]: "median of the tries up to the first right answer",
    LOOKS[2]: "who opened the solution",
}


class Exercises(ClassBars):
    """The exercises of a lesson: who solved them, with how many tries, and who gave up."""

    title = "Which exercises are hard?"

    def __init__(self, handed_in: Class) -> None:
        super().__init__(handed_in)
        self.table = results.exercises(self.entries)
        of_lesson = pd.Series([each.lesson for each in all_exercises()]).value_counts()
        self.order = [number for number in lessons() if number in of_lesson]
        last = find(self.table.index[-1]).lesson if len(self.table) else self.order[0]
        self.controls = [
            Control("Lesson", list(map(_lesson, self.order)), start=self.order.index(last)),
            Control("Show", LOOKS, "radio"),
            Control("The hardest first", kind="check"),
        ]
        self.prepare(int(of_lesson.max()), 5.4)

    def of(self, lesson: str) -> pd.DataFrame:
        """The exercises of the lesson that somebody tried; `percent` of them solved it."""
        table = self.table.loc[[each for each in self.table.index if find(each).lesson == lesson]]
        return table.assign(percent=100 * table["solved"] / table["tried"])

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        lesson, look = self.order[values["Lesson"]], LOOKS[values["Show"]]
        sizes = _sizes(self.of(lesson), look)
        sorted_first = bool(values["The hardest first"])
        if sorted_first:
            sizes = sizes.sort_values(
                ascending=look == LOOKS[0], kind="stable", na_position="first"
            )
        table = self.of(lesson).loc[sizes.index]
        labels = [_size(size, table.loc[each], look) for each, size in sizes.items()]
        names = [_exercise(str(each)) for each in sizes.index]
        lengths = [float(size) for size in sizes.fillna(0)]
        self.show(names, lengths, labels, 100 if look == LOOKS[0] else 0)
        self.unit.set_text(f"{self.people.capitalize()}s: {UNITS[look]}")
        return View(
            title=f"Lesson {lesson}: {look}{', the hardest first' if sorted_first else ''}",
            alt=f"Bar chart of the exercises of lesson {lesson}, {look}, where "
            f"{_short_hardest(table)}.",
            sentence=f"{_lesson(lesson)}. {_hardest(table, look)}",
            header=["Exercise", "Tried by", "Solved by", "Tries", "Read a hint", "Opened solution"],
            rows=[_exercise_row(str(each), row) for each, row in table.iterrows()],
            code=f"{FROM_RESULTS}table = results.exercises(my_class.entries)\n"
            f"table.loc[{list(table.index)}]",
        )


def _sizes(table: pd.DataFrame, look: str) -> pd.Series:
    """What the bars show: percent who solved, tries, or learners who opened the solution."""
    return table[dict(zip(LOOKS, ("percent", "tries", "opened"), strict=True))[look]]


def _size(size: float, row: pd.Series, look: str) -> str:
    if look == LOOKS[0]:
        return f"{row['solved']:.0f} of {row['tried']:.0f}"
    return "nobody solved it" if pd.isna(size) else f"{size:g}"


def _short_hardest(table: pd.DataFrame) -> str:
    if table.empty:
        return "nobody has tried one yet"
    each = table["percent"].idxmin()
    return f"{each} was solved by {table['solved'][each]:.0f} of {table['tried'][each]:.0f}"


def _hardest(table: pd.DataFrame, look: str) -> str:
    """The finding: the hardest exercise in this look."""
    if table.empty:
        return "Nobody has tried one of its exercises yet."
    return dict(zip(LOOKS, (_fewest_solved, _most_tries, _most_opened), strict=True))[look](table)


def _fewest_solved(table: pd.DataFrame) -> str:
    each = str(table["percent"].idxmin())
    solved, tried = table.loc[each, ["solved", "tried"]]
    return f"The fewest solved {_quoted(each)}: {solved} of the {tried} who tried it."


def _most_tries(table: pd.DataFrame) -> str:
    if table["tries"].isna().all():
        return "Nobody has solved one of its exercises yet."
    each = str(table["tries"].idxmax())
    return (
        f"The most tries went into {_quoted(each)}: the median up to the first right "
        f"answer is {table['tries'][each]:g}, among those who solved it."
    )


def _most_opened(table: pd.DataFrame) -> str:
    if not table["opened"].any():
        return "Nobody opened a solution."
    each = str(table["opened"].idxmax())
    return (
        f"The solution of {_quoted(each)} was opened by most: by "
        f"{table['opened'][each]} of the {table['tried'][each]} who tried it."
    )


def _quoted(each: str) -> str:
    return f"{each} “{find(each).title}”"


def _exercise_row(each: str, row: pd.Series) -> list[str]:
    tries = "–" if pd.isna(row["tries"]) else f"{row['tries']:g}"
    counts = [f"{row[column]:.0f}" for column in ("tried", "solved", "hints", "opened")]
    return [f"{each} {find(each).title}", *counts[:2], tries, *counts[2:]]


# ---------------------------------------------------------------- mistakes

WRONG, TRIES = "wrong answers", "tries until it was solved"
OTHER = "another wrong answer"
MANY = 4  # from so many tries on, one bar


class Mistakes(ClassBars):
    """One exercise: which mistakes were made, and how many tries it took."""

    title = "Which mistakes are frequent?"

    def __init__(self, handed_in: Class) -> None:
        super().__init__(handed_in)
        self.attempts = results.attempts(self.entries)
        self.made = results.mistakes(self.entries)
        self.unnamed = results.unnamed(self.entries)
        tried = set(self.attempts["exercise"])
        known = [each for each in results.in_order() if each in tried] or results.in_order()
        self.ids = known
        start = known.index(self.made["exercise"][0]) if len(self.made) else 0
        labels = [f"{each} {find(each).title}" for each in known]
        self.controls = [
            Control("Exercise", labels, start=start),
            Control("Show", (WRONG, TRIES), "radio"),
        ]
        self.prepare(1 + max(len(each.mistakes) for each in all_exercises()), 3.8)

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        each = self.ids[values["Exercise"]]
        looked = (WRONG, TRIES)[values["Show"]]
        wrong = looked == WRONG
        who = self.attempts[self.attempts["exercise"] == each]
        bars = self.wrong(each) if wrong else _tries(who)
        self.show(list(bars), list(bars.values()), list(map(str, bars.values())), len(who))
        self.unit.set_text(f"{self.some(len(who))} who tried {each}: {looked}")
        self.paint(["grey" if name in (OTHER, "not solved") else "blue" for name in bars])
        exercise, solved = find(each), int(who["solved"].sum())
        answers = {mistake.name: mistake.message for mistake in exercise.mistakes}
        return View(
            title=f"{each} {exercise.title}: {looked}",
            alt=f"Bar chart of exercise {each}, {looked}, in learners, where "
            f"{_bars_in_words(bars)}.",
            sentence=f"{self.some(len(who))} tried it, and {solved} solved it. "
            + (_frequent(bars, answers) if wrong else _median(who)),
            header=["Mistake", "Made by", "What the lesson answers"]
            if wrong
            else ["Tries", "Learners"],
            rows=[[name, str(number), answers.get(name, "–")] for name, number in bars.items()]
            if wrong
            else [[name, str(number)] for name, number in bars.items()],
            code=_mistakes_code(each, wrong),
        )

    def wrong(self, each: str) -> dict[str, int]:
        """Learners by mistake, the most frequent first, and last those whose mistake has no name.

        A learner who made two mistakes counts for both.
        """
        made = self.made[self.made["exercise"] == each].set_index("mistake")["learners"]
        names = [mistake.name for mistake in find(each).mistakes]
        counts = {name: int(made.get(name, 0)) for name in names}
        first = dict(sorted(counts.items(), key=lambda pair: -pair[1]))
        return first | {OTHER: int(self.unnamed.get(each, 0))}


def _tries(who: pd.DataFrame) -> dict[str, int]:
    solved = who.loc[who["solved"], "tries"].clip(upper=MANY).value_counts()
    names = {1: "1 try"} | {n: f"{n} tries" for n in range(2, MANY)} | {MANY: f"{MANY} or more"}
    counts = {name: int(solved.get(number, 0)) for number, name in names.items()}
    return counts | {"not solved": int((~who["solved"]).sum())}


def _bars_in_words(bars: Mapping[str, int]) -> str:
    return ", ".join(f"{name} has {number}" for name, number in list(bars.items())[:3])


def _frequent(bars: Mapping[str, int], answers: Mapping[str, str]) -> str:
    name, number = next(((n, m) for n, m in bars.items() if n in answers), ("", 0))
    if not number:
        return "Nobody made a mistake that has a name."
    return (
        f"The most frequent mistake, made by {number}: “{name}”. "
        f"The lesson answers: {answers[name]}"
    )


def _median(who: pd.DataFrame) -> str:
    solved = who.loc[who["solved"], "tries"]
    return f"Half of those who solved it needed {solved.median():g} or fewer tries." * bool(
        len(solved)
    )


def _mistakes_code(each: str, wrong: bool) -> str:
    if wrong:
        return (
            f"{FROM_RESULTS}made = results.mistakes(my_class.entries)\n"
            f'made[made["exercise"] == "{each}"]'
        )
    return (
        f"{FROM_RESULTS}who = results.attempts(my_class.entries)\n"
        f'who[(who["exercise"] == "{each}") & who["solved"]]["tries"].value_counts()'
    )


# ---------------------------------------------------------------- quizzes


class Options(ClassBars):
    """One question of a quiz: the option that each learner chose first."""

    title = "What did they choose in the quizzes?"

    def __init__(self, handed_in: Class) -> None:
        super().__init__(handed_in)
        self.table = results.quiz_options(self.entries)
        asked = [item for quiz in quizzes().values() for item in quiz.items]
        answered = dict.fromkeys(self.table["question"])
        self.ids = list(answered) or [item.id for item in asked]
        texts = {item.id: item.text for item in asked}
        of = {item.id: quiz.lesson for quiz in quizzes().values() for item in quiz.items}
        labels = [f"{of[each]} · {shorten(texts[each], 90, placeholder=' …')}" for each in self.ids]
        self.texts = texts
        self.controls = [Control("Question", labels)]
        self.prepare(max(len(item.options) for item in asked), 3.6)

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        each = self.ids[values["Question"]]
        rows = self.table[self.table["question"] == each]
        number, right = int(rows["learners"].sum()), int(rows.loc[rows["right"], "learners"].sum())
        names = ["\n".join(wrap(text, LETTERS)) for text in rows["option"]]
        counts = rows["learners"].tolist()
        labels = [
            f"{n}, right" if r else str(n) for n, r in zip(counts, rows["right"], strict=True)
        ]
        self.show(names, counts, labels, number)
        self.unit.set_text(f"{self.some(number)}: first answer; green is right")
        self.paint(["green" if r else "blue" for r in rows["right"]])
        return View(
            title=f"{right} of {self.some(number)} chose the right option first",
            alt=f"Bar chart of the first answers to a question of a quiz, by option, where {right} "
            f"of {number} chose the right one.",
            sentence=f"{self.texts[each]} {_lure(rows)}",
            header=["Option", "First answer of", "Right", "The reason that the lesson gives"],
            rows=[
                [row.option, str(row.learners), "right" if row.right else "", row.reason]
                for row in rows.itertuples()
            ],
            code=f"{FROM_RESULTS}options = results.quiz_options(my_class.entries)\n"
            f'options[options["question"] == "{each}"][["option", "right", "learners"]]',
        )


def _lure(rows: pd.DataFrame) -> str:
    """The wrong option that was chosen most, with its reason."""
    wrong = rows[~rows["right"]]
    if rows.empty:
        return "Nobody has answered it yet."
    if not wrong["learners"].any():
        return "Nobody chose a wrong option first."
    first = wrong.loc[wrong["learners"].idxmax()]
    return (
        f"The wrong option that was chosen most, by {first['learners']}: “{first['option']}” "
        f"The lesson answers: {first['reason']}"
    )


# ---------------------------------------------------------------- before and after

QUESTIONS = {
    "all that the course teaches": (False, ""),
    "concepts": (False, "concept"),
    "charts": (False, "chart"),
    "lines of code": (False, "code"),
    "what it does not teach": (True, ""),
}


class Forms(ClassScene):
    """Before and after: each learner, and the difference of the class with its interval."""

    title = "Before and after the course"

    def __init__(self, handed_in: Class) -> None:
        super().__init__(handed_in)
        self.answers = gain.answers(self.entries)
        self.state = gain.finished(self.answers)
        self.gains = {name: gain.gain(self.answers, *of) for name, of in QUESTIONS.items()}
        self.controls = [Control("Questions on", list(QUESTIONS), "radio")]
        self.figure, (left, right) = figure(4.2, columns=2, width_ratios=(4, 5))
        self._prepare_learners(left)
        self._prepare_intervals(right)
        self.moving = [self.pairs, self.mean, *self.means, self.now]

    def _prepare_learners(self, axes: Axes) -> None:
        axes.set(xlim=(-0.45, 1.45), ylim=(-4, 104), xticks=[0, 1], xticklabels=list(MOMENTS))
        axes.set(ylabel="right answers, percent")
        axes.set_title(f"One line: one {self.people}", fontsize=10)
        self.pairs = LineCollection([], colors=COLOURS["grey"], linewidths=1.2, alpha=0.5)
        axes.add_collection(self.pairs, autolim=False)
        (self.mean,) = axes.plot([], [], "o-", color=COLOURS["blue"], linewidth=4)
        sides = ((-0.06, "right"), (1.06, "left"))
        self.means = [
            axes.text(x, 0, "", ha=side, va="center", weight="bold", color=COLOURS["blue"])
            for x, side in sides
        ]

    def _prepare_intervals(self, axes: Axes) -> None:
        names = ["\n".join(wrap(name, 15)) for name in QUESTIONS]
        axes.set(xlim=(-100, 100), ylim=(len(names) - 0.5, -0.5), yticks=range(len(names)))
        axes.set_yticklabels(names)
        axes.grid(True, axis="x")
        axes.axvline(0, color=COLOURS["ink"], linewidth=1)
        axes.set_title("Difference, 95 % interval", fontsize=10)
        axes.set_xlabel("percentage points")
        for row, found in enumerate(self.gains.values()):
            axes.plot([found.low, found.high], [row, row], color=COLOURS["grey"], linewidth=2)
            axes.plot(found.difference, row, "o", color=COLOURS["grey"])
        (self.now,) = axes.plot([], [], "o-", color=COLOURS["blue"], linewidth=4, markevery=[1])

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        row, name = values["Questions on"], list(QUESTIONS)[values["Questions on"]]
        found, each = self.gains[name], gain.percents(self.answers, *QUESTIONS[name]).dropna()
        self._paint(found, each, row)
        title = _before_after(found)
        return View(
            title=f"{name[0].upper()}{name[1:]}: {title}",
            alt=f"Line chart of the percent of right answers of each learner before and after, and "
            f"intervals of the differences, where {name} has {title}.",
            sentence=f"{self._who(found)} {_difference(found)}",
            header=["Measure", name],
            rows=measures(found),
            code="from course_utils.teaching import gain\n"
            "answers = gain.answers(my_class.entries)\n"
            f"gain.gain(answers, control={QUESTIONS[name][0]}, part={QUESTIONS[name][1]!r})",
        )

    def _paint(self, found: gain.Gain, each: pd.DataFrame, row: int) -> None:
        lines = each.to_numpy(float)
        self.pairs.set_segments([np.column_stack([(0, 1), line]) for line in lines])
        ends = (found.before, found.after)
        self.mean.set_data([0, 1], ends)
        for text, value in zip(self.means, ends, strict=True):
            text.set_text("" if np.isnan(value) else f"{value:.0f}")
            text.set_y(0 if np.isnan(value) else value)
        self.now.set_data([found.low, found.difference, found.high], [row] * 3)

    def _who(self, found: gain.Gain) -> str:
        began = [int((self.state[moment] > 0).sum()) for moment in MOMENTS]
        return (
            f"{self.some(found.learners)} finished both forms; {began[0]} began the first, and "
            f"{began[1]} the second."
        )


def _before_after(found: gain.Gain) -> str:
    if not found.learners:
        return "nobody has finished both forms"
    return f"{found.before:.0f} percent right before, {found.after:.0f} after"


def _difference(found: gain.Gain) -> str:
    """The difference with its interval, and what it does not say."""
    if found.learners < gain.ENOUGH:
        return "That is too few for an interval."
    said = dict(measures(found))
    return (
        f"The difference is {said['Difference, points']} points, with a 95 percent interval of "
        f"{said['Its 95 percent interval']}. {_across_zero(found)} There was no group without the "
        "course, so this does not say what caused it."
    )


def _across_zero(found: gain.Gain) -> str:
    if found.low <= 0 <= found.high:
        return "The interval holds zero: the files do not show a change."
    return "The interval does not hold zero."


def _lesson(number: str) -> str:
    return f"{number} · {lessons()[number].title}"


def _exercise(each: str) -> str:
    return shorten(f"{each} {find(each).title}", LETTERS, placeholder=" …")


SCENES: dict[str, Callable[[Class], Scene]] = {
    "class_progress": Progress,
    "class_exercises": Exercises,
    "class_mistakes": Mistakes,
    "class_quizzes": Options,
    "class_forms": Forms,
}
