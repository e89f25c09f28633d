"""Tables typed for this course: votes from abroad, institutions for a diaspora, two legal acts.

Files: `overseas_vote_cases.csv`, `diaspora_institutions.csv` and `legal_provisions.csv` beside this
recipe. Each row names the page where it was read; addresses are shortened. The grade says how near
the page is to the institution. Nothing was verified after spring 2026.

Left out: facts that stood on no page, and names of people.
"""

from recipes.common import (
    GRADE,
    NOTE,
    PAGES,
    Field,
    Table,
    code,
    count,
    date,
    one_of,
    text,
    typed,
    year,
)

OFFICES = ("president", "legislature", "president and legislature")
FORMS = (
    "ministry or minister",
    "office or department",
    "agency or commission",
    "council",
    "fund or foundation",
    "association",
)
SUBJECTS = (
    "foreign policy",
    "economic diplomacy",
    "consular services",
    "digital diplomacy",
    "work of the ministry",
    "organisation of government",
    "infrastructure",
    "public services",
    "open data",
    "digital economy",
    "skills",
    "money",
    "index",
)
PUBLISHER = "governments, press and research"
INSTRUMENTS = (
    "task",
    "organisation",
    "information system",
    "infrastructure",
    "training",
    "money",
    "publication",
)
VERIFIED = ("text of the act", "official summary", "press or secondary", "reading only")


def _percent(name: str, what: str, unit: str, decimals: int = 2) -> Field:
    return Field(name, "number", what, unit, False, decimals, {"minimum": 0, "maximum": 100})


TABLES = [
    Table(
        title="Votes from abroad: the right, the register, the ballot, the weight",
        description="31 states, 45 rows: who may vote from abroad, how many registered, how many "
        "voted, and what the votes could weigh.",
        row="one election of one country, or the rule of a country without an election here",
        fields=(
            code("iso3", "Country"),
            text("election", "Election, or the words: no election: rule only", needed=True),
            year("year", "Year"),
            date("date", "Date of the election"),
            one_of("office", "What was elected", OFFICES, False),
            text("right_since", "Since when citizens abroad may vote"),
            text("how", "How people abroad vote"),
            count(
                "seats_abroad",
                "Seats that only citizens abroad elect, in the chamber of the row or the lower "
                "house; 0 means that their votes are counted with those at home",
                "seats",
                False,
            ),
            count(
                "might_vote_abroad",
                "People abroad who might have the right, as somebody said; the lower number of a "
                "range, often with children",
                "people",
                False,
            ),
            count("registered_abroad", "People abroad on the register", "people", False),
            count("voted_abroad", "People abroad who voted", "people", False),
            _percent("turnout_percent", "Voters as a share of the registered", "percent"),
            one_of(
                "turnout_is",
                "Published, or computed here from the two columns before",
                ("published", "computed"),
                False,
            ),
            _percent(
                "electorate_share_percent",
                "Registered abroad as a share of the whole electorate",
                "percent",
                1,
            ),
            PAGES,
            GRADE,
            NOTE,
        ),
        key=("iso3", "election"),
        codes=("iso3",),
        caveats=(
            "What it cannot show: whom people voted for, or whether their votes decided. The cases "
            "were chosen because a page was found, not by chance. Do not average them.",
            "Turnout of the registered is no turnout of all who could vote. South Korea: 79.5 "
            "percent of the registered, about 10 percent of those who might vote.",
            "Registers differ. Italy registers by itself, Poland makes a list for each election, "
            "Romania lets any citizen vote. High and low turnout follow from this.",
            "An empty cell means that no number was found. It is not zero.",
            "Round words of the source (about, almost, more than) are left out of the number; the "
            "note gives them. Some counts were made before the vote was over.",
            "Elections of a president and of a legislature draw different numbers of voters.",
        ),
        lessons=("06",),
        left_out="Cities and districts; local elections; numbers without a page.",
        **typed(
            "overseas_vote_cases",
            "Electoral bodies, press and lists; each row names its own",
            PUBLISHER,
        ),
    ),
    Table(
        title="What states founded for their people abroad",
        description="53 institutions of 37 states: ministries, offices, agencies, councils, funds.",
        row="one institution",
        fields=(
            code("iso3", "State that founded it"),
            text("institution", "Name in English", needed=True),
            text("local_name", "Name in the language of the state, where it was read"),
            one_of("form", "Form, coded for this course", FORMS),
            date("founded", "Founded"),
            year("founded_year", "Year of founding"),
            date("ended", "Closed, merged or replaced; empty if no end is known"),
            year("ended_year", "Year of the end"),
            text("what_then", "What happened then, or what is known of it now"),
            text("parent", "To whom it belongs or belonged"),
            year("other_founding_year", "Another year that a source gives for the founding"),
            text("other_source", "Where the other year was read"),
            text("why_two_years", "What is counted as the founding in one and the other"),
            PAGES,
            GRADE,
            NOTE,
        ),
        key=("iso3", "institution"),
        codes=("iso3",),
        caveats=(
            "What it cannot show: how many states have such an institution, or whether it works. "
            "The list is a choice. More than half of all states have one (Gamlen, Cummings and "
            "Vaaler 2019).",
            "The year depends on what is counted as the founding: the law, the decree, the opening "
            "or a new name. Six rows give two years.",
            "No end means that no end was found. Eleven rows, from a list in a thesis, say nothing"
            " on what came later.",
            "Some institutions are for citizens abroad, some for people of the same origin who are "
            "foreigners (Israel), some for minorities across a border (Hungary).",
            "The founding year of the Chinese office is empty, because lists differ.",
        ),
        lessons=("08",),
        left_out="Institutions without a page; names of ministers.",
        **typed(
            "diaspora_institutions",
            "Institutions, press and lists; each row names its own",
            PUBLISHER,
        ),
    ),
    Table(
        title="Two Uzbek acts taken apart: PP-3654 (2018) and UP-6079 (2020)",
        description="A resolution on the foreign ministry and the decree Digital Uzbekistan 2030, "
        "provision by provision: who shall do what, by which means, how much, by when, and how "
        "far this is verified.",
        row="one provision of one act",
        fields=(
            one_of("act", "Number of the act", ("PP-3654", "UP-6079")),
            text("item", "Place in the act, or our own number where the place is not known", True),
            text("provision", "What the act says, in our words", True),
            one_of("subject", "Subject, coded for this course", SUBJECTS),
            text("actor", "Who shall do it; not named where the page names nobody", True),
            one_of("instrument", "Kind of means, coded for this course", INSTRUMENTS),
            text("target", "The target in words; empty where the page gives none"),
            Field("target_number", "number", "The target as a number", "see target_unit", False, 2),
            text("target_unit", "Unit of the number"),
            date("deadline", "Deadline or start; empty where the page gives none"),
            one_of("verified", "How far the provision is verified", VERIFIED),
            text("outcome", "What is known of the result, with its source"),
            PAGES,
            NOTE,
        ),
        key=("act", "item"),
        caveats=(
            "What it cannot show: the acts. Read the law before you quote it. Only the beginning "
            "of PP-3654 was seen, in a machine translation, as amended on 2 February 2023.",
            "Verified has four steps. Text of the act: read in the act. Official summary: the "
            "ministry of justice or another office says so. Press or secondary: somebody else says "
            "so. Reading only: it stands in Demircioğlu (2024) and nowhere else that was found.",
            "A target is no result. Outcome is empty where nothing is known.",
            "The reading gives no deadlines for its figures. Elsewhere such figures belong to "
            "2020-2022, not to 2030.",
            "Subject and instrument were coded once. Code them again and compare.",
        ),
        lessons=("08", "10"),
        left_out="The rest of both acts; later acts (PP-357 of 2022 appears as an outcome).",
        **typed(
            "legal_provisions",
            "Databases of law, official news and the reading DEM; each row names its own",
            PUBLISHER,
        ),
    ),
]
