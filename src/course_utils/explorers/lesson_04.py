"""Explorers of lesson 04: money from abroad, years of shock, and what it costs to send money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.collections import LineCollection

from course_utils.countries import homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.explorers.parts import MovingScale
from course_utils.figures import COLOURS, figure

NOTHING = np.empty((0, 2))


def said(value: float) -> str:
    """A number for a sentence or a table; a missing one in words."""
    if not np.isfinite(value):
        return "no number"
    if 0 < value < 0.005:
        return "under 0.01"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    return f"{round(float(value), digits) + 0.0:,.{digits}f}".replace("-", "−")


# ---------------------------------------------------------------- money from abroad

FLOWS = {
    "remittances_received_usd": "remittances",
    "fdi_net_inflows_usd": "investment",
    "oda_net_received_usd": "aid",
}
TOGETHER = "investment and aid"
LINES = {"remittances": "blue", "investment": "orange", "aid": "green", TOGETHER: "red"}
GROUPS = {
    "Low and middle income": "low and middle income",
    "Low and middle without China": "low and middle income",
    "World": "world",
}
WITHOUT_CHINA = list(GROUPS)[1]  # short, because the list of choices has to fit on a small page
IN_WORDS = {WITHOUT_CHINA: "Low and middle income without China"}
MONEY_MEASURES = ("dollars", "percent of GDP", "dollars a person")
LAYERS = ("as two lines", "added together")
TABLE_YEARS = [1995, 2000, 2005, 2010, 2015, 2019, 2020, 2021, 2022, 2023, 2024]
RECENT = 2015
GAP = 0.1  # between two labels at the ends of lines


class MoneyFromAbroad(Scene):
    """Do people abroad send more than investors and donors, to whom, and since when?"""

    title = "Migrants, investors, donors: who sends more?"
    tables = ("economy_groups", "economy")

    def __init__(self) -> None:
        self.money = _money_by_place()
        self.places = list(self.money)
        self.controls = [
            Control("Receiver", self.places),
            Control("Measure", MONEY_MEASURES, "radio"),
            Control("Investment and aid", LAYERS, "radio"),
        ]
        self.figure, axes = figure(4.2)
        axes.set(xlim=(1989.5, 2030.8), xticks=range(1990, 2025, 5))
        self.scale = MovingScale(axes)
        self.lines = {
            who: axes.plot([], [], marker="o", markersize=3.2, color=COLOURS[colour])[0]
            for who, colour in LINES.items()
        }
        self.labels = {
            who: axes.text(2024.6, 0, "", color=COLOURS["ink"], va="center") for who in LINES
        }
        self.unit = axes.text(0, 1.02, "", transform=axes.transAxes)
        self.moving = [
            *self.scale.moving,
            *self.lines.values(),
            *self.labels.values(),
            self.unit,
        ]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        place = self.places[values["Receiver"]]
        measure = MONEY_MEASURES[values["Measure"]]
        added = values["Investment and aid"] == 1
        shown, unit = self.measured(place, measure, added)
        self._paint(shown, unit)
        who = IN_WORDS.get(place, place)
        return View(
            title=_money_title(who, shown, unit),
            alt=f"Line chart of {', '.join(shown.columns)} in {unit} by year, {who}, "
            f"where {_latest(shown, unit)}.",
            sentence=f"{who} {_latest(shown, unit)}. {_gaps(shown)}",
            header=["Year", *(f"{column.capitalize()}, {unit}" for column in shown.columns)],
            rows=[[str(y), *map(said, shown.loc[y])] for y in TABLE_YEARS if y in shown.index],
            code=_money_code(place, measure, added, unit),
        )

    def measured(self, place: str, measure: str, added: bool) -> tuple[pd.DataFrame, str]:
        """The flows of a place by year, and their unit. A sum with a missing part is missing."""
        money = self.money[place]
        flows = money[list(FLOWS)].rename(columns=FLOWS)
        if added:
            together = flows["investment"] + flows["aid"]
            flows = flows[["remittances"]].assign(**{TOGETHER: together})
        if measure == "percent of GDP":
            return 100 * flows.div(money["gdp_usd"], axis="index"), "percent of GDP"
        if measure == "dollars a person":
            return flows.div(money["population"], axis="index"), "dollars a person"
        factor, unit = _money_unit(flows)
        return flows / factor, unit

    def _paint(self, shown: pd.DataFrame, unit: str) -> None:
        self.scale.fit(shown.to_numpy().ravel())
        self.unit.set_text(unit)
        ends = {}
        for who, line in self.lines.items():
            column = shown.get(who, pd.Series(dtype=float))
            line.set_data(list(column.index), [self.scale.at(value) for value in column])
            if column.notna().any():
                ends[who] = self.scale.at(column.dropna().iloc[-1])
        heights = spread(ends)
        for who, label in self.labels.items():
            label.set_text(_end_label(who, shown[who]) if who in heights else "")
            label.set_y(heights.get(who, 0))


def _end_label(who: str, column: pd.Series) -> str:
    """The name of a line, and where it ends if that is long ago."""
    last = column.last_valid_index()
    return who.replace(" and ", "\nand ") + ("" if last >= 2020 else f"\nto {last}")


def spread(ends: Mapping[str, float]) -> dict[str, float]:
    """Heights for labels at these heights that do not lie upon each other, from below to above."""
    heights: dict[str, float] = {}
    last = -np.inf
    for who in sorted(ends, key=lambda key: ends[key]):
        last = max(ends[who], last + GAP)
        heights[who] = last
    return heights


def _money_by_place() -> dict[str, pd.DataFrame]:
    economy, groups = load("economy"), load("economy_groups")
    columns = [*FLOWS, "gdp_usd", "population"]
    years = range(1990, 2025)
    by_country = {
        str(code): rows.set_index("year")[columns].reindex(years)
        for code, rows in economy.groupby("iso3")
    }
    places = {
        label: groups[groups["group"] == group].set_index("year")[columns].reindex(years)
        for label, group in GROUPS.items()
    }
    places[WITHOUT_CHINA] = places[WITHOUT_CHINA] - by_country["CHN"]
    enough = [code for code, rows in by_country.items() if rows["remittances_received_usd"].any()]
    return places | {name(code): by_country[code] for code in sorted(enough, key=name)}


def _money_unit(flows: pd.DataFrame) -> tuple[float, str]:
    largest = flows.abs().to_numpy()
    return (1e9, "billion dollars") if np.nanmax(largest) >= 2e9 else (1e6, "million dollars")


def _newest(shown: pd.DataFrame) -> pd.Series | None:
    """The newest year to speak of: with all flows if that is recent, else with two of them."""
    full = shown.dropna()
    if len(full) and full.index[-1] >= RECENT:
        return full.iloc[-1]
    some = shown.dropna(thresh=2)
    return None if some.empty else some.iloc[-1].dropna()


def _money_title(who: str, shown: pd.DataFrame, unit: str) -> str:
    last = _newest(shown)
    if last is None:
        return f"{who}: no year with two numbers to compare"
    parts = ", ".join(f"{flow} {said(value)}" for flow, value in last.items())
    return f"{who}, {last.name}: {parts} {unit}"


def _latest(shown: pd.DataFrame, unit: str) -> str:
    last = _newest(shown)
    if last is None:
        return "no year has two of the numbers, so nothing can be compared"
    order = last.sort_values(ascending=False)
    parts = ", ".join(f"{who} {said(value)}" for who, value in order.items())
    return f"in {last.name}, in {unit}, from the largest to the smallest: {parts}"


def _gaps(shown: pd.DataFrame) -> str:
    missing = [f"{who} {count}" for who, count in shown.isna().sum().items() if count]
    if not missing:
        return "No year is missing."
    return (
        f"Years without a number, of {len(shown)}: {', '.join(missing)}. "
        "A gap means that nothing was published. It does not mean zero."
    )


def _money_code(place: str, measure: str, added: bool, unit: str) -> str:
    flows = list(FLOWS)
    lines = _rows_code(place)
    lines.append(f"flows = money[{flows}]")
    if added:
        lines.append('together = money["fdi_net_inflows_usd"] + money["oda_net_received_usd"]')
        lines.append(f"flows = flows[{flows[:1]}].assign(together=together)")
    last = {
        "percent of GDP": '100 * flows.div(money["gdp_usd"], axis="index")',
        "dollars a person": 'flows.div(money["population"], axis="index")',
        "dollars": f"flows / {'1e9' if unit.startswith('billion') else '1e6'}",
    }
    return "\n".join([*lines, f"({last[measure]}).loc[:2024]"])


def _rows_code(place: str) -> list[str]:
    columns = [*FLOWS, "gdp_usd", "population"]
    economy = ['economy = load("economy")', f"columns = {columns}"]
    if place not in GROUPS:
        code = load("countries").set_index("name")["iso3"][place]
        return [
            *economy,
            f'money = economy[economy["iso3"] == "{code}"].set_index("year")[columns]',
        ]
    groups = [
        'groups = load("economy_groups")',
        f'money = groups[groups["group"] == "{GROUPS[place]}"].set_index("year")[columns]',
    ]
    if place != WITHOUT_CHINA:
        return [*economy[1:], *groups]
    china = 'china = economy[economy["iso3"] == "CHN"].set_index("year")[columns]'
    return [*economy, *groups, china, "money = money - china"]


# ---------------------------------------------------------------- years of shock

SHOCK_MEASURES = ("percent", "million dollars")
LARGEST = "the 18 largest receivers"
DEPENDENT = "the 18 most dependent"
EAST = "the states of the former Soviet Union"
FORMER_SOVIET = [
    *("ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU"),
    *("LVA", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"),
]
BARS = 18


class Shocks(Scene):
    """Who received less than the year before, and who received more?"""

    title = "A year of shock: who received less, who received more?"
    tables = ("economy",)

    def __init__(self) -> None:
        economy = load("economy")
        self.received = economy.pivot(
            index="year", columns="iso3", values="remittances_received_usd"
        )
        gdp = economy.pivot(index="year", columns="iso3", values="gdp_usd")
        self.share = 100 * self.received / gdp
        self.years = list(range(2001, 2025))
        self.controls = [
            Control("Year", [str(y) for y in self.years], "range", self.years.index(2009)),
            Control("Countries", (LARGEST, DEPENDENT, EAST), "radio"),
            Control("Change in", SHOCK_MEASURES, "radio"),
        ]
        self.figure, axes = figure(5.6)
        axes.set(xlim=(-1.62, 1.3), ylim=(BARS - 0.4, -1.7))
        axes.set_axis_off()
        self.bars = axes.barh(range(BARS), [0] * BARS, height=0.72)
        self.names = [axes.text(-1.6, y, "", va="center") for y in range(BARS)]
        self.values = [axes.text(0, y, "", va="center") for y in range(BARS)]
        self.unit = axes.text(0, -1.2, "", ha="center", va="center")
        axes.plot([0, 0], [-0.5, BARS - 0.5], color=COLOURS["grey"], linewidth=1)
        self.moving = [*self.bars, *self.names, *self.values, self.unit]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        year = self.years[values["Year"]]
        group = (LARGEST, DEPENDENT, EAST)[values["Countries"]]
        measure = SHOCK_MEASURES[values["Change in"]]
        before, after = self.received.loc[year - 1], self.received.loc[year]
        codes = self.chosen(group, year)
        change = changed(before[codes], after[codes], measure).sort_values()
        self._paint(change)
        self.unit.set_text(f"change from {year - 1} to {year}, {measure}")
        return View(
            title=_shock_title(year, group, change),
            alt=f"Bar chart of the change of remittances from {year - 1} to {year} in {measure}, "
            f"for {group}, where {_shock_ends(change)}.",
            sentence=f"{_everybody(before, after, year)} In the picture, in {measure}: "
            f"{_shock_ends(change)}. {_absent(group, codes)}{_mark(change)}"
            "These are dollars of the day: a fall of the rouble or the euro is in them. "
            "A sudden jump can be a new way of recording.",
            header=["Country", f"{year - 1}, million dollars", str(year), "Change in percent"],
            rows=[
                [name(c), said(before[c] / 1e6), said(after[c] / 1e6), _percent(before, after, c)]
                for c in change.index
            ],
            code=_shock_code(year, group, measure),
        )

    def chosen(self, group: str, year: int) -> list[str]:
        """The countries of a group that have a number for the year and for the year before."""
        both = self.received.loc[[year - 1, year]].dropna(axis="columns").columns
        if group == EAST:
            return [code for code in FORMER_SOVIET if code in both]
        size = self.received if group == LARGEST else self.share
        return list(size.loc[year - 1, both].dropna().nlargest(BARS).index)

    def _paint(self, change: pd.Series) -> None:
        longest = change.abs().max() if len(change) else 1
        home = homeland()
        for row in range(BARS):
            there = row < len(change)
            value = float(change.iloc[row]) if there else 0.0
            code = str(change.index[row]) if there else ""
            bar, width = self.bars[row], value / (longest or 1)
            bar.set_width(width)
            bar.set_visible(there)
            bar.set_color(COLOURS["red"] if value < 0 else COLOURS["blue"])
            self.names[row].set_text(_marked(code, home))
            self.values[row].set_text(_signed(value) if there else "")
            # The number stands at the right of the line even if the bar goes to the left.
            self.values[row].set_x(max(width, 0) + 0.02)


def changed(before: pd.Series, after: pd.Series, measure: str) -> pd.Series:
    """The change from one year to the next, in percent of the first or in million dollars."""
    return 100 * (after / before - 1) if measure == "percent" else (after - before) / 1e6


def _marked(code: str, home: str) -> str:
    return f"{name(code)[:26]}{' ◂' if code == home else ''}" if code else ""


def _mark(change: pd.Series) -> str:
    return f"◂ marks {name(homeland())}. " if homeland() in change.index else ""


def _signed(value: float) -> str:
    if 0 < value < 0.005:
        return "under 0.01"
    digits = 0 if abs(value) >= 100 else 1
    return f"{round(float(value), digits) + 0.0:+,.{digits}f}".replace("-", "−")


def _percent(before: pd.Series, after: pd.Series, code: str) -> str:
    return _signed(100 * (after[code] / before[code] - 1))


def _shock_title(year: int, group: str, change: pd.Series) -> str:
    return f"{year}: {(change < 0).sum()} of {len(change)} received less ({group})"


def _shock_ends(change: pd.Series) -> str:
    if change.empty:
        return "no country has a number for both years"
    low, high = change.index[0], change.index[-1]
    return (
        f"{name(str(low))} has {_signed(change.iloc[0])} and "
        f"{name(str(high))} has {_signed(change.iloc[-1])}"
    )


def _everybody(before: pd.Series, after: pd.Series, year: int) -> str:
    change = changed(before, after, "percent").dropna()
    return (
        f"Of all {len(change)} countries with a number for {year - 1} and {year}, "
        f"{(change < 0).sum()} received less. The median change is "
        f"{_signed(change.median())} percent."
    )


def _absent(group: str, codes: Sequence[str]) -> str:
    absent = [name(code) for code in FORMER_SOVIET if code not in codes] if group == EAST else []
    return f"Without a number: {', '.join(absent)}. " if absent else ""


def _shock_code(year: int, group: str, measure: str) -> str:
    lines = [
        'economy = load("economy").set_index(["year", "iso3"])',
        'received = economy["remittances_received_usd"].unstack()',
        f'both = received.loc[[{year - 1}, {year}]].dropna(axis="columns").columns',
    ]
    if group == EAST:
        lines.append(f"codes = [code for code in {FORMER_SOVIET} if code in both]")
    else:
        size = "received" if group == LARGEST else 'received / economy["gdp_usd"].unstack()'
        lines.append(f"size = {size}")
        lines.append(f"codes = size.loc[{year - 1}, both].dropna().nlargest({BARS}).index")
    lines.append(f"before, after = received.loc[{year - 1}, codes], received.loc[{year}, codes]")
    result = "100 * (after / before - 1)" if measure == "percent" else "(after - before) / 1e6"
    return "\n".join([*lines, f"({result}).sort_values()"])


# ---------------------------------------------------------------- what it costs to send money

SIDES = ("received by", "sent from")
KEPT = ("all corridors", "those with a price in 2016 and in 2025")
TOP, BOTTOM = 20.0, -1.6  # percent; what lies outside stands at the edge
ROWS = 10


class SendingCosts(Scene):
    """What does it cost to send 200 dollars, from where, to where, and since when?"""

    title = "What does it cost to send 200 dollars?"
    tables = ("remittance_prices",)

    def __init__(self) -> None:
        prices = load("remittance_prices")
        prices = prices.assign(time=prices["year"] + (prices["quarter"] - 1) / 4)
        self.prices = prices
        self.quarters = sorted(prices["time"].unique())
        self.codes = sorted(set(prices["sender"]) | set(prices["receiver"]), key=name)
        home, last = self._start()
        self.controls = [
            Control("Country", [name(code) for code in self.codes], start=self.codes.index(home)),
            Control("Money", SIDES, "radio"),
            Control("Quarter", [_quarter(t) for t in self.quarters], "range", last),
            Control("Corridors", KEPT, "radio"),
        ]
        self.figure, axes = figure(4.2)
        axes.set(
            xlim=(2010.7, 2026.9), ylim=(BOTTOM - 0.4, TOP + 0.6), ylabel="percent of the amount"
        )
        axes.set_xticks(range(2011, 2026, 2))
        axes.set_yticks(range(0, 21, 5), ["0", "5", "10", "15", "20 or\nmore"])
        for limit in (3, 5):
            axes.plot(
                [2010.7, 2025.2], [limit] * 2, color=COLOURS["ink"], linewidth=1, dashes=(4, 3)
            )
            axes.text(2025.4, limit, f"{limit} percent", va="center", fontsize=9.5)
        self.paths = LineCollection([], colors="#B9DCF2", linewidths=1.1)
        axes.add_collection(self.paths)
        self.middle = axes.plot([], [], color=COLOURS["blue"], linewidth=2.6)[0]
        self.cursor = axes.plot([], [], color=COLOURS["orange"], linewidth=1.4)[0]
        self.dots = axes.scatter([], [], s=26, color=COLOURS["orange"], zorder=3)
        self.moving = [self.paths, self.cursor, self.middle, self.dots]

    def _start(self) -> tuple[str, int]:
        """The homeland, or Uzbekistan, and the last quarter in which money to it had a price."""
        received = self.prices.groupby("receiver")["time"].max()
        home = homeland() if homeland() in received else "UZB"
        return home, self.quarters.index(received[home])

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code, inward = self.codes[values["Country"]], values["Money"] == 0
        time, same = self.quarters[values["Quarter"]], values["Corridors"] == 1
        rows = self.corridors(code, inward, same)
        now = rows[rows["time"] == time].set_index("receiver" if not inward else "sender")
        cost = now["cost_percent"].sort_values(ascending=False)
        self._paint(rows, cost, time)
        what = f"{SIDES[values['Money']]} {name(code)}"
        kept = f" ({KEPT[1]})" if same else ""
        return View(
            title=_cost_title(what, time, cost),
            alt=f"Line chart of the cost of sending 200 dollars {what} by quarter, {KEPT[same]}, "
            f"with {_quarter(time)} marked, where {_cost_ends(cost)}.",
            sentence=f"{_quarter(time)}, money {what}{kept}: {_targets(cost)} {_last(rows, same)}",
            header=["Other country", "Cost in percent", "Services that were asked"],
            rows=[
                [name(c), said(value), said(now["services"][c])]
                for c, value in cost.head(ROWS).items()
            ],
            code=_cost_code(code, inward, same, time),
        )

    def corridors(self, code: str, inward: bool, same: bool) -> pd.DataFrame:
        """The rows of one country on one side; `same`: corridors with prices in 2016 and 2025."""
        prices = self.prices
        rows = prices[prices["receiver" if inward else "sender"] == code]
        if not same:
            return rows
        pair = rows["sender"] + rows["receiver"]
        first, last = (set(pair[rows["year"] == year]) for year in (2016, 2025))
        return rows[pair.isin(first & last)]

    def _paint(self, rows: pd.DataFrame, cost: pd.Series, time: float) -> None:
        wide = rows.pivot_table(index="time", columns=["sender", "receiver"], values="cost_percent")
        wide = wide.reindex(self.quarters)
        self.paths.set_segments(
            [np.column_stack([wide.index, column.clip(BOTTOM, TOP)]) for _, column in wide.items()]
        )
        middle = wide.median(axis="columns").clip(BOTTOM, TOP)
        self.middle.set_data(list(wide.index), list(middle))
        self.cursor.set_data([time, time], [BOTTOM - 0.4, TOP + 0.6])
        spots = np.column_stack([np.full(len(cost), time), cost.clip(BOTTOM, TOP)])
        self.dots.set_offsets(spots if len(cost) else NOTHING)


def _quarter(time: float) -> str:
    return f"{int(time)}, quarter {round(4 * (time % 1)) + 1}"


def _cost_title(what: str, time: float, cost: pd.Series) -> str:
    if cost.empty:
        return f"{_quarter(time)}: no price for money {what}"
    above = (cost > 5).sum()
    return f"{_quarter(time)}: {above} of {_corridors(len(cost))} above 5 percent, money {what}"


def _corridors(count: int) -> str:
    return f"{count} corridor{'' if count == 1 else 's'}"


def _cost_ends(cost: pd.Series) -> str:
    if cost.empty:
        return "nothing is marked because no price is known"
    if len(cost) == 1:
        return f"{name(cost.index[0])} has {said(cost.iloc[0])} percent"
    dear, cheap = cost.index[0], cost.index[-1]
    return f"{name(dear)} has {said(cost.iloc[0])} percent and {name(cheap)} {said(cost.iloc[-1])}"


def _targets(cost: pd.Series) -> str:
    if cost.empty:
        return "no price. That does not mean that no money was sent."
    return (
        f"{_corridors(len(cost))}, the median cost is {said(cost.median())} percent. "
        f"At most 3 percent: {(cost <= 3).sum()}. Above 5 percent: {(cost > 5).sum()}. "
        f"The most expensive is {name(cost.index[0])} with {said(cost.iloc[0])} percent."
    )


def _last(rows: pd.DataFrame, same: bool) -> str:
    if rows.empty and same:
        return "No corridor of this country has a price both in 2016 and in 2025."
    if rows.empty:
        return "The table has no corridor here at any time."
    ends = rows.groupby(["sender", "receiver"])["time"].max()
    stopped = int((ends < 2025).sum())
    edge = "Costs outside the picture stand at its edge. " if _outside(rows) else ""
    if same:
        return f"{edge}Corridors with a price in 2016 and in 2025: {len(ends)}."
    return f"{edge}Corridors that once had a price: {len(ends)}; without one in 2025: {stopped}."


def _outside(rows: pd.DataFrame) -> bool:
    return bool(((rows["cost_percent"] > TOP) | (rows["cost_percent"] < BOTTOM)).any())


def _cost_code(code: str, inward: bool, same: bool, time: float) -> str:
    here, there = ("receiver", "sender") if inward else ("sender", "receiver")
    lines = ['prices = load("remittance_prices")', f'rows = prices[prices["{here}"] == "{code}"]']
    if same:
        lines += [
            f'first = set(rows[rows["year"] == 2016]["{there}"])',
            f'last = set(rows[rows["year"] == 2025]["{there}"])',
            f'rows = rows[rows["{there}"].isin(first & last)]',
        ]
    quarter = round(4 * (time % 1)) + 1
    lines.append(f'now = rows[(rows["year"] == {int(time)}) & (rows["quarter"] == {quarter})]')
    cost = f'now.set_index("{there}")["cost_percent"]'
    return "\n".join([*lines, f"{cost}.sort_values(ascending=False).head({ROWS})"])


SCENES = {"money_from_abroad": MoneyFromAbroad, "shocks": Shocks, "sending_costs": SendingCosts}
