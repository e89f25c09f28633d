"""Explorers of lesson 08: rules of citizenship over the years, an index of them, and two acts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.patheffects import withStroke

from course_utils.citizenship import RULES, STATES, answers, rights
from course_utils.countries import homeland, name, region
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.figures import COLOURS, figure
from course_utils.models.composite import combine, complete

# ---------------------------------------------------------------- one rule over the years

QUESTIONS = {
    "taking another citizenship": ("keep", "let people who take another citizenship keep theirs"),
    "living abroad": ("stay", "take nothing away for living abroad"),
    "child born abroad": ("child", "give it to a child abroad without a limit"),
    "former citizens": ("back", "let any former citizen come back"),
    "descendants": ("descendant", "have a rule for descendants of former citizens"),
    "same origin": ("co_ethnic", "have a rule for people of the same origin"),
}
WORLD = "all regions"
REGIONS = (WORLD, "Africa", "Americas", "Asia", "Europe", "Oceania")
CODED, ALL, SAME = (
    "states with a code in that year",
    f"all {STATES} states of the table",
    "the same states in every year",
)
FULL, PART = 1.0, 0.5
# Height and colour of the strip below: the height tells the answers apart without the colour.
STRIP = {FULL: (0.9, COLOURS["blue"]), PART: (0.55, COLOURS["orange"]), 0.0: (0.25, COLOURS["red"])}


class CitizenshipRules(Scene):
    """Which part of the states has a rule, and which part of which states?"""

    title = "One rule of citizenship, year by year"
    tables = ("citizenship_rules",)

    def __init__(self) -> None:
        table = load("citizenship_rules")
        self.years = list(range(int(table["year"].min()), int(table["year"].max()) + 1))
        self.states = sorted(table["iso3"].unique(), key=name)
        self.region_of = pd.Series({iso3: region(iso3) for iso3 in self.states})
        self.wide = {rule: self._wide(table, rule) for rule, _ in QUESTIONS.values()}
        home = homeland() if homeland() in self.states else "UZB"
        years = [str(year) for year in self.years]
        self.controls = [
            Control("Year", years, "range", len(years) - 1),
            Control("Rule on", list(QUESTIONS)),
            Control("Region", REGIONS),
            Control("Divide by", (CODED, ALL, SAME), "radio"),
            Control("Mark a state", [name(c) for c in self.states], start=self.states.index(home)),
        ]
        self.figure, (self.axes, self.strip) = figure(5.0, rows=2, height_ratios=[4, 1])
        self._prepare()

    def _wide(self, table: pd.DataFrame, rule: str) -> pd.DataFrame:
        """Years down, states across: 1 for yes, 0.5 for in part, 0 for no, a gap where unknown."""
        column = pd.DataFrame(
            {"iso3": table["iso3"], "year": table["year"], "v": answers(table, rule, PART)}
        )
        return column.pivot(index="year", columns="iso3", values="v").reindex(
            index=self.years, columns=self.states
        )

    def _prepare(self) -> None:
        limits = (self.years[0] - 1, self.years[-1] + 1)
        self.axes.set(ylim=(0, 122), xlim=limits, ylabel="percent of states")
        self.axes.set_yticks(range(0, 101, 20))
        (self._line,) = self.axes.plot([], [], color=COLOURS["blue"])
        (self._world,) = self.axes.plot([], [], color=COLOURS["grey"], linewidth=1.3)
        (self._point,) = self.axes.plot([], [], "o", color=COLOURS["red"], markersize=9)
        self._words = self.axes.text(0.02, 0.99, "", transform=self.axes.transAxes, va="top")
        self._grey = self.axes.text(
            0.02, 0.91, "", transform=self.axes.transAxes, va="top", color=COLOURS["grey"]
        )
        self.strip.set(ylim=(0, 1.9), xlim=limits, yticks=[])
        self.strip.set_xlabel("high and blue: yes · half and orange: in part · low and red: no")
        self.strip.grid(False)
        self._bars = self.strip.bar(self.years, [0.0] * len(self.years), width=1.0)
        self._when = self.strip.axvline(
            self.years[-1], ymax=0.55, color=COLOURS["ink"], linewidth=1.5
        )
        self._name = self.strip.text(0.02, 0.95, "", transform=self.strip.transAxes, va="top")
        self.moving = [self._world, self._line, self._point, self._words, self._grey]
        self.moving += [*self._bars, self._when, self._name]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        year = self.years[values["Year"]]
        question = list(QUESTIONS)[values["Rule on"]]
        rule, phrase = QUESTIONS[question]
        area, whole = REGIONS[values["Region"]], (CODED, ALL, SAME)[values["Divide by"]]
        state = self.states[values["Mark a state"]]
        counts = self.counts(rule, area, whole)
        yes, states = counts.loc[year]
        said = _share(year, area, yes, states)
        self._paint(counts, self.counts(rule, WORLD, whole), year, area, said)
        own = self._paint_state(rule, state, year)
        found = f"{said} {phrase}" if states else said
        return View(
            title=found,
            alt=f"Line chart of the percent of states, {area}, that {phrase}, 1960 to 2024, "
            f"divided by {whole}, where the point marks {said}; below it a strip for {own}.",
            sentence=f"{found}. Divided by {whole}. An answer in part counts as no. {own}. "
            f"{_since(counts)}",
            header=["Answer in the law", "States", "Percent"],
            rows=self._rows(rule, area, whole, year, int(states)),
            code=_rules_code(rule, area, whole),
        )

    def chosen(self, rule: str, area: str, whole: str) -> pd.DataFrame:
        """The answers of the states that are looked at."""
        wide = self.wide[rule]
        if area != WORLD:
            wide = wide.loc[:, (self.region_of == area).reindex(wide.columns)]
        if whole == SAME:
            known = wide.loc[wide.notna().any(axis=1)]
            wide = wide.loc[:, known.notna().all()]
        return wide

    def counts(self, rule: str, area: str, whole: str) -> pd.DataFrame:
        """For each year: states with a full yes, and the states to divide by."""
        wide = self.chosen(rule, area, whole)
        coded = wide.notna().sum(axis=1)
        states = coded.where(coded == 0, wide.shape[1]) if whole == ALL else coded
        return pd.DataFrame({"yes": (wide == FULL).sum(axis=1), "states": states})

    def _rows(self, rule: str, area: str, whole: str, year: int, states: int) -> list[list[str]]:
        table = load("citizenship_rules")
        among = self.chosen(rule, area, whole).columns
        rows = table[(table["year"] == year) & table["iso3"].isin(among)]
        found = rows[RULES[rule].column].value_counts()
        listed = [[str(text), str(n), _percent(n, states)] for text, n in found.items()]
        unknown = len(among) - int(found.sum())
        if unknown:
            listed.append(
                [
                    "no code or no state",
                    str(unknown),
                    _percent(unknown, states) if whole == ALL else "–",
                ]
            )
        return listed

    def _paint(
        self, counts: pd.DataFrame, world: pd.DataFrame, year: int, area: str, said: str
    ) -> None:
        self._line.set_data(self.years, _percents(counts))
        self._line.set_marker("o" if (counts["states"] > 0).sum() < 10 else "")
        self._world.set_data(self.years, _percents(world) if area != WORLD else [np.nan] * 65)
        self._point.set_data([year], [_percents(counts)[self.years.index(year)]])
        self._words.set_text(said)
        self._grey.set_text("" if area == WORLD else "thin grey line: all regions")

    def _paint_state(self, rule: str, state: str, year: int) -> str:
        answer = self.wide[rule][state]
        for bar, value in zip(self._bars, answer, strict=True):
            height, colour = STRIP.get(value, (0.0, COLOURS["pale"]))
            bar.set_height(height)
            bar.set_color(colour)
        words = {FULL: "yes", PART: "in part", 0.0: "no"}.get(answer[year], "no code")
        own = f"{name(state)} in {year}: {words}"
        self._when.set_xdata([year, year])
        self._name.set_text(own)
        return own


def _percents(counts: pd.DataFrame) -> list[float]:
    return list(100 * counts["yes"] / counts["states"].where(counts["states"] > 0))


def _percent(part: float, states: int) -> str:
    return f"{100 * part / states:.1f}" if states else "–"


def _share(year: int, area: str, yes: int, states: int) -> str:
    when = f"{year}" if area == WORLD else f"{year}, {area}"
    if not states:
        return f"{when}: no state has a code"
    return f"{when}: {yes} of {states} states ({100 * yes / states:.1f} percent)"


def _since(counts: pd.DataFrame) -> str:
    known = counts.index[counts["states"] > 0]
    return f"The rule is coded from {known[0]} to {known[-1]}."


def _rules_code(rule: str, area: str, whole: str) -> str:
    column, yes, _ = RULES[rule]
    chosen = "" if area == WORLD else f'rules = rules[rules["iso3"].map(region) == "{area}"]\n'
    same = (
        'known = coded.groupby("iso3")["year"].transform("count")\n'
        'coded = coded[known == coded["year"].nunique()]\n'
    )
    states = 'rules["iso3"].nunique()' if whole == ALL else 'coded.groupby("year").size()'
    return (
        "from course_utils.countries import region\n"
        f'rules = load("citizenship_rules")\n{chosen}'
        f'coded = rules.dropna(subset="{column}")\n'
        f"{same if whole == SAME else ''}"
        f'yes = coded["{column}"].isin({list(yes)})\n'
        f'(100 * yes.groupby(coded["year"]).sum() / {states}).round(1)'
    )


# ---------------------------------------------------------------- an index of one's own

NINE = ("ARM", "CHN", "IND", "IRL", "ISR", "KAZ", "PHL", "TUR", "UZB")
PARTS = {
    "keep": "keep it when taking another",
    "stay": "keep it while abroad",
    "child": "child born abroad",
    "back": "former citizen",
    "descendant": "descendants",
    "co_ethnic": "same origin",
    "office": "an office in our list",
}
WEIGHTS = {part: f"Weight: {label}" for part, label in PARTS.items()}
STEPS = ("0", "1", "2", "3")
BEGIN = {part: int(part not in ("co_ethnic", "office")) for part in PARTS}
HALVES = {"as no (0)": 0.0, "as half (0.5)": 0.5, "as yes (1)": 1.0}
GAPS = {"leave the state out": "drop", "put in the mean": "mean", "put in zero": "zero"}
HALF, GAP = "An answer in part counts", "Where an answer is unknown"
CLASSES = ("low", "middle", "high")
LOWER, UPPER = 1 / 3, 2 / 3
TINY = 1e-9  # two thirds from sums of decimals may miss the limit in the last digit


class PolicyIndex(Scene):
    """What is in an index of diaspora policy: the law, or the choices of its maker?"""

    title = "Your own index of rights that follow a citizen abroad"
    tables = ("citizenship_rules", "diaspora_institutions")

    def __init__(self) -> None:
        self.parts = {half: rights(half) for half in HALVES.values()}
        self.shown = sorted({*NINE, homeland()}, key=name)
        self.controls = [
            *(Control(label, STEPS, "range", BEGIN[part]) for part, label in WEIGHTS.items()),
            Control(HALF, list(HALVES), "radio", 1),
            Control(GAP, list(GAPS), "radio"),
        ]
        self.begin = self.scores(BEGIN, 0.5, "drop")
        self.figure, self.axes = figure(4.6)
        self._prepare()

    def _prepare(self) -> None:
        axes, rows = self.axes, range(len(self.shown))
        axes.set_position((0.19, 0.12, 0.79, 0.8))
        axes.set(xlim=(0, 1.16), ylim=(len(rows) - 0.4, -0.9), yticks=[])
        axes.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1.0])
        axes.set_xlabel("score from 0 to 1 (black stroke: the first score, with equal weights)")
        axes.grid(False)
        for limit in (LOWER, UPPER):
            axes.axvline(limit, color=COLOURS["grey"], linestyle=":", linewidth=1.3)
        self._sizes = [
            axes.text(middle, -0.72, "", ha="center", color=COLOURS["grey"])
            for middle in (LOWER / 2, 0.5, 5 / 6)
        ]
        self._bars = axes.barh(rows, [0.0] * len(rows), height=0.62)
        left = axes.get_yaxis_transform()
        self._names = [
            axes.text(-0.015, y, name(c), transform=left, ha="right", va="center")
            for y, c in enumerate(self.shown)
        ]
        halo = [withStroke(linewidth=4, foreground="white")]
        self._values = [axes.text(0, y, "", va="center", path_effects=halo) for y in rows]
        self._begin = axes.scatter(
            [], [], marker="|", s=300, color=COLOURS["ink"], linewidths=2.2, zorder=3
        )
        self.moving = [*self._bars, *self._names, *self._sizes, *self._values, self._begin]

    def scores(self, weights: Mapping[str, int], half: float, gaps: str) -> pd.Series:
        """The score of every state that has one, with these choices."""
        chosen = [part for part in PARTS if weights[part]]
        table = complete(self.parts[half][chosen], gaps)
        return combine(table, [weights[part] for part in chosen])

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        weights = {part: values[label] for part, label in WEIGHTS.items()}
        half, gaps = list(HALVES)[values[HALF]], list(GAPS)[values[GAP]]
        if not any(weights.values()):
            return self._nothing(half, gaps)
        score = self.scores(weights, HALVES[half], GAPS[gaps])
        before, after = classes(self.begin), classes(score)
        both = before.index.intersection(after.index)
        moved = int((before[both] != after[both]).sum())
        self._paint(score, after)
        sizes = ", ".join(f"{word} {int((after == word).sum())}" for word in CLASSES)
        home = homeland()
        own = (
            f"{name(home)}: {score[home]:.2f}, {after[home]}"
            if home in score.index
            else f"{name(home)}: no score"
        )
        chosen = ", ".join(f"{PARTS[part]} {w}" for part, w in weights.items() if w)
        return View(
            title=f"{own}. {moved} of {len(both)} states change class",
            alt=f"Bar chart of the index by state with weights {chosen}; an answer in part counts "
            f"{half}; unknown answers: {gaps}; where {own}, and the classes hold {sizes}.",
            sentence=f"{len(score)} states have a score, by class: {sizes}. Compared with equal "
            f"weights of five rules, {moved} of {len(both)} states change class. The limits, one "
            "third and two thirds, are our choice.",
            header=["State", "Score", "Class", "States with a higher score"],
            rows=[self._row(c, score, after) for c in self.shown],
            code=_index_code(weights, HALVES[half], GAPS[gaps], self.shown),
        )

    def _row(self, iso3: str, score: pd.Series, found: pd.Series) -> list[str]:
        if iso3 not in score.index:
            return [name(iso3), "no score", "–", "–"]
        higher = int((score > score[iso3] + TINY).sum())
        return [name(iso3), f"{score[iso3]:.2f}", str(found[iso3]), str(higher)]

    def _paint(self, score: pd.Series, found: pd.Series) -> None:
        home, begun = homeland(), []
        for text, word in zip(self._sizes, CLASSES, strict=True):
            text.set_text(f"{word}: {_states(int((found == word).sum()))}")
        for y, iso3 in enumerate(self.shown):
            value = float(score.get(iso3, 0.0))
            self._bars[y].set_width(value)
            self._bars[y].set_color(COLOURS["orange" if iso3 == home else "blue"])
            self._values[y].set_text(f"{value:.2f}" if iso3 in score.index else "no score")
            begin = float(self.begin.get(iso3, np.nan))
            near = np.isfinite(begin) and 0 <= begin - value < 0.1
            self._values[y].set_x((begin if near else value) + 0.015)
            begun.append((begin, y))
        self._begin.set_offsets(np.array(begun))

    def _nothing(self, half: str, gaps: str) -> View:
        self._paint(pd.Series(dtype=float), pd.Series(dtype=str))
        words = "All weights are zero, so there is no index"
        return View(
            title=words,
            alt="Bar chart without a bar, where nothing is shown because all weights are zero; an "
            f"answer in part counts {half}; unknown answers: {gaps}.",
            sentence=f"{words}. Give at least one right a weight above zero.",
            header=["State", "Score", "Class"],
            rows=[],
            code="from course_utils.citizenship import rights\nrights().head(0)",
        )


def _states(count: int) -> str:
    return f"{count} state{'' if count == 1 else 's'}"


def classes(score: pd.Series) -> pd.Series:
    """low below one third, high from two thirds on, middle between them."""
    words = np.select([score < LOWER - TINY, score >= UPPER - TINY], ["low", "high"], "middle")
    return pd.Series(words, index=score.index)


def _index_code(weights: Mapping[str, int], half: float, gaps: str, shown: list[str]) -> str:
    chosen = [part for part in PARTS if weights[part]]
    return (
        "from course_utils.citizenship import rights\n"
        "from course_utils.models.composite import combine, complete\n"
        f'parts = complete(rights({half})[{chosen}], "{gaps}")\n'
        f"score = combine(parts, {[weights[part] for part in chosen]})\n"
        f"score.reindex({shown}).round(3)"
    )


# ---------------------------------------------------------------- two acts, taken apart

ANY = "any"
BOTH = "both acts"
COLUMNS = {
    "actor": "actor",
    "number": "target_number",
    "deadline": "deadline",
    "outcome": "outcome",
}
LENGTH = 57  # letters of a provision that fit beside its dots


class ReadingAnAct(Scene):
    """What does a provision say: who, how much, by when? And what is known of the result?"""

    title = "Two acts of Uzbekistan, provision by provision"
    tables = ("legal_provisions",)

    def __init__(self) -> None:
        table = load("legal_provisions")
        self.table = table.iloc[_as_in_the_act(table)].reset_index(drop=True)
        self.has = pd.DataFrame({word: _given(self.table, c) for word, c in COLUMNS.items()})
        self.acts = [BOTH, *self.table["act"].unique()]
        self.instruments = [ANY, *sorted(self.table["instrument"].unique())]
        self.steps = [ANY, *self.table["verified"].value_counts().index]
        self.controls = [
            Control("Act", self.acts, "radio"),
            Control("Actor", (ANY, "named", "not named"), "radio"),
            Control("Number", (ANY, "with a number", "without"), "radio"),
            Control("Deadline", (ANY, "with a deadline", "without"), "radio"),
            Control("Instrument", self.instruments),
            Control("How far verified", self.steps),
        ]
        self.figure, self.axes = figure(6.6)
        self._prepare()

    def _prepare(self) -> None:
        axes, count = self.axes, len(self.table)
        axes.set_position((0.01, 0.01, 0.98, 0.98))
        axes.set(xlim=(0, 1), ylim=(count - 0.4, -1.5))
        axes.set_axis_off()
        self._places = np.array([0.64, 0.745, 0.85, 0.955])
        for x, word in zip(self._places, COLUMNS, strict=True):
            axes.text(x, -0.9, word, ha="center", va="center")
        for y, row in self.table.iterrows():
            axes.text(0.0, y, _label(row), va="center", fontsize=9.3)
        # A veil over the rows that are not chosen is drawn faster than thirty texts.
        self._veils = axes.barh(range(count), 0.6, height=1, color="white", alpha=0.55, zorder=4)
        grid = [(x, y) for y in range(count) for x in self._places]
        self._dots = axes.scatter(*np.array(grid).T, s=62, linewidths=1.3)
        self.moving = [*self._veils, self._dots]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        kept = self.kept(values)
        rows, has = self.table[kept], self.has[kept]
        self._paint(kept)
        n = len(rows)
        testable = int((has["number"] & has["deadline"]).sum())
        chosen = "; ".join(f"{c.name.lower()}: {c.labels[values[c.name]]}" for c in self.controls)
        found = f"{n} of {len(self.table)} provisions"
        verb = "is" if n == 1 else "are"
        counts = ", ".join(f"{word} {int(has[word].sum())}" for word in COLUMNS)
        return View(
            title=f"{found} chosen: {testable} with a number and a deadline",
            alt=f"Grid of provisions by what they name ({chosen}), where {found} {verb} chosen; "
            f"the table knows {counts}; {testable} with a number and a deadline.",
            sentence=f"{found} {verb} chosen. In how many of them the table names it: {counts}. "
            f"Both a number and a deadline: {testable}."
            if n
            else f"No provision fits all these choices: set one of them back to {ANY}.",
            header=["Provision", "Actor", "Instrument", "Target", "Deadline", "Verified"],
            rows=[_cells(row) for _, row in rows.iterrows()],
            code=_act_code(self, values),
        )

    def kept(self, values: Mapping[str, int]) -> pd.Series:
        """True for each provision that the controls choose."""
        keep = pd.Series(True, index=self.table.index)
        for control, column in (("Act", "act"), ("Instrument", "instrument")):
            keep &= self._is(control, column, values)
        keep &= self._is("How far verified", "verified", values)
        for control, word in (("Actor", "actor"), ("Number", "number")):
            keep &= self._with(control, word, values)
        return keep & self._with("Deadline", "deadline", values)

    def _is(self, control: str, column: str, values: Mapping[str, int]) -> pd.Series:
        (labels,) = [c.labels for c in self.controls if c.name == control]
        if values[control] == 0:
            return pd.Series(True, index=self.table.index)
        return self.table[column] == labels[values[control]]

    def _with(self, control: str, word: str, values: Mapping[str, int]) -> pd.Series:
        if values[control] == 0:
            return pd.Series(True, index=self.table.index)
        return self.has[word] == (values[control] == 1)

    def _paint(self, kept: pd.Series) -> None:
        for veil, keep in zip(self._veils, kept, strict=True):
            veil.set_visible(not keep)
        strong = np.where(kept.to_numpy()[:, np.newaxis], COLOURS["blue"], COLOURS["pale"])
        edges = np.broadcast_to(strong, self.has.shape)
        self._dots.set_edgecolor(list(edges.ravel()))
        faces = np.where(self.has.to_numpy(), edges, "white")
        self._dots.set_facecolor(list(faces.ravel()))


def _as_in_the_act(table: pd.DataFrame) -> list[int]:
    """Items of an act in their order, so that 1 comes before 8, and summary 2 before summary 8."""
    return list(table.reset_index().sort_values(["act", "item"], kind="stable").index)


def _given(table: pd.DataFrame, column: str) -> pd.Series:
    """Does the page name it?"""
    return table["actor"] != "not named" if column == "actor" else table[column].notna()


def _label(row: pd.Series) -> str:
    text = f"{row['act'][:2]} {row['item']} · {row['provision']}"
    return text if len(text) <= LENGTH else f"{text[: LENGTH - 1].rstrip(' ,')}…"


def _cells(row: pd.Series) -> list[str]:
    known = row.fillna({"target": "no target", "deadline": "no deadline"})
    text = f"{row['act']} {row['item']}: {row['provision']}"
    return [
        text,
        *(str(known[c]) for c in ("actor", "instrument", "target", "deadline", "verified")),
    ]


def _act_code(scene: ReadingAnAct, values: Mapping[str, int]) -> str:
    lines = ['rows = load("legal_provisions")']
    for control, column in (("Act", "act"), ("Instrument", "instrument")):
        lines += _equal(scene, control, column, values)
    lines += _equal(scene, "How far verified", "verified", values)
    if values["Actor"]:
        sign = "!=" if values["Actor"] == 1 else "=="
        lines.append(f'rows = rows[rows["actor"] {sign} "not named"]')
    for control, column in (("Number", "target_number"), ("Deadline", "deadline")):
        if values[control]:
            test = "notna" if values[control] == 1 else "isna"
            lines.append(f'rows = rows[rows["{column}"].{test}()]')
    return "\n".join([*lines, 'rows[["item", "actor", "instrument", "target", "deadline"]]'])


def _equal(scene: ReadingAnAct, control: str, column: str, values: Mapping[str, int]) -> list[str]:
    (labels,) = [c.labels for c in scene.controls if c.name == control]
    if values[control] == 0:
        return []
    return [f'rows = rows[rows["{column}"] == "{labels[values[control]]}"]']


SCENES = {
    "citizenship_rules": CitizenshipRules,
    "policy_index": PolicyIndex,
    "reading_an_act": ReadingAnAct,
}
