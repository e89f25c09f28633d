"""Tables typed for this course on Nagorno-Karabakh / Artsakh: acts, a chronology, and 1915.

Files: `karabakh_acts.csv`, `genocide_recognition.csv` and `karabakh_timeline.csv` beside this
recipe. Each row names the page where it was read; addresses are shortened. They go back to two
compilations in the folder of sources (`nagorno-karabakh-recognition`,
`armenian-genocide-recognition`), extended and checked by look-ups. The conflict is a living one:
words that one side uses stand in a column of that side, and places have both names where they
differ.

Left out: facts that stood on no page; names of people; what happened after spring 2026.
"""

from recipes.common import (
    GRADE,
    NOTE,
    PAGES,
    YEAR,
    Table,
    code,
    date,
    one_of,
    text,
    typed,
    year,
)

LEVELS = (
    "state or region",
    "town or department",
    "national parliament",
    "entity outside the UN",
)
DATE_IS = ("day", "month", "year", "day of the report", "latest possible", "unknown")
TEXTS = (
    "says that it recognises",
    "asks its government to recognise",
    "supports self-determination",
    "friendship charter",
    "other statement",
    "commemorates Khojaly",
    "supports territorial integrity",
)
WELCOMED = ("Armenian organisations", "Azerbaijani organisations")
KINDS = (
    "politics",
    "violence",
    "displacement",
    "ceasefire",
    "mediation",
    "UN",
    "third states",
    "law",
    "act abroad",
    "diaspora",
    "road closed",
    "peace process",
)
PUBLISHER = "press, parliaments and organisations"

TABLES = [
    Table(
        title="Acts of towns, regions and parliaments on Nagorno-Karabakh / Artsakh",
        description="What councils and parliaments far away said: acts that Armenian organisations "
        "report and welcome, and acts that Azerbaijani organisations report and welcome.",
        row="one act",
        fields=(
            text("act", "Short name of the act", needed=True),
            code("iso3", "State in which the body sits; empty outside the UN", needed=False),
            text("jurisdiction", "Town, region or state of the body", needed=True),
            one_of("level", "Level of the body", LEVELS),
            text("body", "Council or chamber, where it is known"),
            date("date", "Date"),
            year("year", "Year of the date"),
            one_of("date_is", "What the date is", DATE_IS),
            one_of("text_does", "What the text does, coded from the report", TEXTS),
            one_of("welcomed_by", "Whose organisations report and welcome it", WELCOMED),
            date("annulled", "Date on which a court annulled it"),
            PAGES,
            GRADE,
            NOTE,
        ),
        key=("act",),
        codes=("iso3",),
        caveats=(
            "What it cannot show: recognition by a state. No member of the United Nations "
            "recognised Artsakh, not even Armenia. Its institutions were dissolved after September"
            " 2023.",
            "There is no official register. The list is incomplete on both sides; acts of other "
            "towns are certainly missing. Do not compare the two sides by counting.",
            "Most reports come from the side that asked for the act (grade A). They often say "
            '"recognises" where the text asks, supports or remembers. text_does is our reading of '
            "the report, not of the act.",
            "Azerbaijan disputes the acts on recognition. Armenian sources dispute what the acts "
            "on Khojaly say of the number of dead and of the guilt.",
            "Some legislatures stand on both sides (Massachusetts, Maine, Georgia in the US).",
            "Acts of a town or a region do not bind a state. French courts annulled seven "
            "charters.",
        ),
        lessons=("11",),
        left_out="Acts without a page; statements of single members; acts of governments.",
        **typed(
            "karabakh_acts",
            "Press, parliaments and organisations; each row names its own",
            PUBLISHER,
        ),
    ),
    Table(
        title="States that call the killing of the Armenians in 1915 a genocide",
        description="33 states whose parliament or government said so, with the years.",
        row="one state",
        fields=(
            code("iso3", "State"),
            year("first_year", "First year of an act", needed=True),
            text("years", "All years of acts that were found, with semicolons", needed=True),
            year("other_first_year", "Another first year that a source gives"),
            GRADE,
            PAGES,
            NOTE,
        ),
        key=("iso3",),
        codes=("iso3",),
        caveats=(
            "What it cannot show: what a state did. A law, a resolution of one chamber and a "
            "statement are one row each. Bulgaria speaks of mass extermination; the Senate of "
            "Mexico asks its government to recognise.",
            "Türkiye and Azerbaijan reject the word genocide for these events. Most historians "
            "outside Türkiye use it (World Population Review).",
            "The list is incomplete: copies of an encyclopaedia count 34 states in 2023 and name "
            "others, for example Libya.",
            "Sources differ on the first year of Cyprus, the Holy See and Russia.",
            "Many rows rest on one list that follows an encyclopaedia (grade S), or on Armenian "
            "lists of 2006 (grade A).",
        ),
        lessons=("11",),
        left_out="States without a year; parts of states; cities; organisations of states.",
        **typed(
            "genocide_recognition",
            "Parliaments, press and lists; each row names its own",
            PUBLISHER,
        ),
    ),
    Table(
        title="Nagorno-Karabakh / Artsakh 1988-2026: dated events",
        description="The events that lesson 11 needs, in neutral words, with the words of each "
        "side beside them.",
        row="one event",
        fields=(
            date("date", "Date", needed=True),
            YEAR,
            text("event", "What happened", needed=True),
            one_of("kind", "Kind of event", KINDS),
            text("armenian_side", "What the Armenian side says of it, where it differs"),
            text("azerbaijani_side", "What the Azerbaijani side says of it, where it differs"),
            one_of(
                "confidence",
                "High: date and event are not in dispute. Medium: one kind of source only, or a "
                "date of report. Disputed: numbers or words are in dispute",
                ("high", "medium", "disputed"),
            ),
            PAGES,
            GRADE,
            NOTE,
        ),
        key=("date", "event"),
        caveats=(
            "What it cannot show: causes, guilt, or all suffering. A list of dates leaves out most "
            "of what people lived through, on all sides.",
            "An empty cell in armenian_side or azerbaijani_side means that no statement was read, "
            "not that the side agrees.",
            "Places have two names where they differ, in no special order: Stepanakert / "
            "Khankendi, Shusha / Shushi, Lachin / Berdzor.",
            "Grade A means a page of one side. It was used for dates that nobody disputes.",
            "The last verified state is February 2026. The result of the Armenian election of June "
            "2026 is not known to this table.",
            "Words such as occupation, liberation, ethnic cleansing or separatists are left to the "
            "sides and to the courts.",
        ),
        lessons=("11",),
        left_out="Events without a page; names of people; most battles.",
        **typed(
            "karabakh_timeline",
            "Press, courts and organisations; each row names its own",
            PUBLISHER,
        ),
    ),
]
