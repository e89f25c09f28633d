"""Explorers of lesson 11: one vote and its wholes, dated acts, a cascade, and lost leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.collections import LineCollection

from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.figures import COLOURS, figure
from course_utils.models.leadership import (
    FORMS,
    all_agree,
    leaders,
    movement,
    still_linked,
    voices,
)
from course_utils.models.recognition import (
    LEVELS,
    by_level,
    draw_thresholds,
    first_actors,
    make_world,
    spread_of_acts,
)

if TYPE_CHECKING:
    import networkx as nx


def _acts(count: int, kind: str = "") -> str:
    return f"{count} {kind}act{'' if count == 1 else 's'}"


# ---------------------------------------------------------------- one vote, three wholes

RECORDS = {"official record": "vote_official", "data set": "vote_in_dataset"}
WHOLES = ("all members", "those who took part", "those who said yes or no")
EVERYWHERE = "the whole world"
ANSWERS = ("yes", "no", "abstain", "absent")
COUNTED_IN = {WHOLES[0]: ANSWERS, WHOLES[1]: ANSWERS[:3], WHOLES[2]: ANSWERS[:2]}


class OneVote(Scene):
    """The vote on resolution 62/243: the same votes as shares of three different wholes."""

    title = "One vote, divided by three wholes"
    tables = ("un_votes_62_243", "un_ideal_points", "countries")

    def __init__(self) -> None:
        votes = load("un_votes_62_243").set_index("iso3")
        points = load("un_ideal_points")
        # The 192 states with an estimate for 2008 are the members of that year.
        members = points[points["year"] == 2008].set_index("iso3")[[]]
        region = load("countries").set_index("iso3")["region"]
        self.votes = members.join(votes).join(region)
        self.votes[list(RECORDS.values())] = self.votes[list(RECORDS.values())].fillna("absent")
        self.regions = [EVERYWHERE, *sorted(self.votes["region"].unique())]
        self.controls = [
            Control("Divide by", WHOLES, "radio"),
            Control("Region", self.regions),
            Control("Votes as in", list(RECORDS), "radio"),
        ]
        self.figure, self.axes = figure(2.8)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xlim=(0, 118), ylim=(3.6, -0.6), xticks=range(0, 101, 20))
        axes.set_yticks(range(4), ANSWERS)
        axes.set_xlabel("percent of the whole that is chosen")
        axes.grid(axis="x")
        axes.grid(False, axis="y")
        colours = [COLOURS[c] for c in ("blue", "red", "sky", "pale")]
        self._bars = axes.barh(range(4), [0] * 4, height=0.66, color=colours)
        self._words = [axes.text(0, y, "", va="center") for y in range(4)]
        self.moving = [*self._bars, *self._words]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        whole, region = WHOLES[values["Divide by"]], self.regions[values["Region"]]
        record, column = list(RECORDS.items())[values["Votes as in"]]
        rows = self.votes if region == EVERYWHERE else self.votes[self.votes["region"] == region]
        counts = rows[column].value_counts().reindex(ANSWERS, fill_value=0)
        inside = counts[list(COUNTED_IN[whole])]
        shares = 100 * inside / inside.sum()
        self._paint(counts, shares)
        said = f"{counts['yes']} of {inside.sum()} said yes, {shares['yes']:.1f} percent"
        return View(
            title=f"{region[0].upper()}{region[1:]}, {whole}: {said}",
            alt=f"Bar chart of the votes on resolution 62/243 by answer, {region}, by the "
            f"{record}, in percent of {whole}, where {said}, because the whole counts "
            f"{inside.sum()} states.",
            sentence=f"By the {record}, {region}: {counts['yes']} yes, {counts['no']} no, "
            f"{counts['abstain']} abstained, {counts['absent']} did not take part. To be absent is "
            "not to abstain, and no bar says why a state voted as it did.",
            header=["Answer", "States", f"Percent of {whole}"],
            rows=[
                [a, str(counts[a]), f"{shares[a]:.1f}" if a in shares else "not in this whole"]
                for a in ANSWERS
            ],
            code=_vote_code(whole, region, column),
        )

    def _paint(self, counts: pd.Series, shares: pd.Series) -> None:
        for answer, bar, text in zip(ANSWERS, self._bars, self._words, strict=True):
            share = float(shares.get(answer, 0))
            bar.set_width(share)
            text.set_x(share + 1)
            states = f"{counts[answer]} state{'' if counts[answer] == 1 else 's'}"
            text.set_text(f"{share:.1f} ({states})" if answer in shares else "not in this whole")


def _vote_code(whole: str, region: str, column: str) -> str:
    chosen = "" if region == EVERYWHERE else f'votes = votes[votes["region"] == "{region}"]\n'
    inside = list(COUNTED_IN[whole])
    return (
        'points = load("un_ideal_points")\n'
        'members = points[points["year"] == 2008].set_index("iso3")[[]]\n'
        'votes = members.join(load("un_votes_62_243").set_index("iso3")).fillna("absent")\n'
        'votes["region"] = load("countries").set_index("iso3")["region"]\n'
        f"{chosen}"
        f'counts = votes["{column}"].value_counts().reindex({inside}, fill_value=0)\n'
        "(100 * counts / counts.sum()).round(1)"
    )


# ---------------------------------------------------------------- dated acts

SIDES = {
    "both": ("Armenian organisations", "Azerbaijani organisations"),
    "Armenian organisations": ("Armenian organisations",),
    "Azerbaijani organisations": ("Azerbaijani organisations",),
}
TEXTS = (
    "says that it recognises",
    "asks its government to recognise",
    "supports self-determination",
    "friendship charter",
    "other statement",
    "commemorates Khojaly",
    "supports territorial integrity",
)
ALL_LEVELS = "all levels"
YEARS = tuple(range(2011, 2021))
NO_DATE = 2009.4  # where acts without a date stand
DATES = ("every date that is known", "exact days only")


class ActsOverTime(Scene):
    """Acts of towns, regions, parliaments and others by date and by what the text does."""

    title = "What do the acts do, and when?"
    tables = ("karabakh_acts",)

    def __init__(self) -> None:
        self.acts = load("karabakh_acts").assign(when=lambda t: t["date"].map(_decimal))
        levels = list(self.acts["level"].value_counts().index)
        self.levels = [ALL_LEVELS, *levels]
        self.controls = [
            Control("Up to the end of", [str(y) for y in YEARS], "range", len(YEARS) - 1),
            Control("Welcomed by", list(SIDES), "radio"),
            Control("Level", self.levels),
            Control("Dates", DATES, "radio"),
        ]
        self.figure, self.axes = figure(4.4)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xlim=(2008.7, 2021.3), ylim=(len(TEXTS) - 0.4, -0.6))
        axes.set_yticks(range(len(TEXTS)), TEXTS)
        ticks = range(2011, 2022, 2)
        axes.set_xticks([NO_DATE, *ticks], ["no date", *map(str, ticks)])
        axes.axvline(2010.3, color=COLOURS["pale"], linewidth=1)
        axes.set_xlabel("date of the act (crosses: date on which a court annulled it)")
        looks = {"Armenian organisations": ("blue", "o"), "Azerbaijani organisations": ("red", "D")}
        self._dots = {
            side: axes.scatter([], [], s=42, marker=m, color=COLOURS[c], edgecolor="white")
            for side, (c, m) in looks.items()
        }
        self._crosses = axes.scatter([], [], s=48, marker="x", color=COLOURS["ink"])
        self.figure.legend(
            list(self._dots.values()),
            [f"welcomed by {side}" for side in looks],
            loc="outside lower center",
            ncols=2,
        )
        self.moving = [*self._dots.values(), self._crosses]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        year = YEARS[values["Up to the end of"]]
        whose, sides = list(SIDES.items())[values["Welcomed by"]]
        level, exact = self.levels[values["Level"]], values["Dates"] == 1
        rows = self.chosen(sides, level)
        dated = rows[rows["year"] <= year]
        dated = dated[dated["date_is"] == "day"] if exact else dated
        undated = rows[rows["year"].isna()]
        annulled = rows[rows["annulled"].str[:4].astype(float) <= year]
        self._paint(dated, undated, annulled)
        says = int((dated["text_does"] == TEXTS[0]).sum())
        count = _acts(len(dated), "dated ")
        return View(
            title=f"Up to {year}: {count} shown; in {says} a body says that it recognises",
            alt=f"Dot chart of acts by date and by what the text does, up to {year}, {level}, "
            f"{DATES[values['Dates']]}, welcomed by {_whose(whose)}, where {count} and "
            f"{len(undated)} without a date are shown and {len(annulled)} were annulled by a "
            "court, because no act of a town or a region binds a state.",
            sentence=f"{_last(dated)} {_acts(len(undated))} without a date, {_acts(len(annulled))} "
            f"annulled by a court up to {year}. The list is incomplete on both sides, so it cannot "
            "compare them; acts of governments are left out.",
            header=["What the text does", "Dated acts", "Without a date", "Annulled by a court"],
            rows=[
                [
                    text,
                    *(str(int((t["text_does"] == text).sum())) for t in (dated, undated, annulled)),
                ]
                for text in TEXTS
            ],
            code=_acts_code(year, sides, level, exact),
        )

    def chosen(self, sides: Sequence[str], level: str) -> pd.DataFrame:
        """The acts of these sides and of this level."""
        rows = self.acts[self.acts["welcomed_by"].isin(sides)]
        return rows if level == ALL_LEVELS else rows[rows["level"] == level]

    def _paint(self, dated: pd.DataFrame, undated: pd.DataFrame, annulled: pd.DataFrame) -> None:
        shown = pd.concat([dated, undated.assign(when=NO_DATE)])
        places = _spread(shown["when"], shown["text_does"])
        for side, dots in self._dots.items():
            dots.set_offsets(places[(shown["welcomed_by"] == side).to_numpy()])
        self._crosses.set_offsets(
            _spread(annulled["annulled"].map(_decimal), annulled["text_does"])
        )


def _decimal(date: object) -> float:
    """A date as a number of years; the middle of the year or month if no day is known."""
    if not isinstance(date, str):
        return np.nan
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    if not month:
        return year + 0.5
    return year + (month - 1) / 12 + ((day or 16) - 0.5) / (12 * 31)


def _spread(when: pd.Series, text: pd.Series) -> np.ndarray[Any, Any]:
    """Places of dots: those that would lie upon each other move up and down in turn."""
    rows = text.map(TEXTS.index).astype(float)
    # Half a year is about the width of a dot with its neighbour.
    turn = when.groupby([text, (when * 2).round()]).cumcount()
    shift = ((turn + 1) // 2) * 0.15 * np.where(turn % 2, 1, -1)
    sideways = 0.12 * (turn % 2)
    return np.column_stack([when + sideways, rows + shift]) if len(when) else np.empty((0, 2))


def _whose(whose: str) -> str:
    return "Armenian or by Azerbaijani organisations" if whose == "both" else whose


def _last(dated: pd.DataFrame) -> str:
    if dated.empty:
        return "No dated act is shown."
    row = dated.sort_values("when").iloc[-1]
    where = row["jurisdiction"] if pd.isna(row["body"]) else f"{row['jurisdiction']}, {row['body']}"
    return f"The last act shown: {where} ({row['date']}), which {row['text_does']}.".replace(
        "which friendship charter", "a friendship charter"
    ).replace("which other statement", "with another statement")


def _acts_code(year: int, sides: Sequence[str], level: str, exact: bool) -> str:
    level_line = "" if level == ALL_LEVELS else f'rows = rows[rows["level"] == "{level}"]\n'
    exact_line = 'rows = rows[rows["date_is"] == "day"]\n' if exact else ""
    return (
        'acts = load("karabakh_acts")\n'
        f'rows = acts[(acts["year"] <= {year}) & acts["welcomed_by"].isin({list(sides)})]\n'
        f"{level_line}{exact_line}"
        'rows["text_does"].value_counts()'
    )


# ---------------------------------------------------------------- a cascade over three levels

STATES, REGIONS, TOWNS = 5, 4, 6  # states, regions in each, towns in each region
FIRST_TOWNS = tuple(range(0, 61, 6))
FIRST_REGIONS = tuple(range(0, 11))
WEIGHTS = tuple(range(0, 101, 5))
MIDDLES = tuple(range(10, 91, 5))
DRAWS = tuple(range(1, 7))
SPREAD = 0.3
RECORD_LEVELS = ("town or department", "state or region")


class RecognitionCascade(Scene):
    """Do acts climb from towns to states? A made-up world after Granovetter (1978)."""

    title = "Do acts climb? A made-up world of towns, regions and states"
    tables = ("karabakh_acts",)

    def __init__(self) -> None:
        levels = load("karabakh_acts")["level"].value_counts()
        # That no member of the United Nations recognised it stands with claim C49.
        self.record = [*(str(levels[level]) for level in RECORD_LEVELS), "none (claim C49)"]
        self.controls = [
            _slider("Towns that begin", FIRST_TOWNS, "of 120", FIRST_TOWNS.index(30)),
            _slider("Regions that begin", FIRST_REGIONS, "of 20", 2),
            _slider("Weight of the level below", WEIGHTS, "percent", 0),
            _slider("Middle threshold of states", MIDDLES, "percent", MIDDLES.index(50)),
            Control("Draw of the thresholds", [f"number {d}" for d in DRAWS]),
        ]
        self.figure, self.axes = figure(3.6)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        counts = (STATES * REGIONS * TOWNS, STATES * REGIONS, STATES)
        spots = [(np.arange(n) + 0.5) / n for n in counts]
        self._places = np.vstack(
            [np.column_stack([x, np.full(len(x), y)]) for y, x in enumerate(spots)]
        )
        axes.set(xlim=(-0.01, 1.24), ylim=(-0.5, 2.55))
        axes.set_yticks(range(3), [level.capitalize() for level in LEVELS])
        axes.set_xticks([])
        axes.grid(False)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(length=0)
        upwards = [
            [
                (x, below),
                (spots[below + 1][n * len(spots[below + 1]) // len(spots[below])], below + 1),
            ]
            for below in (0, 1)
            for n, x in enumerate(spots[below])
        ]
        axes.add_collection(
            LineCollection(upwards, colors=COLOURS["pale"], linewidths=0.7, zorder=0)
        )
        sizes = np.repeat([26.0, 80.0, 260.0], counts)
        self._dots = axes.scatter(*self._places.T, s=sizes, edgecolor=COLOURS["ink"], linewidth=0.8)
        self._words = [axes.text(1.02, y, "", va="center") for y in range(3)]
        axes.text(0, -0.42, "white: does not act · orange: begins · blue: follows", va="center")
        self._world = axes.text(0, 2.4, "", va="center")
        self.moving = [self._dots, *self._words, self._world]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        steps = (FIRST_TOWNS, FIRST_REGIONS, WEIGHTS, MIDDLES, DRAWS)
        towns, regions, weight, middle, draw = (
            options[values[control.name]]
            for control, options in zip(self.controls, steps, strict=True)
        )
        world, rounds = cascade(weight, towns, regions, middle, draw)
        table = by_level(world, rounds)
        self._paint(rounds, table)
        self._world.set_text(
            f"weight of the level below {weight} percent · middle threshold of states {middle} "
            f"percent · draw {draw}"
        )
        in_the_end = ", ".join(
            f"{row.act} of {row.of} {level}"
            for level, row in zip(LEVELS, table.itertuples(), strict=True)
        )
        return View(
            title=f"Weight of the level below {weight} percent: {in_the_end} act",
            alt=f"Network of towns, regions and states in a made-up world, where {towns} towns and "
            f"{regions} regions begin, the level below has a weight of {weight} percent, states "
            f"have a middle threshold of {middle} percent (draw {draw}), and in the end "
            f"{in_the_end} act, because {_why(weight, table)}.",
            sentence=f"{_begin(towns, regions)} In the end {in_the_end} act. A state asks for "
            f"{_percent_range(middle)} percent of what it looks at. This is draw {draw}. "
            "All these numbers are made up.",
            header=["Level", "Act in the model", "Of", "First in round", "Acts in our table"],
            rows=[
                [level, str(row.act), str(row.of), _round(row.first_round), known]
                for level, row, known in zip(LEVELS, table.itertuples(), self.record, strict=True)
            ],
            code=_cascade_code(weight, towns, regions, middle, draw),
        )

    def _paint(self, rounds: np.ndarray[Any, Any], table: pd.DataFrame) -> None:
        colours = np.where(
            rounds > 0, COLOURS["blue"], np.where(rounds == 0, COLOURS["orange"], "white")
        )
        self._dots.set_facecolor(list(colours))
        for text, row in zip(self._words, table.itertuples(), strict=True):
            text.set_text(f"{row.act} of {row.of} act")


def cascade(weight: int, towns: int, regions: int, middle: int, draw: int) -> tuple[Any, Any]:
    """The made-up world of one draw, and the round in which each actor acts; percent as given."""
    rng = np.random.default_rng(draw)
    world = make_world(STATES, REGIONS, TOWNS, rng)
    thresholds = draw_thresholds(world, [0.5, 0.5, middle / 100], SPREAD, rng)
    first = first_actors(world, towns, regions, rng)
    return world, spread_of_acts(world, thresholds, weight / 100, first)


def _slider(label: str, steps: Sequence[int], unit: str, start: int) -> Control:
    return Control(label, [f"{step} {unit}" for step in steps], "range", start)


def _begin(towns: int, regions: int) -> str:
    if not towns + regions:
        return "Nobody begins."
    region = "region" if regions == 1 else "regions"
    return f"{towns} towns and {regions} {region} begin."


def _percent_range(middle: int) -> str:
    low, high = max(1, middle - 100 * SPREAD), min(100, middle + 100 * SPREAD)
    return f"{low:.0f} to {high:.0f}"


def _round(first: float) -> str:
    return "never" if np.isnan(first) else "at the beginning" if first == 0 else f"{first:.0f}"


def _why(weight: int, table: pd.DataFrame) -> str:
    if table["act"].iloc[2]:
        return "the weight on the regions is enough for at least one state"
    return (
        "a state that looks at states alone waits for the first of them"
        if weight == 0
        else "no state reaches its threshold"
    )


def _cascade_code(weight: int, towns: int, regions: int, middle: int, draw: int) -> str:
    return (
        "import numpy as np\n"
        "from course_utils.models import recognition as model\n"
        f"rng = np.random.default_rng({draw})\n"
        f"world = model.make_world({STATES}, {REGIONS}, {TOWNS}, rng)\n"
        f"thresholds = model.draw_thresholds(world, [0.5, 0.5, {middle / 100}], {SPREAD}, rng)\n"
        f"first = model.first_actors(world, {towns}, {regions}, rng)\n"
        f"rounds = model.spread_of_acts(world, thresholds, {weight / 100}, first)\n"
        "model.by_level(world, rounds)"
    )


# ---------------------------------------------------------------- lost leaders

ORGANISATIONS = 24
MOST_LOST = 8
WILLING = tuple(range(50, 101, 5))
HOW = ("the best connected first", "by chance")
BODIES = 20  # bodies that were reported to ask for a resignation in 2020: karabakh_timeline


class LeadersLost(Scene):
    """What a movement keeps when leaders are lost, and how many have to agree to a promise."""

    title = "One centre or many: leaders lost, and promises made"
    tables = ("karabakh_timeline",)

    def __init__(self) -> None:
        self.graphs = {form: movement(form, ORGANISATIONS) for form in FORMS}
        self.controls = [
            Control("Form", FORMS, "radio", 0),
            Control("Leaders lost", [str(n) for n in range(MOST_LOST + 1)], "range", 1),
            Control("Lost are", HOW, "radio"),
            _slider("Chance that one voice agrees", WILLING, "percent", WILLING.index(80)),
        ]
        order = {
            HOW[0]: {form: leaders(graph, MOST_LOST) for form, graph in self.graphs.items()},
            HOW[1]: dict.fromkeys(FORMS, _by_chance(MOST_LOST)),
        }
        self.order: dict[str, dict[str, list[int]]] = order
        self.figure, self.axes = figure(4.2)
        self._prepare()

    def _prepare(self) -> None:
        axes = self.axes
        axes.set(xlim=(-1.15, 2.5), ylim=(-1.15, 1.15), aspect="equal")
        axes.set_axis_off()
        self._spots = {form: _layout(form, graph) for form, graph in self.graphs.items()}
        self._ties = LineCollection([], colors=COLOURS["grey"], linewidths=1)
        axes.add_collection(self._ties)
        self._dots = axes.scatter([], [], s=90, zorder=3)
        self._lost = axes.scatter([], [], s=90, marker="x", color=COLOURS["red"], zorder=3)
        self._words = [axes.text(1.25, y, "", va="center") for y in (0.6, 0.1, -0.5)]
        self.moving = [self._ties, self._dots, self._lost, *self._words]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        form, count = FORMS[values["Form"]], values["Leaders lost"]
        how = HOW[values["Lost are"]]
        willing = WILLING[values["Chance that one voice agrees"]]
        lost = self.order[how][form][:count]
        linked = still_linked(self.graphs[form], lost)
        chance = all_agree(voices(form), willing)
        self._paint(form, lost, linked, willing)
        return View(
            title=f"{form.capitalize()}, {count} lost: {linked:.0f} percent of pairs still linked",
            alt=f"Network of {ORGANISATIONS} organisations with {form}, where {count} are lost, "
            f"{how}, {linked:.1f} percent of all pairs can still reach each other, and "
            f"{_voices(voices(form))} to agree, with a chance of {_percent(chance)} percent, "
            f"because each voice agrees with {willing} percent.",
            sentence=f"{form.capitalize()}: {_voices(voices(form))} to agree before somebody can "
            f"promise for all; at {willing} percent each, that happens with a chance of "
            f"{_percent(chance)} percent. Of {ORGANISATIONS} organisations {count} lost, {how}. "
            "All three forms are made up; the last row takes a number of bodies from our timeline.",
            header=[
                "Form",
                f"Pairs linked after {count} lost, %",
                "Voices that must agree",
                "Chance that all agree, %",
            ],
            rows=[*(self._row(f, how, count, willing) for f in FORMS), _reported(willing)],
            code=_leaders_code(form, lost, willing),
        )

    def _row(self, form: str, how: str, count: int, willing: int) -> list[str]:
        linked = still_linked(self.graphs[form], self.order[how][form][:count])
        needed = voices(form)
        return [form, f"{linked:.1f}", str(needed), _percent(all_agree(needed, willing))]

    def _paint(self, form: str, lost: list[int], linked: float, willing: int) -> None:
        spots, left = self._spots[form], self.graphs[form].copy()
        left.remove_nodes_from(lost)
        self._ties.set_segments([[spots[a], spots[b]] for a, b in left.edges])
        inside = _largest_part(left)
        self._dots.set_offsets([spots[node] for node in left])
        self._dots.set_facecolor([COLOURS["blue" if n in inside else "sky"] for n in left])
        self._lost.set_offsets([spots[node] for node in lost] or np.empty((0, 2)))
        needed = voices(form)
        self._words[0].set_text(f"{linked:.0f} percent of\nthe pairs still linked")
        self._words[1].set_text(f"{_voices(needed)}\nto agree")
        self._words[2].set_text(
            f"all agree with a chance\nof {_percent(all_agree(needed, willing))} percent"
        )


def _largest_part(left: nx.Graph) -> set[int]:
    """The largest group in which all can reach each other; empty if nobody reaches anybody."""
    from networkx import connected_components

    largest: set[int] = max(connected_components(left), key=len, default=set())
    return largest if len(largest) > 1 else set()


def _by_chance(count: int) -> list[int]:
    return [int(n) for n in np.random.default_rng(11).permutation(ORGANISATIONS)[:count]]


def _layout(form: str, graph: nx.Graph) -> dict[int, np.ndarray[Any, Any]]:
    """Where each organisation stands: the centres inside, the others around them."""
    inner = {"one centre": 1, "four centres": 4, "no centre": 0}[form]
    outside = [n for n in graph if n >= inner]
    # Those of one centre stand side by side.
    outside.sort(key=lambda n: (n % 4 if inner == 4 else 0, n))
    turns = np.arange(len(outside)) / len(outside) * 2 * np.pi
    ring = np.column_stack([np.cos(turns), np.sin(turns)])
    spots = dict(zip(outside, ring, strict=True))
    if inner == 1:
        spots[0] = np.zeros(2)
    for centre in range(inner if inner == 4 else 0):
        own = [spots[n] for n in outside if n % 4 == centre]
        spots[centre] = 0.45 * np.mean(own, axis=0)
    return spots


def _voices(count: int) -> str:
    return "1 voice has" if count == 1 else f"{count} voices have"


def _percent(chance: float) -> str:
    return f"{chance:.1f}" if chance >= 0.1 or chance == 0 else f"{chance:.1g}"


def _reported(willing: int) -> list[str]:
    label = f"{BODIES} bodies, reported in November 2020"
    return [label, "not known", str(BODIES), _percent(all_agree(BODIES, willing))]


def _leaders_code(form: str, lost: list[int], willing: int) -> str:
    return (
        "from course_utils.models import leadership as model\n"
        f'graph = model.movement("{form}", {ORGANISATIONS})\n'
        f"linked = model.still_linked(graph, {lost})\n"
        f'chance = model.all_agree(model.voices("{form}", {ORGANISATIONS}), {willing})\n'
        "[round(linked, 1), round(chance, 6)]"
    )


SCENES = {
    "one_vote": OneVote,
    "acts_over_time": ActsOverTime,
    "recognition_cascade": RecognitionCascade,
    "leaders_lost": LeadersLost,
}
