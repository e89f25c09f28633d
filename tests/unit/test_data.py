"""The tables agree with their publishers, describe themselves, and refuse to be wrong."""

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from hashlib import sha256

import pandas as pd
import pytest

from course_utils import countries, data
from course_utils.data import DATA, DamagedTable, about, load, source_line, tables

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
CSV_TABLES = [name for name, resource in RESOURCES.items() if resource["format"] == "csv"]
LESSONS = [
    lesson["number"]
    for lesson in tomllib.loads((DATA / "course/lessons.toml").read_text(encoding="utf-8"))[
        "lesson"
    ]
]
OPEN = {"CC-BY-4.0", "CC-BY-3.0-IGO", "CC-BY-SA-3.0-IGO", "CC0-1.0", "MIT", "etalab-2.0"}
OPEN |= {"other-pd", "other-pd-us"}
UNKNOWN = "OOO"
CODES = {"iso3", "origin", "destination", "asylum", "sender", "receiver", "host"}
CODES |= {"country_a", "country_b"}

every_table = pytest.mark.parametrize("name", RESOURCES)
every_csv = pytest.mark.parametrize("name", CSV_TABLES)


def columns_of(name):
    resource = RESOURCES[name]
    return resource["schema"]["fields"] if "schema" in resource else resource["columns"]


def forget():
    for cached in (data._resources, data._read, countries._countries, countries._spellings):
        cached.cache_clear()


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the tables that a test may damage."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("recipes", "course", "*.py"))
    monkeypatch.setattr(data, "DATA", folder)
    forget()
    yield folder
    forget()


# The numbers are those of the publisher.


@pytest.mark.parametrize(("by", "total"), [("destination", "immigrants"), ("origin", "emigrants")])
@pytest.mark.parametrize(
    ("sex", "end"), [("migrants", ""), ("female", "_female"), ("male", "_male")]
)
def test_pairs_add_up_to_the_official_totals(by, total, sex, end):
    pairs = load("migrant_stock").query(f"{by} != '{UNKNOWN}'")
    sums = pairs.groupby([by, "year"])[sex].sum().rename_axis(["iso3", "year"])
    official = load("migrant_totals").set_index(["iso3", "year"])[total + end]
    assert len(official) == 233 * 8
    pd.testing.assert_series_equal(sums, official.sort_index(), check_names=False)


def test_pairs_add_up_to_the_official_world():
    sums = load("migrant_stock").groupby("year")[["migrants", "female", "male"]].sum()
    official = load("migrant_world").set_index("year")[["migrants", "female", "male"]]
    pd.testing.assert_frame_equal(sums, official)


def test_emigrants_and_people_of_unknown_origin_make_the_world():
    known = load("migrant_totals").groupby("year")["emigrants"].sum()
    unknown = (
        load("migrant_stock").query(f"origin == '{UNKNOWN}'").groupby("year")["migrants"].sum()
    )
    world = load("migrant_world").set_index("year")["migrants"]
    pd.testing.assert_series_equal(known + unknown, world, check_names=False)


# Workbook "Destination" of International Migrant Stock 2024, table 1, row World:
# https://www.un.org/development/desa/pd/content/international-migrant-stock
@pytest.mark.parametrize(
    ("year", "people"), [(1990, 153_916_063), (2020, 275_284_032), (2024, 304_021_813)]
)
def test_world_as_printed_in_the_workbook(year, people):
    assert load("migrant_world").set_index("year").loc[year, "migrants"] == people


# International Migrant Stock 2020, row World; the address is the same.
@pytest.mark.parametrize(("year", "people"), [(1990, 152_986_157), (2020, 280_598_105)])
def test_world_as_printed_in_the_older_edition(year, people):
    rows = load("migrant_stock_editions").query(f"edition == 2020 and year == {year}")
    assert rows["immigrants"].sum() == people


def test_newer_edition_is_the_one_of_the_totals():
    newer = load("migrant_stock_editions").query("edition == 2024").drop(columns="edition")
    official = load("migrant_totals")[newer.columns]
    pd.testing.assert_frame_equal(newer.reset_index(drop=True), official)


# International Migrant Stock 2020, workbook "Origin", table 1.
@pytest.mark.parametrize(
    ("iso3", "people"),
    [("IND", 17_869_492), ("CHN", 10_461_170), ("SYR", 8_457_214), ("RUS", 10_756_697)],
)
def test_people_of_an_origin_in_the_older_edition(iso3, people):
    rows = load("migrant_stock_editions").query("year == 2020 and edition == 2020")
    assert rows.set_index("iso3").loc[iso3, "emigrants"] == people


# International Migrant Stock 2024, workbooks "Destination" and "Origin", table 1.
@pytest.mark.parametrize(
    ("iso3", "year", "column", "people"),
    [
        ("USA", 2024, "immigrants", 52_375_047),
        ("IND", 2024, "emigrants", 18_533_845),
        ("UKR", 2020, "emigrants", 4_353_031),
        ("UKR", 2024, "emigrants", 9_769_216),
        ("VEN", 2024, "emigrants", 8_328_514),
    ],
)
def test_totals_as_in_the_workbooks(iso3, year, column, people):
    assert load("migrant_totals").set_index(["iso3", "year"]).loc[(iso3, year), column] == people


# International Migrant Stock 2024, workbook "Destination and origin", table 1: Mexico to the United
# States. Origins of the United States and of India together: the two workbooks above.
def test_pairs_as_in_the_workbooks():
    stock = load("migrant_stock").query("year == 2024")
    pair = stock.query("origin == 'MEX' and destination == 'USA'")["migrants"].item()
    from_india = stock.loc[stock["origin"] == "IND", "migrants"].sum()
    in_america = stock.loc[stock["destination"] == "USA", "migrants"].sum()
    assert (pair, from_india, in_america) == (11_279_561, 18_533_845, 52_375_047)


@pytest.mark.parametrize(
    ("table", "whole", "parts"),
    [
        ("migrant_stock", "migrants", ["female", "male"]),
        ("migrant_world", "migrants", ["female", "male"]),
        ("migrant_totals", "immigrants", ["immigrants_female", "immigrants_male"]),
        ("migrant_totals", "emigrants", ["emigrants_female", "emigrants_male"]),
    ],
)
def test_women_and_men_make_the_total(table, whole, parts):
    frame = load(table)
    assert (frame[parts].sum(axis=1) == frame[whole]).all()


def test_nobody_is_a_migrant_at_home():
    frame = load("migrant_stock")
    assert not (frame["origin"] == frame["destination"]).any()


def test_zero_is_written_and_absent_is_absent():
    stock = load("migrant_stock")
    assert (stock["migrants"] == 0).groupby(stock["year"]).sum()[[1990, 2024]].tolist() == [
        1346,
        308,
    ]
    assert stock.groupby("year").size().nunique() == 1


# UNHCR, Refugee Data Finder: https://www.unhcr.org/refugee-statistics/. The same for the next test.
@pytest.mark.parametrize(
    ("year", "millions"),
    [(2020, 20.66), (2022, 29.43), (2023, 31.64), (2024, 30.96), (2025, 28.46)],
)
def test_refugees_of_the_world_as_unhcr_says(year, millions):
    assert round(load("refugees").query(f"year == {year}")["refugees"].sum() / 1e6, 2) == millions


@pytest.mark.parametrize(
    ("origin", "asylum", "year", "column", "millions"),
    [
        ("SYR", "TUR", 2020, "refugees", 3.64),
        ("SYR", "TUR", 2024, "refugees", 2.90),
        ("UKR", None, 2023, "refugees", 5.96),
        (None, "DEU", 2024, "refugees", 2.75),
    ],
)
def test_refugees_by_country_as_unhcr_says(origin, asylum, year, column, millions):
    rows = load("refugees").query(f"year == {year}")
    rows = rows[rows["origin"] == origin] if origin else rows
    rows = rows[rows["asylum"] == asylum] if asylum else rows
    assert round(rows[column].sum() / 1e6, 2) == millions


# https://data.worldbank.org/indicator/BX.TRF.PWKR.CD.DT, July 2026.
def test_remittances_as_the_world_bank_says():
    money = (
        load("economy").pivot(index="iso3", columns="year", values="remittances_received_usd") / 1e9
    )
    assert money.loc["IND", [2022, 2023, 2024]].round(1).tolist() == [111.2, 119.5, 137.7]
    assert money.loc["MEX", [2023, 2024]].round(1).tolist() == [66.2, 67.6]
    assert round(money[2024].sum(), 1) == 856.6


# What the caveats say is true.


def test_unsound_cells_are_empty():
    frame = load("economy").set_index(["iso3", "year"])
    assert frame.loc[("IRQ", 1991), ["gdp_usd", "gdp_per_capita_usd"]].isna().all()
    assert frame.loc[("AZE", 1992), ["gdp_usd", "gdp_per_capita_usd"]].isna().all()
    assert not (frame["remittances_paid_usd"] == 0).any()
    assert frame["mobile_subscriptions_per_100"].max() < 450
    assert frame.loc[("IRQ", 1995), "gdp_usd"] > 0


def test_gaps_that_the_caveats_name():
    frame = load("economy")
    last = frame.melt(["iso3", "year"]).dropna().groupby("variable")["year"].max()
    assert last["remittances_received_usd"] == last["internet_users_percent"] == 2024
    assert last["remittances_paid_usd"] == last["oda_net_received_usd"] == 2023
    assert last["gdp_usd"] == last["population"] == 2025
    assert frame.loc[frame["iso3"] == "ARE", "remittances_paid_usd"].isna().all()


def test_income_a_person_covers_another_territory_only_where_the_caveat_says():
    frame = load("economy").dropna(subset="gdp_usd")
    ratio = frame["gdp_usd"] / frame["population"] / frame["gdp_per_capita_usd"]
    other = frame[(ratio - 1).abs() > 0.005]
    since = other.groupby("iso3")["year"].min()
    assert set(since.index) == {"CYP", "MAR", "TZA", "SDN", "RUS", "UKR"}
    assert since[["RUS", "UKR"]].tolist() == [2014, 2014]
    assert other.loc[other["iso3"] == "SDN", "year"].max() == 2011


def test_others_in_need_exist_since_2018_and_are_mostly_venezuelans():
    rows = load("refugees").dropna(subset="other_in_need_of_protection")
    assert rows["year"].min() >= 2018
    people = rows.groupby("origin")["other_in_need_of_protection"].sum()
    assert people.idxmax() == "VEN" and people["VEN"] / people.sum() > 0.9


def test_older_edition_lacks_taiwan_and_2024():
    older = load("migrant_stock_editions").query("edition == 2020")
    assert "TWN" not in set(older["iso3"]) and older["year"].max() == 2020


# Codes, keys, and words.


@every_csv
def test_keys_are_unique_and_sorted(name):
    key = RESOURCES[name]["schema"]["primaryKey"]
    rows = load(name)[key]
    assert not rows.duplicated().any()
    assert rows.equals(rows.sort_values(key).reset_index(drop=True))


def test_every_code_stands_in_countries():
    known = set(load("countries")["iso3"])
    for name in RESOURCES:
        used = set(load(name).columns) & CODES
        unknown = {code for column in used for code in load(name)[column].dropna()} - known
        assert not unknown, f"{name}: {unknown}"


@every_csv
def test_columns_with_codes_are_declared_as_such(name):
    codes = CODES & set(load(name).columns)
    keys = RESOURCES[name]["schema"].get("foreignKeys", [])
    declared = {field for key in keys for field in key["fields"]}
    assert name == "countries" or codes == declared


def test_no_group_of_countries_stands_among_countries():
    names = set(load("countries")["name"]) | set(load("countries")["un_name"])
    assert not names & {"World", "Africa", "Asia", "Europe", "Oceania", "High-income countries"}
    assert load("economy")["iso3"].nunique() == 217
    assert load("migrant_totals")["iso3"].nunique() == 233


def test_namibia_is_not_missing():
    row = load("countries").set_index("iso3").loc["NAM"]
    assert (row["iso2"], row["name"]) == ("NA", "Namibia")
    assert "NAM" in set(load("migrant_stock")["origin"])


# Codes: https://unstats.un.org/unsd/methodology/m49. Income of 2024: the history by year of
# https://datahelpdesk.worldbank.org/knowledgebase/articles/906519 has 87, 54, 50 and 26 economies;
# here the Channel Islands (high) and Ethiopia (low) have no group, as a caveat says.
def test_codes_and_groups_as_published():
    frame = load("countries").set_index("iso3")
    found = frame.loc[["UZB", "ARM", "IND"], ["iso2", "region", "capital"]].to_numpy().tolist()
    assert found == [
        ["UZ", "Asia", "Tashkent"],
        ["AM", "Asia", "Yerevan"],
        ["IN", "Asia", "New Delhi"],
    ]
    assert frame["income_group"].value_counts().to_dict() == {
        "High income": 87 - 1,
        "Upper middle income": 54,
        "Lower middle income": 50,
        "Low income": 26 - 1,
    }


# The pages that the rows name: theweek.in of 11 April 2018; Armenpress 1071567; page 2682 of
# nationalatlas.ngii.go.kr.
@pytest.mark.parametrize(
    ("iso3", "year", "people"),
    [("IND", 2018, 31_230_000), ("ARM", 2021, 7_000_000), ("KOR", 2018, 7_490_000)],
)
def test_claims_as_on_their_pages(iso3, year, people):
    rows = load("diaspora_claims").query("iso3 == @iso3 and year == @year")
    assert rows["people"].tolist() == [people]


# The features are those of Safran 1991 (amardeepnotes.blogspot.com, June 2010, lists his six) and
# of Cohen 1997. The codes were made for this course, so the codebook is their only source.
def test_features_have_their_author():
    authors = load("community_codes").groupby("feature")["author"].unique().str.join(";")
    assert authors["Dispersed from one place"] == "Safran 1"
    assert authors["Wants to return"] == "Safran 4"
    assert authors["Supports the homeland"] == "Safran 5"
    assert authors["Ties to members elsewhere"] == "added by Cohen"
    assert len(load("community_codes")) == 8 * len(authors) == 56


def test_claims_are_ranges_with_sources():
    claims = load("diaspora_claims")
    ranges = claims.dropna(subset="people_high")
    assert len(ranges) and (ranges["people_high"] > ranges["people"]).all()
    assert claims["url"].str.match(r"https?://\S+$").all()
    assert {"IND", "IRL", "ARM", "TUR", "KAZ", "CHN", "ISR", "PHL", "UZB", "BLR"} <= set(
        claims["iso3"]
    )
    assert (claims["date"].str[:4].astype(int) - claims["year"]).abs().max() <= 7


# The map.


def test_every_place_with_migrants_can_be_put_on_a_map():
    places = load("countries").set_index("iso3")
    for code in load("migrant_totals")["iso3"].unique():
        assert places.loc[code, ["latitude", "longitude"]].notna().all(), code


def test_traps_in_the_points_are_mended():
    points = load("countries").set_index("iso3")[["latitude", "longitude"]]
    assert points.loc["WSM", "longitude"] < -170  # Samoa lies east of the 180th meridian
    assert points.loc["KIR", "longitude"] > 170  # Tarawa, where most people of Kiribati live
    assert points.loc["RUS", "longitude"] < 60  # not in Siberia
    assert points.loc["MYS", "longitude"] < 105  # not on Borneo
    assert -55 < points.loc["ATF", "latitude"] < -40  # the islands, not Antarctica


def test_shapes_are_sound():
    shapes = load("world_shapes")
    assert shapes.is_valid.all() and shapes["iso3"].is_unique
    assert (shapes.total_bounds.round(6) >= [-180, -90, -180, -90]).all()
    parts = shapes.explode().bounds
    wide = shapes.explode()[(parts["maxx"] - parts["minx"]) > 170]
    assert wide["iso3"].tolist() == ["ATA"]  # no line across the map


# Natural Earth and the notes on population of International Migrant Stock 2024 (see the recipe).
def test_shapes_follow_the_statistics_of_the_united_nations():
    from shapely import Point

    shapes = load("world_shapes").set_index("iso3")["geometry"]
    spots = {
        "UKR": (34.1, 45.1),
        "CYP": (33.4, 35.25),
        "SOM": (44.1, 9.6),
        "GUF": (-53, 4),
        "XKX": (21, 42.5),
    }
    for code, spot in spots.items():
        holders = shapes.index[shapes.contains(Point(spot))]
        assert list(holders) == [code]


def test_shapes_have_the_names_of_the_countries():
    names = load("countries").set_index("iso3")["name"]
    shapes = load("world_shapes").set_index("iso3")["name"]
    assert (shapes == names[shapes.index]).all()


# Every table describes itself.


@every_table
def test_description_is_complete(name):
    resource = RESOURCES[name]
    assert resource["kind"] in {"counted", "estimated", "modelled"}
    for key in ("title", "description", "row", "publisher", "work", "edition", "left_out"):
        assert resource[key].strip(), key
    assert resource["caveats"] and all(text.endswith(".") for text in resource["caveats"])
    for entries in (resource["sources"], resource["licenses"]):
        assert entries and all(entry["title"] and entry["path"] for entry in entries)


@every_table
def test_columns_are_described(name):
    described = columns_of(name)
    assert [column["name"] for column in described] == list(load(name).columns)
    for column in described:
        assert column["type"] in {"string", "integer", "number", "geojson"}
        assert column["description"]
        assert column["type"] not in {"integer", "number"} or column["unit"], column["name"]


@every_table
def test_check_sum_and_size(name):
    content = (DATA / RESOURCES[name]["path"]).read_bytes()
    assert RESOURCES[name]["hash"] == "sha256:" + sha256(content).hexdigest()
    assert RESOURCES[name]["bytes"] == len(content) < 3_000_000
    assert b"\r" not in content


@every_csv
def test_columns_have_the_declared_types(name):
    frame = load(name)
    for column in columns_of(name):
        values, needed = frame[column["name"]], column.get("constraints", {}).get("required")
        assert not (needed and values.isna().any())
        if column["type"] == "string":
            assert values.dropna().map(type).eq(str).all()
        else:
            assert values.dtype == (
                "int64" if column["type"] == "integer" and needed else "float64"
            )


def test_package_has_no_invented_people_and_all_licences():
    titles = {person["title"] for person in PACKAGE["contributors"]}
    makers = {resource["publisher"] for resource in RESOURCES.values()}
    assert titles == makers | {"The Diasporas and Diplomacy course contributors"}
    used = {item["name"] for resource in RESOURCES.values() for item in resource["licenses"]}
    assert {item["name"] for item in PACKAGE["licenses"]} == used


def test_frictionless_finds_no_error():
    pytest.importorskip("frictionless", reason="frictionless is not installed")
    command = [sys.executable, "-m", "frictionless", "validate", str(DATA / "datapackage.json")]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_tables_are_made_again_byte_for_byte():
    sources = os.environ.get("COURSE_SOURCES")
    if not sources:
        pytest.skip("COURSE_SOURCES does not name a folder with the publishers' files.")
    command = [sys.executable, str(DATA / "build.py"), "--sources", sources, "--check"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@every_table
def test_readme_lists_the_table(name):
    text = (DATA / "README.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith(f"| `{name}` |")]
    cells = [cell.strip() for cell in rows[0].split("|")[2:-1]]
    resource, lessons = RESOURCES[name], RESOURCES[name]["lessons"]
    licences = "; ".join(licence["title"] for licence in resource["licenses"])
    numbers = "all" if len(lessons) == len(LESSONS) else ", ".join(lessons)
    known = [resource["row"], resource["years"], resource["publisher"], licences, numbers]
    assert len(rows) == 1 and cells == known


def test_readme_says_where_terms_were_not_confirmed():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = text.split("## Licences")[1].split("\n## ")[0]
    for name, resource in RESOURCES.items():
        vague = {licence["name"] for licence in resource["licenses"]} - OPEN
        assert not vague or f"`{name}`" in section, name


@every_table
def test_lessons_exist_and_stand_in_order(name):
    lessons = RESOURCES[name]["lessons"]
    assert lessons and lessons == [number for number in LESSONS if number in lessons]


@every_table
def test_says_what_it_cannot_show(name):
    starts = [text.startswith("What it cannot show: ") for text in RESOURCES[name]["caveats"]]
    assert starts.count(True) == 1


# Reading a table.


def test_load_gives_a_fresh_table_each_time():
    first = load("migrant_world")
    first.loc[0, "migrants"] = -1
    first.attrs["units"]["migrants"] = "apples"
    second = load("migrant_world")
    assert second.loc[0, "migrants"] > 0 and second.attrs["units"]["migrants"] == "people"


def test_attrs_carry_source_and_units():
    attrs = load("migrant_stock").attrs
    assert attrs["source"] == source_line("migrant_stock")
    assert attrs["publisher"] == "UN DESA" and attrs["kind"] == "estimated"
    assert attrs["url"].startswith("https://www.un.org/") and attrs["licence"] == "CC BY 3.0 IGO"
    assert "Rev.2024" in attrs["edition"] and attrs["units"]["female"] == "people"
    assert (attrs["name"], attrs["title"]) == ("migrant_stock", RESOURCES["migrant_stock"]["title"])


def test_source_line_is_one_sentence():
    expected = "Source: UN DESA, International Migrant Stock 2024 (CC BY 3.0 IGO)"
    assert source_line("migrant_stock") == expected


def test_list_of_tables():
    frame = tables()
    assert list(frame.columns) == ["name", "title", "rows", "years", "publisher", "licence"]
    assert frame["rows"].tolist() == [len(load(name)) for name in frame["name"]]
    assert frame.set_index("name").loc["refugees", "years"] == "1990-2025"


@every_table
def test_about_tells_what_a_reader_needs(name):
    text, resource = about(name).text, RESOURCES[name]
    assert resource["row"] in text and resource["left_out"] in text and resource["edition"] in text
    for column in columns_of(name):
        assert f"{column['name']}: {column['description']}" in text
    assert all(caveat in text for caveat in resource["caveats"])
    assert about("economy").text.count("[current US dollars]; may be empty") == 6


@pytest.mark.parametrize("read", [load, about, source_line])
def test_wrong_name_gets_the_nearest(read):
    with pytest.raises(KeyError, match=r"migrant_stok.*migrant_stock"):
        read("migrant_stok")


@pytest.mark.parametrize("name", [None, 5, "", "x" * 100_000, ["migrant_stock"], float("nan")])
def test_absurd_name_gets_a_short_sentence(name):
    with pytest.raises(KeyError) as caught:
        load(name)
    wanted = "There is no table" if isinstance(name, str) else "between quotation marks"
    assert wanted in str(caught.value) and len(str(caught.value)) < 300


def test_changed_number_is_refused(copy):
    path = copy / "migrant_world.csv"
    path.write_bytes(path.read_bytes().replace(b"304021813", b"304021814"))
    with pytest.raises(
        DamagedTable, match=r"migrant_world\.csv .* was changed or damaged"
    ) as caught:
        load("migrant_world")
    assert str(caught.value).count("\n") == 0
    assert len(load("countries")) > 200  # the other tables still work


def test_windows_line_ends_are_refused(copy):
    path = copy / "migrant_world.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(DamagedTable, match="cannot be trusted"):
        load("migrant_world")


@every_table
def test_missing_or_damaged_file_gives_one_sentence_and_no_data(name, tmp_path, monkeypatch):
    path = tmp_path / RESOURCES[name]["path"]
    whole = (DATA / path.name).read_bytes()
    monkeypatch.setattr(data, "DATA", tmp_path)
    monkeypatch.setattr(data, "_resources", lambda: RESOURCES)
    for content, words in damaged(whole):
        data._read.cache_clear()
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(DamagedTable) as caught:
            load(name)
        sentence = str(caught.value)
        assert sentence.startswith(f"The file {path.name} of the table {name} {words}")
        assert data.CURE in sentence and "\n" not in sentence and len(sentence) < 250
    path.write_bytes(whole)
    assert len(load(name)) == RESOURCES[name]["row_count"]
    data._read.cache_clear()


def damaged(whole):
    """No file, an empty one, the first half, all but the last byte, one byte changed, one added."""
    middle = len(whole) // 2
    other = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    pieces = [b"", whole[:middle], whole[:-1], other, whole + b"\n"]
    return [(None, "is missing. "), *((piece, "was changed or damaged, ") for piece in pieces)]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"resources": [{}]}', '{"resources": 5}'])
def test_damaged_list_of_tables_is_one_sentence(copy, content):
    (copy / "datapackage.json").write_text(content, encoding="utf-8")
    for call in (lambda: load("countries"), tables, lambda: about("countries")):
        with pytest.raises(DamagedTable, match=r"datapackage\.json"):
            call()


def test_a_large_table_is_read_quickly():
    times = []
    for _ in range(3):
        data._read.cache_clear()
        start = time.perf_counter()
        load("migrant_stock")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3


def test_maps_are_loaded_only_when_asked_for():
    code = (
        "import sys, course_utils.data as d; d.load('countries'); print('geopandas' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


# ---------------------------------------------------------------- one typed table

RECIPE = '''
"""A survey for a test."""

from recipes.common import Table, code, count, typed

TABLES = [
    Table(
        title="Hours of calls", description="Hours of calls.", row="one country",
        fields=(code("iso3", "Country"), count("hours", "Hours of calls", "hours a week")),
        key=("iso3",), codes=("iso3",), caveats=("What it cannot show: why people call.",),
        lessons=("09",), left_out="Names.", **typed("made_for_a_test", "Survey", "this class"),
    )
]
'''


@pytest.fixture
def data_copy(tmp_path):
    """The folder data with a new recipe and the table that it describes."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "recipes" / "made_for_a_test.py").write_text(RECIPE, encoding="utf-8")
    (folder / "recipes" / "made_for_a_test.csv").write_text("iso3,hours\nUZB,3\nARM,5\n")
    return folder


def built(folder, *options):
    command = [sys.executable, str(folder / "build.py"), *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_one_typed_table_is_made_without_the_files_of_publishers(data_copy):
    before = (data_copy / "datapackage.json").read_text(encoding="utf-8")
    run = built(data_copy, "--only", "made_for_a_test")
    assert run.returncode == 0, run.stderr
    assert (data_copy / "made_for_a_test.csv").read_bytes() == b"iso3,hours\nARM,5\nUZB,3\n"
    package = json.loads((data_copy / "datapackage.json").read_text(encoding="utf-8"))
    names = [resource["name"] for resource in package["resources"]]
    assert names == sorted([*RESOURCES, "made_for_a_test"])
    others = [one for one in package["resources"] if one["name"] != "made_for_a_test"]
    assert others == json.loads(before)["resources"]
    assert "| `made_for_a_test` | one country |" in (data_copy / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["policy_options", "karabakh_acts"])
def test_a_typed_table_is_made_again_byte_for_byte(name):
    run = built(DATA, "--only", name, "--check")
    assert (run.returncode, run.stdout.strip()) == (0, "Every file is up to date."), run.stderr


@pytest.mark.parametrize("name", ["migrant_stock", "nothing"])
def test_a_table_that_needs_a_publisher_is_not_made_alone(name):
    run = built(DATA, "--only", name, "--check")
    assert run.returncode == 2
    assert run.stderr.startswith(f"{name} is not typed beside the recipes. These are: ")


def test_a_typed_table_with_a_double_key_is_refused_in_one_sentence(data_copy):
    (data_copy / "recipes" / "made_for_a_test.csv").write_text("iso3,hours\nUZB,3\nUZB,5\n")
    run = built(data_copy, "--only", "made_for_a_test")
    assert run.returncode == 2 and not (data_copy / "made_for_a_test.csv").exists()
    assert run.stderr == "made_for_a_test: two rows have the same iso3.\n"
