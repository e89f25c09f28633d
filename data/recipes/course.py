"""Tables that were typed for this course: what states and others say about "their" people abroad.

File: `diaspora_claims.csv` beside this recipe, one claim a row, each with the page where it was
read.

Left out: numbers for which no page was found, and numbers without a year.
"""

from recipes.common import Field, Table, typed

COUNTED_AS = [
    "citizens abroad",
    "foreigners of origin",
    "citizens and people of origin",
    "descent or affinity",
    "co-ethnics in neighbouring states",
    "recent emigrants",
]

TABLES = [
    Table(
        title="What states and others say about the size of a diaspora",
        description="Claims with their definition, date and source; not measurements.",
        row="one claim about one group",
        fields=(
            Field("iso3", "string", "Homeland", constraints={"pattern": "[A-Z]{3}"}),
            Field("group", "string", "Whom the claim is about, and who counts where several do"),
            Field(
                "counted_as",
                "string",
                "What makes a person belong to the group",
                constraints={"enum": COUNTED_AS},
            ),
            Field("definition", "string", "The group in one sentence"),
            Field(
                "people",
                "integer",
                "The number that was said; the lower one of a range",
                unit="people",
                constraints={"minimum": 0},
            ),
            Field(
                "people_high",
                "integer",
                "The higher number of a range",
                unit="people",
                needed=False,
                constraints={"minimum": 0},
            ),
            Field("year", "integer", "Year that the number is for, or was said in", unit="year"),
            Field(
                "date",
                "string",
                "The date as exactly as it is known",
                constraints={"pattern": r"\d{4}(-\d{2}(-\d{2})?|/\d{4})?"},
            ),
            Field("source", "string", "Who said it and where it was read"),
            Field("url", "string", "Address of the page"),
            Field(
                "grade",
                "string",
                "P: the institution itself. N: a news item. S: a list or an encyclopaedia.",
                constraints={"enum": ["P", "N", "S"]},
            ),
            Field("note", "string", "What to know before using the number", needed=False),
        ),
        key=("iso3", "group", "year"),
        codes=("iso3",),
        caveats=(
            "What it cannot show: how large a diaspora is. It shows who said which number, "
            "and when.",
            "These are claims. Most were never counted, and few say how the number was made.",
            "Two claims about one country often count different people. Read counted_as and "
            "definition before you compare.",
            'Many rows rest on a news item that reports an office (grade N). Read "as reported by" '
            "before every source.",
            "Words such as about, almost or more than are left out of the number; the note gives "
            "them.",
            "A page may have changed or gone since it was read.",
        ),
        lessons=("01",),
        left_out="Numbers for which no page was found, and numbers without a year.",
        **typed(
            "diaspora_claims",
            "Statements of governments and press reports; each row names its own",
            "statements of governments and press reports",
            kind="estimated",
        ),
    )
]
