"""Remittances (lesson 04), and skills and students (lesson 05)."""

from __future__ import annotations

import pandas as pd

from course_utils.brief.section import (
    Section,
    dollars,
    listed,
    newest,
    no_row,
    people,
    rows_of,
    share,
    the,
)
from course_utils.cards import Grid
from course_utils.countries import name, region
from course_utils.data import load
from course_utils.figures import COLOURS, Picture, figure, show

RECENT = 2020
FLOWS = {
    "remittances_received_usd": "remittances",
    "fdi_net_inflows_usd": "foreign direct investment",
    "oda_net_received_usd": "development aid received",
}
LEVELS = {"low_percent": "low", "medium_percent": "medium", "high_percent": "high"}


def remittances(iso3: str) -> Section:
    """What people abroad send, beside income, investment and aid, and what sending costs."""
    economy = rows_of("economy", iso3).sort_values("year")
    since = economy[economy["year"] >= 2000]
    facts, gaps = _received(iso3, economy)
    price, no_price = _price(iso3)
    drawn = since["remittances_received_usd"].notna().sum() > 1
    return Section(
        "04",
        "Remittances",
        "Money in cash or through informal dealers is not counted, nor who sent it or what it was "
        "spent on. Remittances belong to families; they are not income of the state.",
        ("economy", "remittance_inflows", "remittance_prices"),
        [*facts, *price],
        [*gaps, *no_price],
        figure=_flows(iso3, since) if drawn else None,
    )


def _received(iso3: str, economy: pd.DataFrame) -> tuple[list[str], list[str]]:
    facts: list[str] = []
    gaps = [] if len(economy) else [no_row("The World Bank", iso3, listed(list(FLOWS.values())))]
    for column, label in FLOWS.items():
        found = newest(economy, column, RECENT)
        if found is None:
            gaps += [_silent(iso3, label)] if len(economy) else []
            continue
        amount, year = found
        gdp = economy.set_index("year")["gdp_usd"].get(year)
        part = f", {share(amount, gdp)} of gross domestic product" if gdp == gdp and gdp else ""
        facts.append(f"{label.capitalize()} in {year}: {dollars(amount)}{part}.")
    estimate = newest(rows_of("remittance_inflows", iso3), "remittances_usd_million", RECENT)
    if estimate:
        facts.append(
            f"The World Bank and KNOMAD, who fill gaps, estimated remittances of "
            f"{dollars(estimate[0] * 1e6)} in {estimate[1]} (edition of December 2023)."
        )
    return facts, gaps


def _silent(iso3: str, label: str) -> str:
    return f"For {the(iso3)} the World Bank publishes no number on {label} since {RECENT}."


def _price(iso3: str) -> tuple[list[str], list[str]]:
    prices = rows_of("remittance_prices", iso3, "receiver")
    if prices.empty:
        return [], [
            f"The World Bank asked for no price of sending money to {the(iso3)} in any quarter of "
            "the table."
        ]
    when = _last_quarter(prices)
    last = prices[(prices["year"] == when[0]) & (prices["quarter"] == when[1])]
    senders = listed(sorted(the(sender) for sender in last["sender"]))
    prices_of = "one price" if len(last) == 1 else f"the median of {len(last)} prices"
    fact = (
        f"To send 200 dollars to {the(iso3)} cost {last['cost_percent'].median():.2f} percent in "
        f"quarter {when[1]} of {when[0]} ({prices_of}, from {senders}). The target of the United "
        "Nations is below 3 percent by 2030."
    )
    gap = f"After quarter {when[1]} of {when[0]} the table has no price for {the(iso3)}."
    return [fact], [gap] if when < (2025, 1) else []


def _last_quarter(prices: pd.DataFrame) -> tuple[int, int]:
    return max(zip(prices["year"], prices["quarter"], strict=True))


def _flows(iso3: str, economy: pd.DataFrame) -> Picture:
    largest = economy[list(FLOWS)].abs().max().max()
    scale, unit = (1e9, "billion") if largest >= 1e9 else (1e6, "million")
    fig, ax = figure(3.2)
    colours = ("blue", "orange", "green")
    for (column, label), colour in zip(FLOWS.items(), colours, strict=True):
        ax.plot(economy["year"], economy[column] / scale, color=COLOURS[colour], label=label)
    ax.axhline(0, color=COLOURS["grey"], linewidth=0.8)
    ax.legend(ncols=3, loc="upper left", bbox_to_anchor=(0, -0.1))
    ax.set(ylabel=f"{unit} current US dollars", xlim=(2000, 2025))
    ax.set_title(_largest(economy))
    known = economy.dropna(subset="remittances_received_usd")
    first, last = known.iloc[0], known.iloc[-1]
    alt = (
        f"Line chart of remittances, investment and aid to {the(iso3)}, where remittances go from "
        f"{dollars(first['remittances_received_usd'])} in {first['year']:.0f} to "
        f"{dollars(last['remittances_received_usd'])} in {last['year']:.0f}."
    )
    return show(fig, alt, "economy", "A line stops where no number was published.")


def _largest(economy: pd.DataFrame) -> str:
    """The finding of the figure: which flow was the largest in the last year that has all three."""
    whole = economy.dropna(subset=list(FLOWS))
    if whole.empty:
        return "Remittances and what is known beside them"
    last = whole.iloc[-1]
    label = FLOWS[str(last[list(FLOWS)].astype(float).idxmax())]
    return f"The largest of the three in {last['year']:.0f}: {label}"


def skills(iso3: str) -> Section:
    """Who left, by education, and how many students go and come."""
    rates = load("brain_drain").query("year == 2010 and sex == 'all'").set_index("origin")
    left, gone = _by_education(iso3, rates)
    moving, unknown = _students(iso3)
    top = _where_students_go(iso3)
    return Section(
        "05",
        "Skills and students",
        "The rates end in 2010 and count 20 destinations in the OECD: not Russia, the Gulf or a "
        "neighbour. They do not tell who returned, or whether leaving was a loss.",
        ("brain_drain", "students", "student_pairs"),
        [*left, *moving],
        [*gone, *unknown],
        [top] if top else [],
        _levels(iso3, rates) if iso3 in rates.index else None,
    )


def _by_education(iso3: str, rates: pd.DataFrame) -> tuple[list[str], list[str]]:
    if iso3 not in rates.index:
        return [], [no_row("The IAB", iso3, "the emigration rate by education")]
    row = rates.loc[iso3]
    return [
        f"Of the people aged 25 and more with higher education who were born in {the(iso3)}, "
        f"{row['high_percent']:.1f} percent lived in one of 20 countries of the OECD in 2010; of "
        f"those with little education, {row['low_percent']:.1f} percent."
    ], []


def _students(iso3: str) -> tuple[list[str], list[str]]:
    table = rows_of("students", iso3)
    if table.empty:
        return [], [no_row("UNESCO", iso3, "the number of students who go and come")]
    facts, gaps = [], []
    for column, words in (
        ("outbound_students", f"Students from {the(iso3)} abroad"),
        ("inbound_students", f"Students from abroad in {the(iso3)}"),
    ):
        found = newest(table, column, 2015)
        if found:
            facts.append(f"{words} in {found[1]}: {people(found[0])}.")
        else:
            gaps.append(f"{words}: UNESCO publishes no number since 2015.")
    return facts, gaps


def _where_students_go(iso3: str) -> Grid | None:
    rows = rows_of("student_pairs", iso3, "origin").query("year == 2018")
    if rows.empty:
        return None
    top = rows.nlargest(5, "students")
    cells = [
        [name(str(row.destination)), people(row.students), f"{row.share_percent:.1f} percent"]
        for row in top.itertuples()
    ]
    caption = "Where students went in 2018, among the destinations that report"
    return Grid(["Destination", "Students", "Share"], cells, caption)


def _levels(iso3: str, rates: pd.DataFrame) -> Picture:
    """The three rates of the country beside the median of its region."""
    regions = pd.Series({code: region(str(code)) for code in rates.index})
    near = rates[regions == region(iso3)]
    own, middle = rates.loc[iso3, list(LEVELS)], near[list(LEVELS)].median()
    fig, ax = figure(2.8)
    places = range(len(LEVELS))
    ax.barh([p - 0.2 for p in places], own, height=0.36, color=COLOURS["blue"])
    ax.barh([p + 0.2 for p in places], middle, height=0.36, color=COLOURS["pale"])
    for shift, values in ((-0.2, own), (0.2, middle)):
        for place, value in zip(places, values, strict=True):
            ax.text(value, place + shift, f" {value:.1f}", va="center")
    ax.set_yticks(list(places), [f"{label} education" for label in LEVELS.values()])
    ax.legend([the(iso3), f"median of {len(near)} origins in {region(iso3)}"], loc="best")
    ax.margins(x=0.12)
    ax.grid(visible=False)
    ax.set(xlabel="percent of people aged 25 and more who lived abroad", title=_who_left(own))
    said = ", ".join(f"{label} {own[column]:.1f}" for column, label in LEVELS.items())
    alt = (
        f"Bar chart of emigration rates of {the(iso3)} in 2010 by education, in percent, where the "
        f"rates are: {said}; grey bars show the median of {region(iso3)}."
    )
    return show(fig, alt, "brain_drain")


def _who_left(own: pd.Series) -> str:
    top = LEVELS[str(own.idxmax())]
    return f"People with {top} education had the highest rate in 2010"
