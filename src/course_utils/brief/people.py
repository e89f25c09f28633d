"""People abroad (lesson 01) and where they live (lesson 03)."""

from __future__ import annotations

import pandas as pd

from course_utils.brief.section import Section, no_row, people, rows_of, share, the
from course_utils.cards import Grid
from course_utils.countries import name
from course_utils.data import load
from course_utils.figures import COLOURS, Picture, figure, show
from course_utils.models.concentration import effective_number

YEAR = 2024
SHOWN = 8
CLAIMS = 6
MILLION = 1e6


def people_abroad(iso3: str) -> Section:
    """How many people born in the country live elsewhere, and what is said about their number."""
    totals = rows_of("migrant_totals", iso3).sort_values("year")
    facts, gaps = _counted(iso3, totals)
    fled, unknown = _fled(iso3)
    claims = rows_of("diaspora_claims", iso3)
    if claims.empty:
        gaps.append(f"The course found no claim on the size of a diaspora of {the(iso3)}.")
    return Section(
        "01",
        "People abroad",
        "People born in a country who live elsewhere are not a diaspora: children born abroad do "
        "not count, and nobody was asked how they feel. A place of birth does not tell "
        "citizenship, language or origin. The numbers are for one moment, and do not tell when or "
        "why people moved.",
        ("migrant_totals", "refugees", "diaspora_claims"),
        [*facts, *fled],
        [*gaps, *unknown],
        [_said(claims)] if len(claims) else [],
        _over_time(iso3, totals) if len(totals) and totals["emigrants"].max() > 0 else None,
    )


def _counted(iso3: str, totals: pd.DataFrame) -> tuple[list[str], list[str]]:
    if totals.empty:
        return [], [no_row("UN DESA", iso3, "the number of people abroad")]
    last, first = totals.iloc[-1], totals.iloc[0]
    abroad = (
        f"In {last['year']}, {people(last['emigrants'])} people born in {the(iso3)} lived abroad"
    )
    if last["emigrants"] and last["population"]:
        abroad += f", {_per_100(last)} for every 100 people who lived in the country"
    women = f" Women and girls were {share(last['emigrants_female'], last['emigrants'])} of them."
    return [
        f"{abroad}.{women if last['emigrants'] else ''}",
        f"In {first['year']} the number was {people(first['emigrants'])}.",
        f"People born elsewhere who lived in {the(iso3)} in {last['year']}: "
        f"{people(last['immigrants'])}.",
    ], []


def _per_100(row: pd.Series) -> str:
    return f"{100 * row['emigrants'] / row['population']:.1f}"


def _fled(iso3: str) -> tuple[list[str], list[str]]:
    rows = rows_of("refugees", iso3, "origin")
    rows = rows[rows["year"] == rows["year"].max()]
    groups = ["refugees", "asylum_seekers", "other_in_need_of_protection"]
    if rows.empty:
        note = " UNHCR counts Serbia and Kosovo as one." if iso3 == "XKX" else ""
        return [], [no_row("UNHCR", iso3, "the number of refugees") + note]
    fled, waiting, others = rows[groups].sum(min_count=1)
    care = " Refugees in the care of UNRWA are not in this number." if iso3 == "PSE" else ""
    counted = f"{people(fled)} refugees and {people(waiting)} asylum seekers"
    if pd.notna(others):  # an empty cell is no count of zero
        counted += f", and {people(others)} others in need of protection,"
    return [
        f"At the end of {rows['year'].iloc[0]} UNHCR counted {counted} from {the(iso3)}.{care}"
    ], []


def _said(claims: pd.DataFrame) -> Grid:
    newest = claims.sort_values("year", ascending=False).head(CLAIMS)
    rows = [
        [str(row.group), people(row.people), str(int(row.year)), str(row.source)]
        for row in newest.itertuples()
    ]
    header = ["Group", "People, as was said", "Year", "Who said it"]
    return Grid(header, rows, "What was said about the size: claims, not counts")


def _over_time(iso3: str, totals: pd.DataFrame) -> Picture:
    first, last = totals.iloc[0], totals.iloc[-1]
    scale, unit = (MILLION, "million people") if last["emigrants"] >= MILLION else (1, "people")
    fig, ax = figure(3.0)
    for column, colour in (("emigrants", "blue"), ("immigrants", "orange")):
        ax.plot(totals["year"], totals[column] / scale, marker="o", color=COLOURS[colour])
    ax.legend([f"born in {the(iso3)}, live abroad", f"born abroad, live in {the(iso3)}"])
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    ax.set(ylim=(0, None), ylabel=unit, title=f"People abroad: {_change(first, last)}")
    alt = (
        f"Line chart of people born in {the(iso3)} who live abroad, where the number goes from "
        f"{people(first['emigrants'])} in {first['year']} to {people(last['emigrants'])} in "
        f"{last['year']}; the other line shows people born abroad who live in the country."
    )
    return show(fig, alt, "migrant_totals", "Every fifth year, and 2024.")


def _change(first: pd.Series, last: pd.Series) -> str:
    before, after = first["emigrants"], last["emigrants"]
    word = "more than" if after > before else "fewer than" if after < before else "as many as"
    return f"{word} in {first['year']}"


def networks(iso3: str) -> Section:
    """In which countries the people abroad live, how far away, and with which embassies."""
    stock = rows_of("migrant_stock", iso3, "origin")
    there = stock[(stock["year"] == YEAR) & (stock["destination"] != "OOO")]
    there = there[there["migrants"] > 0].set_index("destination")["migrants"]
    there = there.sort_values(ascending=False)
    posts = rows_of("diplomatic_posts", iso3, "sender")
    reach, no_posts = _reach(iso3, there, posts[posts["year"] == posts["year"].max()])
    facts, gaps = _spread(iso3, there)
    return Section(
        "03",
        "Where people live, and ties between places",
        "Destinations list different numbers of origins: in 2024 Australia 197, the United States "
        "59, Germany 27. So a destination may be missing although many people live there. Numbers "
        "by destination are lower limits.",
        ("migrant_stock", "pairs", "diplomatic_posts"),
        [*facts, *reach],
        [*gaps, *no_posts],
        [_destinations(iso3, there)] if len(there) else [],
    )


def _spread(iso3: str, there: pd.Series) -> tuple[list[str], list[str]]:
    if there.empty:
        return [], [no_row("UN DESA", iso3, "where its people abroad live")]
    first = share(there.iloc[0], there.sum())
    countries = "countries list" if len(there) > 1 else "country lists"
    return [
        f"In {YEAR}, {len(there)} {countries} people born in {the(iso3)}. "
        f"{_begin(str(there.index[0]))} has "
        f"{first} of them.",
        *([_concentrated(effective_number(there))] if len(there) > 1 else []),
    ], []


def _concentrated(countries: float) -> str:
    if countries < 1.05:
        return "Almost all of those who are listed live in one country."
    equal = f"{countries:.1f} countries with equal numbers"
    return f"They are as concentrated as if they lived in {equal}."


def _begin(iso3: str) -> str:
    """The name of a country at the beginning of a sentence."""
    text = the(iso3)
    return text[0].upper() + text[1:]


def _reach(iso3: str, there: pd.Series, posts: pd.DataFrame) -> tuple[list[str], list[str]]:
    if posts.empty:
        senders = load("diplomatic_posts")["sender"].nunique()
        return [], [
            f"The Lowy Institute lists the embassies of {senders} states and territories, and "
            f"{the(iso3)} is not among them. This does not mean that it has none."
        ]
    if there.empty:
        return [], []
    reached = there[there.index.isin(posts["host"])].sum()
    return [
        f"In {posts['year'].iloc[0]}, {share(reached, there.sum())} of them lived in a country "
        f"where {the(iso3)} has an embassy, a consulate or a mission."
    ], []


def _destinations(iso3: str, there: pd.Series) -> Grid:
    ties = ties_of(iso3)
    rows = []
    for destination, migrants in there.head(SHOWN).items():
        tie = ties.loc[destination] if destination in ties.index else None
        rows.append(
            [name(str(destination)), people(migrants), share(migrants, there.sum()), *_tie(tie)]
        )
    header = ["Destination", "People", "Share", "Distance, km", "Common official language"]
    count = "The largest destinations" if len(rows) > 1 else "The only destination"
    return Grid(header, rows, f"{count} in {YEAR} (distance and language: about 2011)")


def ties_of(iso3: str) -> pd.DataFrame:
    """The ties of one country, by partner."""
    pairs = load("pairs")
    mine = pairs[(pairs["country_a"] == iso3) | (pairs["country_b"] == iso3)]
    partner = mine["country_a"].where(mine["country_b"] == iso3, mine["country_b"])
    return mine.set_index(partner.rename("partner"))


def _tie(tie: pd.Series | None) -> list[str]:
    if tie is None or pd.isna(tie["distance_km"]):
        return ["unknown", "unknown"]
    language = {1.0: "yes", 0.0: "no"}.get(tie["official_language"], "unknown")
    return [f"{tie['distance_km']:,.0f}", language]
