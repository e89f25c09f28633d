"""The fact base that learners see: complete, consistent with itself, and plain in its language.

The scoreboard below is the published one of the course's ledger; it is not computed from the file.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from ties.lesson_00 import FIVE_PAPERS

from course_utils import readings
from course_utils.cards import Card, Fold

SCOREBOARD = {
    "holds": 7,
    "holds with nuance": 45,
    "outdated": 4,
    "wrong": 4,
    "contested": 13,
    "cannot be checked": 5,
}
LESSONS = {"00", "A1", *(f"{number:02}" for number in range(1, 13))}
CLAIMS = readings._claims()
# A teacher may add readings and claims; what the course says of its own 78 stays as it is.
OWN = {number: one for number, one in CLAIMS.items() if one.reading in FIVE_PAPERS}
TERMS = readings._terms()
KEYS = set(readings._references())
# An 's is most often a possessive, so its contractions are listed.
CONTRACTION = re.compile(
    r"\w(n['’]t|['’](re|ve|ll|d|m))\b"
    r"|\b(it|that|there|here|what|who|he|she|let|where|how|this|everyone|everybody)['’]s\b",
    re.IGNORECASE,
)
LEFTOVER = re.compile(r"\[(SP|GK|CALC)|from memory|\bTODO\b|\?\?", re.IGNORECASE)
TELLING = re.compile(r"\b(holds|outdated|wrong|contested|cannot be checked)\b", re.IGNORECASE)


def texts(one: object) -> str:
    """All text of a claim, a term or a reading in one piece."""
    values = vars(one).values()
    return "\n".join(v if isinstance(v, str) else "\n".join(v) for v in values)


# ---------------------------------------------------------------- claims


def test_there_are_78_claims_in_order_and_others_follow() -> None:
    assert list(OWN) == [f"C{number:02}" for number in range(1, 79)]
    assert list(CLAIMS) == [f"C{number:02}" for number in range(1, len(CLAIMS) + 1)]


def test_verdicts_agree_with_the_published_scoreboard() -> None:
    assert tuple(SCOREBOARD) == readings.VERDICTS
    assert Counter(one.verdict for one in OWN.values()) == SCOREBOARD


def test_the_ids_of_the_rare_verdicts_are_the_published_ones() -> None:
    found = {v: [i for i, one in OWN.items() if one.verdict == v] for v in SCOREBOARD}
    assert found["holds"] == ["C09", "C19", "C30", "C41", "C49", "C66", "C78"]
    assert found["outdated"] == ["C28", "C60", "C61", "C62"]
    assert found["wrong"] == ["C04", "C45", "C56", "C71"]
    assert found["cannot be checked"] == ["C33", "C34", "C70", "C73", "C77"]
    contested = "C07 C18 C26 C32 C47 C54 C57 C59 C63 C69 C74 C75 C76"
    assert found["contested"] == contested.split()


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_a_claim_is_complete(claim_id: str) -> None:
    one = CLAIMS[claim_id]
    assert {one.reading, *one.also} <= set(readings._readings())
    assert {one.lesson, *one.also_lessons} <= LESSONS
    assert one.lesson not in one.also_lessons and one.reading not in one.also
    assert all(text.strip() for text in (one.claim, one.question, one.summary, one.evidence))
    assert isinstance(one.sources, list) and one.sources and all(one.sources)
    assert set(one.refs) <= KEYS


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_neither_claim_nor_question_tells_the_verdict(claim_id: str) -> None:
    one = CLAIMS[claim_id]
    assert not TELLING.search(f"{one.claim} {one.question}")


@pytest.mark.parametrize("one", [*CLAIMS.values(), *TERMS.values(), *readings._readings().values()])
def test_the_language_is_plain(one: object) -> None:
    assert not CONTRACTION.search(texts(one))
    assert not LEFTOVER.search(texts(one))


@pytest.mark.parametrize("text", ["it's", "don’t", "we'll", "There’s", "they've"])
def test_the_contraction_test_can_fail(text: str) -> None:
    assert CONTRACTION.search(f"And {text} so.")
    assert not CONTRACTION.search("The author's table and the readings’ claims.")


def test_every_lesson_has_a_claim_to_check() -> None:
    covered = {lesson for one in CLAIMS.values() for lesson in (one.lesson, *one.also_lessons)}
    assert covered == {f"{number:02}" for number in range(1, 13)}


def test_claims_table_has_the_columns_that_others_rely_on() -> None:
    table = readings.claims()
    assert list(table.columns) == ["id", "reading", "lesson", "claim", "verdict", "evidence"]
    assert len(table) == len(CLAIMS)
    assert not table.isna().any(axis=None)
    first = table.set_index("id").loc["C01"]
    assert (first["reading"], first["lesson"]) == ("RB", "01")


def test_readings_have_a_reference() -> None:
    assert list(readings._readings())[:5] == FIVE_PAPERS
    assert {one.reference for one in readings._readings().values()} <= KEYS


def test_claim_card_shows_the_question_and_folds_the_verdict() -> None:
    card = readings.claim("C45")
    shown = Card(card.title, *(part for part in card.parts if not isinstance(part, Fold))).text
    folded = [part for part in card.parts if isinstance(part, Fold)]
    assert CLAIMS["C45"].question in shown and "VAR" in shown and "C45" in shown
    assert CLAIMS["C45"].summary not in shown
    assert [part.summary for part in folded] == ["Open the verdict of the course's ledger"]
    assert folded[0].parts == tuple(readings.ledger("C45"))


def test_ledger_parts_hold_verdict_evidence_defence_and_sources() -> None:
    one = CLAIMS["C52"]
    text = Card("", *readings.ledger("C52")).text
    assert text.startswith("Verdict: holds with nuance.")
    for needed in (one.summary, one.evidence, one.defence, *one.sources):
        assert needed in text


def test_cards_show_both_readings_of_a_shared_claim() -> None:
    assert "RA ·" in readings.claim("C04").text and "RB ·" in readings.claim("C04").text


# ---------------------------------------------------------------- glossary


def test_spellings_are_unique() -> None:
    spellings = [
        readings._spelling(word) for one in TERMS.values() for word in (one.name, *one.also)
    ]
    assert [word for word, times in Counter(spellings).items() if times > 1] == []


@pytest.mark.parametrize("name", TERMS)
def test_a_word_is_complete_and_its_links_resolve(name: str) -> None:
    one = TERMS[name]
    assert one.definition.strip() and one.lessons
    assert set(one.lessons) <= LESSONS
    assert set(one.see) <= set(TERMS) - {name}
    assert set(one.refs) <= KEYS


NEEDED = """migrant; refugee; asylum seeker; diaspora; citizen abroad; person of origin; origin;
destination; stock; flow; estimate; revision; aggregate; missing value; DataFrame; row; column;
cell; kernel; variable; function; error message; percentage point; median; share; migrant stock;
accidental diaspora; kin-state; exile; dual loyalty; identity politics; imagined community;
long-distance nationalism; transnationalism; weak tie; structural hole; modularity; small world;
threshold model; soft power; sharp power; public diplomacy; diaspora diplomacy; paradiplomacy;
digital diplomacy; digital diaspora; connected migrant; emigration state; external citizenship;
ethnic lobbying; transnational repression; remittances; gravity model; brain drain; brain gain;
brain circulation; diaspora knowledge network; social remittances; composite indicator;
declaratory theory; constitutive theory; uti possidetis; remedial secession; vintage; denominator;
secondary citation; counterfactual; Goodhart's law; ecological fallacy; selection on success;
survivorship; kappa; Brubaker; Sheffer; Safran; Cohen"""


@pytest.mark.parametrize("word", [word.strip() for word in NEEDED.split(";")])
def test_the_words_of_the_lessons_are_there(word: str) -> None:
    assert readings.term(word).text


def test_feature_lists_have_the_length_that_their_name_says() -> None:
    lengths = {"Safran's six features": 6, "Cohen's nine features": 9}
    lengths |= {"Brubaker's three elements": 3, "Hanson's eight work areas": 8}
    lengths |= {"Cohen's types of diaspora": 5}
    lengths |= {"Vertovec's six meanings": 6, "Montevideo criteria": 4, "composite indicator": 10}
    assert {name: len(TERMS[name].features) for name in lengths} == lengths


@pytest.mark.parametrize("spelling", ["Soft Power", "  soft   power ", "SOFT POWER"])
def test_a_word_is_found_in_any_case(spelling: str) -> None:
    assert readings.term(spelling).title == "soft power"


def test_a_word_is_found_by_another_spelling_and_apostrophe() -> None:
    assert readings.term("PIO").title == "person of origin"
    assert readings.term("Safran’s six features").title == "Safran's six features"


def test_term_card_names_who_and_the_reference() -> None:
    text = readings.term("brain circulation").text
    assert "Who: AnnaLee Saxenian (2006)" in text and "References: Saxenian (2006)" in text


def test_terms_table() -> None:
    table = readings.terms()
    assert list(table.columns) == ["name", "who", "definition", "lessons"]
    assert len(table) == len(TERMS)
    assert list(table["name"]) == sorted(table["name"], key=str.casefold)


# ---------------------------------------------------------------- references


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("safran1991diasporas", "Safran (1991)"),
        ("shain2003diasporas", "Shain and Barth (2003)"),
        ("basch1994nations", "Basch, Glick Schiller and Szanton Blanc (1994)"),
        ("hocking2012futures", "Hocking et al. (2012)"),
        ("undesa2024stock", "UN DESA Population Division (2024)"),
        ("worldbank_wdi", "World Bank (n.d.)"),
        ("rustamova_role_system", "Rustamova (n.d.-a)"),
        ("worldbank2023wdr", "World Bank (2023b)"),
        ("kennedy2022routledge", "Kennedy (ed., 2022)"),
        ("bjola2015digital", "Bjola and Holmes (eds., 2015)"),
        ("bjola2015intro", "Bjola (2015)"),
        ("manor_digital_diaspora_blog", "attributed to Manor (2016)"),
        ("review_dizard2001", "“Review: Digital Diplomacy” (2001)"),
    ],
)
def test_cite(key: str, short: str) -> None:
    assert readings.cite(key) == short


def test_no_two_works_share_a_short_form() -> None:
    shorts = Counter(readings.cite(key) for key in KEYS)
    same = [short for short, times in shorts.items() if times > 1]
    assert same == []


@pytest.mark.parametrize(
    ("key", "full"),
    [
        (
            "safran1991diasporas",
            "Safran, William (1991). Diasporas in Modern Societies: Myths of Homeland and Return. "
            "Diaspora: A Journal of Transnational Studies, 1(1), 83–99. "
            "https://doi.org/10.1353/dsp.1991.0004",
        ),
        (
            "saxenian2006new",
            "Saxenian, AnnaLee (2006). The New Argonauts: Regional Advantage in a Global Economy. "
            "Harvard University Press.",
        ),
        (
            "sotiriu2015",
            "Sotiriu, Sabrina (2015). Digital diplomacy: Between promises and reality. In Corneliu "
            "Bjola and Marcus Holmes (eds.), Digital Diplomacy: Theory and Practice, 33–51. "
            "Routledge.",
        ),
        (
            "cave2015australia",
            "Cave, Danielle (2015). Does Australia do digital diplomacy? The Interpreter. "
            "Lowy Institute. "
            "https://www.lowyinstitute.org/the-interpreter/does-australia-do-digital-diplomacy",
        ),
        (
            "melissen2005new",
            "Melissen, Jan (ed.) (2005). The New Public Diplomacy: Soft Power in International "
            "Relations. Palgrave Macmillan.",
        ),
        (
            "westcott2008",
            "Westcott, Nicholas (2008). Digital Diplomacy: The Impact of the Internet on "
            "International Relations (Research Report 16). Oxford Internet Institute.",
        ),
        (
            "worldbank_wdi",
            "World Bank (n.d.). World Development Indicators. "
            "https://databank.worldbank.org/source/world-development-indicators",
        ),
        (
            "crabb1972american",
            "Crabb, Cecil V. (1972). American Foreign Policy in the Nuclear Age. New York: "
            "Harper & Row. Note: The reading prints “Nuclear Era”.",
        ),
    ],
)
def test_reference(key: str, full: str) -> None:
    assert readings.reference(key) == full


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_reference_reads_as_text(key: str) -> None:
    full = readings.reference(key)
    assert not re.search(r"[{}\\`]|--|\s{2}|\.\.|, ,|\(\)|None", full.split(" https://")[0])
    assert not LEFTOVER.search(full)


def test_bibliography_is_csl_json() -> None:
    types = {entry["type"] for entry in readings._references().values()}
    assert types <= {
        "article-journal", "article-magazine", "book", "chapter", "dataset", "document",
        "legislation", "manuscript", "paper-conference", "post-weblog", "report", "webpage",
    }  # fmt: skip
    for entry in readings._references().values():
        assert all("family" in p or "literal" in p for p in readings._people(entry))


def test_bibliography_card_keeps_the_order_and_links() -> None:
    card = readings.bibliography("safran1991diasporas", "burt1992structural")
    assert card.text.index("Safran") < card.text.index("Burt")
    assert 'href="https://doi.org/10.1353/dsp.1991.0004"' in card.html


def test_bibliography_without_keys_holds_all() -> None:
    assert readings.bibliography().text.count("\n- ") == len(KEYS)


# ---------------------------------------------------------------- when something is not there


@pytest.mark.parametrize(
    ("ask", "name", "nearest"),
    [
        (readings.claim, "C779", "C7"),
        (readings.ledger, "C0", "C60"),
        (readings.term, "diasprora", "diaspora"),
        (readings.cite, "safran1991", "safran1991diasporas"),
        (readings.reference, "nye2004", "nye2004soft"),
        (readings.bibliography, "burt1992", "burt1992structural"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(ask, name: str, nearest: str) -> None:
    with pytest.raises(KeyError, match=f"no .*{name}.*nearest.*{nearest}"):
        ask(name)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty content folder in place of the real one."""
    monkeypatch.setattr(readings, "COURSE", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "content", "ask", "said"),
    [
        ("claims.toml", '[[claim]]\nid = "C01"\nreading "RB"\n', readings._claims, "line 3"),
        ("glossary.toml", '[[term]]\nname = "share\n', readings._terms, "line 2"),
        ("bibliography.json", '[\n {"id": "a"\n  "b": 1}\n]', readings._references, "line 3"),
        ("claims.toml", "", readings._claims, "no part 'claim'"),
        ("claims.toml", '[[claim]]\nid = "C01"\n', readings._claims, "C01 lacks reading"),
        ("bibliography.json", '[{"id": "a"}]', readings._references, "entry 1 lacks"),
    ],
)
def test_a_damaged_file_gives_one_sentence(course: Path, file, content, ask, said: str) -> None:
    (course / file).write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=said) as caught:
        ask.__wrapped__()
    assert file in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_field_is_named(course: Path) -> None:
    table = '[[term]]\nname = "share"\ndefinition = "A part."\nlessons = []\nmisue = "Typo."\n'
    (course / "glossary.toml").write_text(table, encoding="utf-8")
    with pytest.raises(ValueError, match=r"glossary\.toml, share should not have misue"):
        readings._terms.__wrapped__()


def test_a_missing_file_is_named(course: Path) -> None:
    with pytest.raises(ValueError, match=r"glossary\.toml"):
        readings._terms.__wrapped__()
