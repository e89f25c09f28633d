"""What the tables say, for more than one lesson."""

from course_utils import load


def world(column: str, year: int) -> float:
    return load("migrant_world").set_index("year")[column][year]


def millions(year: int) -> float:
    """The migrants of the world."""
    return world("migrants", year) / 1e6


def born(iso3: str) -> float:
    """People born in a country who lived abroad in 2024."""
    return load("migrant_totals").set_index(["year", "iso3"])["emigrants"][2024, iso3]
