"""Explorers of lesson 12: options under weights and a gate, and the profile of a country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd

from course_utils.brief.section import the
from course_utils.countries import homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.figures import COLOURS, figure
from course_utils.models.composite import Floats, combine, rank_ranges, ranks, sample_weights
from course_utils.models.percentiles import percentile
from course_utils.policy import BEST, CRITERIA, scores

# ---------------------------------------------------------------- options, weights and a gate

WEIGHTS = {key: f"Weight: {label}" for key, label in CRITERIA.items()}
STEPS = ("0", "1", "2", "3", "4")
GATES = {"no gate": 0, "safety 1 or more": 1, "safety 2 or more": 2, "safety 3 or more": 3}
DRAWN, SEED = 2000, 12
COLOUR_OF = ("blue", "orange", "green", "purple", "sky")


@cache
def drawn_weights() -> Floats:
    """The weightings behind every range of places: drawn once."""
    return sample_weights(DRAWN, len(CRITERIA), np.random.default_rng(SEED))


class TradeOffs(Scene):
    """Which option comes first, and is it first because of the weights?"""

    title = "Which option comes first, if you choose the weights and the gate?"
    tables = ("policy_options",)

    def __init__(self) -> None:
        self.scores = scores()
        self.controls = [
            Control("Ethics gate before the weights", list(GATES), "radio", 0),
            *(Control(label, STEPS, "range", 1) for label in WEIGHTS.values()),
        ]
        self.figure, (self.left, self.right) = figure(4.6, columns=2, sharey=True)
        self._prepare()

    def _prepare(self) -> None:
        count = len(self.scores)
        self.left.set(xlim=(0, BEST), ylim=(count - 0.5, -0.5), xlabel="score, 0 to 4")
        self.right.set(xlim=(0.4, count + 0.6), xlabel="place in 90 of 100 weightings")
        self.right.set_xticks(range(1, count + 1))
        for axes in (self.left, self.right):
            axes.grid(visible=True, axis="x")
            axes.grid(visible=False, axis="y")
        # An unseen label keeps the room for the names, which move.
        self.left.set_yticks([0], [max(self.scores.index, key=len)], color="none")
        for axes in (self.left, self.right):
            axes.tick_params(axis="y", length=0)
        place = self.left.get_yaxis_transform()
        rows = range(count)
        self._names = [
            self.left.text(-0.02, y, "", ha="right", va="center", transform=place) for y in rows
        ]
        self._out = [self.left.text(0.1, y, "", va="center", color=COLOURS["grey"]) for y in rows]
        self._parts = {
            key: self.left.barh(rows, [0] * count, height=0.7, color=COLOURS[colour], label=label)
            for (key, label), colour in zip(CRITERIA.items(), COLOUR_OF, strict=True)
        }
        self._ranges = self.right.barh(rows, [0] * count, height=0.5, color=COLOURS["pale"])
        self._dots = self.right.scatter([], [], s=46, color=COLOURS["ink"], zorder=3)
        self.figure.legend(
            [bars[0] for bars in self._parts.values()],
            list(CRITERIA.values()),
            loc="outside lower center",
            ncols=3,
            fontsize=9.5,
        )
        bars = [bar for group in self._parts.values() for bar in group]
        self.moving = [*bars, *self._names, *self._out, *self._ranges, self._dots]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        weights = {key: values[label] for key, label in WEIGHTS.items()}
        gate = list(GATES)[values["Ethics gate before the weights"]]
        kept = self.scores[self.scores["safety"] >= GATES[gate]]
        out = [str(one) for one in self.scores.index.difference(kept.index, sort=False)]
        if not any(weights.values()):
            return self._nothing(out)
        table = ranked(kept, weights)
        self._paint(table, kept, weights, out)
        return View(
            title=_first(table),
            alt=f"Bar chart of the scores of {len(table)} options with the weights "
            f"{_said(weights)}, where {_order(table)}; bars beside it show the places in 90 of "
            f"100 weightings. Gate: {gate}.",
            sentence=_sentence(table, weights, out, gate),
            header=[
                "Option",
                "Place",
                "Score",
                "Place in 90 of 100 weightings",
                *CRITERIA.values(),
            ],
            rows=[_row(str(one), row, kept) for one, row in table.iterrows()],
            code=_trade_code(weights, GATES[gate]),
        )

    def _paint(
        self, table: pd.DataFrame, kept: pd.DataFrame, weights: Mapping[str, int], out: list[str]
    ) -> None:
        order = [*map(str, table.index), *out]
        whole = sum(weights.values())
        left_end = np.zeros(len(order))
        for key, bars in self._parts.items():
            shares = [
                float(kept[key].get(one, 0)) * weights[key] / whole if one in table.index else 0.0
                for one in order
            ]
            for bar, width, start in zip(bars, shares, left_end, strict=True):
                bar.set_x(start)
                bar.set_width(width)
            left_end += shares
        for text, one in zip(self._names, order, strict=True):
            text.set_text(one)
            text.set_color(COLOURS["ink" if one in table.index else "grey"])
        for text, one in zip(self._out, order, strict=True):
            text.set_text("" if one in table.index else "out: below the gate")
        for bar, one in zip(self._ranges, order, strict=True):
            there = one in table.index
            bar.set_x(table.loc[one, "best"] - 0.3 if there else 0)
            bar.set_width(table.loc[one, "worst"] - table.loc[one, "best"] + 0.6 if there else 0)
        self._dots.set_offsets(np.column_stack([table["place"], range(len(table))]))

    def _nothing(self, out: list[str]) -> View:
        for bars in self._parts.values():
            for bar in bars:
                bar.set_width(0)
        for text, note, bar in zip(self._names, self._out, self._ranges, strict=True):
            text.set_text("")
            note.set_text("")
            bar.set_width(0)
        self._out[0].set_text("all weights are zero")
        self._dots.set_offsets(np.empty((0, 2)))
        left_out = f" Options that do not pass the gate: {', '.join(out)}." if out else ""
        return View(
            title="All weights are zero, so there is no order",
            alt="Bar chart without a bar, where nothing is shown because all weights are zero."
            + left_out,
            sentence="All weights are zero, so no option comes first. Give one criterion a weight."
            + left_out,
            header=["Option", "Place", "Score"],
            rows=[],
            code="from course_utils.policy import scores\nscores().head(0)",
        )


def ranked(kept: pd.DataFrame, weights: Mapping[str, int]) -> pd.DataFrame:
    """Score, place, and the range of places in 90 of 100 weightings; the first option on top."""
    score = combine(kept, list(weights.values()))
    ranges = rank_ranges(kept, drawn_weights())
    table = ranges.assign(score=score, place=ranks(score))
    return table.sort_values(["place", "best", "worst"], kind="stable")


def _first(table: pd.DataFrame) -> str:
    leaders = [str(one) for one in table.index[table["place"] == 1]]
    if len(leaders) > 1:
        return f"{len(leaders)} options share the first place: the weights do not decide"[:110]
    best, worst = table.loc[leaders[0], ["best", "worst"]]
    if best == worst:
        return f"“{leaders[0]}” comes first, and so in at least 90 of 100 weightings"
    return f"“{leaders[0]}” comes first; in 90 of 100 weightings: place {best:.0f} to {worst:.0f}"


def _said(weights: Mapping[str, int]) -> str:
    return ", ".join(f"{CRITERIA[key]} {weight}" for key, weight in weights.items())


def _order(table: pd.DataFrame) -> str:
    return ", ".join(f"{one} has {row['score']:.2f}" for one, row in table.iterrows())


def _sentence(table: pd.DataFrame, weights: Mapping[str, int], out: list[str], gate: str) -> str:
    places = [
        f"{one} (place {row['place']:.0f}, score {row['score']:.2f})"
        for one, row in table.head(3).iterrows()
    ]
    gone = f" Out before any weight counts, because of the gate ({gate}): {', '.join(out)}."
    return (
        f"With the weights {', '.join(map(str, weights.values()))}, in the order of the sliders, "
        f"the order begins: {', '.join(places)}. All scores are made up for "
        "the course: the picture shows how weights work, not which policy is best."
        f"{gone if out else ''}"
    )


def _row(one: str, row: pd.Series, kept: pd.DataFrame) -> list[str]:
    return [
        one,
        f"{row['place']:.0f}",
        f"{row['score']:.2f}",
        f"{row['best']:.0f} to {row['worst']:.0f}",
        *(f"{kept.loc[one, key]:.0f}" for key in CRITERIA),
    ]


def _trade_code(weights: Mapping[str, int], gate: int) -> str:
    return (
        "import numpy as np\n"
        "from course_utils.models.composite import combine, rank_ranges, ranks, sample_weights\n"
        "from course_utils.policy import scores\n"
        f'kept = scores().query("safety >= {gate}")\n'
        f"score = combine(kept, {list(weights.values())})\n"
        f"drawn = sample_weights({DRAWN}, {len(CRITERIA)}, np.random.default_rng({SEED}))\n"
        "ranges = rank_ranges(kept, drawn)\n"
        "table = ranges.assign(score=score, place=ranks(score))\n"
        'table.sort_values(["place", "best", "worst"], kind="stable")'
    )


# ---------------------------------------------------------------- the profile of a country

INDICATORS = {
    "abroad": "people abroad, percent of population",
    "remittances": "remittances, percent of GDP",
    "skilled": "skilled emigration, percent",
    "internet": "internet users, percent",
    "egov": "e-government, score 0 to 1",
}
YEARS = {"abroad": 2024, "remittances": 2023, "skilled": 2010, "internet": 2023, "egov": 2024}
GROUPS = ("its region", "its subregion", "its income group", "all countries")
COLUMN = {"its region": "region", "its subregion": "subregion", "its income group": "income_group"}
FEW = 10


@cache
def indicators() -> pd.DataFrame:
    """One row a country, one column an indicator; a gap where the table has no number."""
    totals = _in_year("migrant_totals", YEARS["abroad"])
    economy = _in_year("economy", YEARS["remittances"])
    rates = load("brain_drain").query("year == 2010 and sex == 'all'").set_index("origin")
    found = {
        "abroad": 100 * totals["emigrants"] / totals["population"].where(totals["population"] > 0),
        "remittances": 100 * economy["remittances_received_usd"] / economy["gdp_usd"],
        "skilled": rates["high_percent"],
        "internet": economy["internet_users_percent"],
        "egov": _in_year("egovernment", YEARS["egov"])["egdi"],
    }
    known = load("countries").dropna(subset="region")["iso3"]
    return pd.DataFrame(found).reindex(known)


def _in_year(table: str, year: int) -> pd.DataFrame:
    rows = load(table)
    return rows[rows["year"] == year].set_index("iso3")


class CountryProfile(Scene):
    """Where does a country stand among others, and where has it no number?"""

    title = "Where does a country stand among its neighbours?"
    tables = ("migrant_totals", "economy", "brain_drain", "egovernment", "countries")

    def __init__(self) -> None:
        self.values = indicators()
        self.places = load("countries").set_index("iso3")
        # Without any number there is nothing to show; the own country stays all the same.
        known = self.values.dropna(how="all").index.union([homeland()])
        self.codes = sorted(known, key=name)
        names = [name(code) for code in self.codes]
        start = self.codes.index(homeland())
        self.controls = [
            Control("Compared with", GROUPS, "radio"),
            Control("Country", names, start=start),
            Control("Also show", ["no other country", *names]),
        ]
        self.figure, self.axes = figure(3.6)
        self._prepare()

    def _prepare(self) -> None:
        count = len(INDICATORS)
        self.axes.set(xlim=(-4, 104), ylim=(count - 0.5, -0.6))
        labels = [text.replace(", ", f", {YEARS[key]}\n") for key, text in INDICATORS.items()]
        self.axes.set_yticks(range(count), labels)
        self.axes.set_xlabel("percent of the others that have a lower number")
        self.axes.grid(visible=True, axis="x")
        self.axes.grid(visible=False, axis="y")
        self._second = self.axes.scatter([], [], s=70, marker="D", color=COLOURS["blue"], zorder=3)
        self._first = self.axes.scatter([], [], s=90, color=COLOURS["orange"], zorder=4)
        self._gaps = [
            self.axes.text(50, y + 0.22, "", ha="center", va="center", color=COLOURS["ink"])
            for y in range(count)
        ]
        self._numbers = [self.axes.text(0, y, "", va="bottom", ha="center") for y in range(count)]
        self.moving = [self._second, self._first, *self._gaps, *self._numbers]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        group = GROUPS[values["Compared with"]]
        code = self.codes[values["Country"]]
        other = self.codes[values["Also show"] - 1] if values["Also show"] else ""
        members = self.members(code, group)
        own = {key: self.place(key, code, members) for key in INDICATORS}
        beside = {key: self.place(key, other, members) if other else None for key in INDICATORS}
        self._paint(code, other, own, beside)
        return View(
            title=_title(code, group, own, self.values.loc[code]),
            alt=f"Dot chart for {the(code)} and five indicators, where "
            f"{self._found(code, group, own)}{f' Beside it: {the(other)}.' if other else ''}",
            sentence=self._sentence(code, other, group, own, members),
            header=[
                "Indicator",
                "Year",
                name(code),
                "Lower among the others",
                "Others",
                *_more(other),
            ],
            rows=[
                self._row(key, code, other, own[key], beside[key], members) for key in INDICATORS
            ],
            code=_profile_code(code, group),
        )

    def members(self, code: str, group: str) -> pd.Index:
        """The countries of the group to which the country belongs, the country among them."""
        if group == GROUPS[-1]:
            return self.values.index
        column = self.places[COLUMN[group]].reindex(self.values.index)
        same = column == self.places.loc[code, COLUMN[group]]
        return self.values.index[same | (self.values.index == code)]

    def place(self, key: str, code: str, members: pd.Index) -> float | None:
        """The percentile of a country among the members, or None where that cannot be said."""
        values = self.values[key].reindex(members.union([code]))
        try:
            return percentile(values, code)
        except ValueError:
            return None

    def _paint(
        self,
        code: str,
        other: str,
        own: Mapping[str, float | None],
        beside: Mapping[str, float | None],
    ) -> None:
        for marks, found in ((self._first, own), (self._second, beside)):
            spots = [(value, y) for y, value in enumerate(found.values()) if value is not None]
            marks.set_offsets(np.array(spots).reshape(-1, 2))
        for y, key in enumerate(INDICATORS):
            value, spot = self.values.loc[code, key], own[key]
            self._gaps[y].set_text("" if spot is not None else f"{name(code)}: {_why(value)}")
            self._numbers[y].set_text("" if spot is None else _digits(value))
            self._numbers[y].set_position((spot or 0, y - 0.2))

    def _named(self, code: str, group: str) -> str:
        if group == GROUPS[-1]:
            return "in the world"
        label = self.places.loc[code, COLUMN[group]]
        return f"in {group} ({label})" if isinstance(label, str) else f"in {group} (unknown)"

    def _found(self, code: str, group: str, own: Mapping[str, float | None]) -> str:
        """The places that are known, as a sentence that begins with a small letter."""
        where = self._named(code, group)
        if not _places(own):
            return f"{the(code)} has no place {where}."
        return (
            f"of the others {where}, so many have a lower number than {the(code)}: {_places(own)}."
        )

    def _sentence(
        self,
        code: str,
        other: str,
        group: str,
        own: Mapping[str, float | None],
        members: pd.Index,
    ) -> str:
        gaps = [INDICATORS[key].split(",")[0] for key, value in own.items() if value is None]
        others = self.values.loc[members.difference([code])].notna().sum()
        counts = [int(others[key]) for key, value in own.items() if value is not None]
        few = min(counts, default=FEW)
        found = self._found(code, group, own)
        parts = [found[0].upper() + found[1:]]
        if gaps:
            parts.append(f"No place, and not the lowest place, for: {', '.join(gaps)}.")
        if few < FEW:
            have = "1 other has" if few == 1 else f"{few} others have"
            parts.append(f"In one row only {have} a number, so a place says little.")
        if other:
            parts.append(f"The diamonds show {the(other)}.")
        if other and other not in members:
            parts.append("It is no part of this group and is measured against it.")
        return " ".join(parts)

    def _row(
        self,
        key: str,
        code: str,
        other: str,
        own: float | None,
        beside: float | None,
        members: pd.Index,
    ) -> list[str]:
        others = int(self.values.loc[members.difference([code]), key].notna().sum())
        cells = [
            INDICATORS[key],
            str(YEARS[key]),
            _digits(self.values.loc[code, key]),
            "no place" if own is None else f"{own:.0f} percent",
            str(others),
        ]
        if other:
            place = "no place" if beside is None else f"{beside:.0f} percent"
            cells.append(f"{_digits(self.values.loc[other, key])} ({place})")
        return cells


def _more(other: str) -> list[str]:
    return [f"{name(other)} (and its place)"] if other else []


def _why(value: float) -> str:
    return "no number in the table" if pd.isna(value) else "nobody to compare with"


def _digits(value: float) -> str:
    if pd.isna(value):
        return "no number"
    return f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"


def _places(own: Mapping[str, float | None]) -> str:
    said = [
        f"{INDICATORS[key].split(',')[0]} {value:.0f} percent"
        for key, value in own.items()
        if value is not None
    ]
    return ", ".join(said)


def _title(code: str, group: str, own: Mapping[str, float | None], values: pd.Series) -> str:
    known = {key: value for key, value in own.items() if value is not None}
    if not known and values.notna().any():
        return f"{name(code)}: nobody to compare with in {group}"
    if not known:
        return f"{name(code)}: no number in any of the five rows, which is not a low number"
    top = max(known, key=lambda key: known[key])
    label = INDICATORS[top].split(",")[0]
    here = the(code)[0].upper() + the(code)[1:]
    return f"{here} stands highest in {label}: above {known[top]:.0f} percent of {group}"


def _profile_code(code: str, group: str) -> str:
    """The lines behind the five places."""
    own = (
        f'own = places.set_index("iso3").loc["{code}", "{COLUMN.get(group, "")}"]\n'
        f'near = places[(places["{COLUMN.get(group, "")}"] == own) | (places["iso3"] == "{code}")]'
    )
    return (
        "import pandas as pd\n"
        "from course_utils.explorers.lesson_12 import indicators\n"
        'places = load("countries").dropna(subset="region")\n'
        f"{'near = places' if group == GROUPS[-1] else own}\n"
        'values = indicators().reindex(near["iso3"])\n'
        f'mine, others = values.loc["{code}"], values.drop("{code}")\n'
        "lower = (others < mine).sum() + 0.5 * (others == mine).sum()\n"
        "percent = (100 * lower / others.notna().sum()).where(mine.notna())\n"
        'pd.DataFrame({"value": mine, "percent lower": percent})'
    )


SCENES = {"trade_offs": TradeOffs, "country_profile": CountryProfile}
