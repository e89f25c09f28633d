"""Explorers of lesson 05: who leaves with a degree, who studies abroad, and gain against loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from course_utils.countries import homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.explorers.parts import MovingScale, Names, TopBars
from course_utils.figures import COLOURS, figure
from course_utils.models.skilled_migration import gain_until, graduates_at_home

NOTHING = np.empty((0, 2))
UNKNOWN = "No number was published.\nThat is not zero."


# ---------------------------------------------------------------- who leaves with a degree

RATES = {
    "rate, higher education": "high_percent",
    "rate, medium education": "medium_percent",
    "rate, little education": "low_percent",
    "rate, all adults": "all_percent",
}
NUMBER = "number of people abroad"
UNITS = {
    "high_percent": "percent of the adults with higher education born there",
    "medium_percent": "percent of the adults with medium education born there",
    "low_percent": "percent of the adults with little education born there",
    "all_percent": "percent of the adults born there",
    NUMBER: "people born there who live abroad, of any age and education",
}
SEXES = {"women and men": "all", "women": "women", "men": "men"}
EMIGRANTS = {"all": "emigrants", "women": "emigrants_female", "men": "emigrants_male"}
ACROSS = {"population": "people in the country", "income": "income a person, US dollars"}
LIMITS = {"population": (5e3, 4e9), "income": (60, 3e5)}
TICKS = {
    "population": (
        [1e4, 1e5, 1e6, 1e7, 1e8, 1e9],
        ["10,000", "", "1 million", "", "100 million", ""],
    ),
    "income": ([100, 1000, 10_000, 100_000], ["100", "1,000", "10,000", "100,000"]),
}
THIRDS = ("first", "second", "third")
ENDS = {"population": ("smallest", "largest"), "income": ("poorest", "richest")}
TOP = 3
ALWAYS = ("IND", "GUY")  # the largest number with a small rate, and the other way round


class SkilledEmigration(Scene):
    """From which countries do the educated leave: small ones or large ones, poor or rich?"""

    title = "Who leaves: rate or number, small or large, poor or rich?"
    tables = ("brain_drain", "migrant_totals", "economy")

    def __init__(self) -> None:
        rates = load("brain_drain")
        totals, economy = load("migrant_totals"), load("economy")
        self.years = sorted(set(rates["year"]) & set(totals["year"]))
        self.rates = {
            (int(year), str(sex)): rows.set_index("origin")
            for (year, sex), rows in rates.groupby(["year", "sex"])
        }
        self.totals = {int(y): rows.set_index("iso3") for y, rows in totals.groupby("year")}
        self.income = economy.set_index(["year", "iso3"])["gdp_per_capita_usd"]
        self.home = homeland()
        self.controls = [
            Control("Measure", [*RATES, NUMBER]),
            Control("Year", [str(y) for y in self.years], "range", len(self.years) - 1),
            Control("Across", list(ACROSS), "radio"),
            Control("Count", list(SEXES), "radio"),
        ]
        self.figure, self.axes = figure(4.6)
        self._prepare()

    def _prepare(self) -> None:
        self.dots = self.axes.scatter([], [], s=22, color=COLOURS["sky"], alpha=0.75, linewidth=0)
        self.marked = self.axes.scatter([], [], s=48, color=COLOURS["blue"])
        self.own = self.axes.scatter([], [], s=80, color=COLOURS["red"], marker="D")
        self.medians = LineCollection([], colors=COLOURS["ink"], linewidths=2.4)
        self.axes.add_collection(self.medians)
        self.middles = [
            self.axes.text(0, 0, "", ha="center", va="bottom", weight="bold") for _ in THIRDS
        ]
        self.names = Names(self.axes, TOP + len(ALWAYS) + 1)
        self.empty = self.axes.text(
            0.5, 0.5, "", ha="center", va="center", transform=self.axes.transAxes
        )
        marks = [self.dots, self.medians, self.marked, self.own]
        self.moving = [*marks, *self.middles, *self.names.moving, self.empty]
        # The long labels of one scale need the same room as the short ones of the other.
        self.axes.set_position((0.155, 0.15, 0.83, 0.82))
        self._axes_shown = ("", "", "")

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        measure = [*RATES.values(), NUMBER][values["Measure"]]
        year, across = self.years[values["Year"]], list(ACROSS)[values["Across"]]
        who, sex = list(SEXES.items())[values["Count"]]
        shown = self.shown(measure, year, across, sex)
        self._set_axes(measure, across, sex)
        thirds = _thirds(shown)
        self._paint(shown, thirds)
        rows = shown.sort_values(["y", "x"], ascending=False).head(5)
        if self.home in shown.index and self.home not in rows.index:
            rows = pd.concat([rows, shown.loc[[self.home]]])
        title = _emigration_title(measure, year, across, who, thirds)
        unit = _unit(measure, who)
        return View(
            title=title,
            alt=f"Scatter chart of countries of birth by {ACROSS[across]} and {unit}, where "
            f"{title}.",
            sentence=_emigration_sentence(shown, thirds, measure, across, year, who, self.home),
            header=["Country of birth", _begun(ACROSS[across]), _begun(unit)],
            rows=[[name(str(c)), f"{r.x:,.0f}", _said(r.y)] for c, r in rows.iterrows()],
            code=_emigration_code(measure, year, across, sex),
        )

    def shown(self, measure: str, year: int, across: str, sex: str) -> pd.DataFrame:
        """x and y of each country of birth that has both; empty where the publisher has no rate."""
        totals = self.totals[year]
        if measure == NUMBER:
            origins = self.rates[year, "all"].index
            y = totals[EMIGRANTS[sex]].reindex(origins).astype(float)
        elif (year, sex) in self.rates:
            y = self.rates[year, sex][measure]
        else:
            y = pd.Series(dtype=float)
        x = totals["population"] if across == "population" else self.income.loc[year]
        return pd.DataFrame({"x": x.reindex(y.index).astype(float), "y": y}).dropna()

    def _set_axes(self, measure: str, across: str, sex: str) -> None:
        if self._axes_shown == (measure, across, sex):
            return
        self._axes_shown, self.stale = (measure, across, sex), True
        number = measure == NUMBER
        self.axes.set_xscale("log")
        self.axes.set_yscale("log" if number else "linear")
        self.axes.set_xlim(LIMITS[across])
        self.axes.set_ylim((100, 6e7) if number else (-3, 109))
        ticks = [1e3, 1e4, 1e5, 1e6, 1e7] if number else [0, 20, 40, 60, 80, 100]
        self.axes.set_yticks(ticks, ["1,000", "10,000", "100,000", "1 million", "10 million"]
                             if number else [str(tick) for tick in ticks])  # fmt: skip
        self.axes.set_xticks(*TICKS[across])
        self.axes.minorticks_off()
        self.axes.set_xlabel(f"{ACROSS[across]} (each step is ten times the one before)")
        of = "" if sex == "all" else f" of {sex}"
        self.axes.set_ylabel(f"{_counted(sex)} abroad" if number else f"percent{of}")

    def _paint(self, shown: pd.DataFrame, thirds: pd.DataFrame) -> None:
        self.dots.set_offsets(shown[["x", "y"]].to_numpy() if len(shown) else NOTHING)
        top = list(shown["y"].nlargest(TOP).index)
        labelled = [*top, *(c for c in ALWAYS if c in shown.index and c not in top)]
        home = [self.home] if self.home in shown.index else []
        marked = shown.loc[[c for c in labelled if c not in home], ["x", "y"]].to_numpy()
        self.marked.set_offsets(marked if len(marked) else NOTHING)
        self.own.set_offsets(shown.loc[home, ["x", "y"]].to_numpy() if home else NOTHING)
        self.medians.set_segments([[(t.low, t.y), (t.high, t.y)] for t in thirds.itertuples()])
        for text, row in zip(self.middles, [*thirds.itertuples(), None, None, None], strict=False):
            text.set_text(_said(row.y) if row else "")
            if row:
                text.set_position((np.sqrt(row.low * row.high), row.y))
        self.empty.set_text("" if len(shown) else UNKNOWN)
        self._name(shown.loc[[*labelled, *(c for c in home if c not in labelled)]])

    def _name(self, marked: pd.DataFrame) -> None:
        """Write the names of the marked countries, the highest first, clear of the medians."""
        names = [name(str(code)) for code in marked.index]
        points = self._in_axes(marked[["x", "y"]].to_numpy(), names)
        written = [text for text in self.middles if text.get_text()]
        spots = np.array([text.get_position() for text in written])
        medians = self._in_axes(spots, [text.get_text() for text in written])
        others = [(x, y + 0.025, text) for x, y, text in medians]
        self.names.draw(sorted(points, key=lambda point: -point[1]), others=others)

    def _in_axes(self, spots: np.ndarray, texts: Sequence[str]) -> list[tuple[float, float, str]]:
        """Places of data as parts of the axes, each with its text."""
        to_axes = self.axes.transData + self.axes.transAxes.inverted()
        places = to_axes.transform(spots) if len(spots) else NOTHING
        return [(float(x), float(y), text) for (x, y), text in zip(places, texts, strict=True)]


def _thirds(shown: pd.DataFrame) -> pd.DataFrame:
    """Three groups with equally many countries along x: their limits and the middle y."""
    if shown.empty:
        return pd.DataFrame(columns=["y", "low", "high"])
    group = pd.qcut(shown["x"].rank(method="first"), 3, labels=THIRDS)
    grouped = shown.groupby(group, observed=True)
    low, high = grouped["x"].min(), grouped["x"].max()
    return pd.DataFrame({"y": grouped["y"].median(), "low": low, "high": high})


def _unit(measure: str, who: str) -> str:
    """What is counted: of women alone and men alone the unit says so."""
    if SEXES[who] == "all":
        return UNITS[measure]
    return UNITS[measure].replace("people", who).replace("the adults", f"the {who}")


def _counted(sex: str) -> str:
    """People, women or men: who stands in a number."""
    return "people" if sex == "all" else sex


def _begun(text: str) -> str:
    """The text with a capital at the beginning; capitals inside stay."""
    return text[:1].upper() + text[1:]


def _emigration_title(measure: str, year: int, across: str, who: str, thirds: pd.DataFrame) -> str:
    if thirds.empty:
        return f"{year}: no rates for {who} alone were published"
    first, last = (_said(thirds["y"].iloc[end]) for end in (0, -1))
    low, high = ENDS[across]
    unit = f"{_counted(SEXES[who])} abroad" if measure == NUMBER else "percent"
    of = "" if measure == NUMBER or SEXES[who] == "all" else f" of {who}"
    return (
        f"{year}: the median{of} is {first} {unit} in the {low} third of countries, "
        f"{last} in the {high}"
    )


def _emigration_sentence(
    shown: pd.DataFrame,
    thirds: pd.DataFrame,
    measure: str,
    across: str,
    year: int,
    who: str,
    home: str,
) -> str:
    if shown.empty:
        return (
            f"For {year} the publisher gives no rates for women and men apart. It gives them for "
            "1990, 2000 and 2010. The picture stays empty: nothing is known, which is not zero."
        )
    low, high = ENDS[across]
    parts = zip(thirds["y"], (f"{low} third", "middle third", f"{high} third"), strict=True)
    middle = ", ".join(f"{_said(y)} in the {third}" for y, third in parts)
    own = (
        f"{name(home)}: {_said(shown.loc[home, 'y'])}."
        if home in shown.index
        else f"{name(home)} has no number here."
    )
    where = (
        "anywhere abroad"
        if measure == NUMBER
        else "in 20 destinations; who lives elsewhere is not counted"
    )
    return (
        f"{len(shown)} countries of birth, {_unit(measure, who)}, {where}. "
        f"Black lines are medians: {middle}. {own} A pattern is not a cause."
    )


def _emigration_code(measure: str, year: int, across: str, sex: str) -> str:
    totals = f'totals = load("migrant_totals").query("year == {year}").set_index("iso3")\n'
    rates = 'rates = load("brain_drain")\n'
    rows = (
        f'rows = rates[(rates["year"] == {year}) & (rates["sex"] == "{sex}")].set_index("origin")\n'
    )
    everybody = rows.replace(f'"{sex}"', '"all"')
    y = (
        f'{rates}{everybody}y = totals["{EMIGRANTS[sex]}"].reindex(rows.index)\n'
        if measure == NUMBER
        else f'{rates}{rows}y = rows["{measure}"]\n'
    )
    x = (
        'x = totals["population"]\n'
        if across == "population"
        else f'economy = load("economy").query("year == {year}").set_index("iso3")\n'
        'x = economy["gdp_per_capita_usd"]\n'
    )
    return (
        f"{totals}{y}{x}"
        'both = pd.DataFrame({"x": x.reindex(y.index), "y": y}).dropna()\n'
        'both.sort_values(["y", "x"], ascending=False).head(5)'
    )


def _said(value: float) -> str:
    """A number for a label: 4.97, 12.1, 8,773,150."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


# ---------------------------------------------------------------- gain or loss

EXAMPLES = ("IND", "IRL", "JAM", "HTI")
BASES = (10, 20, 30, 40, 50)
RESPONSES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
CHANCES = np.linspace(0, 100, 201)


class GainOrLoss(Scene):
    """An illustration: when would the chance to leave leave more graduates at home?"""

    title = "Gain or loss? An illustration with a straight line"
    tables = ("brain_drain",)

    def __init__(self) -> None:
        rates = load("brain_drain").query("year == 2010 and sex == 'all'").set_index("origin")
        codes = list(dict.fromkeys([*EXAMPLES, homeland()]))
        self.rates = rates["high_percent"].reindex(codes).dropna()
        self.controls = [
            Control("Study if nobody can leave, of 100", [str(b) for b in BASES], "range", 1),
            Control(
                "More who study, for each percentage point that leaves",
                [f"{r:.1f}" for r in RESPONSES],
                "range",
                4,
            ),
        ]
        self.figure, axes = figure(4.2)
        axes.set(xlim=(-1, 101), ylim=(0, 62))
        axes.set_xlabel("graduates who leave, of 100 graduates")
        axes.set_ylabel("graduates who stay, of 100 young people")
        axes.set_xticks(range(0, 101, 20))
        self._prepare(axes)

    def _prepare(self, axes: Axes) -> None:
        self.base = axes.plot([-1, 101], [0, 0], color=COLOURS["grey"], linestyle="--")[0]
        self.base_label = axes.text(101, 0, "if nobody can leave", ha="right", va="bottom")
        self.curve = axes.plot([], [], color=COLOURS["blue"])[0]
        self.spots = axes.scatter([], [], s=46, color=COLOURS["red"], zorder=3)
        self.names = Names(axes, len(self.rates))
        self.moving = [self.base, self.curve, self.spots, self.base_label, *self.names.moving]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        first, second = (control.name for control in self.controls)
        base, response = BASES[values[first]], RESPONSES[values[second]]
        stay = self.rates.map(lambda rate: graduates_at_home(base, rate, response))
        self._paint(base, response, stay)
        end = gain_until(base, response)
        title = f"Illustration, response {response:.1f}: " + (
            f"a gain below {end:.0f} percent leaving, a loss above"
            if end > 0
            else "a loss at every rate of leaving"
        )
        return View(
            title=title,
            alt=f"Line chart of graduates who stay by graduates who leave, if {base} of 100 study "
            f"without emigration, where {title}.",
            sentence=f"If nobody can leave, {base} of 100 young people study and stay. "
            f"With a response of {response:.1f}, {_compared(base, stay)}. The rates are those of "
            "the table for 2010; the response is invented for this picture.",
            header=["Country", "Leave, of 100", "Would study, of 100", "Would stay, of 100"],
            rows=[
                [
                    name(str(code)),
                    f"{rate:.1f}",
                    f"{min(base + response * rate, 100):.1f}",
                    f"{stay[code]:.1f}",
                ]
                for code, rate in self.rates.items()
            ],
            code=_gain_code(base, response, list(self.rates.index)),
        )

    def _paint(self, base: int, response: float, stay: pd.Series) -> None:
        self.base.set_ydata([base, base])
        self.base_label.set_y(base + 0.4)
        self.curve.set_data(CHANCES, graduates_at_home(base, CHANCES, response))
        self.spots.set_offsets(np.column_stack([self.rates, stay]))
        self.names.draw(
            [
                (float(rate + 1) / 102, float(stay[code]) / 62, name(str(code)))
                for code, rate in self.rates.sort_values(ascending=False).items()
            ],
            shift=-0.06,
            others=[(0.89, base / 62 + 0.02, "if nobody can leave")],
        )


def _compared(base: int, stay: pd.Series) -> str:
    more = [name(str(c)) for c, n in stay.items() if n > base]
    fewer = [name(str(c)) for c, n in stay.items() if n < base]
    parts = [f"more would stay in {', '.join(more)}"] if more else []
    parts += [f"fewer would stay in {', '.join(fewer)}"] if fewer else []
    return "; ".join(parts) or "as many would stay everywhere"


def _gain_code(base: int, response: float, codes: list[str]) -> str:
    return (
        "from course_utils.models.skilled_migration import graduates_at_home\n"
        'rates = load("brain_drain").query("year == 2010 and sex == \'all\'").set_index("origin")\n'
        f'leaving = rates["high_percent"].loc[{codes}]\n'
        f"pd.Series(graduates_at_home({base}, leaving, {response}), index=leaving.index)"
    )


# ---------------------------------------------------------------- students from and to a country

SIDES = {"outbound_students": "students abroad", "inbound_students": "students from abroad"}
COLOUR = {"outbound_students": "blue", "inbound_students": "orange"}
BALANCE = "balance"
LINES = ("abroad and from abroad", "balance: from abroad minus abroad")
PER = {"students": 1.0, "per 1,000 people": 1000.0}
FIRST, LAST = 2000, 2023
BARS = 5


class StudentsAbroad(Scene):
    """Who studies abroad, who comes to study, and where do the students go?"""

    title = "Students who leave, students who come"
    tables = ("students", "student_pairs", "economy")

    def __init__(self) -> None:
        students, pairs = load("students"), load("student_pairs")
        years = range(FIRST, LAST + 1)
        self.students = {
            str(code): rows.set_index("year")[list(SIDES)].reindex(years)
            for code, rows in students.groupby("iso3")
        }
        self.pairs = {
            (str(code), int(year)): rows.set_index("destination").sort_values("students")[::-1]
            for (code, year), rows in pairs.groupby(["origin", "year"])
        }
        self.population = load("economy").set_index(["iso3", "year"])["population"]
        known = {*self.students, *(code for code, _ in self.pairs)}
        self.codes = sorted(known & set(self.population.index.levels[0]), key=name)
        start = homeland() if homeland() in self.codes else "UZB"
        self.pair_years = sorted({year for _, year in self.pairs})
        self.controls = [
            Control("Country", [name(c) for c in self.codes], start=self.codes.index(start)),
            Control("Lines", LINES, "radio"),
            Control("Measure", list(PER), "radio"),
            Control(
                "Where they went in",
                [str(y) for y in self.pair_years],
                "range",
                len(self.pair_years) - 1,
            ),
        ]
        self.figure, (above, below) = figure(5.6, rows=2, height_ratios=(19, 11))
        self._prepare(above)
        self.bars = TopBars(below, BARS)
        self.where = below.text(-0.45, -1.05, "", weight="bold", va="bottom")
        below.set(xlim=(-0.45, 1.42), ylim=(BARS - 0.5, -1.3))
        self.moving += [*self.bars.moving, self.where]

    def _prepare(self, axes: Axes) -> None:
        axes.set(xlim=(FIRST - 0.5, LAST + 7), xticks=range(FIRST, LAST + 1, 5))
        self.scale = MovingScale(axes)
        # Room for the longest label, which nobody sees.
        axes.set_yticks([0], ["-1,000,0000"], color="none")
        self.lines = {
            side: axes.plot([], [], marker="o", markersize=4, color=COLOURS[colour])[0]
            for side, colour in {**COLOUR, BALANCE: "green"}.items()
        }
        self.labels = {side: axes.text(LAST, 0, "", va="center") for side in self.lines}
        self.unit = axes.text(0, 1.03, "", transform=axes.transAxes)
        self.empty = axes.text(
            2011.5, 0.5, "", ha="center", va="center", bbox={"facecolor": "white", "linewidth": 0}
        )
        self.moving: list[Artist] = [
            *self.scale.moving,
            *self.lines.values(),
            *self.labels.values(),
            self.unit,
            self.empty,
        ]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code, year = self.codes[values["Country"]], self.pair_years[values["Where they went in"]]
        balance, measure = values["Lines"] == 1, list(PER)[values["Measure"]]
        shown = self.shown(code, balance, measure)
        went = self.pairs.get((code, year), pd.DataFrame(columns=["students", "share_percent"]))
        drawn = shown[[BALANCE]] if balance else shown
        self._paint(drawn, measure, went, year)
        title = _students_title(name(code), shown, measure)
        counted = "number" if measure == "students" else measure
        first = (
            f"the first destination was {name(str(went.index[0]))}"
            if len(went)
            else "none is known"
        )
        return View(
            title=title,
            alt=f"Line chart of {' and '.join(_what(c) for c in drawn)} of {name(code)} by year "
            f"({measure}), and bars of where they went in {year}, where {title}; {first}.",
            sentence=_students_sentence(name(code), shown, went, year),
            header=["Year", *(f"{_begun(_what(c))} ({counted})" for c in shown)],
            rows=[[str(y), *map(_number, row)] for y, row in _lately(shown)],
            code=_students_code(code, balance, measure),
        )

    def shown(self, code: str, balance: bool, measure: str) -> pd.DataFrame:
        """The lines of a country by year; a missing number stays missing."""
        years = pd.RangeIndex(FIRST, LAST + 1, name="year")
        known = self.students.get(code, pd.DataFrame(index=years, columns=list(SIDES), dtype=float))
        if balance:
            gap = known["inbound_students"] - known["outbound_students"]
            known = known.assign(**{BALANCE: gap})
        if measure == "students":
            return known
        return 1000 * known.div(self.population[code].reindex(years), axis="index")

    def _paint(self, shown: pd.DataFrame, measure: str, went: pd.DataFrame, year: int) -> None:
        self.scale.fit(shown.to_numpy(float).ravel())
        self.unit.set_text(measure)
        self.empty.set_text("" if shown.notna().any(axis=None) else UNKNOWN)
        ends = {c: shown[c].dropna() for c in shown if shown[c].notna().any()}
        heights = _apart({c: self.scale.at(end.iloc[-1]) for c, end in ends.items()})
        for side, line in self.lines.items():
            there = side in ends
            column = shown[side] if there else pd.Series(dtype=float)
            line.set_data(list(column.index), [self.scale.at(value) for value in column])
            self.labels[side].set_text(_what(side, short=True) if there else "")
            self.labels[side].set_position((LAST + 0.4, heights.get(side, 0)))
        top = went.head(BARS)
        self.where.set_text(
            f"Where they went in {year}" if len(top) else f"No destinations published for {year}"
        )
        labels = [f"{r.students:,.0f} ({r.share_percent:.3g} %)" for r in top.itertuples()]
        self.bars.draw([name(str(c)) for c in top.index], list(top["students"]), labels)


def _apart(ends: Mapping[str, float], gap: float = 0.16) -> dict[str, float]:
    """Heights for labels that do not lie upon each other, from below to above."""
    heights, last = {}, 0.06 - gap
    for key in sorted(ends, key=lambda k: ends[k]):
        last = max(ends[key], last + gap)
        heights[key] = last
    return heights


def _what(side: str, short: bool = False) -> str:
    if side == BALANCE:
        return (
            "from abroad\nminus abroad" if short else "students from abroad minus students abroad"
        )
    return SIDES[side].replace("students ", "students\n") if short else SIDES[side]


def _number(value: float) -> str:
    if not np.isfinite(value):
        return "no number"
    return f"{value:,.0f}" if abs(value) >= 100 or value == 0 else f"{value:.3g}"


def _lately(shown: pd.DataFrame) -> list[tuple[int, list[float]]]:
    """The years of the table beside the figure: the last ten, with their gaps."""
    return [(int(str(year)), list(row)) for year, row in shown.tail(10).iterrows()]


def _students_title(country: str, shown: pd.DataFrame, measure: str) -> str:
    both = shown.dropna()
    if both.empty:
        return _one_side_title(country, shown)
    year, last = int(str(both.index[-1])), both.iloc[-1]
    went, came = last["outbound_students"], last["inbound_students"]
    more = "receives more than it sends" if came > went else "sends more than it receives"
    if BALANCE in both:
        return f"{country}, {year}: balance {_number(last[BALANCE])} {measure}, it {more}"
    return f"{country}, {year}: it {more} ({_number(went)} abroad, {_number(came)} from abroad)"


def _one_side_title(country: str, shown: pd.DataFrame) -> str:
    """Some countries have numbers for one side only, and some for none."""
    known = [SIDES[side] for side in SIDES if shown[side].notna().any()]
    if len(known) == 1:
        return f"{country}: only {known[0]} are known; a missing number is not zero"
    return f"{country}: students abroad are not known, which is not zero"


def _students_sentence(country: str, shown: pd.DataFrame, went: pd.DataFrame, year: int) -> str:
    gaps = [str(y) for y in shown.index[shown.isna().any(axis="columns")]]
    missing = (
        f"Without a full row of numbers: {_years(gaps)}. " if gaps else "Every year has a number. "
    )
    top = [f"{name(str(c))} {r.share_percent:.3g} percent" for c, r in went.head(3).iterrows()]
    where = (
        f"Of those abroad in {year}, the largest parts were in {', '.join(top)}. " if top else ""
    )
    return f"{country}. {missing}{where}The table does not say who returned."


def _years(years: Sequence[str]) -> str:
    """2000 to 2005, 2007: years without a number, runs as one."""
    runs: list[list[int]] = []
    for year in map(int, years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]} to {r[-1]}" for r in runs)


def _students_code(code: str, balance: bool, measure: str) -> str:
    lines = [
        'students = load("students")',
        f'rows = students[students["iso3"] == "{code}"].set_index("year")',
        f"shown = rows.reindex(range({FIRST}, {LAST + 1}))[{list(SIDES)}]",
    ]
    if balance:
        balance_line = 'shown["inbound_students"] - shown["outbound_students"]'
        lines.append(f"shown = shown.assign({BALANCE}={balance_line})")
    if measure != "students":
        lines += [
            f'economy = load("economy").query("iso3 == \'{code}\'").set_index("year")',
            'shown = 1000 * shown.div(economy["population"].reindex(shown.index), axis="index")',
        ]
    return "\n".join([*lines, "shown.tail(10)"])


SCENES = {
    "skilled_emigration": SkilledEmigration,
    "gain_or_loss": GainOrLoss,
    "students_abroad": StudentsAbroad,
}
