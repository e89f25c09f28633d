"""Tables on votes, lobbying, law, speeches and Nagorno-Karabakh agree with what was published.

Numbers in the tests are the publishers' own or those of a page that is named beside them.
"""

import json

import pandas as pd
import pytest

from course_utils.data import DATA, load

RESOURCES = {
    resource["name"]: resource
    for resource in json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
}
TYPED = [
    "overseas_vote_cases",
    "diaspora_institutions",
    "legal_provisions",
    "karabakh_acts",
    "genocide_recognition",
    "karabakh_timeline",
]
TABLES = [
    *TYPED,
    "foreign_agents",
    "overseas_vote_italy",
    "debate_mentions",
    "debate_sentences",
    "debate_words",
    "debate_codes",
    "citizenship_rules",
    "un_votes_62_243",
    "un_ideal_points",
]
FORMER = {"CSK", "DDR", "SCG", "SUN", "YMD", "YUG"}

every_table = pytest.mark.parametrize("name", TABLES)
typed_table = pytest.mark.parametrize("name", TYPED)


def row_of(name, **values):
    """The one row of a table with these values."""
    rows = load(name)
    for column, value in values.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, values
    return rows.iloc[0]


# What all of them share.


@typed_table
def test_typed_rows_have_a_source_and_no_mark_of_the_notes(name):
    frame = load(name)
    words = frame.select_dtypes(include=["object", "string"]).fillna("")
    assert (frame["source"].str.len() > 5).all()
    for mark in ("[GK]", "[SP]", "[CALC]", "  "):
        assert (
            not words.apply(lambda column, m=mark: column.str.contains(m, regex=False)).any().any()
        )


@typed_table
def test_years_are_the_years_of_their_dates(name):
    frame = load(name)
    for date, year in (("date", "year"), ("founded", "founded_year"), ("ended", "ended_year")):
        if {date, year} <= set(frame.columns):
            dated = frame.dropna(subset=date)
            assert (dated[date].str[:4].astype(int) == dated[year]).all()


def test_former_countries_stand_in_countries_without_a_region():
    countries = load("countries").set_index("iso3")
    assert set(countries.index) >= FORMER
    assert countries.loc[sorted(FORMER), ["region", "latitude", "iso2"]].isna().all().all()


# Foreign agents. The bulk data of the Department of Justice of 11 April 2025 (efile.fara.gov) have
# 17,358 rows of foreign principals; most of all times are those of Japan, Canada, Mexico.


def test_every_foreign_principal_is_counted_once():
    assert load("foreign_agents")["new_principals"].sum() == 17_358


@pytest.mark.parametrize(
    ("iso3", "ever"), [("JPN", 1169), ("CAN", 813), ("MEX", 575), ("FRA", 509)]
)
def test_foreign_principals_of_all_times(iso3, ever):
    frame = load("foreign_agents")
    assert frame.loc[frame["iso3"] == iso3, "new_principals"].sum() == ever


def test_most_active_clients_of_2024():
    frame = load("foreign_agents").query("year == 2024").set_index("name")["active_principals"]
    assert {"Japan", "Saudi Arabia", "United Arab Emirates", "Ukraine", "Qatar"} <= set(
        frame.nlargest(8).index
    )


def test_labels_of_one_country_are_added_and_others_keep_their_name():
    frame = load("foreign_agents")
    british = frame.query("iso3 == 'GBR'")
    assert british["name"].unique().tolist() == ["United Kingdom"]
    assert british["new_principals"].sum() > 548  # Great Britain alone has 548
    office = frame[frame["name"] == "Nagorno-Karabakh / Artsakh"]
    assert office["iso3"].isna().all() and office["year"].max() == 2023
    assert frame.groupby("name")["iso3"].nunique(dropna=False).max() == 1


def test_foreign_agents_span_the_register():
    frame = load("foreign_agents")
    assert (frame["year"].min(), frame["year"].max()) == (1942, 2025)
    assert set(frame["iso3"].dropna()) & FORMER == {"CSK", "DDR", "SUN", "YMD", "YUG"}
    assert frame[["active_principals", "new_principals"]].max(axis=1).min() >= 1


# Italy. Valid votes of both chambers and the turnout for the Senate by division were published by
# the ministry during the count (emigrazione-notizie.org/?p=39427); electors before the election:
# 4,741,790 (ligurianotizie.it, 25 September 2022).


def test_valid_votes_of_italians_abroad_are_those_published():
    votes = load("overseas_vote_italy").groupby("chamber")["valid_votes"].sum()
    assert votes["Senate"] == 1_089_689
    assert abs(votes["Chamber of Deputies"] - 1_084_302) <= 1


@pytest.mark.parametrize(("division", "percent"), [("South America", 29.97), ("Europe", 24.77)])
def test_turnout_for_the_senate_by_division(division, percent):
    rows = load("overseas_vote_italy").query("chamber == 'Senate' and division == @division")
    assert round(rows["voters"].sum() / rows["electors"].sum() * 100, 2) == percent


def test_no_part_of_a_country_is_lost():
    electors = load("overseas_vote_italy").pivot(index="name", columns="chamber", values="electors")
    assert electors.notna().all().all() and len(electors) == 182
    assert (electors["Senate"] == electors["Chamber of Deputies"]).all()
    assert abs(electors["Senate"].sum() / 4_741_790 - 1) < 0.001


# The order of the register of Italians abroad (SOURCE.md, from Eligendo).
@pytest.mark.parametrize(
    ("iso3", "electors"),
    [
        ("ARG", 771_639),
        ("DEU", 672_450),
        ("CHE", 498_712),
        ("BRA", 433_636),
        ("FRA", 361_826),
        ("GBR", 345_972),
        ("USA", 248_851),
    ],
)
def test_electors_by_country(iso3, electors):
    rows = load("overseas_vote_italy").query("iso3 == @iso3")
    assert rows["electors"].tolist() == [electors, electors]


def test_turnout_follows_from_voters_and_electors():
    frame = load("overseas_vote_italy")
    share = frame["voters"] / frame["electors"] * 100
    assert (share - frame["turnout_percent"]).abs().max() < 0.0051
    assert (frame["valid_votes"] <= frame["voters"]).all()
    assert (frame["voters"] == 0).groupby(frame["chamber"]).sum().tolist() == [52, 52]
    assert frame.loc[frame["iso3"].isna(), "name"].unique().tolist() == [
        "Jerusalem and the Palestinian territories"
    ]


# Votes from abroad.


def test_typed_votes_agree_with_the_table_of_italy():
    counted = load("overseas_vote_italy").groupby("chamber")[["electors", "voters"]].sum()
    for election, chamber in (("Chamber", "Chamber of Deputies"), ("Senate", "Senate")):
        row = row_of("overseas_vote_cases", iso3="ITA", election=f"2022 legislature, {election}")
        assert row[["registered_abroad", "voted_abroad"]].tolist() == counted.loc[chamber].tolist()


# India: scroll.in 1077348. South Korea: koreajoongangdaily 2316038. Moldova: pravda.com.ua 7482845.
@pytest.mark.parametrize(
    ("iso3", "election", "column", "value"),
    [
        ("IND", "2024 legislature", "voted_abroad", 2_958),
        ("IND", "2024 legislature", "registered_abroad", 119_374),
        ("KOR", "2025 president", "voted_abroad", 205_268),
        ("MDA", "2024 president, run-off", "voted_abroad", 328_855),
    ],
)
def test_votes_from_abroad_as_reported(iso3, election, column, value):
    assert row_of("overseas_vote_cases", iso3=iso3, election=election)[column] == value


def test_turnout_of_the_registered_fits_its_parts():
    frame = load("overseas_vote_cases")
    both = frame.dropna(subset=["registered_abroad", "voted_abroad"])
    share = both["voted_abroad"] / both["registered_abroad"] * 100
    assert (share - both["turnout_percent"]).abs().max() < 0.06
    assert (frame["turnout_percent"].notna() == frame["turnout_is"].notna()).all()
    assert both["turnout_percent"].notna().all() and len(both) == 10


def test_rules_without_an_election_have_no_numbers():
    frame = load("overseas_vote_cases")
    rules = frame[frame["election"] == "no election: rule only"]
    numbers = ["year", "office", "registered_abroad", "voted_abroad", "turnout_percent"]
    assert len(rules) and rules[numbers].isna().all().all()
    assert frame.drop(rules.index)[["year", "office"]].notna().all().all()


# Speeches. SOURCE.md: 10,952 speeches, 14 of them by the European Union; a search in the raw texts
# finds the same 195 "diaspora" and 129 "remittance".


def test_mentions_of_the_whole_corpus():
    frame = load("debate_mentions")
    assert len(frame) == 10_952 - 14
    assert frame["diaspora"].sum() == 195 and (frame["diaspora"] > 0).sum() == 166
    assert frame["remittances"].sum() == 129
    assert (frame["session"] == frame["year"] - 1945).all()


# SOURCE.md: words of the United States in 2017; the word in 2019; Karabakh since 1990.
def test_known_speeches():
    frame = load("debate_mentions")
    # SOURCE.md says 4,575, its file 4,570.
    assert abs(row_of("debate_mentions", iso3="USA", year=2017)["words"] - 4_575) <= 5
    late = frame.query("year == 2019")["diaspora"]
    assert (late.sum(), (late > 0).sum()) == (12, 9)
    karabakh = frame.query("year >= 1990").groupby("iso3")["nagorno_karabakh"].sum()
    assert karabakh[["ARM", "AZE", "TUR"]].tolist() == [262, 113, 21]
    genocide = frame.groupby("iso3")["armenian_genocide"].sum()
    assert genocide["ARM"] == genocide.sum() == 27


def test_no_group_of_states_speaks():
    for name in ("debate_mentions", "debate_sentences"):
        assert load(name)["iso3"].str.len().eq(3).all()
    late = load("debate_mentions").query("iso3 == 'SCG'")["year"]
    assert late.tolist() == [2003, 2004, 2005]
    assert load("debate_mentions").query("iso3 == 'YUG'")["year"].max() == 2002


def test_every_sentence_belongs_to_a_speech_that_counts_its_term():
    sentences, speech = load("debate_sentences"), ["iso3", "year"]
    assert len(sentences.drop_duplicates([*speech, "sentence_number"])) == 1_256
    found = sentences.groupby([*speech, "term"]).size().unstack(fill_value=0)
    counted = load("debate_mentions").set_index(speech)[found.columns]
    assert (found <= counted.reindex(found.index)).all().all()
    assert (found.sum() <= counted.sum()).all() and set(found) < set(load("debate_mentions"))


# Armenia in 2014: president.am, statement of 24 September 2014; in 2015: hetq.am 62855; in 2017 the
# conference was opened in Yerevan the day before the speech: president.am, 18 September 2017.
@pytest.mark.parametrize(
    ("year", "term", "words"),
    [
        (2014, "armenian_genocide", ["thanks to Uruguay, France, Russia"]),
        (2015, "armenian_genocide", ["Last year, on the eve of the centennial", "gratitude"]),
        (2017, "diaspora", ["Yerevan", "sixth Armenia diaspora conference"]),
    ],
)
def test_sentences_as_in_other_copies_of_the_speech(year, term, words):
    rows = load("debate_sentences").query("iso3 == 'ARM' and year == @year and term == @term")
    assert any(all(word in text for word in words) for text in rows["sentence"])


@pytest.mark.parametrize(
    ("term", "words"),
    [("diaspora", "diaspor"), ("remittances", "remittance"), ("soft_power", "soft power")],
)
def test_sentences_contain_their_term(term, words):
    texts = load("debate_sentences").query("term == @term")["sentence"]
    assert len(texts) and texts.str.contains(words, case=False).all()


# Words of 2024. A plain search in the file of texts finds "diaspora" in the speeches
# of Benin (3), Burkina Faso, Guatemala, Iran and Palestine (1 each), and none in the 186 others.


def test_words_of_one_session():
    frame = load("debate_words")
    benin = row_of("debate_words", iso3="BEN", word="diaspora")
    assert benin[["mentions", "in_all", "speakers"]].tolist() == [3, 7, 5]
    assert frame["iso3"].nunique() == 191 and (frame["mentions"] > 1).all()
    assert (frame["in_all"] >= frame["mentions"]).all() and frame["speakers"].between(1, 191).all()
    assert frame.groupby("word")[["in_all", "speakers"]].nunique().eq(1).all().all()


def test_kept_words_are_fewer_than_the_words_of_a_speech():
    kept = load("debate_words").groupby("iso3")["mentions"].sum()
    words = load("debate_mentions").query("year == 2024").set_index("iso3")["words"]
    assert (kept < words.reindex(kept.index)).all() and (kept > 0.4 * words[kept.index]).all()


def test_coded_sentences_are_those_of_four_terms_since_2015():
    terms = ["diaspora", "compatriots_abroad", "citizens_nationals_abroad", "expatriates_emigrants"]
    place = ["iso3", "year", "sentence_number", "sentence"]
    frame = load("debate_sentences")
    rows = frame[frame["term"].isin(terms) & (frame["year"] >= 2015)][place]
    coded = load("debate_codes")[place]
    expected = rows.drop_duplicates().sort_values(place).reset_index(drop=True)
    assert coded.sort_values(place).reset_index(drop=True).equals(expected)


# Citizenship. SOURCE.md gives states without loss as a share of all 201: 12, 24, 43, 59, 66, 69
# percent (its words say "coded countries", but 24 of 88 would be 27 percent).


def keeps(frame):
    """Rows in which a citizen by birth does not lose citizenship by taking another one."""
    rule = frame["loss_by_foreign_citizenship"]
    exception = (frame["iso3"] == "BRA") & frame["year"].between(1995, 2019)
    return frame[rule.isin(["no"]) | (rule.str.contains("naturalised", na=False) & ~exception)]


@pytest.mark.parametrize(
    ("year", "percent", "known"),
    [(1960, 12, 88), (1980, 24, None), (2000, 43, None), (2010, 59, None), (2024, 69, 196)],
)
def test_states_without_loss_by_year(year, percent, known):
    rows = load("citizenship_rules").query("year == @year")
    assert round(len(keeps(rows)) / 201 * 100) == percent
    assert known is None or rows["loss_by_foreign_citizenship"].notna().sum() == known


# SOURCE.md: Armenia's law of 2007 and Mexico's of 1998; Germany's reform is of 27 June 2024.
@pytest.mark.parametrize(
    ("iso3", "first"), [("ARM", 2008), ("MEX", 1998), ("ITA", 1975), ("TUR", 2010)]
)
def test_year_from_which_emigrants_keep_their_citizenship(iso3, first):
    frame = load("citizenship_rules").query("iso3 == @iso3")
    kept = keeps(frame)["year"]
    assert kept.min() == first and len(kept) == 2024 - first + 1


@pytest.mark.parametrize(
    ("iso3", "rule"),
    [
        ("IND", "automatic"),
        ("CHN", "automatic"),
        ("DEU", "automatic, with exceptions"),
        ("UZB", "by decision"),
        ("FRA", "no"),
        ("GBR", "no"),
    ],
)
def test_rule_on_taking_another_citizenship_in_2024(iso3, rule):
    row = row_of("citizenship_rules", iso3=iso3, year=2024)
    assert row["loss_by_foreign_citizenship"] == rule


def test_rules_known_only_from_2020_are_empty_before():
    frame = load("citizenship_rules")
    late = list(frame.columns[5:])
    assert len(late) == 5 and frame.query("year < 2020")[late].isna().all().all()
    assert (frame.query("year == 2020")[late].notna().sum() == 191).all()
    # Citizenship law of Uzbekistan, article 21 (GLOBALCIT v1.0): three years without registration.
    assert row_of("citizenship_rules", iso3="UZB", year=2020)["loss_by_living_abroad"] == "yes"


def test_dual_citizenship_follows_from_the_two_rules():
    frame = load("citizenship_rules").dropna(subset="dual_citizenship")
    assert frame["loss_by_foreign_citizenship"].notna().all()
    both = frame[frame["dual_citizenship"] == "allowed"]
    assert set(both["renunciation_to_naturalise"]) <= {"no", "in name only"}
    free = frame["loss_by_foreign_citizenship"].eq("no") & frame["renunciation_to_naturalise"].eq(
        "no"
    )
    assert (frame.loc[free, "dual_citizenship"] == "allowed").all()


# The vote. Official record: press.un.org/en/2008/ga10693.doc.htm; the 39 are named at
# armeniandiaspora.com (PanARMENIAN, 15 March 2008).

IN_FAVOUR = """AFG AZE BHR BGD BRN KHM COL COM DJI GMB GEO IDN IRQ JOR KWT LBY MYS MDV MDA MAR MMR
NER NGA OMN PAK QAT SAU SEN SRB SLE SOM SDN TUR TUV UGA UKR ARE UZB YEM"""


def test_the_vote_as_recorded_by_the_united_nations():
    official = load("un_votes_62_243").groupby("vote_official")["iso3"].agg(set)
    assert official["yes"] == set(IN_FAVOUR.split())
    assert official["no"] == {"AGO", "ARM", "FRA", "IND", "RUS", "USA", "VUT"}
    assert len(official["abstain"]) == 100


def test_the_error_of_the_data_set_is_kept():
    frame = load("un_votes_62_243")
    assert frame["vote_in_dataset"].value_counts().to_dict() == {"abstain": 101, "yes": 38, "no": 7}
    different = frame[frame["vote_in_dataset"] != frame["vote_official"]]
    assert different.to_numpy().tolist() == [["PAK", "abstain", "yes"]]


# SOURCE.md: the extremes of 2023.
def test_ideal_points_of_2023():
    points = load("un_ideal_points").query("year == 2023").set_index("iso3")["ideal_point"]
    assert set(points.nsmallest(3).index) == {"SYR", "NIC", "IRN"}
    assert points.nlargest(3).index.tolist() == ["USA", "GBR", "FRA"]
    assert load("un_ideal_points")["ideal_point"].between(-3.5, 3.5).all()


def test_three_states_follow_each_other_in_belgrade():
    frame = load("un_ideal_points")
    years = frame[frame["iso3"].isin(["YUG", "SCG", "SRB"])].groupby("iso3")["year"]
    assert years.min().to_dict() == {"SCG": 2003, "SRB": 2006, "YUG": 1992}
    assert years.max().to_dict() == {"SCG": 2005, "SRB": 2023, "YUG": 2002}
    assert frame.query("year == 2008")["iso3"].nunique() == 192  # members of the United Nations


# Institutions. India: IANS, 7 January 2016. Korea: nl.go.kr and Yonhap, 8 May 2023. Türkiye: law
# 5978.


@pytest.mark.parametrize(
    ("iso3", "start", "founded", "ended"),
    [
        ("IND", "Ministry of Overseas", "2004-05", "2016-01-07"),
        ("KOR", "Overseas Koreans Foundation", "1997-10-30", "2023-06-05"),
        ("TUR", "Presidency for Turks", "2010-04-06", None),
        ("UZB", "Vatandoshlar", "2021-08-11", None),
    ],
)
def test_life_of_an_institution(iso3, start, founded, ended):
    frame = load("diaspora_institutions").query("iso3 == @iso3")
    row = frame[frame["institution"].str.startswith(start)].iloc[0]
    assert row["founded"] == founded
    assert row["ended"] == ended if ended else pd.isna(row["ended"])


def test_institutions_end_after_they_begin():
    frame = load("diaspora_institutions")
    assert (len(frame), frame["iso3"].nunique()) == (53, 37)  # knowledge of the course, table 1
    ended = frame.dropna(subset=["founded", "ended"])
    assert (ended["ended_year"] >= ended["founded_year"]).all() and len(ended) >= 8
    two = frame.dropna(subset="other_founding_year")
    assert (two["other_founding_year"] != two["founded_year"]).all() and len(two) == 6
    assert two[["other_source", "why_two_years"]].notna().all().all()


# Law. Dates and figures: summary of the Ministry of Justice at china-uz-friendship.com 26900; the
# index: my.gov.uz 1431 of 19 September 2024.


@pytest.mark.parametrize(
    ("item", "number", "deadline", "verified"),
    [
        ("summary 1", None, "2020-11-01", "official summary"),
        ("summary 8", 10, "2022-12-31", "official summary"),
        ("target 6", 0.75, "2025", "official summary"),
        ("target 3", 587_000, None, "reading only"),
    ],
)
def test_provisions_of_the_strategy(item, number, deadline, verified):
    row = row_of("legal_provisions", act="UP-6079", item=item)
    assert row["verified"] == verified
    assert row["target_number"] == number if number else pd.isna(row["target_number"])
    assert row["deadline"] == deadline if deadline else pd.isna(row["deadline"])


def test_targets_have_words_number_and_unit_together():
    frame = load("legal_provisions")
    parts = frame[["target", "target_number", "target_unit"]].notna()
    assert parts.nunique(axis=1).eq(1).all() and parts["target"].sum() == 12
    reading = frame["verified"] == "reading only"
    assert frame.loc[reading, "source"].str.contains("Demircioğlu").all()
    assert not frame.loc[~reading, "source"].str.contains("Demircioğlu").any()
    assert set(frame["act"]) == {"PP-3654", "UP-6079"} and set(frame["verified"]) == {
        "text of the act",
        "official summary",
        "press or secondary",
        "reading only",
    }


# Karabakh. New South Wales: panarmenian.net 129665. French Senate: tass.com 1228017. New Mexico:
# nmlegis.gov SM019 and turan.az. Arnouville: yerepouni-news.com 2019-06-13.


@pytest.mark.parametrize(
    ("act", "column", "value"),
    [
        ("New South Wales upper house 2012", "date", "2012-10-25"),
        ("French Senate 2020", "date", "2020-11-25"),
        ("New Mexico 2013", "date", "2013-01-29"),
        ("Arnouville charter", "annulled", "2019-05-29"),
    ],
)
def test_dates_of_acts(act, column, value):
    assert row_of("karabakh_acts", act=act)[column] == value


def test_acts_of_both_sides_are_coded():
    frame = load("karabakh_acts")
    sides = frame.groupby("welcomed_by")["text_does"].agg(set)
    assert len(sides) == 2 and not sides.iloc[0] & sides.iloc[1]
    outside = frame["level"] == "entity outside the UN"
    assert (frame["iso3"].isna() == outside).all()
    assert (frame["date"].isna() == (frame["date_is"] == "unknown")).all()
    charters = frame["text_does"] == "friendship charter"
    assert (frame["annulled"].notna() == charters).all() and charters.sum() == 7


# Uruguay was first (ArmInfo, 13 February 2020). Portugal: debates.parlamento.pt, 26 April 2019.
# Latvia: LSM, 6 May 2021. Türkiye and Azerbaijan reject the word.
def test_states_that_speak_of_genocide():
    frame = load("genocide_recognition").set_index("iso3")
    first = frame["first_year"]
    assert (first.idxmin(), first.min()) == ("URY", 1965)
    assert first[["PRT", "LVA", "VEN", "DEU"]].tolist() == [2019, 2021, 2005, 2005]
    assert not {"TUR", "AZE"} & set(frame.index) and len(frame) == 33
    years = frame["years"].str.split(";")
    assert (years.str[0].astype(int) == first).all()
    assert years.map(lambda texts: texts == sorted(set(texts))).all()


# Security Council: text of resolution 884 (nagorno-karabach.se). Ceasefire: primeminister.am.
@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("1993-04-30", "resolution 822"),
        ("1993-11-12", "resolution 884"),
        ("2008-03-14", "39 in favour, 7 against, 100 abstentions"),
        ("2020-11-10", "Trilateral statement"),
        ("2023-09-30", "100,417"),
    ],
)
def test_dates_of_the_chronology(date, words):
    events = load("karabakh_timeline").query("date == @date")["event"]
    assert events.str.contains(words, regex=False).any()


def test_words_of_one_side_stand_only_with_that_side_or_an_institution():
    frame = load("karabakh_timeline")
    loaded = "occup|liberat|separatis|terroris|ethnic|genocide|aggress|heroic|martyr"
    spoken = frame["event"].str.contains(loaded, case=False)
    assert set(frame.loc[spoken, "kind"]) <= {"UN", "law", "third states"}
    for side in ("armenian_side", "azerbaijani_side"):
        assert frame[side].notna().sum() >= 4
    disputed = frame["confidence"] == "disputed"
    assert (
        frame.loc[disputed, ["armenian_side", "azerbaijani_side", "note"]].notna().any(axis=1).all()
    )


def test_tables_are_small_enough_for_a_repository():
    sizes = [resource["bytes"] for resource in RESOURCES.values()]
    assert max(sizes) < 3_000_000 and sum(sizes) < 12_000_000
