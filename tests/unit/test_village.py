"""The made-up village: what the text of lesson 03 says of it, counted by hand."""

from course_utils.models import village


def test_each_tie_joins_two_places_once():
    pairs = [frozenset(pair) for pair in village.ties()[["one", "other"]].to_numpy()]
    assert len(pairs) == len(set(pairs)) == 7
    assert set().union(*pairs) == set(village.PLACES) and len(village.PLACES) == 6
    assert all(len(pair) == 2 for pair in pairs)


def test_the_weakest_tie_is_the_only_one_between_family_and_organisations():
    ties = village.ties()
    family = {"Mother", "Uncle", "Aziza"}
    across = ties[ties["one"].isin(family) != ties["other"].isin(family)]
    assert across[["one", "other"]].to_numpy().tolist() == [["Aziza", "Association"]]
    assert across["contacts"].item() == ties["contacts"].min()


def test_twelve_people_and_who_is_active():
    people = village.people().set_index("person")
    assert len(people) == 12 and people.index.is_unique
    assert list(people.index[people["times_a_year"] == 0]) == ["Gulnora"]
    assert ((people["times_a_year"] == 0) == (people["years"] == 0)).all()
