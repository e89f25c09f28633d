"""The state: votes (06), words (07), rules (08), ties online (09), services online (10)."""

from __future__ import annotations

import pandas as pd

from course_utils.brief.people import ties_of
from course_utils.brief.section import Section, newest, no_row, people, rows_of, the
from course_utils.cards import Grid
from course_utils.countries import name
from course_utils.data import load
from course_utils.figures import COLOURS, Picture, figure, show

WORDS = ["diaspora", "compatriots_abroad", "citizens_nationals_abroad", "expatriates_emigrants"]
FROM = 1990
LONGEST_SENTENCE = 400  # characters
RULES = {
    "dual_citizenship": "Who may hold two citizenships?",
    "loss_by_foreign_citizenship": "Is citizenship lost by taking another one?",
    "loss_by_living_abroad": "Can citizenship be lost by living abroad?",
    "child_born_abroad": "Does a child born abroad get it from a parent?",
    "former_citizen": "Is there a special way back for former citizens?",
    "descendant_of_former_citizen": "Is there a special way for their descendants?",
    "co_ethnic": "Is there a special way for people of the same origin?",
}


def votes(iso3: str) -> Section:
    """Votes from abroad: the rule, the register, the ballots."""
    rows = rows_of("overseas_vote_cases", iso3).sort_values("year")
    states = load("overseas_vote_cases")["iso3"].nunique()
    gap = (
        f"The course found no page on votes from abroad for {the(iso3)}; its table holds {states} "
        "states. This is not a no: look for the law, for a register of voters and for ballots "
        "that were counted."
    )
    counted = rows.dropna(subset="voted_abroad")
    gaps = [gap] if rows.empty else []
    if len(rows) and counted.empty:
        gaps = [f"No number of votes from abroad was found for {the(iso3)}."]
    return Section(
        "06",
        "Votes from abroad",
        "The cases were chosen because a page was found. A turnout of the registered is no "
        "turnout of all who could vote, and nobody knows whom they voted for.",
        ("overseas_vote_cases",),
        gaps=gaps,
        grids=[_elections(rows)] if len(rows) else [],
    )


def _elections(rows: pd.DataFrame) -> Grid:
    cells = [
        [
            str(row.election),
            str(row.how) if isinstance(row.how, str) else "unknown",
            _count(row.registered_abroad),
            _count(row.voted_abroad),
            "unknown" if pd.isna(row.turnout_percent) else f"{row.turnout_percent:.1f} percent",
        ]
        for row in rows.itertuples()
    ]
    header = ["Election", "How", "Registered abroad", "Voted abroad", "Turnout of the registered"]
    return Grid(header, cells, "Votes from abroad that the course could find")


def _count(number: float) -> str:
    return "unknown" if pd.isna(number) else people(number)


def words(iso3: str) -> Section:
    """How the state spoke of people abroad in the General Debate of the United Nations."""
    speeches = rows_of("debate_mentions", iso3)
    recent = speeches[speeches["year"] >= FROM]
    facts, gaps = [], []
    if recent.empty:
        gaps.append(no_row("The corpus of the General Debate", iso3, f"its speeches since {FROM}"))
    else:
        facts.append(_spoken(iso3, recent))
    sentence = _last_sentence(iso3)
    return Section(
        "07",
        "Words in the General Debate of the United Nations",
        "A speech gives the view of one government. A zero says that these words were not used, "
        "not that the topic was absent. A sentence may also speak of people of another country. "
        "All texts are English; a translator chose the word.",
        ("debate_mentions", "debate_sentences"),
        [*facts, *sentence],
        gaps,
        figure=_rates(iso3, recent) if len(recent) else None,
    )


def _spoken(iso3: str, recent: pd.DataFrame) -> str:
    used = int(recent[WORDS].sum().sum())
    everybody = load("debate_mentions").query("year >= @FROM")
    speeches = "1 speech" if len(recent) == 1 else f"{len(recent)} speeches"
    times = "not once" if used == 0 else "once" if used == 1 else f"{used} times"
    return (
        f"In {speeches} from {recent['year'].min()} to {recent['year'].max()}, {the(iso3)} used "
        "words such as diaspora, compatriots or citizens or workers abroad, expatriates and "
        f"emigrants {times}: {_rate(recent):.2f} for every 10,000 words. All states together: "
        f"{_rate(everybody):.2f}."
    )


def _rate(rows: pd.DataFrame) -> float:
    """Mentions for every 10,000 words."""
    return float(10_000 * rows[WORDS].sum().sum() / rows["words"].sum())


def _last_sentence(iso3: str) -> list[str]:
    rows = rows_of("debate_sentences", iso3)
    rows = rows[rows["term"].isin(WORDS) & (rows["year"] >= FROM)].sort_values("year")
    if rows.empty:
        return []
    last = rows.iloc[-1]
    text = " ".join(str(last["sentence"]).split())
    text = text if len(text) <= LONGEST_SENTENCE else text[:LONGEST_SENTENCE] + " …"
    return [f"The last such sentence that was found, of {last['year']}: “{text}”"]


def _rates(iso3: str, recent: pd.DataFrame) -> Picture:
    everybody = load("debate_mentions").query("year >= @FROM")
    decades = sorted(set(everybody["year"] // 10 * 10))
    fig, ax = figure(2.8)
    groups = ((the(iso3), recent, "blue", -0.2), ("all states", everybody, "pale", 0.2))
    said = []
    for label, rows, colour, shift in groups:
        known = [rows[rows["year"] // 10 * 10 == decade] for decade in decades]
        rates = [_rate(part) if len(part) else float("nan") for part in known]
        places = [place + shift for place in range(len(decades))]
        ax.bar(places, rates, width=0.38, color=COLOURS[colour], label=label)
        for place, rate in zip(places, rates, strict=True):
            shown = "none" if rate != rate else f"{rate:.2f}"
            ax.text(place, 0 if rate != rate else rate, shown, ha="center", va="bottom")
        said.append(f"{label} {', '.join('none' if r != r else f'{r:.2f}' for r in rates)}")
    labels = [f"{d} to {min(d + 9, everybody['year'].max())}" for d in decades]
    ax.set_xticks(range(len(decades)), labels)
    ax.legend(ncols=2, loc="upper left", bbox_to_anchor=(0, -0.12))
    ax.margins(y=0.2)
    ax.set(ylabel="mentions per 10,000 words", xlim=(-0.6, len(decades) - 0.4))
    ax.set_title(_compared(_rate(recent), _rate(everybody)))
    alt = (
        f"Bar chart of mentions of people abroad per 10,000 words by decade, from {labels[0]} to "
        f"{labels[-1]}, where the values are: {'; '.join(said)}."
    )
    return show(fig, alt, "debate_mentions", "Where “none” stands, the table has no speech.")


def _compared(own: float, everybody: float) -> str:
    if own == 0:
        return "Such words were not found in these speeches"
    how = "more" if own > everybody else "less"
    return f"Such words: {how} often than in the speeches of all states"


def rules(iso3: str) -> Section:
    """Citizenship law and institutions."""
    law = rows_of("citizenship_rules", iso3)
    last = law[law["year"] == law["year"].max()]
    founded = rows_of("diaspora_institutions", iso3).sort_values("founded_year")
    states = load("diaspora_institutions")["iso3"].nunique()
    gaps, grids = [], []
    if last.empty:
        gaps.append(no_row("GLOBALCIT", iso3, "its law of citizenship"))
    else:
        grids.append(_law(last.iloc[0]))
    if founded.empty:
        gaps.append(
            f"The course has no institution of {the(iso3)} in its list of {states} states. The "
            "list is a choice: more than half of all states have one."
        )
    else:
        grids.append(_institutions(founded))
    return Section(
        "08",
        "Rules of citizenship, and institutions",
        "A law is not practice, and an institution in a list may do little. Exceptions are not "
        "shown.",
        ("citizenship_rules", "diaspora_institutions"),
        gaps=gaps,
        grids=grids,
    )


def _law(row: pd.Series) -> Grid:
    cells = [
        [question, str(row[column]) if isinstance(row[column], str) else "unknown"]
        for column, question in RULES.items()
    ]
    return Grid(["Rule", "Answer"], cells, f"The law on 1 January {row['year']}")


def _institutions(founded: pd.DataFrame) -> Grid:
    cells = [
        [
            str(row.institution),
            str(row.form),
            "unknown" if pd.isna(row.founded_year) else str(int(row.founded_year)),
            "none found" if pd.isna(row.ended_year) else str(int(row.ended_year)),
        ]
        for row in founded.itertuples()
    ]
    return Grid(["Institution", "Form", "Founded", "End"], cells, "Institutions for people abroad")


def digital(iso3: str) -> Section:
    """Internet use, and friendships across borders on one platform."""
    economy = rows_of("economy", iso3)
    online = newest(economy, "internet_users_percent", 2015)
    ties = ties_of(iso3)["connectedness"].dropna().sort_values(ascending=False)
    facts, gaps = [], []
    if online:
        facts.append(f"In {online[1]}, {online[0]:.1f} percent of the people used the internet.")
    elif economy.empty:
        gaps.append(no_row("The World Bank", iso3, "the share of people who use the internet"))
    else:
        gaps.append(
            f"The World Bank publishes no share of internet users of {the(iso3)} since 2015."
        )
    if ties.empty:
        gaps.append(no_row("Meta", iso3, "how its Facebook users are connected to other countries"))
    return Section(
        "09",
        "Internet and friendships across borders",
        "One platform is not the internet, and its users are not the people. The index says how "
        "likely a friendship is, not how many there are; only ratios have a meaning. A tie is not "
        "the reason for anything.",
        ("economy", "pairs"),
        facts,
        gaps,
        [_friends(ties)] if len(ties) else [],
    )


def _friends(ties: pd.Series) -> Grid:
    middle = ties.median()
    times = ties.head(6) / middle
    # The index has two digits, so a large ratio has no decimals.
    cells = [[name(str(c)), f"{n:,.0f}" if n >= 10 else f"{n:.1f}"] for c, n in times.items()]
    caption = f"Facebook friendships in 2021, against the median of {len(ties)} partners"
    return Grid(["Country", "Times as likely as with the median partner"], cells, caption)


def services(iso3: str) -> Section:
    """The rank of the state in the surveys on e-government."""
    rows = rows_of("egovernment", iso3).sort_values("year")
    if rows.empty:
        facts, gaps = [], [no_row("UN DESA (e-government survey)", iso3, "its rank")]
    else:
        facts, gaps = [_ranked(iso3, rows)], []
    return Section(
        "10",
        "E-government",
        "The index is about services, networks and schooling, not about diplomacy. It does not "
        "say who uses the services, or how free people are online. The method changes: compare "
        "ranks, not scores.",
        ("egovernment",),
        facts,
        gaps,
        figure=_ranks(iso3, rows) if len(rows) > 1 else None,
    )


def _ranked(iso3: str, rows: pd.DataFrame) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    before = (
        f" In {first['year']:.0f} it was rank {first['egdi_rank']:.0f}." if len(rows) > 1 else ""
    )
    return (
        f"In {last['year']:.0f} {the(iso3)} had rank {last['egdi_rank']:.0f} in e-government and "
        f"rank {last['epi_rank']:.0f} in e-participation.{before}"
    )


def _ranks(iso3: str, rows: pd.DataFrame) -> Picture:
    fig, ax = figure(2.8)
    for column, label, colour in (
        ("egdi_rank", "e-government", "blue"),
        ("epi_rank", "e-participation", "orange"),
    ):
        ax.plot(rows["year"], rows[column], marker="o", color=COLOURS[colour], label=label)
    ax.set(ylim=(195, 0), ylabel="rank (1 stands on top)")
    first, last = rows.iloc[0], rows.iloc[-1]
    ax.set_title(
        f"Rank in e-government: {first['egdi_rank']:.0f} in {first['year']:.0f}, "
        f"{last['egdi_rank']:.0f} in {last['year']:.0f}"
    )
    ax.set_xticks(rows["year"][rows["year"] % 4 == 0])
    ax.legend(loc="best")
    alt = (
        f"Line chart of the ranks of {the(iso3)} in e-government and e-participation, where the "
        f"first goes from {first['egdi_rank']:.0f} in {first['year']:.0f} to "
        f"{last['egdi_rank']:.0f} in {last['year']:.0f}."
    )
    return show(fig, alt, "egovernment")
