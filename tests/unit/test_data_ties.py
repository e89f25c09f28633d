"""The tables on ties, education and language agree with what their publishers print."""

import numpy as np
import pandas as pd
import pytest

from course_utils.data import about, load

ENDS = ["country_a", "country_b"]


def both_ways():
    """The pairs, each twice, with the index (country, other)."""
    once = load("pairs")
    turned = once.rename(columns={"country_a": "country_b", "country_b": "country_a"})
    return pd.concat([once, turned]).set_index(ENDS)


# Pairs.


def test_each_pair_stands_once_in_the_order_of_the_codes():
    frame = load("pairs")
    assert (frame["country_a"] < frame["country_b"]).all()
    assert (
        frame[["distance_km", "connectedness"]].notna().any(axis=1).all()
        or (frame["border"].notna() | frame["connectedness"].notna()).all()
    )


def test_ties_as_geodist_has_them():
    # dist_cepii: 616 directed borders, of which none belongs to the places that are left out.
    frame = load("pairs")
    assert frame["border"].sum() == 616 / 2
    assert (frame.query("colonial_tie_after_1945 == 1")["colonial_tie"] == 1).all()


# CEPII GeoDist: France and Algeria, France and Senegal, France and Germany, Russia and Uzbekistan.
@pytest.mark.parametrize(
    ("pair", "border", "language", "ever", "after_1945"),
    [
        (("FRA", "DZA"), 0, 1, 1, 1),
        (("FRA", "SEN"), 0, 1, 1, 1),
        (("FRA", "DEU"), 1, 0, 0, 0),
        (("RUS", "UZB"), 0, 0, 1, 1),
        (("USA", "GBR"), 0, 1, 1, 0),
    ],
)
def test_known_pairs(pair, border, language, ever, after_1945):
    row = both_ways().loc[pair]
    ties = ["border", "official_language", "colonial_tie", "colonial_tie_after_1945"]
    assert row[ties].tolist() == [border, language, ever, after_1945]


def test_neighbours_of_uzbekistan():
    rows = both_ways().loc["UZB"]
    assert set(rows.index[rows["border"] == 1]) == {"AFG", "KAZ", "KGZ", "TJK", "TKM"}


def great_circle(one, other):
    """Kilometres between two points in degrees (haversine formula)."""
    lat1, lon1, lat2, lon2 = np.radians([*one, *other])
    h = np.sin((lat2 - lat1) / 2) ** 2
    h += np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * np.arcsin(np.sqrt(h))


def test_distances_fit_the_map():
    frame = load("pairs").dropna(subset="distance_km")
    points = load("countries").set_index("iso3")[["latitude", "longitude"]]
    ends = [points.loc[frame[end]].to_numpy().T for end in ENDS]
    ratio = frame["distance_km"] / great_circle(*ends)
    assert abs(ratio.median() - 1) < 0.02
    far = frame["distance_km"] > 3000
    assert ratio[far].between(0.7, 1.4).mean() > 0.995


# https://ai.meta.com/ai-for-good/docs/methodology-social-connectedness-index: "We exclude ..."
EXCLUDED = ["AFG", "ESH", "CHN", "CUB", "IRQ", "ISR", "IRN", "PRK", "RUS", "SYR", "SOM", "SSD"]
EXCLUDED += ["SDN", "VEN", "YEM", "PSE"]


def test_places_that_meta_excludes_have_no_connectedness():
    frame = load("pairs").dropna(subset="connectedness")
    assert not frame[ENDS].isin(EXCLUDED).any(axis=None)


def test_connectedness_keeps_two_digits():
    values = load("pairs")["connectedness"].dropna().astype(int).astype(str)
    assert (values.str.rstrip("0").str.len() <= 2).all()


# Checks of the file of October 2021: the countries that are closest to India and to Mexico.
@pytest.mark.parametrize(
    ("country", "closest"),
    [("IND", {"ARE", "QAT", "BHR", "OMN", "KWT"}), ("MEX", {"HND", "GTM"})],
)
def test_closest_by_friendship(country, closest):
    values = both_ways().loc[country, "connectedness"]
    ranked = values.nlargest(len(closest), keep="all")  # two digits make ties
    assert closest <= set(ranked.index) and len(ranked) == len(closest)


def test_gaps_in_the_pairs_that_the_caveats_name():
    rows = both_ways()
    for country in ("MNE", "XKX", "CUW"):
        assert rows.loc[country, "distance_km"].isna().all()
        assert rows.loc[country, "connectedness"].notna().any()
    assert rows.loc["MAC", "distance_km"].isna().all() and rows.loc["MAC", "border"].notna().any()
    assert "SSD" not in rows.index.get_level_values(0)
    assert rows.loc[("KAZ", "UZB"), "common_coloniser"] == 1
    assert rows.loc[("KGZ", "RUS"), "official_language"] == 1


# Brain drain.


# File iabbd_8010_v1_emigration of https://iab.de/en/daten/iab-brain-drain-data/, 2010, both sexes,
# high skilled.
@pytest.mark.parametrize(
    ("origin", "percent"),
    [("HTI", 84.9), ("JAM", 64.8), ("TTO", 83.5), ("GHA", 27.3), ("PHL", 11.3), ("IND", 5.0)],
)
def test_emigration_rates_as_iab_says(origin, percent):
    rows = load("brain_drain").query(f"origin == '{origin}' and year == 2010 and sex == 'all'")
    assert round(rows["high_percent"].item(), 1) == percent


def test_median_of_195_origins():
    rows = load("brain_drain").query("year == 2010 and sex == 'all'")
    assert len(rows) == 195 and round(rows["high_percent"].median(), 1) == 13.0


def test_all_lies_between_women_and_men():
    columns = [c for c in load("brain_drain") if c.endswith("_percent")]
    wide = load("brain_drain").pivot(index=["origin", "year"], columns="sex", values=columns)
    wide = wide.dropna()
    assert len(wide) > 3 * 190
    for column in columns:
        rates = wide[column]
        assert (rates["all"] <= rates[["women", "men"]].max(axis=1) + 0.011).all()
        assert (rates["all"] >= rates[["women", "men"]].min(axis=1) - 0.011).all()


def test_rate_of_all_lies_between_the_levels():
    frame = load("brain_drain")
    levels = frame[["low_percent", "medium_percent", "high_percent"]]
    assert (frame["all_percent"] <= levels.max(axis=1) + 0.011).all()
    assert (frame["all_percent"] >= levels.min(axis=1) - 0.011).all()


def test_years_and_sexes_that_are_here():
    years = load("brain_drain").groupby("sex")["year"].unique().map(sorted)
    assert years["all"] == list(range(1980, 2011, 5))
    assert years["women"] == years["men"] == [1990, 2000, 2010]
    absent = load("brain_drain").query("year == 1980 and origin in ['FSM', 'PLW']")
    assert absent.empty


# Students.


# UNESCO, Skills and Innovation in G20 Countries (2018), p. 14, quoted at
# https://bildungswissenschaft.at/index.php/zitate-g-bis-j/internationa-studierende
@pytest.mark.parametrize(
    ("iso3", "printed"),
    [
        ("USA", 907_300),
        ("GBR", 430_700),
        ("AUS", 294_500),
        ("FRA", 239_400),
        ("DEU", 228_800),
        ("CAN", 171_600),
        ("JPN", 132_000),
        ("CHN", 123_100),
        ("ITA", 90_400),
    ],
)
def test_students_received_in_2015_as_unesco_says(iso3, printed):
    rows = load("students").query(f"iso3 == '{iso3}' and year == 2015")
    assert rows["inbound_students"].item() == pytest.approx(printed, abs=150)


# https://www.wissenschaft-weltoffen.de/en/in-focus/major-flows-of-international-student-mobility-2019/
# gives 2019 and the change since 2018: China to the United States 347,000 (+2 %), Germany to
# Austria 29,000 (+1 %), Germany to the Netherlands 21,000 (-6 %), Ukraine to Poland 27,000 (0 %).
@pytest.mark.parametrize(
    ("origin", "destination", "year_2019", "change"),
    [
        ("CHN", "USA", 347_000, 2),
        ("DEU", "AUT", 29_000, 1),
        ("DEU", "NLD", 21_000, -6),
        ("UKR", "POL", 27_000, 0),
    ],
)
def test_student_pairs_as_printed(origin, destination, year_2019, change):
    rows = load("student_pairs").query(
        f"origin == '{origin}' and destination == '{destination}' and year == 2018"
    )
    assert rows["students"].item() == pytest.approx(year_2019 / (1 + change / 100), rel=0.03)


def test_students_sent_as_usually_quoted():
    # UIS: China 2019; the page of wissenschaft-weltoffen.de, from a later edition, has 1,047,000.
    sent = load("students").set_index(["iso3", "year"])["outbound_students"]
    assert sent["CHN", 2019] == 1_060_024 == pytest.approx(1_047_000, rel=0.02)


def test_shares_belong_to_the_origin():
    frame = load("student_pairs")
    groups = frame.groupby(["origin", "year"])
    assert groups["share_percent"].sum().max() <= 100.5
    last = groups["students"].transform("min")
    assert frame[frame["students"] > last].groupby(["origin", "year"]).size().max() <= 10
    whole = frame["students"] / frame["share_percent"] * 100
    large = frame["share_percent"] > 10
    spread = whole[large].groupby([frame["origin"], frame["year"]]).agg(["min", "max"])
    spread = spread[spread["min"] > 1000]
    assert len(spread) > 200 and (spread["max"] / spread["min"] < 1.02).all()


def test_gaps_in_the_students_that_the_caveats_name():
    frame = load("students")
    american = set(frame.query("iso3 == 'USA'").dropna(subset="inbound_students")["year"])
    assert not american & ({*range(2000, 2005), *range(2006, 2013), 2019, 2022})
    assert frame.query("year == 2023")["outbound_students"].isna().all()
    assert "NGA" not in set(frame.dropna(subset="outbound_students")["iso3"])
    assert "NGA" in set(load("student_pairs")["origin"])
    emirates = frame.query("iso3 == 'ARE' and year == 2019")
    assert emirates["outbound_students"].isna().all()
    hosts = load("student_pairs").groupby("year")["destination"].unique()
    assert not {"MYS", "ARE"} & set(hosts[2018]) and "ESP" not in hosts[2014]
    assert "CHN" not in {host for year in hosts for host in year}


def test_nothing_received_is_a_reported_zero():
    zeros = load("students").query("inbound_students == 0")
    assert 0 < len(zeros) < 70 and zeros["iso3"].nunique() < 20


# Languages.


# Edges of the article, https://doi.org/10.1073/pnas.1410931111: 183,329 translations from English
# into German, 49,637 editors of both, 994,682 users who write English and Malay.
@pytest.mark.parametrize(
    ("network", "one", "other", "count"),
    [
        ("books", "eng", "deu", 183_329),
        ("wikipedia", "deu", "eng", 49_637),
        ("twitter", "eng", "msa", 994_682),
    ],
)
def test_largest_links_as_in_the_article(network, one, other, count):
    rows = load("language_links").query(f"network == '{network}'")
    top = rows.loc[rows["links"].idxmax()]
    assert (top["code_a"], top["code_b"]) == (one, other)
    assert top["links"] == pytest.approx(count, rel=0.05)


def test_english_is_the_hub_of_all_three_networks():
    # Abstract: "centered on English as a global hub and around a handful of intermediate hub
    # languages, which include Spanish, German, French, Russian, Portuguese, and Chinese".
    frame = load("language_links")
    for _, rows in frame.groupby("network"):
        partners = pd.concat([rows["language_a"], rows["language_b"]]).value_counts()
        assert partners.idxmax() == "English"
    books = frame.query("network == 'books'")
    hubs = pd.concat([books["language_a"], books["language_b"]]).value_counts().index[:6]
    assert {"Russian", "French", "German", "Spanish"} <= set(hubs)


def test_links_without_direction_stand_once():
    frame = load("language_links").query("network != 'books'")
    assert (frame["code_a"] < frame["code_b"]).all()
    books = load("language_links").query("network == 'books'")
    assert (books["code_a"] > books["code_b"]).any()


def test_uzbek_is_in_books_only():
    frame = load("language_links")
    rows = frame[(frame[["code_a", "code_b"]] == "uzb").any(axis=1)]
    assert rows["network"].tolist() == ["books", "books"]


def test_a_language_has_one_name_and_one_number_of_speakers():
    frame = load("language_links")
    columns = ["code", "language", "speakers"]
    ends = [
        frame[[f"code_{e}", f"language_{e}", f"speakers_{e}_million"]].set_axis(columns, axis=1)
        for e in "ab"
    ]
    known = pd.concat(ends).drop_duplicates()
    assert known["code"].is_unique and known["language"].is_unique
    assert known["speakers"].min() >= 1 and known.set_index("code").loc["eng", "speakers"] == 1500


def test_the_caveat_on_origins_that_are_not_listed():
    stock = load("migrant_stock").query("year == 2024 and origin != 'OOO'")
    origins = stock.groupby("destination")["origin"].nunique()
    said = "in 2024 Australia {AUS}, the United States {USA}, Germany {DEU}.".format(**origins)
    assert said in about("migrant_stock").text
    listed = set(stock[stock["destination"] == "USA"]["origin"])
    assert not listed & {"ARM", "UZB"}
