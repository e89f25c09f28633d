"""The numbers of lesson 05."""

import pandas as pd

from course_utils import load
from course_utils.exercises import find

LISTED = (
    "AUS AUT CAN CHL DNK FIN FRA DEU GRC IRL LUX NLD NZL NOR PRT ESP SWE CHE GBR USA"  # the caveat
)


def rate(iso3: str, column: str = "high_percent", year: int = 2010, sex: str = "all") -> float:
    """The emigration rate of people born in a country, in percent."""
    rows = load("brain_drain").query("origin == @iso3 and year == @year and sex == @sex")
    return float(rows[column].item())


def high(sex: str = "all") -> pd.Series:
    """The rates of the highly educated in 2010 by country of birth."""
    rows = load("brain_drain").query("year == 2010 and sex == @sex")
    return rows.set_index("origin")["high_percent"]


def abroad(iso3: str) -> float:
    """People born in a country who lived abroad in 2010."""
    return load("migrant_totals").set_index(["iso3", "year"])["emigrants"][iso3, 2010]


def quarter(by: str, place: int) -> float:
    """The median rate in a quarter of the countries, from 0 to 3, sorted by `by`."""
    return group_median(by, place, 4)


def small() -> pd.Series:
    """The rates of the highly educated from countries with fewer than one million residents."""
    people = load("migrant_totals").query("year == 2010").set_index("iso3")["population"]
    return high()[people.reindex(high().index) < 1_000_000]


def gains(leaving: float, response: float) -> bool:
    """Do more than 20 of 100 young people stay as graduates? A sum by hand."""
    return (20 + response * leaving) * (100 - leaving) / 100 > 20


def group_median(by: str, place: int, groups: int) -> float:
    """The median rate in one of so many groups of countries, sorted by `by`."""
    x = (
        load("economy").query("year == 2010").set_index("iso3")["gdp_per_capita_usd"]
        if by == "income"
        else load("migrant_totals").query("year == 2010").set_index("iso3")["population"]
    )
    rows = pd.DataFrame({"x": x, "rate": high()}).dropna()
    return rows.groupby(pd.qcut(rows["x"], groups, labels=False))["rate"].median()[place]


def quarter_sizes() -> set[int]:
    """How many countries stand in the quarters, by population and by income."""
    counts: set[int] = set()
    for table, column in (("migrant_totals", "population"), ("economy", "gdp_per_capita_usd")):
        x = load(table).query("year == 2010").set_index("iso3")[column].reindex(high().index)
        counts |= set(pd.qcut(x, 4).value_counts())
    return counts


def listed(iso3: str) -> float:
    """Of 100 people born in a country who lived abroad in 2010: how many in the 20 destinations."""
    rows = load("migrant_stock").query("origin == @iso3 and year == 2010")
    inside = rows["destination"].isin(LISTED.split())
    return 100 * rows["migrants"][inside].sum() / rows["migrants"].sum()


def students(iso3: str, year: int, column: str = "outbound_students") -> float:
    """Students of a country abroad in one year."""
    return load("students").set_index(["iso3", "year"])[column][iso3, year]


def enrolled(year: int) -> float:
    """Gross enrolment in higher education of Uzbekistan, in percent."""
    return load("economy").set_index(["iso3", "year"])["tertiary_enrolment_percent"]["UZB", year]


def women_higher() -> float:
    """Percent of the countries of birth with a higher rate of women than of men."""
    women, men = high("women"), high("men")
    return 100 * sum(women > men.reindex(women.index)) / len(women)


COMPUTED = [
    (
        "lesson 05",
        "more people born in India lived abroad than people from any other country: {:.1f} "
        "million.",
        lambda: [abroad("IND") / 1e6],
    ),
    ("lesson 05", "The table says {:.2f} for Haiti", lambda: [rate("HTI")]),
    (
        "lesson 05",
        "where it falls from {:.0f} to {:.0f} percent by population and from {:.0f} to {:.0f} "
        "percent by income.",
        lambda: [
            quarter("size", 0),
            quarter("size", 3),
            quarter("income", 0),
            quarter("income", 3),
        ],
    ),
    (
        "lesson 05",
        "the median rate of the poorest quarter was {:.0f} percent in 2010, that of the richest "
        "{:.0f} percent, and that of the smallest {:.0f} percent.",
        lambda: [quarter("income", 0), quarter("income", 3), quarter("size", 0)],
    ),
    (
        "lesson 05",
        "Suppose {} of 100 women with a degree left, and {} of {} men. The rate of women is twice "
        "as high ({:.0f} against {:.0f} percent)",
        lambda: [30, 60, 400, 100 * 30 / 100, 100 * 60 / 400],
    ),
    (
        "lesson 05",
        "where Mexico has {:.0f} and Uzbekistan {:.0f} percent",
        lambda: [listed("MEX"), listed("UZB")],
    ),
    ("lesson 05", "So the rate of {:.1f} percent for Uzbekistan", lambda: [rate("UZB")]),
    (
        "lesson 05",
        "An **elasticity** of {:.1f} means: if one thing grows by {:.0f} percent, the other grows "
        "by {:.0f} percent.",
        lambda: [0.3, 10, 0.3 * 10],
    ),
    (
        "lesson 05",
        "In 2010 they stand at {:.1f}, {:.1f} and {:.1f} percent.",
        lambda: [group_median("income", place, 3) for place in range(3)],
    ),
    ("lesson 05", "*per {:,} people*", lambda: [1000]),
    (
        "lesson 05",
        "With {} percent there is a gain, with {} percent a loss.",
        lambda: [10, 80],
    ),
    ("lesson 05", "Now {} percent of the graduates leave.", lambda: [30]),
    (
        "lesson 05",
        "An invented country: {:,} people with higher education who were born there live there. "
        "Another {:,} live abroad.",
        lambda: [30_000, 20_000],
    ),
    (
        "lesson 05",
        "at the start of a year {:,} of its people live abroad. During the year {:,} leave and 100 "
        "die abroad. At the end the stock is {:,}.",
        lambda: [10_000, 1_200, 10_200],
    ),
    (
        "lesson 05",
        "students abroad rise from {:.0f} to {:.0f} thousand, and those at home from {:.0f} to "
        "{:.0f} for each 100 of the age group.",
        lambda: [
            students("UZB", 2006) / 1000,
            students("UZB", 2022) / 1000,
            enrolled(2006),
            enrolled(2022),
        ],
    ),
    ("lesson 05", "at least {} words: who does", lambda: [find("5.10").asked.words]),
    ("lesson 05", "At least {} words.", lambda: [find("5.14").asked.words]),
    (
        "lesson 05",
        "for India it is {:.0f}. By number India was first, with {:.1f} million people",
        lambda: [rate("IND"), abroad("IND") / 1e6],
    ),
    (
        "lesson 05",
        "the median is {:.0f} percent in the smallest quarter and {:.0f} percent in the largest. "
        "By income it is {:.0f} and {:.0f} percent.",
        lambda: [
            quarter("size", 0),
            quarter("size", 3),
            quarter("income", 0),
            quarter("income", 3),
        ],
    ),
    (
        "lesson 05",
        "In {:.0f} percent of the countries of birth the rate of highly educated women is above",
        lambda: [women_higher()],
    ),
    (
        "lesson 05",
        "saw {:.0f} percent of the people abroad who were born in Mexico, {:.0f} percent of those "
        "born in Armenia and {:.1f} percent of those born in Uzbekistan.",
        lambda: [listed("MEX"), listed("ARM"), listed("UZB")],
    ),
    (
        "lesson 05",
        "became {:.1f} times as many from 2012 to 2022, while enrolment at home became {:.1f} "
        "times as high.",
        lambda: [
            students("UZB", 2022) / students("UZB", 2012),
            enrolled(2022) / enrolled(2012),
        ],
    ),
    (
        "quiz lesson-05",
        "The table brain_drain gives {:.1f} percent for the highly educated of Uzbekistan in 2010.",
        lambda: [rate("UZB")],
    ),
    (
        "quiz lesson-05",
        "If the links grow by {} percent, output grows by {:.0f} to {:.0f} percent.",
        lambda: [10, 0.1 * 10, 0.3 * 10],
    ),
    (
        "quiz lesson-05",
        "Output grows by {:.0f} to {:.0f} percent each year.",
        lambda: [0.1 * 100, 0.3 * 100],
    ),
    (
        "quiz lesson-05",
        "The emigration rate of the highly educated of a country is {} percent.",
        lambda: [60],
    ),
    (
        "quiz lesson-05",
        "In 2022 a table shows {:,.0f} students from Uzbekistan abroad.",
        lambda: [students("UZB", 2022)],
    ),
    (
        "quiz lesson-05",
        "A country has {:,.0f} students abroad in 2018",
        lambda: [students("UZB", 2018) // 1000 * 1000],
    ),
    (
        "exercises 05",
        "an estimated {:.1f} percent of the adults with higher education who were born in",
        lambda: [rate("UZB")],
    ),
    ("exercises 05", "{:.1f} percent of whom?", lambda: [rate("UZB")]),
    (
        "exercises 05",
        "The lines print {:.2f}: the median rate of the {} countries with fewer than one million",
        lambda: [small().median(), len(small())],
    ),
    (
        "exercises 05",
        "If {} of 100 graduates leave, {} of 100 stay. The students times {:.2f} have to be 20, so "
        "there are 20 divided by {:.2f} students.",
        lambda: [30, 70, 0.7, 0.7],
    ),
    (
        "exercises 05",
        "You added {} percent to 20. Try it out: of your number {} percent leave, and fewer than "
        "20 remain, because the {} percent are taken from the larger number.",
        lambda: [30, 30, 30],
    ),
]

HELD = [
    (
        "lesson 05",
        "no more than about 7,000 of some 200,000 emigrants used them",
        "notes Israelis who emigrated",
        "no more than about 7,000 of some 200,000 emigrants took it",
    ),
    (
        "lesson 05",
        "an elasticity of 0.1 to 0.3",
        "claim C16",
        "with an elasticity of 0.1 to 0.3",
    ),
    (
        "quiz lesson-05",
        "with an elasticity of 0.1 to 0.3",
        "claim C16",
        "with an elasticity of 0.1 to 0.3",
    ),
    ("lesson 05", "(CC BY-SA 3.0 IGO)", "table students", "CC BY-SA 3.0 IGO"),
    ("lesson 05", "Bhagwati and Hamada (1974)", "reference bhagwati1974brain", "(1974)"),
    ("lesson 05", "Stark (2003)", "reference stark2003rethinking", "(2003)"),
    ("lesson 05", "Docquier and Rapoport (2008)", "reference beine2008brain", "(2008)"),
    ("lesson 05", "*winners and losers*", "reference beine2008brain", "Winners and Losers"),
    ("lesson 05", "Saxenian (2006)", "reference saxenian2006new", "(2006)"),
    ("lesson 05", "Meyer and Brown (1999)", "reference meyer1999scientific", "(1999)"),
    ("lesson 05", "Kuznetsov (2006)", "reference kuznetsov2006diaspora", "(2006)"),
]


def first(iso3: str) -> bool:
    """Did more people born there live abroad in 2010 than people born anywhere else?"""
    return (
        load("migrant_totals").query("year == 2010").set_index("iso3")["emigrants"].idxmax() == iso3
    )


TRUE = [
    (
        "lesson 05",
        "if 20 of 100 study without emigration, then with a response between 0.3 and 1.0 one and "
        "the same response is a gain where few leave and a loss where many leave.",
        lambda: (
            all(gains(rate("IND"), r) and not gains(rate("HTI"), r) for r in (0.3, 0.6, 1.0))
            and not gains(rate("IND"), 0.2)
        ),
    ),
    (
        "lesson 05",
        "By population the first bar is five times as high as the last. By income it is about one "
        "and a half times as high.",
        lambda: (
            4.9 < quarter("size", 0) / quarter("size", 3) < 5.3
            and 1.4 < quarter("income", 0) / quarter("income", 3) < 1.6
        ),
    ),
    (
        "lesson 05",
        "85 of 100 of them lived in one of the 20. For India it was 5 of 100.",
        lambda: (round(rate("HTI")), round(rate("IND")), first("IND")) == (85, 5, True),
    ),
    (
        "lesson 05",
        "In Ireland and Mexico it is the other way round.",
        lambda: (
            {
                c
                for c in ("HTI", "JAM", "IRL", "PHL", "MEX", "IND")
                if rate(c) < rate(c, "low_percent")
            }
            == {"IRL", "MEX"}
        ),
    ),
    (
        "lesson 05",
        "Haiti and Jamaica are first by rate, India and Mexico are first by number.",
        lambda: (
            sorted(["HTI", "JAM", "IRL", "PHL", "MEX", "IND"], key=rate)[-2:] == ["JAM", "HTI"]
            and sorted(["HTI", "JAM", "IRL", "PHL", "MEX", "IND"], key=abroad)[-2:]
            == ["MEX", "IND"]
        ),
    ),
    (
        "lesson 05",
        "Each bar has 48 or 49 countries.",
        lambda: quarter_sizes() == {48, 49},
    ),
    (
        "lesson 05",
        "why the number abroad tripled between 2018 and 2021",
        lambda: 2.9 < students("UZB", 2021) / students("UZB", 2018) < 3.1,
    ),
    (
        "lesson 05",
        "The years 2019 and 2020 have no number.",
        lambda: (
            not load("students")
            .query("iso3 == 'UZB' and year in [2019, 2020]")["outbound_students"]
            .notna()
            .any()
        ),
    ),
    (
        "lesson 05",
        "The table `students` has no row for Nigeria.",
        lambda: load("students").query("iso3 == 'NGA'").empty,
    ),
    (
        "lesson 05",
        "The rate of Guyana is near 100 percent",
        lambda: rate("GUY") > 99,
    ),
    (
        "lesson 05",
        "Armenia founded a Ministry of Diaspora in 2008 and replaced it by a High Commissioner in "
        "2019.",
        lambda: (
            load("diaspora_institutions")
            .query("iso3 == 'ARM' and institution == 'Ministry of Diaspora'")[
                ["founded_year", "ended_year"]
            ]
            .iloc[0]
            .tolist()
            == [2008, 2019]
        ),
    ),
    (
        "quiz lesson-05",
        "India has a rate near 5 percent and more people abroad than any other country.",
        lambda: round(rate("IND")) == 5 and first("IND"),
    ),
    (
        "quiz lesson-05",
        "Over 195 countries of birth, the rate is higher where fewer people live.",
        lambda: len(high()) == 195 and quarter("size", 0) > quarter("size", 3),
    ),
    (
        "quiz lesson-05",
        "of a country with a rate of 5 percent",
        lambda: round(rate("IND")) == 5,
    ),
]
