"""The two forms: twins in everything but their case, right where the data and the code say so,
silent about the answers, and in an order that a coin decides once for each learner."""

import ast
import json
import re
from collections import Counter
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from course_utils import forms
from course_utils.data import load
from course_utils.forms import FORMS, Item, answered, coin, form, form_for, items
from course_utils.journal import MEMORY, Journal, current

A, B = items("A"), items("B")
ALL = {item.id: item for item in [*A, *B]}
CODE = [item for item in ALL.values() if item.part == "code"]
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NOT_TAUGHT = re.compile(r"comparative advantage|box ?plot|^\s*while .*:$", re.I | re.M)


@pytest.fixture
def journal(tmp_path, monkeypatch) -> Journal:
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    return current()


def ids(item: Item) -> str:
    return item.id


# ---------------------------------------------------------------- what the forms hold


def test_a_form_has_eight_concepts_four_charts_and_four_lines_of_code():
    for items_of_form in (A, B):
        assert Counter(item.part for item in items_of_form) == {"concept": 8, "chart": 4, "code": 4}


def test_each_part_has_a_control_and_only_controls_have_no_lesson():
    for items_of_form in (A, B):
        controls = [item.part for item in items_of_form if item.control]
        assert sorted(controls) == ["chart", "code", "concept"]
    assert all(item.control == (item.lesson == "") for item in ALL.values())


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_no_lesson_teaches_what_a_control_asks(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    taught = "\n".join("".join(cell["source"]) for cell in cells)
    assert not NOT_TAUGHT.search(taught)


@pytest.mark.parametrize(("one", "twin"), list(zip(A, B, strict=True)), ids=lambda item: item.id)
def test_twins_ask_the_same_with_another_case(one, twin):
    def shape(item):
        keys = sorted(option.misconception for option in item.options)
        drawn = item.chart["draw"] if item.chart else None
        return item.pair, item.part, item.lesson, item.control, drawn, len(item.table), keys

    def case(item):
        return item.text, item.chart, item.table, item.code

    assert shape(one) == shape(twin)
    assert case(one) != case(twin)


@pytest.mark.parametrize("item", ALL.values(), ids=ids)
def test_one_option_is_right_and_each_wrong_one_is_a_known_misconception(item):
    known = forms.misconceptions()
    assert [option.right for option in item.options].count(True) == 1
    for option in item.options:
        assert option.text and len(option.reason) > 20
        assert option.misconception == "" if option.right else option.misconception in known


def test_texts_of_options_differ_and_no_misconception_is_left_over():
    used = {option.misconception for item in ALL.values() for option in item.options} - {""}
    assert used == set(forms.misconceptions())
    assert all(len({option.text for option in item.options}) == 4 for item in ALL.values())


def test_neither_place_nor_length_gives_the_right_option_away():
    for items_of_form in (A, B):
        places = Counter(item.right for item in items_of_form)
        longest = [
            len(i.options[i.right].text) == max(len(o.text) for o in i.options)
            for i in items_of_form
        ]
        assert set(places) == {0, 1, 2, 3} and max(places.values()) <= 7
        assert sum(longest) <= 6


def test_an_item_without_a_right_option_is_refused():
    options = [{"text": "one", "reason": "no"}, {"text": "two", "reason": "no"}]
    with pytest.raises(ValueError, match="A-x needs exactly one option"):
        forms._item({"id": "A-x", "option": options})


# ---------------------------------------------------------------- the right answers


def result_of(item: Item):
    """What the code of the item gives on its table, when Python runs it."""
    names = {}
    if item.table:
        header, *rows = item.table
        names["table"] = pd.DataFrame(rows, columns=header).replace("NaN", float("nan"))
        names["table"] = names["table"].infer_objects()
    *statements, last = ast.parse(item.code).body
    exec(compile(ast.Module(statements, []), item.id, "exec"), names)
    return eval(compile(ast.Expression(last.value), item.id, "eval"), names)


@pytest.mark.parametrize("item", CODE, ids=ids)
def test_the_right_option_is_what_the_code_gives(item):
    result = result_of(item)
    given = ", ".join(result) if isinstance(result, pd.Series) else f"{result:g}"
    assert item.options[item.right].text == given


def wrong(item: Item, key: str) -> str:
    return next(option.text for option in item.options if option.misconception == key)


@pytest.mark.parametrize("item_id", ["A-filter", "B-filter"])
def test_wrong_results_of_a_filter_are_what_the_misconception_gives(item_id):
    item = ALL[item_id]
    rows = [row for row in item.table[1:] if str(row[1]) in item.code]
    assert wrong(item, "filter-does-nothing") == str(sum(row[2] for row in item.table[1:]))
    assert wrong(item, "sum-counts-rows") == str(len(rows))
    assert wrong(item, "first-match-only") == str(rows[0][2])


@pytest.mark.parametrize("item_id", ["A-sort", "B-sort"])
def test_wrong_results_of_sorting_are_what_the_misconception_gives(item_id):
    item = ALL[item_id]
    rows = item.table[1:]
    ordered = [name for name, _ in sorted(rows, key=lambda row: row[1])]
    assert wrong(item, "sort-puts-the-largest-first") == ", ".join(ordered[:-3:-1])
    assert wrong(item, "sorting-is-forgotten") == ", ".join(name for name, _ in rows[:2])
    assert wrong(item, "head-takes-the-end") == ", ".join(ordered[-2:])


@pytest.mark.parametrize("item_id", ["A-missing", "B-missing"])
def test_a_mean_with_zero_for_the_missing_value_is_among_the_options(item_id):
    item = ALL[item_id]
    values = [0 if value == "NaN" else value for _, value in item.table[1:]]
    assert wrong(item, "missing-counts-as-zero") == f"{sum(values) / len(values):g}"


@pytest.mark.parametrize("item_id", ["A-gap", "B-gap"])
def test_the_country_that_is_asked_about_is_the_only_one_without_a_value(item_id):
    chart = ALL[item_id].chart
    economy = load("economy").query("year == @chart['year']").set_index("iso3")
    values = economy.loc[chart["countries"], chart["column"]]
    names = load("countries").set_index("iso3")["name"]
    assert [names[code] in ALL[item_id].text for code in values.index[values.isna()]] == [True]


@pytest.mark.parametrize(
    ("item_id", "largest", "smallest"), [("A-share", "IND", "ARM"), ("B-share", "DEU", "QAT")]
)
def test_the_largest_number_is_not_the_largest_share(item_id, largest, smallest):
    chart = ALL[item_id].chart
    rows = load("migrant_totals").query("year == 2024").set_index("iso3").loc[chart["countries"]]
    people, share = rows[chart["column"]], 100 * rows[chart["column"]] / rows["population"]
    assert (people.idxmax(), people.idxmin(), share.idxmax()) == (largest, smallest, smallest)
    assert f" {share[smallest]:.0f} percent" in wrong(ALL[item_id], "wrong-whole")


@pytest.mark.parametrize(("item_id", "part"), [("A-line", 1 / 4), ("B-line", 1 / 6)])
def test_the_growth_in_words_is_the_growth_in_the_table(item_id, part):
    item = ALL[item_id]
    stock = load("migrant_totals").query("iso3 == @item.chart['country']").set_index("year")
    first, last = stock.loc[2010, "emigrants"] / 1e6, stock.loc[2024, "emigrants"] / 1e6
    assert f"from {first:.1f} to {last:.1f} million" in item.options[item.right].text
    assert last / first - 1 == pytest.approx(part, rel=0.1)
    assert f"{last:.1f} million people" in wrong(item, "stock-is-flow")


@pytest.mark.parametrize(("item_id", "region"), [("A-box", "Europe"), ("B-box", "Americas")])
def test_the_edges_of_the_box_are_quartiles(item_id, region):
    item = ALL[item_id]
    rows = load("migrant_totals").query("year == 2024 and population > 1_000_000")
    rows = rows.merge(load("countries")[["iso3", "region"]]).query("region == @region")
    quarters = (100 * rows[item.chart["column"]] / rows["population"]).quantile([0.25, 0.75])
    low, high = (f"{value:.0f}" for value in quarters)
    assert f"between {low} and {high} percent" in item.options[item.right].text
    assert region in item.text


@pytest.mark.parametrize("item", ALL.values(), ids=ids)
def test_a_picture_names_no_option(item):
    shown = forms.picture_of(item)
    assert bool(shown) == (item.part != "concept")
    assert not any(option.text in shown for option in item.options if len(option.text) > 4)


@pytest.mark.parametrize("item_id", ["A-gap", "B-gap"])
def test_the_alt_text_says_that_a_bar_is_not_there_and_not_why(item_id):
    alt = re.search(r'alt="([^"]+)"', forms.picture_of(ALL[item_id]))[1]
    assert alt.count("has no bar") == 1
    assert not re.search(r"missing|no value|zero", alt)


# ---------------------------------------------------------------- the coin


def test_a_coin_is_thrown_once_for_a_journal(journal):
    first = coin(journal)
    assert {coin(journal) for _ in range(20)} == {first}
    assert [entry.value for entry in journal.entries("form", item="coin")] == [first]


def test_the_order_crosses_over_learners():
    first = Counter(coin(Journal(MEMORY), Random(seed)) for seed in range(200))
    assert set(first) == set(FORMS)
    assert min(first.values()) > 70  # a fair coin gives less once in 50,000 times


def test_before_and_after_are_never_the_same_form():
    for seed in range(10):
        journal = Journal(MEMORY)
        coin(journal, Random(seed))
        assert {form_for("before", journal), form_for("after", journal)} == set(FORMS)


def test_the_oldest_coin_counts_after_a_merge(tmp_path):
    old, new = Journal(MEMORY), Journal(MEMORY)
    old.record("form", "00", "coin", "A")
    new.record("form", "00", "coin", "B")
    new.merge(old.export(tmp_path / "work.json"))
    assert coin(new) == "A"


def test_a_strange_coin_in_a_merged_file_is_passed_over(journal):
    for value in (None, "C", ["A"], {"A": 1}):
        journal.record("form", "00", "coin", value)
    assert coin(journal) in FORMS


# ---------------------------------------------------------------- answering


@pytest.mark.parametrize(("moment", "lesson"), [("before", "00"), ("after", "12")])
def test_an_answer_is_recorded_at_once_with_its_confidence(journal, moment, lesson):
    widget = form(moment)
    item = items(form_for(moment, journal))[4]
    widget.answer(item.id, item.right, 2)
    widget.answer(item.id, (item.right + 1) % 4)
    entries = journal.entries("form", lesson=lesson, item=item.id)
    given = {"form": item.form, "moment": moment}
    assert [entry.value for entry in entries] == [
        {**given, "chosen": item.right, "right": True, "sure": 2},
        {**given, "chosen": (item.right + 1) % 4, "right": False, "sure": None},
    ]


def test_each_question_offers_three_degrees_of_confidence(journal):
    for question in form("before").questions:
        assert question["confidence"] == ["a guess", "fairly sure", "certain"]


def test_the_reply_does_not_tell_a_right_answer_from_a_wrong_one(journal):
    widget = form("before")
    item = ALL[widget.questions[0]["id"]]
    replies = set()
    for chosen in range(4):
        widget.answer(item.id, chosen, 0)
        replies.add(widget.replies[item.id])
    assert len(replies) == 1
    assert "1 of 16" in replies.pop()


def test_nothing_is_recorded_when_no_option_is_chosen(journal):
    widget = form("before")
    widget.answer(widget.questions[0]["id"], None, 1)
    assert answered(journal, "before") == {}


def test_answers_are_there_again_when_the_lesson_is_opened_again(journal):
    first = form("before")
    asked = first.questions[3]["id"]
    first.answer(asked, 1, 0)
    again = form("before")
    assert (again.answers, again.sure) == ({asked: 1}, {asked: 0})
    assert list(again.replies) == [asked]


def test_a_broken_answer_in_a_merged_file_is_passed_over(journal):
    asked = items(form_for("before", journal))
    for item, value in zip(asked, (None, 7, {}, {"moment": "before"}), strict=False):
        journal.record("form", "00", item.id, value)
    assert form("before").answers == {}


def test_the_page_without_a_kernel_is_the_same_for_both_orders(tmp_path, monkeypatch):
    stills = []
    for letter in FORMS:
        monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / f"{letter}.sqlite"))
        current().record("form", "00", "coin", letter)
        stills.append(form("before").still.html)
    assert stills[0] == stills[1]
    assert not any(item.text in stills[0] for item in ALL.values())


@pytest.mark.parametrize("moment", ["during", "", None, "Before"])
def test_an_unknown_moment_is_refused_by_name(journal, moment):
    with pytest.raises(KeyError, match="before"):
        form(moment)


def test_an_unknown_form_is_refused():
    with pytest.raises(KeyError, match="A, B"):
        items("C")
