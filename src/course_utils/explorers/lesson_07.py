"""Explorers of lesson 07: words over time, words in context, and key words of a speech."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from course_utils.countries import homeland, name, region
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.explorers.parts import MovingScale, TopBars
from course_utils.figures import COLOURS, figure
from course_utils.models.concordance import concordance, words_of
from course_utils.models.keyness import key_words

# ---------------------------------------------------------------- words over time

TERMS = {
    "diaspora": "diaspora",
    "compatriots abroad": "compatriots_abroad",
    "citizens or workers abroad": "citizens_nationals_abroad",
    "expatriates, emigrants": "expatriates_emigrants",
    "remittances": "remittances",
    "dual citizenship": "dual_citizenship",
    "soft power": "soft_power",
    "social media": "social_media",
    "migration, migrants": "migration",
    "refugees": "refugees",
}
NOTHING = "nothing"
ALL = "all speakers"
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
COUNT, RATE, SPEECHES = "mentions in a year", "mentions per 10,000 words", "percent of speeches"
MEASURES = {
    "mentions": COUNT,
    "mentions per 10,000 words": RATE,
    "speeches that contain it, percent": SPEECHES,
}
WINDOWS = (1, 3, 5, 9, 15)
YEARS = range(1946, 2025)
HEAD = 1.06  # the height of the line above the picture, where 1 is the top


class WordsOverTime(Scene):
    """How often do speeches use a word, and out of what?"""

    title = "Words about people abroad, 1946 to 2024"
    tables = ("debate_mentions",)

    def __init__(self) -> None:
        self.mentions = load("debate_mentions")
        self.regions = self.mentions["iso3"].map(region)
        codes = sorted(self.mentions["iso3"].unique(), key=name)
        self.speakers = [ALL, *REGIONS, *codes]
        labels = [ALL, *(f"region: {r}" for r in REGIONS), *map(name, codes)]
        self.controls = [
            Control("Word", list(TERMS)),
            Control("Beside it", [NOTHING, *TERMS]),
            Control("Speakers", labels),
            Control("Measure", list(MEASURES), "radio", start=1),
            Control("Years taken together", list(map(str, WINDOWS)), "range", WINDOWS.index(5)),
        ]
        self.figure, self.axes = figure(4.2)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xlim=(1944, 2026), xticks=range(1950, 2021, 10))
        axes.set_title(" ")  # keeps room for the unit and for the years taken together
        self.scale = MovingScale(axes)
        looks = (("o", COLOURS["blue"], "-"), ("D", COLOURS["red"], "--"))
        self._dots = [
            axes.plot([], [], marker, color=colour, alpha=0.3, markersize=4)[0]
            for marker, colour, _ in looks
        ]
        self._lines = [axes.plot([], [], style, color=colour)[0] for _, colour, style in looks]
        (self._window,) = axes.plot(
            [], [], color=COLOURS["grey"], linewidth=5, solid_capstyle="butt"
        )
        self._window.set_clip_on(False)
        self._words = [
            axes.text(0.015, y, "", va="top", color=colour, transform=axes.transAxes)
            for y, colour in ((0.97, COLOURS["blue"]), (0.9, COLOURS["red"]))
        ]
        self._unit = axes.text(0, HEAD, "", va="center", transform=axes.transAxes, weight="bold")
        self._span = axes.text(0, 0, "", ha="right", va="center", color=COLOURS["grey"])
        self.moving = [*self.scale.moving, *self._dots, *self._lines, self._window]
        self.moving += [*self._words, self._unit, self._span]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        term = list(TERMS)[values["Word"]]
        other = [None, *TERMS][values["Beside it"]]
        who = self.speakers[values["Speakers"]]
        unit = list(MEASURES.values())[values["Measure"]]
        window = WINDOWS[values["Years taken together"]]
        rows = self.rows(who)
        terms = [t for t in (term, other) if t is not None]
        self._paint([(t, measured(rows, TERMS[t], unit, 1)) for t in terms], unit, window, rows)
        said = rows[TERMS[term]]
        return View(
            title=_title(term, who, rows, measured(rows, TERMS[term], unit, window), unit),
            alt=f"Line chart of {' and '.join(terms)} by year, 1946 to 2024, in {unit}, "
            f"{_years(window)}, where {_speakers(who)} {_use(term, said)} "
            f"{len(rows):,} {_speech(len(rows))}.",
            sentence=_sentence(term, who, rows)
            + (f" The second line shows '{other}'." if other else "")
            + (" At the ends of the line fewer years are taken together." if window > 1 else ""),
            header=["Decade", "Speeches", "Words", *(f"{t.capitalize()}: mentions" for t in terms)]
            + [f"{t.capitalize()}: {unit}" for t in terms],
            rows=_decades(rows, [TERMS[t] for t in terms], unit),
            code=_time_code(who, TERMS[term], unit, window),
        )

    def rows(self, who: str) -> pd.DataFrame:
        """The speeches of all, of a region, or of a country."""
        if who == ALL:
            return self.mentions
        if who in REGIONS:
            return self.mentions[self.regions == who]
        return self.mentions[self.mentions["iso3"] == who]

    def _paint(
        self, yearly: list[tuple[str, pd.Series]], unit: str, window: int, rows: pd.DataFrame
    ) -> None:
        smooth = [measured(rows, TERMS[term], unit, window) for term, _ in yearly]
        every = np.concatenate(
            [*(s.to_numpy() for s in smooth), *(y.to_numpy() for _, y in yearly)]
        )
        self.scale.fit(every)
        for number in range(2):
            there = number < len(yearly)
            dots = yearly[number][1].dropna() if there else pd.Series(dtype=float)
            line = smooth[number] if there else pd.Series(dtype=float)
            self._dots[number].set_data(dots.index, [self.scale.at(v) for v in dots])
            self._lines[number].set_data(line.index, [self.scale.at(v) for v in line])
            self._words[number].set_text(yearly[number][0] if there else "")
        self._unit.set_text(unit)
        top = HEAD * self.axes.get_ylim()[1]
        self._window.set_data([2024.5 - window, 2024.5], [top, top])
        self._span.set_position((2023.5 - window, top))
        self._span.set_text(_years(window))


def measured(rows: pd.DataFrame, column: str, unit: str, window: int) -> pd.Series:
    """The word by year in `unit`, where each year stands for the `window` years around it.

    A year without a speech has no value, also if there are speeches around it.
    """
    by_year = pd.DataFrame(
        {
            "year": rows["year"],
            COUNT: rows[column],
            RATE: rows["words"],
            SPEECHES: 1,
            "with": rows[column] > 0,
        }
    )
    sums = by_year.groupby("year").sum().assign(years=1).reindex(YEARS)
    around = sums.rolling(window, center=True, min_periods=1).sum().where(sums["years"].notna())
    if unit == COUNT:
        return around[COUNT] / around["years"]
    if unit == RATE:
        return 10_000 * around[COUNT] / around[RATE]
    return 100 * around["with"] / around[SPEECHES]


def _title(term: str, who: str, rows: pd.DataFrame, line: pd.Series, unit: str) -> str:
    if not rows[TERMS[term]].sum():
        return f"{_said(who)}: no mention of {term!r} in {len(rows):,} {_speech(len(rows))}"
    short = {COUNT: "mentions a year", RATE: "per 10,000 words", SPEECHES: "% of speeches"}[unit]
    also = int((line > line.max() - 1e-9).sum()) - 1
    years = f"{line.idxmax()}" + (f" and {also} other year{'s' * (also > 1)}" if also else "")
    return f"{_said(who)}: {term!r} is highest in {years}, {_say(line.max())} {short}"


def _sentence(term: str, who: str, rows: pd.DataFrame) -> str:
    said = rows[rows[TERMS[term]] > 0]
    speeches = f"{len(rows):,} {_speech(len(rows))} ({rows['year'].min()}–{rows['year'].max()})"
    if said.empty:
        return (
            f"{_said(who)}: {term!r} stands in none of {speeches}. A zero says that these words "
            "were not used; the topic may come in other words."
        )
    rate = 10_000 * said[TERMS[term]].sum() / rows["words"].sum()
    return (
        f"{_said(who)}: {term!r} stands in {len(said):,} of {speeches}, for the first time in "
        f"{said['year'].min()}. Over all these years that is {_say(rate)} per 10,000 words."
    )


def _decades(rows: pd.DataFrame, columns: list[str], unit: str) -> list[list[str]]:
    result = []
    for decade, speeches in rows.groupby(rows["year"] // 10 * 10):
        words, years = speeches["words"].sum(), speeches["year"].nunique()
        shown = {
            COUNT: [speeches[c].sum() / years for c in columns],
            RATE: [10_000 * speeches[c].sum() / words for c in columns],
            SPEECHES: [100 * (speeches[c] > 0).mean() for c in columns],
        }[unit]
        counts = [f"{speeches[c].sum():,}" for c in columns]
        cells = [f"{decade}s", f"{len(speeches):,}", f"{words:,}", *counts, *map(_say, shown)]
        result.append(cells)
    return result


def _time_code(who: str, column: str, unit: str, window: int) -> str:
    chosen = {
        ALL: 'rows = load("debate_mentions")\n',
        **{
            r: "from course_utils.countries import region\n"
            'rows = load("debate_mentions")\n'
            f'rows = rows[rows["iso3"].map(region) == "{r}"]\n'
            for r in REGIONS
        },
    }
    one = f'rows = load("debate_mentions")\nrows = rows[rows["iso3"] == "{who}"]\n'
    above, below = {
        COUNT: (f'rows["{column}"]', "years"),
        RATE: (f'10_000 * rows["{column}"]', "words"),
        SPEECHES: (f'100 * (rows["{column}"] > 0)', "speeches"),
    }[unit]
    return (
        f"{chosen.get(who, one)}"
        f"rows = rows.assign(found={above}, speeches=1)\n"
        'sums = rows.groupby("year")[["found", "words", "speeches"]].sum().assign(years=1)\n'
        f"around = sums.reindex(range(1946, 2025)).rolling({window}, center=True, min_periods=1)\n"
        f'line = around["found"].sum() / around["{below}"].sum()\n'
        "line[sums.index].tail(10)"
    )


def _said(who: str) -> str:
    """The speakers as the beginning of a title."""
    return who.capitalize() if who in (ALL, *REGIONS) else name(who)


def _speakers(who: str) -> str:
    return ALL if who == ALL else f"the speakers of {who if who in REGIONS else name(who)}"


def _years(window: int) -> str:
    return "each year alone" if window == 1 else f"{window} years taken together"


def _speech(count: int) -> str:
    return "speech" if count == 1 else "speeches"


def _use(term: str, said: pd.Series) -> str:
    if not said.sum():
        return f"do not use {term!r} in"
    times = "once" if said.sum() == 1 else f"{said.sum():,} times"
    return f"use {term!r} {times} in {(said > 0).sum():,} of"


def _say(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


# ---------------------------------------------------------------- words in context

IN_CONTEXT = {  # the group of sentences, and the word that stands in the middle
    "diaspora": ("diaspora", "diaspor"),
    "compatriots abroad": ("compatriots_abroad", "compatriot|fellow citizens"),
    "citizens or workers abroad": (
        "citizens_nationals_abroad",
        "abroad|overseas|expatriate|emigrant",
    ),
    "expatriates, emigrants": (
        "expatriates_emigrants",
        "expatriate|emigra|émigré",
    ),
    "remittances": ("remittances", "remittance"),
    "dual citizenship": ("dual_citizenship", "dual|multiple"),
    "soft power": ("soft_power", "soft power"),
    "social media": ("social_media", "social media|social network|twitter|facebook"),
}
EVERY_YEAR = "all years"
ORDERS = ("year", "the word after it", "the word before it")
LINES = 12  # in the picture and in the table
PAGES = 24
SMALL = (
    *("also", "been", "have", "into", "more", "other", "than", "that", "their", "them", "these"),
    *("they", "this", "those", "through", "were", "which", "will", "with", "from", "where"),
)
SIDE, TABLE_SIDE = 36, 70  # letters on each side, in the picture and in the table


class Concordance(Scene):
    """Which words stand around a word, and who says them?"""

    title = "A word in its context"
    tables = ("debate_sentences",)

    def __init__(self) -> None:
        sentences = load("debate_sentences").set_index(["iso3", "year"])
        self.by_word = {
            word: concordance(sentences.loc[sentences["term"] == group, "sentence"], term)
            for word, (group, term) in IN_CONTEXT.items()
        }
        index = pd.concat(self.by_word.values()).index
        self.speakers = [ALL, *sorted(index.unique("iso3"), key=name)]
        decades = sorted({year // 10 * 10 for year in index.unique("year")})
        self.spans = {EVERY_YEAR: (1946, 2024)} | {f"{d}s": (d, d + 9) for d in map(int, decades)}
        pages = [f"lines {LINES * p + 1} to {LINES * (p + 1)}" for p in range(PAGES)]
        self.controls = [
            Control("Word", list(IN_CONTEXT)),
            Control("Speaker", [ALL, *map(name, self.speakers[1:])]),
            Control("Years", list(self.spans), start=len(self.spans) - 1),
            Control("Put in order by", list(ORDERS), "radio"),
            Control("Lines shown", pages, "range"),
        ]
        self.figure, self.axes = figure(3.9)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xlim=(0, 1), ylim=(LINES - 0.4, -0.6))
        axes.set_axis_off()
        looks = (
            (0.0, "left", COLOURS["grey"], "normal"),
            (0.475, "right", COLOURS["ink"], "normal"),
            (0.485, "left", COLOURS["blue"], "bold"),
        )
        self._texts = [
            [
                axes.text(x, row, "", ha=side, va="center", color=colour, weight=weight)
                for x, side, colour, weight in looks
            ]
            for row in range(LINES)
        ]
        self._rights = [axes.text(0, row, "", va="center") for row in range(LINES)]
        self._none = axes.text(0.5, LINES / 2, "", ha="center", va="center")
        places = [*self._texts, self._rights, [self._none]]
        self._all = [text for texts in places for text in texts]
        self.moving = self._all
        for text in self._all:
            text.set_parse_math(False)  # a dollar sign in a speech is no formula
            text.set_fontsize(9.8)

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        word = list(IN_CONTEXT)[values["Word"]]
        who = self.speakers[values["Speaker"]]
        span, years = list(self.spans.items())[values["Years"]]
        lines = self.lines(word, who, years, ORDERS[values["Put in order by"]])
        last = max(0, (len(lines) - 1) // LINES)
        page = min(values["Lines shown"], last)
        shown = lines.iloc[LINES * page : LINES * (page + 1)]
        self._paint(shown)
        place = f"{_who(who)}, {span}"
        return View(
            title=f"{word!r}, {place}: {_lines(len(lines))}{_countries(lines)}",
            alt=f"Grid of lines, a concordance of {word!r}, {place}, in the order of "
            f"{ORDERS[values['Put in order by']]}, where each line has the word in the middle; "
            f"{_shown(shown, len(lines), page)}.",
            sentence=f"{_around(word, lines, place)} Page {page + 1} of {last + 1} is shown.",
            header=["Speaker", "Year", "Before", "Word", "After"],
            rows=[
                [
                    name(code),
                    str(year),
                    _last_words(left, TABLE_SIDE) or "(begins)",
                    key,
                    _first_words(right, TABLE_SIDE) or "(ends)",
                ]
                for (code, year), left, key, right in shown.itertuples()
            ],
            code=_context_code(word, who, years),
        )

    def lines(self, word: str, who: str, years: tuple[int, int], order: str) -> pd.DataFrame:
        """The lines of the concordance with speaker and year as index."""
        lines = self.by_word[word]
        lines = lines[lines.index.get_level_values("year").to_series().between(*years).to_numpy()]
        lines = lines if who == ALL else lines[lines.index.get_level_values("iso3") == who]
        if order == ORDERS[0]:
            return lines.sort_index(level=["year", "iso3"], kind="stable")
        column, number = ("right", 0) if order == ORDERS[1] else ("left", -1)
        # A line may have no word on this side: such lines come first.
        words = [re.findall(r"\w+", text.lower()) or [""] for text in lines[column]]
        key = pd.Series([found[number] for found in words], dtype="str")
        return lines.iloc[key.argsort(kind="stable")]

    def _paint(self, shown: pd.DataFrame) -> None:
        for text in self._all:
            text.set_text("")
        self._none.set_text("no line with these settings" if shown.empty else "")
        rows = zip(shown.itertuples(), self._texts, self._rights, strict=False)
        for ((code, year), left, key, right), texts, after in rows:
            texts[0].set_text(f"{code} {year}")
            texts[1].set_text(_last_words(left, SIDE))
            texts[2].set_text(key)
            after.set_text(_first_words(right, SIDE))
            # Bold letters of this size are about 0.0122 of the width each.
            after.set_x(0.497 + 0.0122 * len(key))


def _who(who: str) -> str:
    return who if who == ALL else name(who)


def _lines(count: int) -> str:
    return {0: "no line", 1: "1 line"}.get(count, f"{count} lines")


def _countries(lines: pd.DataFrame) -> str:
    count = lines.index.get_level_values(0).nunique()
    countries = "country" if count == 1 else "countries"
    return f" in speeches of {count} {countries}" if count else ""


def _shown(shown: pd.DataFrame, count: int, page: int) -> str:
    if shown.empty:
        return "there is no line"
    first = LINES * page + 1
    if len(shown) == 1:
        return f"line {first} of {count} is shown"
    return f"lines {first} to {first + len(shown) - 1} of {count} are shown"


def _last_words(text: str, letters: int) -> str:
    """The end of a text, without half a word at its beginning."""
    return text if len(text) <= letters else text[-letters:].partition(" ")[2]


def _first_words(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[:letters].rpartition(" ")[0]


def _around(word: str, lines: pd.DataFrame, place: str) -> str:
    if lines.empty:
        return (
            f"{word!r}, {place}: no line. These words were not used; the topic may come in others."
        )
    near = pd.concat(
        [
            lines["left"].str.findall(r"\w+").str[-4:].str.join(" "),
            lines["right"].str.findall(r"\w+").str[:4].str.join(" "),
        ]
    )
    counts = words_of(near)
    top = counts[(counts.index.str.len() > 3) & ~counts.index.isin(SMALL)].head(5)
    said = ", ".join(f"{w} ({n})" for w, n in top.items()) or "none"
    return (
        f"{word!r}, {place}: {_lines(len(lines))}. Of the four words before and the four after it, "
        f"these come most often, without small words such as the or with: {said}."
    )


def _context_code(word: str, who: str, years: tuple[int, int]) -> str:
    group, term = IN_CONTEXT[word]
    one = "" if who == ALL else f'rows = rows[rows["iso3"] == "{who}"]\n'
    return (
        "from course_utils.models.concordance import concordance\n"
        'rows = load("debate_sentences")\n'
        f'rows = rows[(rows["term"] == "{group}") & rows["year"].between{years}]\n'
        f"{one}"
        f'concordance(rows.set_index(["iso3", "year"])["sentence"], "{term}")'
    )


# ---------------------------------------------------------------- key words of a speech

SORTS = {
    "evidence: G2": ("G2", "by G2"),
    "size: log ratio": ("log_ratio", "by log ratio"),
    "plain count": ("here", "by count"),
}
LEAST = tuple(range(2, 11))
SPEAKERS = (1, 2, 5, 10, 20, 50)
TEN = 10


class KeynessOfASpeaker(Scene):
    """Which words set one speech of 2024 apart from the 190 others?"""

    title = "Key words of a speech of 2024"
    tables = ("debate_words", "debate_mentions")

    def __init__(self) -> None:
        self.words = dict(list(load("debate_words").groupby("iso3")))
        mentions = load("debate_mentions")
        self.lengths = mentions[mentions["year"] == 2024].set_index("iso3")["words"]
        self.codes = sorted(self.words, key=name)
        start = self.codes.index(homeland()) if homeland() in self.words else 0
        self.controls = [
            Control("Speaker", [name(code) for code in self.codes], start=start),
            Control("Order by", list(SORTS), "radio"),
            Control("Said here at least", [f"{n} times" for n in LEAST], "range"),
            Control("Said by at least", list(map(_of_speakers, SPEAKERS)), "range"),
        ]
        self.figure, self.axes = figure(3.6)
        self.bars = TopBars(self.axes, TEN)
        self.axes.set_xlim(-0.36, 1.6)  # the labels are long
        self.moving = self.bars.moving

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code = self.codes[values["Speaker"]]
        order, (column, by) = list(SORTS.items())[values["Order by"]]
        least, speakers = (
            LEAST[values["Said here at least"]],
            SPEAKERS[values["Said by at least"]],
        )
        found = self.keys(code, least, speakers, column)
        top = found.head(TEN)
        labels = [_facts(row) for row in top.itertuples()]
        self.bars.draw(list(map(str, top.index)), list(top[column]), labels)
        limits = f"said here at least {least} times and by at least {_of_speakers(speakers)}"
        first = f"first {by} is “{top.index[0]}”" if len(top) else "no word is left"
        return View(
            title=f"{name(code)}, 2024: {first}",
            alt=f"Bar chart of words of the speech of {name(code)} in 2024, ordered by {order}, "
            f"{limits}, where {first}; the words are {', '.join(top.index) or 'none'}.",
            sentence=f"{name(code)}: {self.lengths[code]:,} words; {_left(len(found), column)} "
            f"{limits}. G2 measures evidence, the log ratio size; neither says what a word means.",
            header=["Word", "Here", "Per 10,000 words", "Others per 10,000", "G2", "Log ratio"],
            rows=[self._row(code, row) for row in top.itertuples()],
            code=_key_code(code, least, speakers, column),
        )

    def keys(self, code: str, least: int, speakers: int, column: str) -> pd.DataFrame:
        """The words with their counts, G2 and log ratio, the largest of `column` first.

        In the two orders of key words only those stay that are more frequent here.
        """
        mine = self.words[code]
        mine = mine[(mine["mentions"] >= least) & (mine["speakers"] >= speakers)].set_index("word")
        length = self.lengths[code]
        others = mine["in_all"] - mine["mentions"]
        keys = key_words(mine["mentions"], others, length, self.lengths.sum() - length)
        keys = keys if column == "here" else keys[keys["log_ratio"] > 0]
        return keys.sort_values(column, ascending=False, kind="stable")

    def _row(self, code: str, row: tuple[Any, ...]) -> list[str]:
        word, here, there, g2, ratio = row
        rest = self.lengths.sum() - self.lengths[code]
        rates = [10_000 * here / self.lengths[code], 10_000 * there / rest]
        return [word, f"{here:.0f}", *map(_say, rates), f"{g2:.1f}", f"{ratio:.2f}"]


def _of_speakers(count: int) -> str:
    return "1 speaker" if count == 1 else f"{count} speakers"


def _facts(row: tuple[Any, ...]) -> str:
    _, here, _, g2, ratio = row
    return f"{here:.0f} ×, G2 {g2:.0f}, log ratio {ratio:.1f}"


def _left(count: int, column: str) -> str:
    words = "1 word" if count == 1 else f"{count} words"
    more = "" if column == "here" else " more frequent than in the other speeches, and"
    verb = "is" if count == 1 else "are"
    return f"{words} {verb}{more}"


def _key_code(code: str, least: int, speakers: int, column: str) -> str:
    only = "" if column == "here" else 'keys = keys[keys["log_ratio"] > 0]\n'
    return (
        "from course_utils.models.keyness import key_words\n"
        'mentions = load("debate_mentions")\n'
        'length = mentions[mentions["year"] == 2024].set_index("iso3")["words"]\n'
        'words = load("debate_words")\n'
        f'words = words[(words["mentions"] >= {least}) & (words["speakers"] >= {speakers})]\n'
        f'mine = words[words["iso3"] == "{code}"].set_index("word")\n'
        'others = mine["in_all"] - mine["mentions"]\n'
        f'rest = length.sum() - length["{code}"]\n'
        f'keys = key_words(mine["mentions"], others, length["{code}"], rest)\n'
        f"{only}"
        f'keys.sort_values("{column}", ascending=False, kind="stable").head({TEN})'
    )


SCENES = {
    "words_over_time": WordsOverTime,
    "concordance": Concordance,
    "keyness_of_a_speaker": KeynessOfASpeaker,
}
