"""Before and after the course: what a class gained, and what such a number cannot say.

Follows the rules in Hake (1998) for the gain of a class, from the means of the class and not from
the mean of single gains, and gives the paired difference with a 95 percent interval (Student's t).
There is no group without the course, so nothing here says what caused a gain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
from scipy import stats

from course_utils.forms import FORMS, MOMENTS, Item, items

ENOUGH = 5  # learners; of fewer, one person moves a percent by more than twenty points
ENOUGH_FOR_ITEMS = 100  # answers below which the quality of a question is not judged


@dataclass(frozen=True)
class Gain:
    """Percent of right answers before and after, of the learners who finished both forms.

    `difference` is the mean paired difference in percentage points, `low` and `high` the ends of
    its 95 percent interval, `effect` the difference divided by the standard deviation of the
    differences (Cohen's d for pairs), `share` the part of the possible gain that the class made
    (Hake 1998). What cannot be computed is NaN; so are the interval and `effect` of fewer than
    `ENOUGH` learners.
    """

    learners: int
    before: float
    after: float
    spread_before: float
    spread_after: float
    difference: float
    low: float
    high: float
    effect: float
    share: float


def answers(entries: pd.DataFrame) -> pd.DataFrame:
    """The newest answer of each learner to each question of a form at each moment.

    Columns: learner, moment, form, question, part, control, chosen, right. An answer is compared
    with the form again; what the file says of right and wrong does not count.
    """
    known = {item.id: item for letter in FORMS for item in items(letter)}
    rows = entries[(entries["kind"] == "form") & entries["item"].isin(known)]
    read = (_answer(r.learner, known[r.item], r.value) for r in rows.itertuples())
    columns = ["learner", "moment", "form", "question", "part", "control", "chosen", "right"]
    table = pd.DataFrame([answer for answer in read if answer], columns=columns)
    return table.drop_duplicates(["learner", "moment", "question"], keep="last", ignore_index=True)


def finished(table: pd.DataFrame) -> pd.DataFrame:
    """Learners (rows) by moment (columns): 0 not started, 1 started, 2 all questions answered."""
    number = table.groupby(["learner", "moment"]).size().unstack(fill_value=0)
    number = number.reindex(columns=list(MOMENTS), fill_value=0)
    full = len(items(FORMS[0]))
    return number.ge(1).astype(int) + number.ge(full).astype(int)


def gain(table: pd.DataFrame, control: bool = False, part: str = "") -> Gain:
    """The gain of the learners who finished both forms, in the questions that the course teaches.

    With `control`, in the questions that it does not teach: a gain there is not the course's. With
    a `part` (concept, chart or code), in these questions alone.
    """
    percent = percents(table, control, part)
    return paired(percent["before"], percent["after"])


def percents(table: pd.DataFrame, control: bool = False, part: str = "") -> pd.DataFrame:
    """Percent of right answers before and after (columns) of each learner who finished both."""
    both = finished(table).eq(2).all(axis="columns")
    counted = table[table["learner"].isin(both[both].index) & (table["control"] == control)]
    if part:
        counted = counted[counted["part"] == part]
    percent = 100 * counted.groupby(["learner", "moment"])["right"].mean().unstack()
    return percent.reindex(columns=list(MOMENTS))


def paired(before: pd.Series, after: pd.Series) -> Gain:
    """The gain from two Series in percent with the same learners in the index."""
    difference = after - before
    mean, spread = difference.mean(), difference.std()
    low, high = _interval(difference)
    return Gain(
        len(difference),
        before.mean(),
        after.mean(),
        before.std(),
        after.std(),
        mean,
        low,
        high,
        mean / spread if spread > 0 and len(difference) >= ENOUGH else math.nan,
        mean / (100 - before.mean()) if before.mean() < 100 else math.nan,
    )


def _interval(difference: pd.Series) -> tuple[float, float]:
    """The 95 percent interval of the mean by Student's t; NaN below `ENOUGH` values."""
    number = len(difference)
    if number < ENOUGH:
        return math.nan, math.nan
    reach = stats.t.ppf(0.975, number - 1) * difference.std() / math.sqrt(number)
    return difference.mean() - reach, difference.mean() + reach


def questions(table: pd.DataFrame) -> pd.DataFrame:
    """Each question of both forms: answers and the percent that is right, before and after.

    From `ENOUGH_FOR_ITEMS` answers on there is also `discrimination`: the correlation of this
    question with the number of right answers to the others at the same moment. NaN below.
    """
    known = table.assign(rest=_right_elsewhere(table))
    groups = known.groupby(["question", "moment"])
    percent = 100 * groups["right"].mean().unstack().reindex(columns=list(MOMENTS))
    result = percent.assign(answers=known.groupby("question").size())
    result["discrimination"] = [
        _discrimination(known[known["question"] == question]) for question in result.index
    ]
    return result


def _right_elsewhere(table: pd.DataFrame) -> pd.Series:
    """Right answers of the same learner at the same moment, without this question."""
    total = table.groupby(["learner", "moment"])["right"].transform("sum")
    return total - table["right"]


def _discrimination(rows: pd.DataFrame) -> float:
    varies = rows["right"].nunique() > 1 and rows["rest"].nunique() > 1
    enough = len(rows) >= ENOUGH_FOR_ITEMS
    return rows["right"].astype(float).corr(rows["rest"]) if varies and enough else math.nan


def _answer(learner: str, item: Item, value: Any) -> tuple[Any, ...] | None:
    """One row of `answers`, or None for a value that is no answer."""
    parts = value if isinstance(value, dict) else {}
    moment, chosen = parts.get("moment"), parts.get("chosen")
    if not isinstance(moment, str) or moment not in MOMENTS:
        return None
    if type(chosen) is not int or not 0 <= chosen < len(item.options):
        return None
    right = chosen == item.right
    return learner, moment, item.form, item.id, item.part, item.control, chosen, right
