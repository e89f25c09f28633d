"""Tables typed for this course: options for a diaspora policy, and bonds for people abroad.

Files: `policy_options.csv` and `diaspora_bonds.csv` beside this recipe. The scores of the options
are made up for teaching; the evidence names the lesson and the tables where it stands.

Left out: options that no lesson of the course has evidence on; bonds without a page.
"""

from recipes.common import GRADE, NOTE, PAGES, Field, Table, code, one_of, text, typed, year

RESULTS = ("sold", "fell short", "planned or announced", "runs for decades")
CRITERIA = {
    "people_abroad": "Good for people abroad",
    "people_at_home": "Good for people at home",
    "evidence": "Strength of the evidence",
    "low_cost": "Low cost for the state",
    "safety": "Safety: low where an option can be used to watch, to press or to shut out people",
}


def _score(name: str, what: str) -> Field:
    rule = {"minimum": 0, "maximum": 4}
    return Field(
        f"{name}_score", "integer", f"{what}; made up, more is better", "0 to 4", True, 0, rule
    )


def _money(name: str, what: str) -> Field:
    return Field(name, "number", what, "million US dollars", False, 3, {"minimum": 0})


TABLES = [
    Table(
        title="Options for a policy towards people abroad",
        description="Eight options with what they cost, where the evidence stands, and scores that "
        "are made up for teaching.",
        row="one option",
        fields=(
            text("option", "Name of the option", True),
            text("what", "What the state would do", True),
            text("cost", "What it costs, and whom", True),
            text("evidence_for", "What speaks for it or shows that it can work", True),
            text("evidence_against", "What speaks against it, or is not known", True),
            text("lesson", "Lesson of the course with the evidence", True),
            text("tables", "Tables of the course with the evidence"),
            *(_score(name, what) for name, what in CRITERIA.items()),
        ),
        key=("option",),
        caveats=(
            "What it cannot show: which policy is best. The scores are made up, so that a class "
            "can see how weights and a gate work. Put in your own.",
            "Five criteria were chosen. Others would give another order.",
            "The evidence names where to look. It is not a summary of research.",
        ),
        lessons=("12",),
        left_out="Options on which no lesson of the course has evidence.",
        **typed("policy_options", "Lessons of this course", "this course")
        | {"work": "options and made-up scores for a class", "kind": "estimated"},
    ),
    Table(
        title="Bonds that states sold, or planned to sell, to people abroad",
        description="Nine cases of diaspora bonds, with who bought where that is known.",
        row="one bond, deposit or plan",
        fields=(
            code("iso3", "State of the issuer"),
            text("bond", "Name of the bond, or what it was for", True),
            year("year", "Year of the issue or of the plan; empty for a running programme"),
            _money("sold_usd_million", "Sold"),
            _money("individuals_usd_million", "Of this, bought by individuals abroad"),
            _money("banks_usd_million", "Of this, bought by banks in trust for others"),
            one_of("result", "Result, coded for this course", RESULTS),
            PAGES,
            GRADE,
            NOTE,
        ),
        key=("iso3", "bond"),
        codes=("iso3",),
        caveats=(
            "What it cannot show: how often such bonds fail. The cases are those that somebody "
            "wrote about.",
            "An empty amount is unknown. It is not zero.",
            "Who bought is known for two bonds of India only, from one answer to its parliament.",
            "For both bonds of India other reports give more (4.23 and 5.5 billion dollars). The "
            "rows keep the answer that says who bought; why the totals differ it does not say.",
        ),
        lessons=("12",),
        left_out="Bonds without a page; interest and dates of repayment.",
        **typed(
            "diaspora_bonds",
            "Answers of ministers and press; each row names its own",
            "governments and press",
        ),
    ),
]
