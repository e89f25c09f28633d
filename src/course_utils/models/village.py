"""A made-up community of six, small enough to be computed by hand. Nobody in it is real."""

from __future__ import annotations

import pandas as pd

PLACES = {
    "Mother": (0.0, 1.0),
    "Uncle": (0.0, 0.0),
    "Aziza": (1.0, 0.5),
    "Association": (2.2, 0.5),
    "Embassy": (3.2, 1.0),
    "Student club": (3.2, 0.0),
}


def ties() -> pd.DataFrame:
    """Who is in contact with whom: columns one, other, contacts (times in a month)."""
    rows = [
        ("Mother", "Uncle", 12),
        ("Mother", "Aziza", 20),
        ("Uncle", "Aziza", 8),
        ("Aziza", "Association", 1),
        ("Association", "Embassy", 3),
        ("Association", "Student club", 6),
        ("Embassy", "Student club", 2),
    ]
    return pd.DataFrame(rows, columns=["one", "other", "contacts"])


def people() -> pd.DataFrame:
    """What twelve people who live abroad do across the border.

    Columns: person, activity, times_a_year, years (for how many years they have done it).
    """
    rows = [
        ("Anvar", "sends money to his parents", 12, 6),
        ("Botir", "telephones an old friend", 2, 8),
        ("Dilnoza", "runs a shop with her brother at home", 50, 4),
        ("Erkin", "went home for a wedding", 1, 1),
        ("Feruza", "writes for a newspaper at home", 24, 5),
        ("Gulnora", "none", 0, 0),
        ("Jasur", "voted once at the embassy", 1, 1),
        ("Kamila", "watches films from home", 100, 10),
        ("Lola", "sends money to her sister", 12, 1),
        ("Murod", "leads the association of the village", 20, 7),
        ("Nigora", "gave money after a flood", 1, 1),
        ("Otabek", "telephones his mother", 52, 2),
    ]
    return pd.DataFrame(rows, columns=["person", "activity", "times_a_year", "years"])
