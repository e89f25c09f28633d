"""The tables on remittances and on money by income group agree with what their publishers print."""

import pandas as pd
import pytest

from course_utils.data import load

GULF = ["ARE", "BHR", "KWT", "OMN", "QAT", "SAU"]
MONEY = "remittances_usd_million"
FLOWS = ["remittances_received_usd", "fdi_net_inflows_usd", "oda_net_received_usd"]


def billions(frame):
    return frame[MONEY].sum() / 1000


def pair(sender, receiver, year=2021):
    rows = load("remittance_corridors").query(
        f"sender == '{sender}' and receiver == '{receiver}' and year == {year}"
    )
    return billions(rows)


# Pairs of countries.


# Row WORLD of the workbook "Bilateral Remittance Estimates for 2021 (December 2022 Version)", and
# the total of the "Bilateral Remittance Matrix 2018 (October 2019)".
@pytest.mark.parametrize(("year", "million"), [(2018, 682_222), (2021, 781_076)])
def test_corridors_add_up_to_the_total_of_the_matrix(year, million):
    total = load("remittance_corridors").query(f"year == {year}")[MONEY].sum()
    assert total == pytest.approx(million, abs=3)


# World Bank blog People Move, "Bilateral Remittance Matrix (new)", December 2022:
# https://blogs.worldbank.org/en/peoplemove/bilateral-remittance-matrix-new
@pytest.mark.parametrize(
    ("sender", "receiver", "printed"), [("USA", "MEX", 52), ("ARE", "IND", 20), ("SAU", "IND", 13)]
)
def test_corridors_as_the_blog_prints_them(sender, receiver, printed):
    assert pair(sender, receiver) == pytest.approx(printed, abs=0.7)


def test_the_blog_and_the_workbook_differ_for_india():
    # The same blog prints 6 billion for the United States to India; the workbook has 15.8.
    assert round(pair("USA", "IND"), 1) == 15.8


def test_senders_as_the_blog_prints_them():
    sent = load("remittance_corridors").query("year == 2021").groupby("sender")[MONEY].sum() / 1000
    assert round(sent["USA"]) == 200
    assert round(sent[GULF].sum()) == 134
    order = ["USA", "SAU", "ARE", "DEU", "GBR", "RUS", "CAN", "FRA", "ESP", "AUS"]
    assert sent.nlargest(10).index.tolist() == order


def test_pairs_that_the_authors_set_to_zero_are_absent():
    frame = load("remittance_corridors")
    present = set(zip(frame["sender"], frame["receiver"], frame["year"], strict=True))
    for one, other in [("ARM", "AZE"), ("ISR", "LBN")]:
        assert not {(one, other, 2021), (other, one, 2021)} & present
    assert "VEN" not in set(frame.query("year == 2021")["receiver"])
    assert not (frame["sender"] == frame["receiver"]).any()


def test_older_matrix_has_whole_millions():
    older = load("remittance_corridors").query("year == 2018")[MONEY]
    assert (older == older.round()).all() and older.min() == 1
    assert load("remittance_corridors")[MONEY].min() >= 0.01


# Received.


# Row World of the sheet "Remittance inflows", December 2023. Venezuela is not in the row, as the
# note of the sheet says, and has numbers to 2016.
@pytest.mark.parametrize(
    ("year", "million"),
    [(2000, 120_316.85), (2010, 470_037.50), (2016, 590_587.71), (2023, 860_262.70)],
)
def test_inflows_add_up_to_the_official_world(year, million):
    rows = load("remittance_inflows").query(f"year == {year} and iso3 != 'VEN'")
    assert rows[MONEY].sum() == pytest.approx(million, abs=1)


# Press release on Migration and Development Brief 39, for example
# https://iasgyan.in/daily-current-affairs/world-banks-latest-migration-and-development-brief
@pytest.mark.parametrize(
    ("iso3", "printed"), [("IND", 125), ("MEX", 67), ("CHN", 50), ("PHL", 40), ("EGY", 24)]
)
def test_inflows_as_the_brief_prints_them(iso3, printed):
    rows = load("remittance_inflows").query(f"year == 2023 and iso3 == '{iso3}'")
    assert billions(rows) == pytest.approx(printed, abs=0.51)


def test_no_zero_stands_for_a_gap():
    frame = load("remittance_inflows")
    assert (frame[MONEY] > 0).all()
    assert frame.query("iso3 == 'UZB'")["year"].min() == 2005


def test_gaps_between_sources_that_the_caveats_name():
    inflows = load("remittance_inflows").set_index(["iso3", "year"])[MONEY] / 1000
    official = load("economy").set_index(["iso3", "year"])["remittances_received_usd"] / 1e9
    assert round(inflows["CHN", 2021]) == 53 and round(official["CHN", 2021]) == 17
    corridors = load("remittance_corridors").query("receiver == 'VNM' and year == 2021")
    assert round(billions(corridors), 1) == 18.1 and round(inflows["VNM", 2021], 1) == 12.7


# One year's number in many editions.


def vintages(group, year):
    rows = load("remittance_vintages").query(f"group == '{group}' and year == {year}")
    return rows.set_index("publication")["usd_billion"].to_dict()


# The numbers are typed here a second time, from the pages that the rows name.
def test_the_year_2023_in_four_editions():
    found = vintages("low and middle income", 2023)
    assert found == {
        "Brief 38": 656,
        "Brief 39": 669,
        "Brief 40": 656,
        "blog of December 2024": 647,
    }


def test_the_year_2020_got_better_every_time():
    found = vintages("low and middle income", 2020)
    first = [found[f"Brief {number}"] for number in (32, 33, 34, 35)]
    assert first == [445, 508, 540, 549]
    assert (found["Brief 39"], found["Brief 40"]) == (541, 542)


def test_world_in_the_sheet_is_the_sum_of_the_countries():
    rows = load("remittance_vintages").query("group == 'world' and publication == 'Brief 39'")
    countries = load("remittance_inflows").groupby("year")[MONEY].sum() / 1000
    assert len(rows) == 7
    assert (rows.set_index("year")["usd_billion"] == countries.round()[rows["year"]]).all()


def test_world_is_the_sum_of_the_two_groups():
    rows = load("remittance_vintages").query("publication == 'blog of December 2024'")
    wide = rows.pivot(index="year", columns="group", values="usd_billion")
    gap = wide["world"] - wide["low and middle income"] - wide["high income"]
    assert len(wide) == 8 and gap.abs().max() <= 1


def test_growth_fits_the_amounts_of_the_same_publication():
    frame = load("remittance_vintages").sort_values(["publication", "group", "year"])
    before = frame.groupby(["publication", "group"])["usd_billion"].shift()
    follows = frame.groupby(["publication", "group"])["year"].diff() == 1
    # Amounts are rounded to billions, so the growth that they give is only so exact.
    slack = 100 * (frame["usd_billion"] / before) * (0.5 / frame["usd_billion"] + 0.5 / before)
    error = (100 * (frame["usd_billion"] / before - 1) - frame["growth_percent"]).abs()
    wrong = frame[follows & (error > slack + 0.1)]
    assert (follows & error.notna()).sum() > 40
    # Brief 33 says "7 percent" without a decimal; the blog's own numbers for the world do not fit.
    found = wrong[["publication", "group", "year"]].agg(tuple, axis=1).tolist()
    assert found == [
        ("Brief 33", "low and middle income", 2020),
        ("blog of December 2024", "world", 2024),
    ]


def test_rows_have_a_page_and_a_date():
    frame = load("remittance_vintages")
    assert frame["url"].str.match(r"https://\S+$").all()
    early = frame["published"].str[:4].astype(int) < frame["year"]
    assert (frame.loc[early, "mark"] == "forecast").all()


# Prices.


# Remittance Prices Worldwide, issues 37 and 47: "The Global Average ..." (a mean over services).
@pytest.mark.parametrize(
    ("year", "quarter", "printed"),
    [(2020, 4, 6.51), (2021, 1, 6.38), (2023, 2, 6.20), (2023, 3, 6.18)],
)
def test_mean_over_services_is_near_the_global_average(year, quarter, printed):
    rows = load("remittance_prices").query(f"year == {year} and quarter == {quarter}")
    mean = (rows["cost_percent"] * rows["services"]).sum() / rows["services"].sum()
    assert mean == pytest.approx(printed, abs=0.12)


def test_number_of_corridors_as_printed():
    # Issue 19: "In Q2 2016 the RPW sample was increased to reach 365 corridors."
    assert len(load("remittance_prices").query("year == 2016 and quarter == 2")) == 365


# Migration and Development Brief 40: "the cost of sending money to Ukraine in the fourth quarter of
# 2023 ... from 3.3 percent in Germany and 3.7 percent in the United States to 4.8 percent in the
# Czech Republic and 4.8 percent in Italy".
@pytest.mark.parametrize(
    ("sender", "printed"), [("DEU", 3.3), ("USA", 3.7), ("CZE", 4.8), ("ITA", 4.8)]
)
def test_prices_to_ukraine_as_the_brief_prints_them(sender, printed):
    rows = load("remittance_prices").query(
        f"receiver == 'UKR' and year == 2023 and quarter == 4 and sender == '{sender}'"
    )
    assert round(rows["cost_percent"].item(), 1) == printed


def test_outliers_are_marked_and_few():
    frame = load("remittance_prices")
    unusual = (frame["cost_percent"] < 0) | (frame["cost_percent"] > 40)
    assert (frame["outlier"] == unusual).all()
    assert 0 < unusual.mean() < 0.005
    last = frame.query("year == 2025")
    assert last["cost_percent"].mean() - last.query("outlier == 0")["cost_percent"].mean() > 0.5


def test_gaps_in_the_prices_that_the_caveats_name():
    frame = load("remittance_prices")
    assert frame.query("sender == 'RUS'")["year"].max() == 2021
    quarters = [
        set(
            frame.query(f"year == 2020 and quarter == {q}")[["sender", "receiver"]].agg("-".join, 1)
        )
        for q in (3, 4)
    ]
    assert len(quarters[0] - quarters[1]) == 69 and not quarters[1] - quarters[0]
    assert set(frame.query("year <= 2012")["quarter"]) == {1, 3}
    assert frame["services"].isna().any() and frame["services"].min() == 1
    assert (frame["year"] * 10 + frame["quarter"]).max() == 20251


def test_published_averages_come_first():
    frame = load("remittance_prices")
    moment = frame["year"] * 10 + frame["quarter"]
    assert moment[frame["method"] == "published"].max() == 20203
    assert moment[frame["method"] == "computed"].min() == 20162


# Income groups.


def groups(column):
    frame = load("economy_groups").pivot(index="year", columns="group", values=column) / 1e9
    return frame.dropna()


@pytest.mark.parametrize("column", ["remittances_received_usd", "oda_net_received_usd", "gdp_usd"])
def test_groups_make_the_world(column):
    money = groups(column)
    parts = money["low and middle income"] + money["high income"]
    slack = 0.1 if column == "oda_net_received_usd" else 0.001  # some aid has no group at all
    assert ((parts / money["world"] - 1).abs() < slack).all()


def test_three_groups_make_low_and_middle_income():
    money = groups("remittances_received_usd")
    parts = money[["low income", "lower middle income", "upper middle income"]].sum(axis=1)
    pd.testing.assert_series_equal(parts, money["low and middle income"], check_names=False)


def test_countries_make_the_world():
    countries = load("economy").groupby("year")["remittances_received_usd"].sum() / 1e9
    money = groups("remittances_received_usd")["world"]
    assert ((countries[money.index] / money - 1).abs() < 1e-6).all()


# World Development Indicators, July 2026, aggregates WLD and LMY:
# https://data.worldbank.org/indicator/BX.TRF.PWKR.CD.DT and the same for the other two series.
@pytest.mark.parametrize(
    ("column", "group", "year", "billion"),
    [
        ("remittances_received_usd", "world", 2024, 856.6),
        ("remittances_received_usd", "low and middle income", 2023, 598.7),
        ("fdi_net_inflows_usd", "low and middle income", 2023, 407.9),
        ("oda_net_received_usd", "low and middle income", 2023, 251.9),
        ("fdi_net_inflows_usd", "low and middle income", 2024, 463.7),
    ],
)
def test_groups_as_the_world_bank_says(column, group, year, billion):
    assert round(groups(column).loc[year, group], 1) == billion


def test_adding_up_countries_turns_the_verdict_round():
    """The trap that the caveats name: aid to no single country is missing in the table economy."""
    official = {c: groups(c).loc[2023, "low and middle income"] for c in FLOWS}
    countries = load("economy").query("year == 2023").set_index("iso3")
    groups_of = load("countries").set_index("iso3")["income_group"].reindex(countries.index)
    added = countries.loc[groups_of != "High income", FLOWS].sum() / 1e9
    sent, *others = FLOWS
    assert official[sent] < sum(official[c] for c in others)
    assert added[sent] > added[others].sum()


def test_aid_that_goes_to_countries_is_two_thirds():
    countries = load("economy").query("year == 2023")["oda_net_received_usd"].sum() / 1e9
    share = countries / groups("oda_net_received_usd").loc[2023, "low and middle income"]
    assert 0.62 < share < 0.70


def test_lesotho_received_more_than_its_income_before_1996():
    frame = load("economy").query("iso3 == 'LSO'").set_index("year")
    above = frame["remittances_received_usd"] > frame["gdp_usd"]
    assert above[above].index.tolist() == [1990, 1991, 1992, 1993, 1994, 1995]
