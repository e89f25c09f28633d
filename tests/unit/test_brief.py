"""The country brief: its sections for easy and hard countries, its gate, its page and its file."""

from __future__ import annotations

import html
import re
import time
from datetime import date
from html.parser import HTMLParser

import pytest

from course_utils import brief, homeland, load
from course_utils.brief import gate, work
from course_utils.brief.paper import SECTIONS
from course_utils.brief.section import dollars, share, the
from course_utils.journal import current

HARD = ["XKX", "TUV", "VAT", "USA", "UZB", "SSD", "PSE", "TWN", "ESH", "AIA"]
NASTY = "<script>alert(1)</script> & <b>own</b> words, in 2024, \ud800 for those who live abroad"
SECONDS = 3.0


@pytest.fixture(autouse=True)
def journal(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    monkeypatch.setenv("COURSE_HOMELAND", "UZB")
    return current()


def write(prompt: str, text: object) -> None:
    current().record("text", "12", prompt, text)


def write_all(text: str) -> None:
    for key in (*work.PARTS, *work.GATE):
        write(key, text)


def words_of(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r'src="data:[^"]+"', "", page)))


# ---------------------------------------------------------------- sections


@pytest.mark.parametrize("iso3", HARD)
@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.__name__)
def test_a_section_says_something_or_names_its_gap(section, iso3):
    made = section(iso3)
    assert made.facts or made.grids or made.gaps
    assert made.limit.endswith(".") and made.tables
    for sentence in [*made.facts, *made.gaps]:
        assert sentence.endswith((".", "”")) and "nan" not in sentence.split()
    for grid in made.grids:
        assert grid.caption and all(len(row) == len(grid.header) for row in grid.rows)
        assert all(str(cell) not in ("", "nan", "None") for row in grid.rows for cell in row)
    if made.figure:
        assert len(made.figure.alt) > 25 and made.figure.lines


def said(iso3: str) -> str:
    return words_of(brief(iso3).page())


def test_facts_are_those_of_the_tables():
    row = load("migrant_totals").query("iso3 == 'UZB' and year == 2024").iloc[0]
    text = said("UZB")
    assert f"{row['emigrants']:,} people born in Uzbekistan lived abroad" in text
    ranks = load("egovernment").query("iso3 == 'UZB' and year == 2024").iloc[0]
    assert f"rank {ranks['egdi_rank']} in e-government and rank {ranks['epi_rank']}" in text


@pytest.mark.parametrize(
    ("iso3", "publishers"),
    [
        ("XKX", ["UN DESA", "UNHCR", "The IAB", "UN DESA (e-government survey)"]),
        ("VAT", ["The World Bank", "Meta", "UN DESA (e-government survey)"]),
        ("TWN", ["UNHCR", "The World Bank", "The corpus of the General Debate"]),
        ("PSE", ["GLOBALCIT", "Meta"]),
        ("SSD", ["The IAB", "Meta"]),
    ],
)
def test_a_gap_is_named_with_its_publisher(iso3, publishers):
    text = said(iso3)
    for publisher in publishers:
        assert f"{publisher} has no row for {the(iso3)}" in text
    assert text.count("Absent is not zero.") >= len(publishers)


def test_a_state_that_the_institute_does_not_list_has_not_zero_embassies():
    assert "is not among them. This does not mean that it has none." in said("UZB")
    assert "has an embassy, a consulate or a mission." in said("USA")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (dollars(16_579_260_000), "16.58 billion US dollars"),
        (dollars(-2_600_000), "-2.6 million US dollars"),
        (dollars(258_080), "258,080 US dollars"),
        (share(1, 10_000), "less than 0.1 percent"),
        (share(0, 7), "0.0 percent"),
        (share(1, 8), "12.5 percent"),
        (the("USA"), "the United States"),
        (the("UZB"), "Uzbekistan"),
        (the("MHL"), "the Marshall Islands"),
    ],
)
def test_words_for_numbers_and_names(made, expected):
    assert made == expected


def test_the_last_quarter_with_a_price_is_the_last():
    """2021 has a fourth quarter; the largest quarter of all years is not the newest one."""
    assert "in quarter 4 of 2021" in said("UZB") and "in quarter 1 of 2025" in said("PHL")


def test_no_country_is_no_brief():
    with pytest.raises(KeyError, match="No country"):
        brief("Atlantis")
    with pytest.raises(KeyError):
        brief("SUN")


# ---------------------------------------------------------------- the gate


def states(texts: dict[str, str]) -> dict[str, str]:
    return {point.name: point.state for point in gate.points(texts)}


GOOD = "Those who send money were asked by their own associations in 2024 and could refuse."


def test_an_empty_gate_is_open():
    assert set(states({}).values()) == {"open"} and gate.is_open(gate.points({}))


def test_a_full_gate_is_answered():
    found = gate.points(dict.fromkeys((*work.PARTS, *work.GATE), GOOD))
    assert {point.state for point in found} == {"answered"} and not gate.is_open(found)
    assert len(found) == 6


def test_a_short_answer_is_looked_at_again():
    texts = dict.fromkeys((*work.PARTS, *work.GATE), GOOD) | {"gate-12-harm": "Nobody."}
    assert states(texts)["Harm"] == "look again"


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("Remittances are 13.7 percent of income.", True),
        ("Remittances were 13.7 percent of income in 2024.", False),
        ("About 2 million people live abroad.", True),
        ("By 2030 the price should fall from 6 to 3 percent.", False),
        ("In 2024 many left.", False),
        ("Many left.", False),
        ("The EU27 and PP-3654 say so.", False),
    ],
)
def test_a_number_needs_a_year_in_its_sentence(sentence, loose):
    assert gate.lacks_a_year(sentence) is loose


def test_the_sentence_without_a_year_is_shown():
    texts = dict.fromkeys((*work.PARTS, *work.GATE), GOOD)
    texts["brief-12-evidence"] = "In 2024 it was 13.7 percent. Today it is 20 percent."
    point = next(p for p in gate.points(texts) if p.name == "Attribution")
    assert point.state == "look again" and "Today it is 20 percent." in point.note


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to her at name.surname@example.org please, she will tell more.", True),
        ("The account @somebody wrote this in 2024 and many answered it.", True),
        ("Call her under +998 90 123 45 67 and ask what she thinks of it.", True),
        ("In 2024, 2,114,480 people born there lived abroad, 5.8 for every 100.", False),
    ],
)
def test_nobody_is_named_by_an_address(text, found):
    point = gate.points({"brief-12-evidence": text})[-1]
    assert (point.state == "look again") is found


# ---------------------------------------------------------------- the card and the page


def test_the_card_shows_no_date_and_is_the_same_twice():
    assert repr(brief()) == repr(brief())
    assert str(date.today().year) + "-" not in repr(brief())


def test_the_state_follows_the_journal():
    assert "not written yet" in repr(brief())
    write_all(GOOD)
    assert "not written yet" not in repr(brief()) and "open |" not in repr(brief())


class Shape(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


@pytest.mark.parametrize("iso3", HARD)
def test_the_page_stands_alone_with_headings_in_order(iso3):
    shape = Shape(brief(iso3).page())
    assert shape.levels[0] == 1 and shape.levels.count(1) == 1
    assert all(
        after <= before + 1 for before, after in zip(shape.levels, shape.levels[1:], strict=False)
    )
    tags = {tag for tag, _ in shape.found}
    assert not tags & {"script", "link", "iframe", "form", "button"}
    for tag, attributes in shape.found:
        assert not any(key.startswith("on") for key in attributes)
        if tag == "img":
            assert attributes["src"].startswith("data:image/png;base64,") and attributes["alt"]
        if tag == "th":
            assert attributes["scope"] in {"row", "col"}
    tables = sum(tag == "table" for tag, _ in shape.found)
    assert tables and tables == sum(tag == "caption" for tag, _ in shape.found)


def test_the_page_names_its_sources_and_its_date():
    text = words_of(brief().page(date(2031, 2, 3)))
    assert "Written on 2031-02-03" in text and "CC BY 3.0 IGO" in text
    assert "edition of December 2023" in text and "CC BY-SA 3.0 IGO" in text
    names = {table for section in brief().sections for table in section.tables}
    assert all(load(table).attrs["title"] in text for table in names)


def test_the_texts_of_the_learner_stay_text():
    write_all(NASTY)
    write("homeland-04", NASTY)
    page = brief().page()
    shown = html.escape(work.text(current(), "gate-12-harm"))  # without half a character
    assert page.count(shown) >= 8 and "<script>" not in page
    assert page.encode("utf-8")


def test_texts_verdicts_and_exercises_come_from_the_journal(journal):
    write("homeland-01", "My words on the people abroad.")
    journal.record("verdict", "12", "C32", 4)
    journal.record("exercise", "01", "1.1", {"state": "correct", "mistake": None})
    text = words_of(brief().page())
    assert "My words on the people abroad." in text and "(lesson 01)" in text
    assert "C32" in text and "contested" in text
    assert "Exercises solved: 1 of" in text


def test_a_later_verdict_replaces_the_first(journal):
    for chosen in (0, 4):
        journal.record("verdict", "12", "C32", chosen)
    (row,) = work.verdicts(journal)
    assert row[2] == "contested"


@pytest.mark.parametrize("odd", [99, -1, True, "4", None, [4], {"value": 4}])
def test_a_merged_journal_may_hold_anything(journal, odd):
    journal.record("verdict", "12", "C32", odd)
    journal.record("exercise", "01", "1.1", odd)
    write_all(odd)  # type: ignore[arg-type]
    assert work.verdicts(journal) == []
    assert "Exercises solved: 0 of" in words_of(brief().page())


def test_a_brief_on_another_country_has_none_of_the_texts():
    write_all(GOOD)
    assert GOOD in words_of(brief().page()) and GOOD not in words_of(brief("KAZ").page())
    assert 'brief("KAZ").save("my-brief.html")' in repr(brief("KAZ"))


@pytest.fixture
def chosen(monkeypatch):
    """The homeland is chosen in the journal, as a learner does it."""
    monkeypatch.delenv("COURSE_HOMELAND")


OLDER = "before choosing Armenia. It may speak of another country."


def test_a_text_of_an_earlier_homeland_says_so(chosen):
    homeland("UZB")
    write_all(GOOD)
    write("homeland-04", GOOD)
    assert "before choosing" not in words_of(brief().page())
    homeland("ARM")
    text = words_of(brief().page())
    assert text.count(OLDER) == len(work.PARTS) + len(work.GATE) + 1
    assert "Draft" in text and "older than your choice" in repr(brief())


def test_a_text_that_is_saved_again_belongs_to_the_new_homeland(chosen):
    write_all(GOOD)
    homeland("ARM")
    homeland("Armenia")
    assert words_of(brief().page()).count(OLDER) == 7
    write_all(GOOD)
    homeland("ARM")
    text = words_of(brief().page())
    assert OLDER not in text and "Draft" not in text


def test_the_first_country_is_no_change_of_homeland(chosen):
    """Before any choice the course follows Uzbekistan."""
    write_all(GOOD)
    homeland("UZB")
    assert "before choosing" not in words_of(brief().page())


@pytest.mark.parametrize("odd", [7, None, "Atlantis", ["ARM"]])
def test_an_odd_choice_of_a_merged_journal_is_no_choice(chosen, journal, odd):
    homeland("ARM")
    write_all(GOOD)
    journal.record("homeland", "00", "homeland", odd)
    homeland("ARM")
    assert OLDER not in words_of(brief("ARM").page())


def test_an_open_gate_makes_a_draft():
    assert "Draft. The ethics gate is still open" in words_of(brief().page())
    write_all(GOOD)
    assert "Draft" not in words_of(brief().page())


def test_one_country_takes_less_than_three_seconds():
    start = time.perf_counter()
    brief("IND").page()
    assert time.perf_counter() - start < SECONDS


# ---------------------------------------------------------------- the file


def test_the_file_is_the_page(tmp_path):
    card = brief().save(tmp_path / "mine.html")
    assert card.title == "Your brief is saved" and "mine.html" in card.text
    assert (tmp_path / "mine.html").read_text(encoding="utf-8") == brief().page()
    assert [path.name for path in tmp_path.glob("*.html")] == ["mine.html"]


def test_a_name_without_an_ending_gets_one(tmp_path):
    brief().save(str(tmp_path / "mine"))
    assert (tmp_path / "mine.html").exists()


def test_a_file_is_replaced_only_if_asked(tmp_path):
    file = tmp_path / "mine.html"
    file.write_text("older work")
    card = brief().save(file)
    assert card.title == "Nothing was written" and file.read_text() == "older work"
    assert f'brief().save("{file}", replace=True)' in card.text
    assert brief().save(file, replace=True).title == "Your brief is saved"
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    "place", ["", "no/such/folder/x.html", "a\0b.html", "~nobody-here/x.html", None, 7, [], b"x"]
)
def test_a_bad_place_gets_a_sentence(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    card = brief().save(place)  # type: ignore[arg-type]
    assert card.title in {"Your brief was not saved", "Nothing was written"}
    assert card.text.endswith((".", "replace=True)"))
    assert list(tmp_path.glob("*.html")) == []


@pytest.mark.parametrize("name", ["folder.html", "folder", "..", "."])
def test_a_folder_is_not_replaced_and_nothing_is_written_beside_it(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    for folder in ("folder.html", "folder"):
        (tmp_path / folder).mkdir()
    card = brief().save(name, replace=True)
    assert card.title == "Your brief was not saved" and "my-brief.html" in card.text
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == [
        "folder",
        "folder.html",
    ]
    assert not [path for path in tmp_path.glob("**/*.html") if path.is_file()]


def test_the_advice_names_the_same_file_and_no_other(tmp_path, monkeypatch):
    """A file of the same name in another folder would be lost."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    for file in ("x.html", "sub/x.html"):
        (tmp_path / file).write_text("older work")
    assert 'brief().save("sub/x.html", replace=True)' in brief().save("sub/x.html").text


@pytest.mark.parametrize("replace", ["no", "yes", 1, None])
def test_only_true_replaces_a_file(tmp_path, replace):
    (tmp_path / "x.html").write_text("older work")
    brief().save(tmp_path / "x.html", replace=replace)
    assert (tmp_path / "x.html").read_text() == "older work"


def test_a_notebook_is_never_replaced(tmp_path):
    (tmp_path / "12.ipynb").write_text("{}")
    brief().save(tmp_path / "12.ipynb", replace=True)
    assert (tmp_path / "12.ipynb").read_text() == "{}" and (tmp_path / "12.ipynb.html").exists()


@pytest.mark.parametrize(
    ("place", "said"),
    [("no/x.html", "folder no does"), ("", "needs a name"), (" ", "needs a name")],
)
def test_the_sentence_says_what_is_wrong(place, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert said in brief().save(place).text and list(tmp_path.glob("*.html")) == []


def test_a_full_disk_leaves_the_older_file(tmp_path, monkeypatch):
    file = tmp_path / "mine.html"
    file.write_text("older work")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    card = brief().save(file, replace=True)
    assert card.title == "Your brief was not saved" and file.read_text() == "older work"
    assert [path.name for path in tmp_path.iterdir() if "mine" in path.name] == ["mine.html"]
