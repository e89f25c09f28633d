"""Explorers of lesson 09: who is online, digital ties, and a made-up community."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

import numpy as np
import pandas as pd

from course_utils.countries import DEFAULT, homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.explorers.parts import MovingScale, Names
from course_utils.figures import COLOURS, figure
from course_utils.models import diffusion, digital_ties

# ---------------------------------------------------------------- who is online

MEASURES = {
    "internet users": ("internet_users_percent", "percent of population"),
    "mobile contracts": ("mobile_subscriptions_per_100", "contracts per 100 people"),
    "income": ("gdp_per_capita_usd", "US dollars of GDP a person"),
}
SHORT = {
    "internet users": "percent online",
    "mobile contracts": "mobile contracts per 100",
    "income": "US dollars of GDP a person",
}
FIRST, LAST = 1990, 2024


class InternetUse(Scene):
    """A measure in two countries over the years, above the people who moved between them."""

    title = "Who is online, at the origin and at the destination?"
    tables = ("economy", "migrant_stock")

    def __init__(self) -> None:
        economy = load("economy")
        self.series = {
            column: economy.pivot(index="year", columns="iso3", values=column).loc[FIRST:LAST]
            for column, _ in MEASURES.values()
        }
        stock = load("migrant_stock")
        self.stock = stock.set_index(["origin", "destination", "year"])["migrants"].sort_index()
        self.codes = sorted(set(economy["iso3"]) & set(stock["destination"]), key=name)
        self.years = list(range(FIRST, LAST + 1))
        names = [name(code) for code in self.codes]
        origin = homeland() if homeland() in self.codes else DEFAULT
        destination = "KOR" if origin != "KOR" else "USA"
        self.controls = [
            Control("Origin", names, start=self.codes.index(origin)),
            Control("Destination", names, start=self.codes.index(destination)),
            Control("Year", [str(y) for y in self.years], "range", self.years.index(2022)),
            Control("Measure", list(MEASURES), "radio"),
        ]
        self.figure, (above, below) = figure(5.6, rows=2, height_ratios=(3, 2))
        self._prepare(above, below)

    def _prepare(self, above, below) -> None:  # type: ignore[no-untyped-def]
        for axes in (above, below):
            axes.set(xlim=(FIRST - 1, LAST + 1), xticks=range(FIRST, LAST + 1, 5))
        self.scale, self.people_scale = MovingScale(above), MovingScale(below)
        colours = (COLOURS["orange"], COLOURS["blue"])
        self.lines = [above.plot([], [], ".-", color=c, markersize=5)[0] for c in colours]
        place = above.transAxes
        self.names = [
            above.text(0.02, 0.93 - 0.09 * n, "", color=c, weight="bold", transform=place)
            for n, c in enumerate(colours)
        ]
        (self.now,) = above.plot([], [], color=COLOURS["grey"], linewidth=1, linestyle="--")
        (self.people,) = below.plot([], [], "o", color=COLOURS["ink"])
        self.unit = above.set_title(" ", fontsize=11, pad=6)
        self.words = below.set_title(" ", fontsize=11, pad=6)
        scales = [*self.scale.moving, *self.people_scale.moving]
        texts = [*self.names, self.unit, self.words]
        self.moving = [*scales, self.now, *self.lines, self.people, *texts]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        origin, destination = (self.codes[values[side]] for side in ("Origin", "Destination"))
        year, measure = self.years[values["Year"]], list(MEASURES)[values["Measure"]]
        column, unit = MEASURES[measure]
        both = [self.series[column][code] for code in (origin, destination)]
        people = self.people_between(origin, destination)
        self._paint(both, people, year, f"{measure.capitalize()}, {unit}", (origin, destination))
        here, there = (_number(series.get(year)) for series in both)
        start, end = name(origin), name(destination)
        return View(
            title=f"{_short_name(start)} {here}, {_short_name(end)} {there}: "
            f"{SHORT[measure]}, {year}",
            alt=f"Line chart of {measure}, {unit}, in {start} and {end} from {FIRST} to {LAST}, "
            f"above a dot chart of the people born in {start} who live in {end}, where {year} has "
            f"{here} and {there}.",
            sentence=f"{measure.capitalize()} in {year}, {unit}: {start} {here}, {end} {there}. "
            f"{_people_sentence(people, start, end)} Two lines that rise in the same years do not "
            "show that one moves the other.",
            header=[
                "Year",
                f"{start}, {unit}",
                f"{end}{' ' if end == start else ''}, {unit}",
                f"People born in {start} who live in {end}",
            ],
            rows=[
                [str(y), *(_number(s.get(y)) for s in both), _number(people.get(y), whole=True)]
                for y in sorted({year, 1990, 2000, 2010, 2020, 2024})
            ],
            code=(
                'economy = load("economy")\n'
                f'two = economy[economy["iso3"].isin({sorted({origin, destination})})]\n'
                f'two.pivot(index="year", columns="iso3", values="{column}").loc[[{year}]]'
            ),
        )

    def people_between(self, origin: str, destination: str) -> pd.Series:
        """People born in one country who live in the other, by year; empty if not listed."""
        if (origin, destination) not in self.stock.index:
            return pd.Series(dtype=float)
        return self.stock[origin, destination].astype(float)

    def _paint(
        self,
        both: list[pd.Series],
        people: pd.Series,
        year: int,
        unit: str,
        codes: tuple[str, str],
    ) -> None:
        self.scale.fit(np.concatenate([series.to_numpy(float) for series in both]))
        # A line joins years that follow each other; a year without a number leaves a gap.
        for line, series, label, code in zip(self.lines, both, self.names, codes, strict=True):
            line.set_data(series.index, [self.scale.at(value) for value in series])
            label.set_text(name(code))
        self.now.set_data([year, year], [0, 1.02])
        thousand = people.to_numpy(float) / 1000
        self.people_scale.fit(thousand)
        self.people.set_data(people.index, [self.people_scale.at(value) for value in thousand])
        self.unit.set_text(unit)
        listed = ": not listed, which is not a zero" if people.empty else ""
        self.words.set_text(f"Thousand people, {name(codes[0])} → {name(codes[1])}{listed}")


def _short_name(country: str) -> str:
    return shorten(country, 26, placeholder=" …")


def _number(value: float | None, whole: bool = False) -> str:
    if value is None or pd.isna(value):
        return "no number"
    return f"{value:,.0f}" if whole or abs(value) >= 1000 else f"{value:.1f}"


def _people_sentence(people: pd.Series, start: str, end: str) -> str:
    if start == end:
        return "Choose two countries to see the people who moved between them."
    if people.empty:
        return f"The table lists no people born in {start} for {end}; that is not a zero."
    first, last = people.index[0], people.index[-1]
    if first == last:
        return f"People born in {start} who live in {end}: {people[last]:,.0f} in {last}."
    return (
        f"People born in {start} who live in {end}: {people[first]:,.0f} in {first}, "
        f"{people[last]:,.0f} in {last}."
    )


# ---------------------------------------------------------------- digital ties

LEASTS = (100, 1_000, 10_000)
FACTORS = digital_ties.FACTORS
LABELLED = 4  # partners above and below the line that get a name
FEWEST, MOST = 60, 30_000_000  # people, on the horizontal axis
LOWEST, HIGHEST = 0.02, 200  # times, on the vertical axis; what lies beyond stands at the edge


class DigitalTies(Scene):
    """Connectedness of a country on Facebook against what a model expects of it."""

    title = "Where is connectedness higher than a model expects?"
    tables = ("pairs", "migrant_stock", "migrant_totals")

    def __init__(self) -> None:
        self._tables: dict[tuple[str, int], pd.DataFrame] = {}
        self._fits: dict[tuple[str, int, tuple[str, ...]], pd.DataFrame] = {}
        first = self.table(digital_ties.COUNTS[0], LEASTS[0])
        self.codes = sorted(set(first.index.unique("origin")), key=name)
        start = homeland() if homeland() in self.codes else DEFAULT
        self.controls = [
            Control("Country", [name(c) for c in self.codes], start=self.codes.index(start)),
            Control("People counted", digital_ties.COUNTS, "radio"),
            Control("Smallest corridor", [f"{n:,} people" for n in LEASTS], "radio"),
            *(Control(f, kind="check", start=1, group="The model knows") for f in FACTORS),
        ]
        self.figure, self.axes = figure(5.0)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xscale="log", yscale="log", xlim=(FEWEST, MOST), ylim=(LOWEST, HIGHEST))
        axes.set_xticks(
            [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000],
            ["100", "1,000", "10,000", "100,000", "1 million", "10 million"],
        )
        axes.set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
        axes.minorticks_off()
        axes.set(xlabel="people counted, 2024", ylabel="times the connectedness expected, 2021")
        axes.axhline(1, color=COLOURS["grey"], linewidth=1)
        axes.text(MOST * 0.9, 1.08, "as expected", ha="right", va="bottom")
        self.dots = axes.scatter([], [], s=26, color=COLOURS["sky"], alpha=0.8)
        self.above = axes.scatter([], [], s=40, color=COLOURS["blue"], zorder=3)
        self.below = axes.scatter([], [], s=40, color=COLOURS["red"], zorder=3)
        self.words = Names(axes, 2 * LABELLED)
        self.moving = [self.dots, self.above, self.below, *self.words.moving]

    def table(self, count: str, least: int) -> pd.DataFrame:
        """The corridors with people and friendships; each table is made once."""
        if (count, least) not in self._tables:
            self._tables[count, least] = digital_ties.tie_table(count, least)
        return self._tables[count, least]

    def fitted(self, count: str, least: int, known: tuple[str, ...]) -> pd.DataFrame:
        """Columns people, observed, expected, times; each model is fitted once."""
        if (count, least, known) not in self._fits:
            table = self.table(count, least)
            found = digital_ties.fit(table, known)
            result = pd.DataFrame(
                {"people": table["people"], "there": found.observed, "expected": found.predicted}
            )
            result["times"] = result["there"] / result["expected"]
            self._fits[count, least, known] = result
        return self._fits[count, least, known]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code, least = self.codes[values["Country"]], LEASTS[values["Smallest corridor"]]
        count = digital_ties.COUNTS[values["People counted"]]
        known = tuple(factor for factor in FACTORS if values[factor])
        corridors = self.fitted(count, least, known)
        mine = corridors[corridors.index.get_level_values("origin") == code].droplevel("origin")
        mine = mine.sort_values("times", ascending=False)
        above, below = _ends(mine)
        self._paint(mine, above, below)
        return View(
            title=_ties_title(name(code), above, below),
            alt=f"Scatter chart of connectedness by connectedness expected (Facebook, 2021) "
            f"against people (2024) for {len(mine)} partners of {name(code)}; "
            f"people counted: {count}, corridors from {least:,} people, the "
            f"model knows {', '.join(known) or 'nothing'}, where "
            f"{_listed(above, 'above')} and {_listed(below, 'below')}.",
            sentence=_ties_sentence(name(code), mine, len(corridors), count, least, known),
            header=["Partner", "People, 2024", "Connectedness, 2021", "Expected, 2021", "Times"],
            rows=[
                [name(str(c)), f"{r.people:,.0f}", *map(_short, (r.there, r.expected, r.times))]
                for c, r in pd.concat([above, below]).iterrows()
            ],
            code=(
                "from course_utils.models import digital_ties\n"
                f'table = digital_ties.tie_table("{count}", least={least})\n'
                f"model = digital_ties.fit(table, {list(known)})\n"
                "times = model.observed / model.predicted\n"
                f'mine = times[times.index.get_level_values("origin") == "{code}"]\n'
                'mine.droplevel("origin").sort_values(ascending=False)'
            ),
        )

    def _paint(self, mine: pd.DataFrame, above: pd.DataFrame, below: pd.DataFrame) -> None:
        groups = ((self.dots, mine), (self.above, above), (self.below, below))
        for dots, rows in groups:
            dots.set_offsets(_spots(rows))
        both = pd.concat([above, below])
        ends = np.log(np.array([[FEWEST, LOWEST], [MOST, HIGHEST]], dtype=float))
        places = (np.log(_spots(both)) - ends[0]) / (ends[1] - ends[0])
        self.words.draw(
            [(x, y, name(str(c))) for (x, y), c in zip(places, both.index, strict=True)]
        )


def _spots(rows: pd.DataFrame) -> np.ndarray:
    """People and times of each partner; what lies beyond the axis stands at its edge."""
    times = rows["times"].clip(LOWEST, HIGHEST)
    return np.column_stack([rows["people"], times]).astype(float)


def _ends(mine: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The partners furthest above and furthest below the line, each with its strongest first."""
    above, below = mine[mine["times"] >= 1], mine[mine["times"] < 1]
    return above.head(LABELLED), below.iloc[::-1].head(LABELLED)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 1 else f"{value:.1f}"


def _ties_title(country: str, above: pd.DataFrame, below: pd.DataFrame) -> str:
    if above.empty and below.empty:
        return f"{country}: no corridor with people and connectedness for this choice"
    if above.empty:
        return f"{country}: no partner is as connected as expected, 2021"
    first = above.iloc[0]
    pair = f"{country} with {name(str(above.index[0]))}"
    return f"{pair}: {first.times:.1f} times as connected as expected, 2021"


def _listed(rows: pd.DataFrame, side: str) -> str:
    three = [f"{name(str(c))} {_short(r.times)}" for c, r in rows.head(3).iterrows()]
    return f"furthest {side} the line are {', '.join(three)}" if three else f"none lies {side}"


def _ties_sentence(
    country: str, mine: pd.DataFrame, corridors: int, count: str, least: int, known: tuple[str, ...]
) -> str:
    gaps = {
        digital_ties.COUNTS[0]: f"People born in {country} are counted, not those who came to it.",
        digital_ties.COUNTS[1]: "People are counted in both directions, where both are listed.",
        digital_ties.COUNTS[2]: "A direction that is not listed counts as nobody: a known mistake.",
    }
    if mine.empty:
        return (
            f"No partner of {country} is left: corridors of {least:,} people or more, with a "
            "number from Meta, are asked for. That is no zero."
        )
    knows = (
        f"knows {', '.join(known)}" if known else "knows nothing and expects the same everywhere"
    )
    above = int((mine["times"] >= 1).sum())
    if len(mine) == 1:
        partners = f"1 partner, {'on or above' if above else 'below'} the line"
    else:
        partners = f"{len(mine)} partners, {above or 'none'} of them on or above the line"
    return (
        f"{country}: {partners}. The model {knows}; it was fitted to {corridors:,} corridors. "
        f"{gaps[count]} People of 2024, connectedness on Facebook of October 2021: an index, not a "
        "number of friends. Why a partner lies off the line, the model does not say."
    )


# ---------------------------------------------------------------- the made-up community

MEMBERS = 100_000
COUNTS = (1, 10, 100, 1_000, 5_000)
CHANCES = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50)  # percent
LOSSES = {
    "nothing": "",
    "1,000 random members": "random members",
    "5,000 random members": "random members",
    "the 1,000 largest hubs": "hubs",
    "the 5,000 largest hubs": "hubs",
    **{f"the platform {platform}": platform for platform in diffusion.PLATFORMS},
}


class MadeUpCommunity(Scene):
    """Whom does an embassy reach in a made-up community, and what if hubs or a platform vanish?"""

    title = "Whom does an embassy reach in a made-up community?"
    tables = ()

    def __init__(self) -> None:
        self.whole = diffusion.made_up(MEMBERS)
        self._losses: dict[str, tuple[diffusion.Community, np.ndarray, float]] = {}
        self._parts: dict[tuple[str, int], np.ndarray] = {}
        self.controls = [
            Control("The embassy speaks to", diffusion.WAYS, "radio"),
            Control("How many it speaks to", [f"{n:,}" for n in COUNTS], "range", 2),
            Control("Chance that a contact passes it on", _percent(CHANCES), "range", 7),
            Control("Lost before", list(LOSSES), "select"),
        ]
        self.figure, (left, right) = figure(4.2, columns=2, width_ratios=(5, 4))
        self._prepare(left, right)

    def _prepare(self, left, right) -> None:  # type: ignore[no-untyped-def]
        groups, ways = list(diffusion.GROUPS), list(diffusion.WAYS)
        self.pale = left.barh(groups, [0] * len(groups), color=COLOURS["sky"], alpha=0.35)
        self.bars = left.barh(groups, [0] * len(groups), height=0.5, color=COLOURS["blue"])
        self.ways = right.barh(ways, [0] * len(ways), height=0.6, color=COLOURS["grey"])
        self.values = [left.text(0, y, "", va="center") for y in range(len(groups))]
        self.totals = [right.text(0, y, "", va="center") for y in range(len(ways))]
        for axes in (left, right):
            axes.set(xlim=(0, 118), xticks=range(0, 101, 25))
            axes.invert_yaxis()
            axes.grid(False, axis="y")
        left.set_title("Made-up community: groups", fontsize=11)
        right.set_title("Made-up: three ways", fontsize=11)
        left.set_xlabel("percent of the group; pale: in the largest part")
        right.set_xlabel("percent of all members")
        self.moving = [*self.pale, *self.bars, *self.ways, *self.values, *self.totals]

    def after(self, loss: str) -> tuple[diffusion.Community, np.ndarray, float]:
        """The community after a loss, who is in its largest part, and their share in percent."""
        if loss not in self._losses:
            made = lost(self.whole, loss)
            part = diffusion.parts(made)
            inside = part == np.bincount(part).argmax()
            self._losses[loss] = made, inside, 100 * inside.mean()
        return self._losses[loss]

    def heard(self, loss: str, way: str, count: int, chance: int) -> np.ndarray:
        """True for each member whom the message reaches."""
        made = self.after(loss)[0]
        if (loss, chance) not in self._parts:
            luck = np.random.default_rng(diffusion.SEED).random(len(made.ties))
            self._parts[loss, chance] = diffusion.parts(made, chance / 100, luck)
        first = diffusion.seeds(made, count, way, np.random.default_rng(diffusion.SEED))
        return diffusion.reached(self._parts[loss, chance], first)

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        way = diffusion.WAYS[values["The embassy speaks to"]]
        count = COUNTS[values["How many it speaks to"]]
        chance = CHANCES[values["Chance that a contact passes it on"]]
        loss = list(LOSSES)[values["Lost before"]]
        heard = {other: self.heard(loss, other, count, chance) for other in diffusion.WAYS}
        _, inside, largest = self.after(loss)
        by_group, held = self.by_group(heard[way]), self.by_group(inside)
        totals = {other: 100 * float(mask.mean()) for other, mask in heard.items()}
        self._paint(by_group, held, totals, way)
        said, exiles = _share(totals[way]), _share(by_group["exiles"])
        first = f"{count:,} {_kind(way, count)}"
        return View(
            title=f"Made-up community: {first} first, {said} of the members reached",
            alt=f"Bar charts of the percent reached by group and by way to begin in a made-up "
            f"community of {MEMBERS:,}, with a chance of {chance} percent, {_before(loss)}, where "
            f"{first} {'reaches' if count == 1 else 'reach'} {said} and {exiles} of the exiles "
            "are reached.",
            sentence=f"The embassy speaks to {first}, {_before(loss)}. Each contact passes the "
            f"message on with a chance of {chance} percent. Reached: {said} of all, "
            f"{exiles} of the exiles. The largest connected part holds "
            f"{largest:.1f} percent of the {MEMBERS:,} made-up members.{_gone(loss)}",
            header=["Group", "Members", "Reached, percent", "In the largest part, percent"],
            rows=[
                [g, f"{(self.whole.group == n).sum():,}", f"{by_group[g]:.1f}", f"{held[g]:.1f}"]
                for n, g in enumerate(diffusion.GROUPS)
            ],
            code=_community_code(way, count, chance, loss),
        )

    def by_group(self, members: np.ndarray) -> dict[str, float]:
        """The percent of each group that is in the mask."""
        return {
            group: 100 * float(members[self.whole.group == number].mean())
            for number, group in enumerate(diffusion.GROUPS)
        }

    def _paint(
        self,
        by_group: dict[str, float],
        held: dict[str, float],
        totals: dict[str, float],
        way: str,
    ) -> None:
        rows = zip(self.pale, self.bars, self.values, by_group, strict=True)
        for pale, bar, label, group in rows:
            pale.set_width(held[group])
            bar.set_width(by_group[group])
            label.set_text(_small(by_group[group]))
            label.set_x(max(by_group[group], held[group]) + 2)
        for bar, label, (other, share) in zip(self.ways, self.totals, totals.items(), strict=True):
            bar.set_width(share)
            bar.set_facecolor(COLOURS["blue" if other == way else "grey"])
            label.set_text(_small(share))
            label.set_x(share + 2)


def lost(made: diffusion.Community, loss: str) -> diffusion.Community:
    """The community after one of the `LOSSES`."""
    if loss.startswith("the platform"):
        return diffusion.without(made, platform=LOSSES[loss])
    if not LOSSES[loss]:
        return made
    rng = np.random.default_rng(diffusion.SEED + 1)
    members = diffusion.seeds(made, _how_many(loss), LOSSES[loss], rng)
    return diffusion.without(made, members=members)


def _share(percent: float) -> str:
    return f"{_small(percent).replace('<', 'less than ')} percent"


def _small(percent: float) -> str:
    """A few members of 100,000 are not nobody."""
    return "<0.1" if 0 < percent < 0.05 else f"{percent:.1f}"


def _before(loss: str) -> str:
    return f"after the loss of {loss}" if LOSSES[loss] else "with nothing lost"


def _gone(loss: str) -> str:
    if LOSSES[loss] not in diffusion.WAYS:
        return ""
    return " Those who were lost still count as members, but they have no contacts any more."


def _how_many(loss: str) -> int:
    return 5_000 if "5,000" in loss else 1_000


def _percent(values: tuple[int, ...]) -> list[str]:
    return [f"{value} percent" for value in values]


def _kind(way: str, count: int) -> str:
    one = {"random members": "random member", "hubs": "hub", "one group": "worker"}[way]
    return one if count == 1 else f"{one}s"


def _community_code(way: str, count: int, chance: int, loss: str) -> str:
    change = {
        "": "made = town\n",
        "random members": f'gone = diffusion.seeds(town, {_how_many(loss)}, "random members", '
        f"default_rng({diffusion.SEED + 1}))\nmade = diffusion.without(town, gone)\n",
        "hubs": f'gone = diffusion.seeds(town, {_how_many(loss)}, "hubs", default_rng(1))\n'
        "made = diffusion.without(town, gone)\n",
    }.get(LOSSES[loss], f'made = diffusion.without(town, platform="{LOSSES[loss]}")\n')
    return (
        "from numpy.random import default_rng\n"
        "from course_utils.models import diffusion\n"
        f"town = diffusion.made_up({MEMBERS})\n"
        f"{change}"
        f"luck = default_rng({diffusion.SEED}).random(len(made.ties))\n"
        f'first = diffusion.seeds(made, {count}, "{way}", default_rng({diffusion.SEED}))\n'
        f"reached = diffusion.reached(diffusion.parts(made, {chance / 100}, luck), first)\n"
        "[round(100 * float(reached[made.group == g].mean()), 1) for g in range(6)]"
    )


SCENES = {
    "internet_use": InternetUse,
    "digital_ties": DigitalTies,
    "made_up_community": MadeUpCommunity,
}
