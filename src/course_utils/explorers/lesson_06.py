"""Explorers of lesson 06: pivotal votes, turnout by place, and clients in a register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.patches import Polygon

from course_utils.countries import homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.explorers.parts import TopBars
from course_utils.figures import COLOURS, figure
from course_utils.models.pivotal import (
    largest_lead_to_turn,
    needed_share,
    overall_lead,
    share_of_votes,
)

# ---------------------------------------------------------------- when do votes abroad decide?


class Election(NamedTuple):
    """A real election: the share of votes from abroad, the lead at home, the votes abroad for the
    candidate who was second at home; all in percent or points."""

    label: str
    share: float
    lead: float
    other: float


def real_elections() -> list[Election]:
    """Moldova 2024 and Poland 2025, from the table and from the shares that claim C23 gives."""
    cases = load("overseas_vote_cases").set_index(["iso3", "year"])
    row = cases.loc[("POL", 2025)]
    abroad = row["registered_abroad"] * row["turnout_percent"] / 100
    first, second, part = 10_606_628, 10_237_177, 63.49
    lead_home = first - second + abroad * (2 * part / 100 - 1)
    poland = 100 * abroad / (first + second), 100 * lead_home / (first + second - abroad), part
    # Moldova: 55.33 percent of all votes, 48.67 at home, 82.83 abroad. The share follows from them.
    moldova = 100 * (55.33 - 48.67) / (82.83 - 48.67), 51.33 - 48.67, 82.83
    return [Election("Moldova 2024", *moldova), Election("Poland 2025", *poland)]


ABROAD = tuple(range(1, 21))
TURNOUT_ABROAD = tuple(range(5, 101, 5))
TURNOUT_HOME = tuple(range(40, 96, 5))
LEADS = tuple(step / 2 for step in range(1, 31))
ONE_SIDED = tuple(range(50, 101))
RIGHT, TOP = 40.0, 16.0  # the limits of the map: percent of the votes, points of lead


class PivotalVote(Scene):
    """Which leads at home can the votes from abroad overcome?"""

    title = "When can votes from abroad turn a result?"
    tables = ("overseas_vote_cases",)

    def __init__(self) -> None:
        self.real = real_elections()
        self.controls = [
            _slider("Share of the electorate abroad", ABROAD, "percent", ABROAD.index(10)),
            _slider("Turnout abroad", TURNOUT_ABROAD, "percent", TURNOUT_ABROAD.index(50)),
            _slider("Turnout at home", TURNOUT_HOME, "percent", TURNOUT_HOME.index(70)),
            _slider("Lead at home", LEADS, "points", LEADS.index(3)),
            _slider("Votes abroad for the other", ONE_SIDED, "percent", ONE_SIDED.index(65)),
        ]
        self.figure, self.axes = figure(4.4)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xlim=(0, RIGHT), ylim=(0, TOP))
        axes.set_xlabel("votes from abroad, percent of all votes")
        axes.set_ylabel("lead at home, percentage points")
        self._shares = np.linspace(0, RIGHT, 161)
        self._area = axes.add_patch(Polygon([(0, 0)], facecolor=COLOURS["sky"], alpha=0.3))
        (self._limit,) = axes.plot([], [], color=COLOURS["blue"])
        (self._yours,) = axes.plot([], [], "D", color=COLOURS["red"], markersize=11)
        self._name = axes.text(0, 0, "your case", color=COLOURS["ink"], va="center", weight="bold")
        points = [axes.plot(e.share, e.lead, "o", color=COLOURS["ink"])[0] for e in self.real]
        # The label of a point stands above it, so that it does not cover the limit.
        labels = [axes.text(e.share, e.lead + 0.5, e.label, ha="center") for e in self.real]
        below = axes.text(RIGHT - 0.6, 0.5, "below the line: turned", ha="right", va="bottom")
        above = axes.text(0.6, TOP - 0.5, "above the line: not turned", ha="left", va="top")
        words = [*points, *labels, below, above]
        self.moving = [self._area, self._limit, *words, self._yours, self._name]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        abroad, out, at_home, lead, other = (
            steps[values[control.name]]
            for control, steps in zip(
                self.controls, (ABROAD, TURNOUT_ABROAD, TURNOUT_HOME, LEADS, ONE_SIDED), strict=True
            )
        )
        share = share_of_votes(abroad, out, at_home)
        after = overall_lead(lead, share, other)
        self._paint(share, lead, other)
        cases = [Election("your case (made up)", share, lead, other), *self.real]
        verdict = _verdict(after)
        return View(
            title=f"Your case: {share:.1f} percent of the votes come from abroad and {verdict}",
            alt="Line chart of the largest lead at home that votes from abroad can overcome, by "
            f"their share of all votes, if {other} percent of them go to the other candidate. Your "
            f"case has {abroad} percent of the electorate abroad, a turnout of {out} percent there "
            f"and {at_home} percent at home, and a lead of {lead} points, where the votes "
            f"{verdict}.",
            sentence=f"The leader at home is {abs(after):.2f} points "
            f"{'ahead' if after >= 0 else 'behind'} once all votes are counted. "
            f"{_for_a_tie(lead, share)}",
            header=[
                "Election",
                "Votes from abroad, %",
                "Lead at home, points",
                "Needed for a tie, %",
                f"With {other} % for the other",
            ],
            rows=[[*_facts(e), _turned(e, other)] for e in cases],
            code=(
                "from course_utils.models.pivotal import overall_lead, share_of_votes\n"
                f"share = share_of_votes({abroad}, {out}, {at_home})\n"
                f"lead = overall_lead({lead}, share, {other})\n"
                "[round(float(share), 2), round(float(lead), 2)]"
            ),
        )

    def _paint(self, share: float, lead: float, other: float) -> None:
        limit = largest_lead_to_turn(self._shares, other)
        self._limit.set_data(self._shares, limit)
        self._area.set_xy([(0, 0), *zip(self._shares, limit, strict=True), (RIGHT, 0)])
        self._yours.set_data([share], [lead])
        right = share < 0.8 * RIGHT
        self._name.set_position((share + (0.9 if right else -0.9), lead))
        self._name.set_horizontalalignment("left" if right else "right")


def _facts(case: Election) -> list[str]:
    needed = _needed(case.lead, case.share)
    return [case.label, f"{case.share:.1f}", f"{case.lead:.2f}", needed]


def _turned(case: Election, other: float) -> str:
    return "turned" if overall_lead(case.lead, case.share, other) < 0 else "not turned"


def _slider(label: str, steps: tuple[float, ...], unit: str, start: int) -> Control:
    return Control(label, [f"{step:g} {unit}" for step in steps], "range", start)


def _verdict(after: float) -> str:
    return "turn the result" if after < 0 else "do not turn the result"


def _for_a_tie(lead: float, share: float) -> str:
    needed = needed_share(lead, share)
    if np.isnan(needed):
        return "Even if all votes abroad went to the other candidate, it would not be enough."
    return f"For a tie {needed:.1f} percent of the votes abroad would have to go to the other one."


def _needed(lead: float, share: float) -> str:
    needed = needed_share(lead, share)
    return "more than all" if np.isnan(needed) else f"{needed:.1f}"


# ---------------------------------------------------------------- turnout by place

ALL = "all four divisions"
SMALLEST = (50_000, 10_000, 1_000, 100, 1)  # the slider moves to the left to leave places out
COUNTED = {"voters": "voters", "valid votes": "valid_votes"}
LARGEST = 6


class OverseasTurnout(Scene):
    """How many Italians abroad voted in 2022, and what does a mean of places say?"""

    title = "Italy 2022: who voted from where?"
    tables = ("overseas_vote_italy",)

    def __init__(self) -> None:
        self.italy = load("overseas_vote_italy")
        self.chambers = list(self.italy["chamber"].unique())
        self.divisions = [ALL, *sorted(self.italy["division"].unique())]
        sizes = [*(f"{n:,} electors" for n in SMALLEST[:-1]), "any size"]
        self.controls = [
            Control("Smallest register shown", sizes, "range", len(sizes) - 1),
            Control("Division", [d.removesuffix(" and Antarctica") for d in self.divisions]),
            Control("Chamber", self.chambers, "radio"),
            Control("Count", list(COUNTED), "radio"),
        ]
        self.figure, self.axes = figure(4.6)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xscale="log", xlim=(0.7, 4e6), ylim=(-4, 104))
        ticks = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
        axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
        axes.minorticks_off()
        axes.set_xlabel("electors in the place (each step is ten times the one before)")
        axes.set_ylabel("turnout, percent of electors")
        self._dots = axes.scatter([], [], s=34, color=COLOURS["sky"], edgecolor="white")
        self._zeros = axes.scatter([], [], s=26, marker="x", color=COLOURS["grey"])
        self._pooled = axes.axhline(0, color=COLOURS["blue"])
        self._mean = axes.axhline(0, color=COLOURS["red"], linestyle="--")
        self._words = [
            axes.text(3.8e6, 98, "", ha="right", va="top", color=COLOURS["blue"]),
            axes.text(3.8e6, 91, "", ha="right", va="top", color=COLOURS["red"]),
            axes.text(3.8e6, 84, "", ha="right", va="top", color=COLOURS["grey"]),
        ]
        self._names = [axes.text(0, 0, "", va="bottom", ha="center") for _ in range(3)]
        self.moving = [self._zeros, self._dots, self._pooled, self._mean]
        self.moving += [*self._words, *self._names]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        smallest = SMALLEST[values["Smallest register shown"]]
        division = self.divisions[values["Division"]]
        house = self.chambers[values["Chamber"]]
        what, column = list(COUNTED.items())[values["Count"]]
        rows = self.rows(smallest, division, house, column)
        pooled = 100 * rows[column].sum() / rows["electors"].sum()
        mean, zeros = rows["turnout"].mean(), int((rows["voters"] == 0).sum())
        self._paint(rows, pooled, mean, zeros)
        top = rows.nlargest(LARGEST, "electors")
        both = f"{pooled:.1f} percent of all electors; the mean of the places is {mean:.1f}"
        return View(
            title=f"{_places(len(rows))}: {both}",
            alt=f"Scatter chart of {what} in percent of electors by number of electors, for the "
            f"{house}, {division}, {_size(smallest)}, where together it is {both}, because in a "
            f"mean each place counts the same; {_places(zeros)} without a ballot.",
            sentence=f"{house}, {division}: {rows[column].sum():,} {what} of "
            f"{rows['electors'].sum():,} electors in {_places(len(rows))}, {_size(smallest)}. "
            f"{_crosses(zeros)}",
            header=["Place", "Electors", what.capitalize(), "Percent"],
            rows=[
                [r.name, f"{r.electors:,}", f"{getattr(r, column):,}", f"{r.turnout:.1f}"]
                for r in top.itertuples(index=False)
            ],
            code=_turnout_code(smallest, division, house, column),
        )

    def rows(self, smallest: int, division: str, house: str, column: str) -> pd.DataFrame:
        """The places that are shown, with `turnout` in percent."""
        rows = self.italy[(self.italy["chamber"] == house) & (self.italy["electors"] >= smallest)]
        if division != ALL:
            rows = rows[rows["division"] == division]
        return rows.assign(turnout=100 * rows[column] / rows["electors"])

    def _paint(self, rows: pd.DataFrame, pooled: float, mean: float, zeros: int) -> None:
        voted = rows[rows["voters"] > 0]
        self._dots.set_offsets(voted[["electors", "turnout"]])
        self._zeros.set_offsets(rows.loc[rows["voters"] == 0, ["electors", "turnout"]])
        self._pooled.set_ydata([pooled, pooled])
        self._mean.set_ydata([mean, mean])
        self._words[0].set_text(f"all voters by all electors: {pooled:.1f} percent")
        self._words[1].set_text(f"mean of the places (dashed): {mean:.1f} percent")
        self._words[2].set_text(f"× no ballot counted: {_places(zeros)}")
        for text, row in zip(self._names, _told_apart(voted), strict=False):
            text.set_position((row.electors, row.turnout + 2))
            text.set_text(row.name)
        for text in self._names[len(_told_apart(voted)) :]:
            text.set_text("")


def _size(smallest: int) -> str:
    return "of any size" if smallest == 1 else f"with at least {smallest:,} electors"


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'}"


def _crosses(zeros: int) -> str:
    if not zeros:
        return "In all of them ballots were counted."
    return f"In {zeros} of them no ballot was counted (crosses)."


def _told_apart(voted: pd.DataFrame) -> list[Any]:
    """The places that get a name: the largest, and the highest of the larger ones."""
    named = pd.concat(
        [
            voted.nlargest(1, "electors"),
            voted[voted["electors"] >= 10_000].nlargest(1, "turnout"),
            voted[voted["electors"] >= 10_000].nsmallest(1, "turnout"),
        ]
    )
    return list(named.drop_duplicates("name").itertuples(index=False))


def _turnout_code(smallest: int, division: str, house: str, column: str) -> str:
    chosen = "" if division == ALL else f'rows = rows[rows["division"] == "{division}"]\n'
    return (
        'italy = load("overseas_vote_italy")\n'
        f'rows = italy[(italy["chamber"] == "{house}") & (italy["electors"] >= {smallest})]\n'
        f"{chosen}"
        f'pooled = 100 * rows["{column}"].sum() / rows["electors"].sum()\n'
        f'mean = (100 * rows["{column}"] / rows["electors"]).mean()\n'
        "[round(pooled, 2), round(mean, 2)]"
    )


# ---------------------------------------------------------------- clients in the register

KINDS = {"active in the year": "active_principals", "new in the year": "new_principals"}
PER = {
    "clients": "clients",
    "per 100,000 people born there who live in the United States": "clients per 100,000 people",
    "per 100 billion dollars of GDP": "clients per 100 billion dollars",
}
TEN = 10


class ForeignClients(Scene):
    """Which countries are first in the register, and first by what?"""

    title = "Clients of registered foreign agents in the United States"
    tables = ("foreign_agents", "migrant_stock", "economy")

    def __init__(self) -> None:
        agents, economy = load("foreign_agents"), load("economy")
        stock = load("migrant_stock")
        here = stock[(stock["destination"] == "USA") & (stock["origin"] != "OOO")]
        self.people = here.set_index(["year", "origin"])["migrants"]
        self.gdp = economy.set_index(["year", "iso3"])["gdp_usd"]
        self.agents = agents.dropna(subset=["iso3"]).set_index(["year", "iso3"])
        self.years = sorted(int(year) for year in here["year"].unique())
        self.codes = sorted(set(agents["iso3"].dropna()) | {homeland()}, key=name)
        self.controls = [
            Control("Year", [str(year) for year in self.years], "range", len(self.years) - 1),
            Control("Measure", list(PER), "radio"),
            Control("Clients that were", list(KINDS), "radio"),
            Control("Also show", [name(c) for c in self.codes], start=self.codes.index(homeland())),
        ]
        self.figure, axes = figure(4.4)
        self.bars = TopBars(axes, TEN + 1)
        self.moving = [*self.bars.moving]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        year, code = self.years[values["Year"]], self.codes[values["Also show"]]
        per, column = (
            list(PER)[values["Measure"]],
            list(KINDS.values())[values["Clients that were"]],
        )
        kind = list(KINDS)[values["Clients that were"]]
        shown = self.shown(year, per, column)
        top = shown.head(TEN)
        self._paint(top, shown, code)
        unit, first = PER[per], ", ".join(f"{name(c)} {_say(v)}" for c, v in top.head(3).items())
        own = f"{name(code)}: {_say(shown[code]) if code in shown.index else 'no number'}"
        return View(
            title=f"{year}: {name(str(top.index[0]))} is first in {unit}",
            alt=f"Bar chart of {unit}, {kind} {year}, by country, where the highest are {first}, "
            f"and in orange {own}.",
            sentence=f"{unit.capitalize()}, {kind} {year}: {first}. {own}. A country has no number "
            "where the table that we divide by has none for it.",
            header=["Country", "Rank", unit.capitalize()],
            rows=[
                [name(str(c)), f"{_rank(shown, str(c))}", _say(shown[c])]
                for c in dict.fromkeys([*top.index, *([code] if code in shown.index else [])])
            ],
            code=_clients_code(year, per, column),
        )

    def shown(self, year: int, per: str, column: str) -> pd.Series:
        """The measure by country, highest first; a country without a row in the register has 0."""
        clients = self.agents.loc[year][column]
        if per == "clients":
            return clients.reindex(self.codes).fillna(0).sort_values(ascending=False, kind="stable")
        whole = (self.people.loc[year] / 1e5) if "people" in per else self.gdp.loc[year] / 1e11
        whole = whole[whole > 0]
        rate = clients.reindex(whole.index).fillna(0) / whole
        return rate.sort_values(ascending=False, kind="stable")

    def _paint(self, top: pd.Series, shown: pd.Series, code: str) -> None:
        names, sizes = [name(str(c)) for c in top.index], [float(v) for v in top]
        labels = [_say(v) for v in sizes]
        if code not in top.index:
            there = code in shown.index
            names.append(name(code))
            sizes.append(float(shown[code]) if there else 0.0)
            labels.append(
                f"{_say(sizes[-1])} (rank {_rank(shown, code)})" if there else "no number"
            )
        self.bars.draw(names, sizes, labels)
        own = list(top.index).index(code) if code in top.index else TEN
        for place, bar in enumerate(self.bars.rows):
            bar.set_color(COLOURS["orange"] if place == own else COLOURS["blue"])


def _rank(shown: pd.Series, code: str) -> int:
    return int((shown > shown[code]).sum()) + 1


def _say(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _clients_code(year: int, per: str, column: str) -> str:
    clients = (
        'agents = load("foreign_agents")\n'
        f'rows = agents[agents["year"] == {year}].dropna(subset=["iso3"])\n'
        f'clients = rows.set_index("iso3")["{column}"]\n'
    )
    people = (
        'stock = load("migrant_stock")\n'
        f'here = stock[(stock["destination"] == "USA") & (stock["year"] == {year})]\n'
        'people = here[here["origin"] != "OOO"].set_index("origin")["migrants"]\n'
        "shown = 100_000 * clients / people\n"
    )
    gdp = (
        'economy = load("economy")\n'
        f'gdp = economy[economy["year"] == {year}].set_index("iso3")["gdp_usd"]\n'
        "shown = 100e9 * clients / gdp\n"
    )
    middle = "shown = clients\n" if per == "clients" else people if "people" in per else gdp
    return f"{clients}{middle}shown.sort_values(ascending=False).head({TEN})"


SCENES = {
    "pivotal_vote": PivotalVote,
    "overseas_turnout": OverseasTurnout,
    "foreign_clients": ForeignClients,
}
