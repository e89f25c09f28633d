"""The country brief of lesson 12: one page of computed figures, and the learner's own text.

Each section is a pure function from a country code to a `Section`; what is missing is said in plain
words. `work` reads the learner's part from the journal, `gate` asks the six questions of the ethics
gate, and `paper` puts all on one page that stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_utils.brief.paper import Brief


def brief(country: str | None = None) -> Brief:
    """Your brief on your homeland, or on another `country`: what is there and what is missing.

    ``brief().save("my-brief.html")`` writes it as one file. Raises KeyError for no country.
    """
    from course_utils.brief.paper import Brief
    from course_utils.countries import UnknownCountryError, code, homeland, region

    iso3 = homeland() if country is None else code(country)
    if not region(iso3):  # former countries and special codes are no homeland
        raise UnknownCountryError(country)
    return Brief(iso3)
