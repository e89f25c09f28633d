"""Names, codes, regions, and the learner's homeland."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import countries
from course_utils.countries import code, homeland, name, region
from course_utils.data import load
from course_utils.journal import current

SPELLINGS = {
    "TUR": ["Türkiye", "turkiye", "turkey", "TURKEY", "TR", "tur", " Turkey "],
    "KOR": ["South Korea", "south korea", "Republic of Korea", "Korea, Rep.", "kr"],
    "PRK": ["North Korea", "DPRK", "Democratic People's Republic of Korea"],
    "USA": ["USA", "usa", "U.S.A.", "us", "United States", "the United States of America"],
    "GBR": ["uk", "U.K.", "United Kingdom", "Great Britain", "GB"],
    "CIV": ["Côte d'Ivoire", "cote d'ivoire", "Côte d’Ivoire", "Cote dIvoire", "ivory coast"],
    "CZE": ["Czechia", "czech republic"],
    "IRN": ["Iran", "Iran (Islamic Republic of)", "Islamic Republic of Iran", "Iran, Islamic Rep."],
    "RUS": ["Russia", "Russian Federation", "ru"],
    "VNM": ["Vietnam", "Viet Nam"],
    "NAM": ["Namibia", "NA", "na"],
    "UZB": ["Uzbekistan", "UZ", "oʻzbekiston", "Узбекистан"],
    "GMB": ["Gambia", "The Gambia", "Gambia, The"],
    "LCA": ["Saint Lucia", "St Lucia", "St. Lucia"],
    "TTO": ["Trinidad and Tobago", "Trinidad & Tobago"],
    "COD": ["DR Congo", "Democratic Republic of the Congo", "DRC", "Congo, Dem. Rep."],
    "COG": ["Republic of the Congo", "Congo, Rep."],
    "PSE": ["Palestine", "State of Palestine"],
    "ARE": ["UAE", "United Arab Emirates"],
    "SWZ": ["Eswatini", "Swaziland"],
    "REU": ["Réunion", "reunion", "RÉUNION"],
}


@pytest.fixture(autouse=True)
def fresh_journal(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    monkeypatch.delenv("COURSE_HOMELAND", raising=False)


@pytest.mark.parametrize(
    ("text", "iso3"), [(text, iso3) for iso3, texts in SPELLINGS.items() for text in texts]
)
def test_spellings(text, iso3):
    assert code(text) == iso3


def test_every_code_and_name_leads_to_its_country():
    for row in load("countries").itertuples():
        assert code(row.iso3) == code(row.name) == row.iso3
        assert name(row.iso3) == row.name
        assert not isinstance(row.iso2, str) or code(row.iso2) == row.iso3


def test_no_spelling_belongs_to_two_countries():
    owners = {}
    columns = ["iso3", "iso2", "name", "un_name", "aliases"]
    for iso3, *texts in load("countries")[["iso3", *columns]].fillna("").to_numpy():
        for text in filter(None, ";".join(texts).split(";")):
            owners.setdefault(countries._plain(text), set()).add(iso3)
    assert not {text: codes for text, codes in owners.items() if len(codes) > 1}


@pytest.mark.parametrize(
    ("iso3", "short"),
    [("TUR", "Türkiye"), ("GBR", "United Kingdom"), ("KOR", "South Korea"), ("COD", "DR Congo")],
)
def test_short_names(iso3, short):
    assert name(iso3) == short


@pytest.mark.parametrize(
    ("iso3", "place"), [("UZB", "Asia"), ("HTI", "Americas"), ("NAM", "Africa"), ("OOO", "")]
)
def test_regions(iso3, place):
    assert region(iso3) == place


def test_wrong_name_gets_the_nearest():
    with pytest.raises(KeyError) as caught:
        code("Uzbekstan")
    assert str(caught.value).startswith(
        "No country is called 'Uzbekstan'. The nearest: Uzbekistan (UZB)"
    )


def test_half_a_name_gets_both():
    with pytest.raises(KeyError) as caught:
        code("Korea")
    assert "South Korea (KOR)" in str(caught.value) and "North Korea (PRK)" in str(caught.value)


@pytest.mark.parametrize("look_up", [code, name, region, homeland])
@pytest.mark.parametrize(
    "text", [5, "", " ", "?", "x" * 100_000, "the", ["ARM"], float("nan"), {"a": 1}, b"ARM", ...]
)
def test_absurd_input_gets_a_short_sentence(look_up, text):
    with pytest.raises(KeyError) as caught:
        look_up(text)
    assert 30 < len(str(caught.value)) < 200


def test_nothing_is_no_country():
    with pytest.raises(KeyError, match="not by None"):
        code(None)


@given(st.text())
def test_any_text_is_a_country_or_a_sentence(text):
    try:
        assert code(text) in set(load("countries")["iso3"])
    except KeyError as error:
        assert "No country is called" in str(error)


def test_many_wrong_names_cost_little():
    start = time.perf_counter()
    for number in range(1000):
        with pytest.raises(KeyError):
            code(f"nowhere {number}")
    assert time.perf_counter() - start < 0.5


# The homeland: the variable, then the journal, then Uzbekistan.


def test_homeland_without_a_choice():
    assert homeland() == "UZB"


def test_homeland_is_remembered():
    assert homeland("Armenia") == "ARM"
    assert homeland() == "ARM"
    assert homeland("turkey") == "TUR"
    assert homeland() == "TUR"
    assert current().latest("homeland", "homeland") == "TUR"


def test_variable_wins_over_the_journal(monkeypatch):
    homeland("Armenia")
    monkeypatch.setenv("COURSE_HOMELAND", "IRL")
    assert homeland() == "IRL"
    monkeypatch.setenv("COURSE_HOMELAND", "")
    assert homeland() == "ARM"


def test_wrong_choice_changes_nothing():
    homeland("Armenia")
    for wrong in ("Atlantis", "OOO", "STL"):
        with pytest.raises(KeyError):
            homeland(wrong)
    assert homeland() == "ARM"


def test_wrong_variable_is_a_sentence(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "Atlantis")
    with pytest.raises(KeyError) as caught:
        homeland()
    assert "Atlantis" in str(caught.value)


@pytest.mark.parametrize("value", ["Atlantis", 5, None, ["ARM"], {"iso3": "ARM"}])
def test_strange_journal_is_no_trouble(value):
    current().record("homeland", "00", "homeland", value)
    assert homeland() == "UZB"
