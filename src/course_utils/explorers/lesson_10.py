"""Explorers of lesson 10: an index and its parts, leaders online, targets and outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection

from course_utils.countries import homeland, name, region
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.explorers.parts import MovingScale
from course_utils.figures import COLOURS, figure
from course_utils.models.composite import combine, ranks

# ---------------------------------------------------------------- an index and its parts

FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
SHADES = dict(zip(FIVE, ("blue", "green", "grey", "sky", "orange"), strict=True))
INDEX = "the index, with the weights below"
MEASURES = {
    INDEX: "the index",
    "online services (osi)": "online services",
    "networks (tii)": "networks",
    "human capital (hci)": "human capital",
    "e-participation (epi)": "e-participation",
}
COLUMN = dict(zip(MEASURES, ("", "osi", "tii", "hci", "epi"), strict=True))
PARTS = ["osi", "tii", "hci"]
WEIGHTS = {"osi": "Online services", "tii": "Networks", "hci": "Human capital"}
STEPS = ("0", "1", "2", "3", "4")
SHOWN_AS = ("rank among all states", "score from 0 to 1")
LAST_RANK = 193
RANK_TICKS, SCORE_TICKS = (1, 50, 100, 150, LAST_RANK), (0.0, 0.25, 0.5, 0.75, 1.0)
PUBLISHED_OTHERWISE = (2008, 2010)  # services had the weight 0.34, the others 0.33


class EgdiParts(Scene):
    """How do ranks move while scores rise, and whose rank hangs on the weights?"""

    title = "The UN index of e-government, taken apart: Central Asia from 2003 to 2024"
    tables = ("egovernment",)

    def __init__(self) -> None:
        egov = load("egovernment")
        self.rows = {int(y): rows.set_index("iso3") for y, rows in egov.groupby("year")}
        self.years = sorted(self.rows)
        self.codes = sorted(set(egov["iso3"]) - set(FIVE), key=name)
        other = homeland() if homeland() in self.codes else "TUR"
        self.controls = [
            Control("Edition", [str(y) for y in self.years], "range", len(self.years) - 1),
            Control("Measure", list(MEASURES)),
            Control("Show", SHOWN_AS, "radio"),
            Control("Also show", [name(c) for c in self.codes], start=self.codes.index(other)),
            *(
                Control(label, STEPS, "range", 1, "Weights in the index")
                for label in WEIGHTS.values()
            ),
        ]
        self.figure, self.axes = figure(4.8)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xlim=(2002.4, 2031), ylim=(-0.04, 1.06), xticks=self.years[::2])
        axes.set_xticks([2004, 2008, 2012, 2016, 2020, 2024])
        axes.set_yticks([0], ["0.000"], color="none")  # keeps room for ticks that move
        axes.tick_params(axis="y", length=0)
        axes.grid(False)
        axes.set_xlabel("edition of the survey")
        place = axes.get_yaxis_transform()
        self._grid = LineCollection([], colors="#E5E5E5", linewidths=0.8, zorder=0)
        axes.add_collection(self._grid)
        self._ticks = [
            axes.text(-0.01, 0, "", ha="right", va="center", transform=place) for _ in RANK_TICKS
        ]
        self._now = axes.axvline(0, color=COLOURS["pale"], linewidth=6, zorder=0.5)
        colours = [*SHADES.values(), "red"]
        self._lines = [
            axes.plot([], [], marker="o", markersize=5, color=COLOURS[c])[0] for c in colours
        ]
        self._lines[-1].set_linestyle("--")
        self._names = [axes.text(2024.6, 0, "", va="center", color=COLOURS[c]) for c in colours]
        self._unit = axes.text(0, 1.02, "", transform=axes.transAxes, va="bottom")
        self._empty = axes.text(2013, 0.5, "", ha="center", va="center")
        self.moving = [self._grid, self._now, *self._ticks, *self._lines, *self._names]
        self.moving += [self._unit, self._empty]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        year = self.years[values["Edition"]]
        measure, other = list(MEASURES)[values["Measure"]], self.codes[values["Also show"]]
        weights = [values[label] for label in WEIGHTS.values()]
        by_rank = values["Show"] == 0
        codes = [*FIVE, other]
        if measure == INDEX and not any(weights):
            return self._nothing(by_rank, year)
        scores, places = self.scores_and_ranks(measure, weights)
        self._paint(places if by_rank else scores, codes, year, by_rank)
        facts = Facts(self.years, scores, places, codes, year, self.count(year))
        what = MEASURES[measure]
        return View(
            title=facts.title(what, by_rank),
            alt=f"Line chart of {'ranks' if by_rank else 'scores'} in {what} by edition, for the "
            f"five states of Central Asia and {name(other)}"
            f"{_weighted(measure, weights)}, where in {year} {facts.all_at(by_rank)}.",
            sentence=f"{_capital(what)}{_weighted(measure, weights)}, edition of {year}: "
            f"{facts.all_at(by_rank)}. {facts.since()}{_caution(measure, weights, year)}",
            header=[
                "State",
                f"Score {year}",
                f"Rank {year} of {self.count(year)}",
                f"Score {facts.before}" if facts.before else "Score before",
                f"Rank {facts.before}" if facts.before else "Rank before",
            ],
            rows=facts.rows(),
            code=_egdi_code(measure, weights, year, codes),
        )

    def count(self, year: int) -> int:
        """States with a rank in one edition."""
        return len(self.rows[year])

    def scores_and_ranks(
        self, measure: str, weights: Sequence[int]
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Scores, and ranks among all states of the edition: one row a state, one column a year."""
        scores = {
            year: rows[COLUMN[measure]] if COLUMN[measure] else combine(rows[PARTS], weights)
            for year, rows in self.rows.items()
        }
        places = {year: ranks(score) for year, score in scores.items()}
        return pd.DataFrame(scores), pd.DataFrame(places)

    def _scale(self, by_rank: bool, year: int) -> None:
        ticks: Sequence[float] = RANK_TICKS if by_rank else SCORE_TICKS
        heights = [_height(tick, by_rank) for tick in ticks]
        self._grid.set_segments([[(2002.4, y), (2024.4, y)] for y in heights])
        for text, tick, y in zip(self._ticks, ticks, heights, strict=True):
            text.set_text(f"{tick:g}")
            text.set_y(y)
        self._unit.set_text("rank (1 is the best)" if by_rank else "score (1 is the highest)")
        self._now.set_xdata([year, year])

    def _paint(self, shown: pd.DataFrame, codes: Sequence[str], year: int, by_rank: bool) -> None:
        self._scale(by_rank, year)
        self._empty.set_text("")
        ends = {}
        for line, code in zip(self._lines, codes, strict=True):
            row = shown.loc[code].reindex(self.years)
            line.set_data(self.years, [_height(value, by_rank) for value in row])
            ends[code] = _height(float(row.iloc[-1]), by_rank)
        spots = _apart(ends)
        for text, code in zip(self._names, codes, strict=True):
            text.set_text(name(code))
            text.set_y(spots[code])

    def _nothing(self, by_rank: bool, year: int) -> View:
        self._scale(by_rank, year)
        for line, text in zip(self._lines, self._names, strict=True):
            line.set_data([], [])
            text.set_text("")
        self._empty.set_text("all weights are zero")
        said = "ranks" if by_rank else "scores"
        return View(
            title="All weights are zero, so there is no index",
            alt=f"Line chart without a line, where no {said} of {year} are shown because all "
            "weights are zero.",
            sentence="All weights are zero. Give at least one part a weight above zero.",
            header=["State", "Score", "Rank"],
            rows=[],
            code='load("egovernment").head(0)',
        )


class Facts:
    """What can be said about one edition and the one before."""

    def __init__(
        self,
        years: Sequence[int],
        scores: pd.DataFrame,
        places: pd.DataFrame,
        codes: Sequence[str],
        year: int,
        count: int,
    ) -> None:
        self.scores, self.places, self.codes = scores, places, codes
        self.year, self.count = year, count
        earlier = [y for y in years if y < year]
        self.before = earlier[-1] if earlier else 0

    def title(self, what: str, by_rank: bool) -> str:
        """Who is first of the five, and where Uzbekistan is."""
        five = self.places.loc[list(FIVE), self.year].dropna().sort_values()
        first = str(five.index[0])
        own = "Uzbekistan is not ranked"
        if "UZB" in five.index:
            own = f"Uzbekistan {self._said('UZB', by_rank)}"
        if first == "UZB":
            return f"{self.year}, {what}: Uzbekistan leads the five ({self._said(first, by_rank)})"
        return f"{self.year}, {what}: {name(first)} {self._said(first, by_rank)}, {own}"

    def all_at(self, by_rank: bool) -> str:
        """All states that are shown, the best first."""
        known = self.places.loc[list(self.codes), self.year].sort_values()
        said = [
            f"{name(str(c))} {self._said(str(c), by_rank) if pd.notna(v) else 'is not ranked'}"
            for c, v in known.items()
        ]
        return f"{', '.join(said)}, of {self.count} states"

    def _said(self, code: str, by_rank: bool) -> str:
        if by_rank:
            return f"rank {self.places.loc[code, self.year]:.0f}"
        return f"score {self.scores.loc[code, self.year]:.3f}"

    def since(self) -> str:
        """How score and rank of Uzbekistan moved since the edition before."""
        if not self.before:
            return "This is the first edition, so there is none before to compare with. "
        own = [table.loc["UZB"] for table in (self.scores, self.places)]
        if any(pd.isna(row[y]) for row in own for y in (self.before, self.year)):
            return (
                "Uzbekistan has no rank in this edition or in the one before, so nothing can be "
                "compared. "
            )
        score, rank = own
        moved = rank[self.year] - rank[self.before]
        how = "stayed" if moved == 0 else "got worse" if moved > 0 else "got better"
        rose = "rose" if score[self.year] > score[self.before] else "fell"
        if round(score[self.year], 3) == round(score[self.before], 3):
            rose = "stayed"
        return (
            f"Since {self.before} the score of Uzbekistan {rose} ({score[self.before]:.3f} to "
            f"{score[self.year]:.3f}) and its rank {how} ({rank[self.before]:.0f} to "
            f"{rank[self.year]:.0f}). "
        )

    def rows(self) -> list[list[str]]:
        """The table: score and rank in this edition and in the one before."""
        return [
            [name(c), *(cell for y in (self.year, self.before) for cell in self._cells(c, y))]
            for c in self.codes
        ]

    def _cells(self, code: str, year: int) -> list[str]:
        if not year or pd.isna(self.places.loc[code, year]):
            return ["not ranked"] * 2 if year else ["no edition"] * 2
        return [f"{self.scores.loc[code, year]:.3f}", f"{self.places.loc[code, year]:.0f}"]


def _height(value: float, by_rank: bool) -> float:
    """Where a rank or a score stands between 0 and 1."""
    return 1 - (value - 1) / (LAST_RANK - 1) if by_rank else value


def _apart(ends: Mapping[str, float], gap: float = 0.065, lowest: float = 0.0) -> dict[str, float]:
    """Heights for names that do not lie upon each other, from above to below and back up."""
    order = sorted(ends, key=lambda key: -ends[key])
    heights = [ends[key] for key in order]
    for place in range(1, len(order)):
        heights[place] = min(heights[place], heights[place - 1] - gap)
    heights[-1] = max(heights[-1], lowest)
    for place in range(len(order) - 2, -1, -1):
        heights[place] = max(heights[place], heights[place + 1] + gap)
    return dict(zip(order, heights, strict=True))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _weighted(measure: str, weights: Sequence[int]) -> str:
    if measure != INDEX:
        return ""
    said = ", ".join(
        f"{label.lower()} {w}" for label, w in zip(WEIGHTS.values(), weights, strict=True)
    )
    return f" with the weights {said}"


def _caution(measure: str, weights: Sequence[int], year: int) -> str:
    if measure != INDEX:
        return "The method changes between editions, so compare ranks over time, not scores."
    if len(set(weights)) > 1:
        return "These are weights of your own: the UN counts the three parts alike."
    if year in PUBLISHED_OTHERWISE:
        return "In this edition the UN gave services a little more weight, so its ranks can differ."
    return "With equal weights this is the index of the UN, up to rounding."


def _egdi_code(measure: str, weights: Sequence[int], year: int, codes: Sequence[str]) -> str:
    score = f'edition["{COLUMN[measure]}"]'
    if measure == INDEX:
        score = f'combine(edition[["osi", "tii", "hci"]], {list(weights)})'
    return (
        "from course_utils.models.composite import combine, ranks\n"
        'egov = load("egovernment")\n'
        f'edition = egov[egov["year"] == {year}].set_index("iso3")\n'
        f"score = {score}\n"
        'table = pd.DataFrame({"score": score, "rank": ranks(score)})\n'
        f"table.reindex({list(codes)})"
    )


# ---------------------------------------------------------------- leaders online

PLATFORMS = {
    "Twitter or Facebook": ["Twitter", "Facebook"],
    "Twitter": ["Twitter"],
    "Facebook": ["Facebook"],
}
WHOSE = {"the office or the person": "any_since", "the office only": "office_since"}
WHO = {"any_since": "leader or office", "office_since": "office of the leader"}
COUNT = ("percent of states", "number of states")
DOUBTFUL = ("as published", "leave the state out")
REGIONS = ("Americas", "Europe", "Asia", "Africa", "Oceania")
MONTHS = [str(m) for m in pd.period_range("2007-01", "2015-08", freq="M")]
STOPS = [
    *(f"{y}-{m}" for y in range(2007, 2016) for m in ("06", "12") if (y, m) < (2015, "12")),
    "2015-08",
]
NAMES = {"06": "June", "08": "August", "12": "December"}


class LeadersOnline(Scene):
    """How fast did heads of state and government go online, and where?"""

    title = "Leaders on Twitter and Facebook, 2007 to August 2015"
    tables = ("leader_accounts",)

    def __init__(self) -> None:
        self.accounts = load("leader_accounts")
        self.controls = [
            Control(
                "Until the end of", [_month(s) for s in STOPS], "range", STOPS.index("2014-12")
            ),
            Control("Platform", list(PLATFORMS), "radio"),
            Control("Account of", list(WHOSE), "radio"),
            Control("Count", COUNT, "radio"),
            Control("Rows in doubt", DOUBTFUL, "radio"),
        ]
        self.figure, axes = figure(4.6)
        axes.set_xlim(0, len(MONTHS) + 26)
        axes.set_xticks(
            [MONTHS.index(f"{y}-01") for y in range(2007, 2016, 2)], range(2007, 2016, 2)
        )
        axes.set_xlabel("month (January of each second year is marked)")
        self.scale = MovingScale(axes)
        self._now = axes.axvline(0, color=COLOURS["pale"], linewidth=6, zorder=0.5)
        colours = dict(zip(REGIONS, ("blue", "green", "orange", "red", "purple"), strict=True))
        self._lines = {r: axes.plot([], [], color=COLOURS[c])[0] for r, c in colours.items()}
        self._lines["World"] = axes.plot([], [], color=COLOURS["ink"], linestyle="--")[0]
        self._names = {
            r: axes.text(0, 0, "", va="center", color=line.get_color())
            for r, line in self._lines.items()
        }
        self._unit = axes.text(0, 1.02, "", transform=axes.transAxes, va="bottom")
        self.moving: list[Artist] = [*self.scale.moving, self._now, *self._lines.values()]
        self.moving += [*self._names.values(), self._unit]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        stop = STOPS[values["Until the end of"]]
        platform, whose = list(PLATFORMS)[values["Platform"]], list(WHOSE)[values["Account of"]]
        percent, left_out = values["Count"] == 0, values["Rows in doubt"] == 1
        since = self.since(platform, whose, left_out)
        online, states = self.counts(since)
        self._paint(100 * online / states if percent else online, stop, percent)
        now = online.loc[stop]
        share = 100 * now / states
        settings = f"{platform}, account of {whose}, rows in doubt: {DOUBTFUL[left_out]}"
        said = ", ".join(f"{r} {now[r]:.0f} of {states[r]:.0f}" for r in [*REGIONS, "World"])
        return View(
            title=f"{_month(stop)}: {WHO[WHOSE[whose]]} on {platform} in {now['World']:.0f} of "
            f"{states['World']:.0f} states ({share['World']:.1f} percent)",
            alt=f"Line chart of {'percent' if percent else 'number'} of states with a leader "
            f"online by month and region ({settings}), where by the end of {_month(stop)} {said}.",
            sentence=f"{settings}. By the end of {_month(stop)} {_extremes(share)}. "
            "A state that was once online stays in the count. The lines show the "
            f"{'percent' if percent else 'number'} of states.",
            header=["Region", "States online", "States", "Percent"],
            rows=[
                [r, f"{now[r]:.0f}", f"{states[r]:.0f}", f"{share[r]:.1f}"]
                for r in [*REGIONS, "World"]
            ],
            code=_leaders_code(platform, whose, left_out, stop),
        )

    def since(self, platform: str, whose: str, left_out: bool) -> pd.Series:
        """The first month of each state, empty where no account was found."""
        rows = self.accounts[self.accounts["platform"].isin(PLATFORMS[platform])]
        if left_out:
            doubtful = rows.loc[rows["doubt"].notna(), "iso3"]
            rows = rows[~rows["iso3"].isin(doubtful)]
        return rows.groupby("iso3")[WHOSE[whose]].min()

    def counts(self, since: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
        """States online by month (rows) and region (columns, with World), and all states."""
        where = pd.Series([region(str(c)) for c in since.index], index=since.index)
        months = pd.Index(since.map({m: n for n, m in enumerate(MONTHS)}).fillna(len(MONTHS)))
        joined = pd.crosstab(months.to_numpy(), where.to_numpy())
        online = joined.reindex(index=range(len(MONTHS)), columns=REGIONS, fill_value=0).cumsum()
        online["World"] = online.sum(axis="columns")
        states = where.value_counts().reindex(REGIONS, fill_value=0)
        states["World"] = len(since)
        return online.set_axis(MONTHS), states

    def _paint(self, shown: pd.DataFrame, stop: str, percent: bool) -> None:
        last = MONTHS.index(stop) + 1
        upto = shown.iloc[:last]
        self.scale.fit(np.array([100.0 if percent else float(shown["World"].max())]))
        self._unit.set_text("percent of states" if percent else "number of states")
        self._now.set_xdata([last - 1, last - 1])
        ends = {r: self.scale.at(float(upto[r].iloc[-1])) for r in self._lines}
        spots = _apart(ends, lowest=0.03)
        for r, line in self._lines.items():
            line.set_data(range(last), [self.scale.at(float(v)) for v in upto[r]])
            self._names[r].set_text(r)
            self._names[r].set_position((last + 0.8, spots[r]))


def _month(stop: str) -> str:
    year, month = stop.split("-")
    return f"{NAMES[month]} {year}"


def _extremes(share: pd.Series) -> str:
    """The regions with the highest and the lowest share, in percent of their states."""
    of_regions = share[list(REGIONS)]
    if of_regions.max() == 0:
        return "no state had such an account"
    high, low = (of_regions[of_regions == end] for end in (of_regions.max(), of_regions.min()))
    return (
        f"the highest share was in {_joined(high)} ({high.iloc[0]:.1f} percent of the states) and "
        f"the lowest in {_joined(low)} ({low.iloc[0]:.1f} percent)"
    )


def _joined(regions: pd.Series) -> str:
    names = ["the Americas" if place == "Americas" else str(place) for place in regions.index]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _leaders_code(platform: str, whose: str, left_out: bool, stop: str) -> str:
    doubt = 'doubtful = rows.loc[rows["doubt"].notna(), "iso3"]\n'
    doubt += 'rows = rows[~rows["iso3"].isin(doubtful)]\n'
    return (
        "from course_utils.countries import region\n"
        'accounts = load("leader_accounts")\n'
        f'rows = accounts[accounts["platform"].isin({PLATFORMS[platform]})]\n'
        f"{doubt if left_out else ''}"
        f'since = rows.groupby("iso3")["{WHOSE[whose]}"].min()\n'
        f'online = since <= "{stop}"\n'
        'online.groupby(region).agg(["sum", "count"])'
    )


# ---------------------------------------------------------------- targets and outcomes

ASKED = {
    "a target as a number": "number",
    "a deadline or a start date": "date",
    "a source other than the paper": "source",
    "a known result": "result",
}
HEADS = ("number", "date", "another\nsource", "result")
ACTS = ("UP-6079", "PP-3654")
RESULT = ("a value that was reached, or a service that opened", "any text in the column outcome")
# Items whose outcome names something reached or opened; the others name a newer target or a date.
REACHED = ("target 6", "8 d")


class TargetsAndOutcomes(Scene):
    """Which provisions can be tested, and for which is a result known?"""

    title = "What two Uzbek acts promise, and what can be tested"
    tables = ("legal_provisions",)

    def __init__(self) -> None:
        self.provisions = load("legal_provisions")
        self.controls = [
            *(Control(label, kind="check", group="Keep what has") for label in ASKED),
            Control("Act", ACTS, "radio"),
            Control("Count as a result", RESULT, "radio"),
        ]
        self.figure, axes = figure(6.4)
        axes.set_position((0.02, 0.02, 0.96, 0.96))
        axes.set(xlim=(0, 1), ylim=(1, 0))
        axes.set_axis_off()
        most = int(self.provisions["act"].value_counts().max())
        self._bands = axes.barh(
            np.zeros(most), [1] * most, height=0, color=COLOURS["sky"], alpha=0.25, zorder=0
        )
        # The names change only with the act: they belong to the background, which is drawn once.
        self._names = [axes.text(0.045, 0, "", va="center") for _ in range(most)]
        self._act = ""
        self._ticks = axes.scatter([], [], marker=r"$\checkmark$", s=90, color=COLOURS["ink"])
        self._there = axes.scatter([], [], marker="s", s=170, color=COLOURS["blue"])
        self._lacking = axes.scatter([], [], marker="s", s=170, color=COLOURS["pale"])
        self._x = [0.64, 0.74, 0.84, 0.94]
        self._heads = [
            axes.text(x, 0.075, head, ha="center", va="bottom", linespacing=0.95)
            for x, head in zip(self._x, HEADS, strict=True)
        ]
        axes.text(0.045, 0.075, "blue: there · grey: not found", va="bottom")
        self.moving: list[Artist] = [*self._bands, self._ticks, self._there, self._lacking]
        self.moving += self._heads

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        act, strict = ACTS[values["Act"]], values["Count as a result"] == 0
        asked = [label for label in ASKED if values[label]]
        rows = self.facts(act, strict)
        kept = rows[[ASKED[label] for label in asked]].all(axis="columns")
        self._paint(rows, kept, asked)
        found, wanted = int(kept.sum()), _listed(asked)
        title = f"{found} of {len(rows)} provisions of {act} {_have(found)} {wanted}"
        if not asked:
            title = f"All {len(rows)} provisions of {act} in our table: no test is chosen yet"
        remaining = ", ".join(rows.loc[kept, "item"]) or "none"
        return View(
            title=title,
            alt=f"Grid of {len(rows)} provisions of {act} by four tests, where {found} "
            f"{_have(found)} {wanted}; they are: {remaining}. A result is {RESULT[not strict]}.",
            sentence=f"Of {len(rows)} provisions of {act} in our table, "
            f"{rows['number'].sum()} have a number, {rows['date'].sum()} a date, "
            f"{rows['source'].sum()} a source other than the paper, and {rows['result'].sum()} a "
            f"result ({RESULT[not strict]}). The table holds what was found, not the whole act.",
            header=["Item", "Provision", "Target", "Date", "How far verified"],
            rows=[_row(row) for _, row in rows[kept].iterrows()],
            code=_targets_code(act, strict, [ASKED[label] for label in asked]),
        )

    def facts(self, act: str, strict: bool) -> pd.DataFrame:
        """The provisions of an act with the four tests as True or False."""
        rows = self.provisions[self.provisions["act"] == act]
        known = rows["outcome"].notna()
        return rows.assign(
            number=rows["target_number"].notna(),
            date=rows["deadline"].notna(),
            source_=rows["source"],
            source=rows["verified"] != "reading only",
            result=known & rows["item"].isin(REACHED) if strict else known,
        ).reset_index(drop=True)

    def _paint(self, rows: pd.DataFrame, kept: pd.Series, asked: Sequence[str]) -> None:
        step = min(0.85 / len(rows), 0.085)
        heights = 0.14 + step * np.arange(len(rows))
        self._name(rows, heights)
        for place, band in enumerate(self._bands):
            shown = place < len(rows) and kept[place]
            band.set_y(heights[place] - 0.46 * step if shown else 0.0)
            band.set_height(0.92 * step if shown else 0.0)
        self._ticks.set_offsets(_spots([0.022] * int(kept.sum()), heights[kept.to_numpy()]))
        tests = rows[list(ASKED.values())].to_numpy(bool)
        across, down = np.meshgrid(self._x, heights)
        self._there.set_offsets(_spots(across[tests], down[tests]))
        self._lacking.set_offsets(_spots(across[~tests], down[~tests]))
        for head, label in zip(self._heads, ASKED, strict=True):
            head.set_fontweight("bold" if label in asked else "normal")

    def _name(self, rows: pd.DataFrame, heights: np.ndarray) -> None:
        """Write the names of the provisions, if the act is another one than before."""
        if self._act == rows.loc[0, "act"]:
            return
        self._act, self.stale = rows.loc[0, "act"], True
        for place, text in enumerate(self._names):
            there = place < len(rows)
            text.set_text(_label(rows.loc[place]) if there else "")
            text.set_y(heights[place] if there else 0.0)


def _spots(x: Sequence[float] | np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.column_stack([x, y]) if len(y) else np.empty((0, 2))


def _label(row: pd.Series) -> str:
    """The item, and its target in words; without a target what the item says."""
    text = row["target"] if pd.notna(row["target"]) else row["provision"]
    return f"{row['item']} · {_cut(str(text))}"


def _cut(text: str, length: int = 38) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rsplit(' ', 1)[0]} …"


def _row(row: pd.Series) -> list[str]:
    target = row["target"] if pd.notna(row["target"]) else "none"
    date = row["deadline"] if pd.notna(row["deadline"]) else "none"
    return [row["item"], row["provision"], target, date, row["verified"]]


def _have(found: int) -> str:
    return "has" if found == 1 else "have"


def _listed(asked: Sequence[str]) -> str:
    short = [label.removesuffix(" or a start date") for label in asked]
    if not short:
        return "a place in our table"
    return short[0] if len(short) == 1 else f"{', '.join(short[:-1])} and {short[-1]}"


def _targets_code(act: str, strict: bool, columns: Sequence[str]) -> str:
    tests = {
        "number": 'rows["target_number"].notna()',
        "date": 'rows["deadline"].notna()',
        "source": 'rows["verified"] != "reading only"',
        "result": f'rows["item"].isin({list(REACHED)})' if strict else 'rows["outcome"].notna()',
    }
    kept = "".join(f"rows = rows[{tests[column]}]\n" for column in columns)
    return (
        'provisions = load("legal_provisions")\n'
        f'rows = provisions[provisions["act"] == "{act}"]\n'
        f"{kept}"
        'list(rows["item"])'
    )


SCENES = {
    "egdi_parts": EgdiParts,
    "leaders_online": LeadersOnline,
    "targets_and_outcomes": TargetsAndOutcomes,
}
