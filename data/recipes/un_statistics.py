"""Countries: codes, names, regions, income groups, capitals, and a point for the map.

Publishers and addresses:

- United Nations Statistics Division, Standard country or area codes (M49), with additions by the
  International Organization for Migration: https://unstats.un.org/unsd/methodology/m49
- World Bank, country classification by income, financial year 2026 (calendar year 2024):
  https://datahelpdesk.worldbank.org/knowledgebase/articles/906519
- CEPII, GeoDist (capitals): http://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6
- Natural Earth (middle of the largest piece of land): https://www.naturalearthdata.com

Files in the folder of sources: `country-tables/countries.csv`, and for other spellings
`undesa-migrant-stock-2024/migrant_stock_by_destination_2024rev.csv` and
`wb-wdi/wdi_panel_1990_2025.csv`.

Short names, other spellings, and corrections of capitals and points stand in `country_names.csv`,
each with its reason. A short name is the one that a student knows, in the spelling that the United
Nations use where both agree (Türkiye, Czechia, Cabo Verde, Côte d'Ivoire); the name in the tables
of the United Nations is kept in `un_name`. GeoNames (CC BY 4.0) was used to check the capitals.

Former countries that tables of the course still name stand in `former_countries.csv`, with the
codes that ISO 3166 gave them (now ISO 3166-3): https://www.iso.org/iso-3166-country-codes.html

Left out: other former countries, disputed areas that no table of the course uses, and the codes of
groups of countries.
"""

from pathlib import Path

import pandas as pd

from recipes.common import (
    ALL_LESSONS,
    CC_BY_4,
    ETALAB,
    MIT,
    PUBLIC_DOMAIN,
    Field,
    Source,
    Table,
    read,
)

NAMES = Path(__file__).with_name("country_names.csv")
FORMER = Path(__file__).with_name("former_countries.csv")
NOT_USED = ["AB9", "ANT", "OOS"]
NO_COUNTRY = ["OOO", "STL"]


def countries(sources: Path) -> pd.DataFrame:
    """One row a code, with the corrections of `country_names.csv`, and six former countries."""
    frame = read(sources / "country-tables/countries.csv").set_index("iso3").drop(NOT_USED)
    ours = read(NAMES).set_index("iso3").reindex(frame.index)
    others = pd.concat([ours["aliases"], frame["name"], _bank_names(sources)])
    frame["un_name"] = _un_names(sources).reindex(frame.index).fillna(frame["name"])
    frame["name"] = ours["name"].fillna(frame["name"])
    frame["aliases"] = _aliases(frame, others.dropna())
    frame["region"] = frame["un_region"]
    frame["subregion"] = frame["un_intermediate_region"].fillna(frame["un_subregion"])
    frame["capital"] = ours["capital"].fillna(frame["capital"]).replace("-", None)
    frame["income_group"] = frame["wb_income_group_fy26"]
    frame["m49"] = frame["m49"].map("{:03.0f}".format, na_action="ignore").drop(NO_COUNTRY)
    for ours_name, label in [("latitude", "label_lat"), ("longitude", "label_lon")]:
        capital = frame[label.replace("label", "capital")]
        frame[ours_name] = ours[ours_name].fillna(frame[label]).fillna(capital)
    return pd.concat([frame.reset_index(), read(FORMER)])


def _un_names(sources: Path) -> pd.Series:
    path = sources / "undesa-migrant-stock-2024/migrant_stock_by_destination_2024rev.csv"
    names = read(path).query("is_country").drop_duplicates("iso3").set_index("iso3")["name"]
    return names.str.strip(" *")


def _bank_names(sources: Path) -> pd.Series:
    panel = read(sources / "wb-wdi/wdi_panel_1990_2025.csv", usecols=["iso3", "name"])
    return panel.drop_duplicates("iso3").set_index("iso3")["name"]


def _aliases(frame: pd.DataFrame, others: pd.Series) -> pd.Series:
    """Other spellings (ours, then those of the publishers), without repeats."""
    spellings = {code: names.str.cat(sep=";").split(";") for code, names in others.groupby(level=0)}
    main = frame[["name", "un_name"]].T.to_dict("list")
    extra = {
        code: ";".join(name for name in dict.fromkeys(spellings.get(code, [])) if name not in known)
        for code, known in main.items()
    }
    return pd.Series(extra).replace("", None)


FIELDS = (
    Field("iso3", "string", "Code of three letters", constraints={"pattern": "[A-Z]{3}"}),
    Field("iso2", "string", "Code of two letters", needed=False),
    Field(
        "m49",
        "string",
        "Number of the country in tables of the United Nations, as three digits",
        needed=False,
        constraints={"pattern": "[0-9]{3}"},
    ),
    Field("name", "string", "Short name in English"),
    Field("un_name", "string", "Name in tables of the United Nations"),
    Field("aliases", "string", "Other spellings, with semicolons between them", needed=False),
    Field("region", "string", "Region of the United Nations (a continent)", needed=False),
    Field("subregion", "string", "Subregion of the United Nations", needed=False),
    Field(
        "income_group",
        "string",
        "Income group of the World Bank for the calendar year 2024",
        needed=False,
        constraints={
            "enum": ["Low income", "Lower middle income", "Upper middle income", "High income"]
        },
    ),
    Field("capital", "string", "Capital", needed=False),
    Field(
        "latitude",
        "number",
        "A point inside the country for a label or a line on a map; positive is north",
        unit="degrees",
        needed=False,
        decimals=3,
        constraints={"minimum": -90, "maximum": 90},
    ),
    Field(
        "longitude",
        "number",
        "A point inside the country for a label or a line on a map; positive is east",
        unit="degrees",
        needed=False,
        decimals=3,
        constraints={"minimum": -180, "maximum": 180},
    ),
)

TABLES = [
    Table(
        name="countries",
        title="Countries and areas: codes, names, regions, income groups",
        description="The list that every code in the other tables can be looked up in.",
        row="one country, area or special code",
        make=countries,
        fields=FIELDS,
        key=("iso3",),
        sources=(
            Source(
                "Standard country or area codes for statistical use (M49)",
                "https://unstats.un.org/unsd/methodology/m49",
                "2025, with additions by IOM",
                "2025-06-19",
                "https://github.com/iom/gdidata",
            ),
            Source(
                "World Bank country and lending groups",
                "https://datahelpdesk.worldbank.org/knowledgebase/articles/906519",
                "financial year 2026 (7 October 2025)",
                "2025-10-07",
                "https://github.com/calvingdu/econ490",
            ),
            Source(
                "CEPII GeoDist",
                "http://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6",
                "2011",
                "2022-10-08",
                "https://github.com/pachadotdev/cepiigeodist",
            ),
            Source(
                "Natural Earth, Admin 0 countries, 1:50m",
                "https://www.naturalearthdata.com",
                "world-atlas 2.0.2",
                "",
                "https://github.com/topojson/world-atlas",
            ),
        ),
        licences=(CC_BY_4, MIT, ETALAB, PUBLIC_DOMAIN),
        publisher="UN Statistics Division, World Bank, CEPII and Natural Earth",
        work="Country codes, groups, capitals and map points",
        kind="counted",
        caveats=(
            "What it cannot show: which states recognise each other, or how regions and "
            "groups changed over the years.",
            "Codes that are not in the ISO list: XKX (Kosovo), XCX (Channel Islands), OOO (unknown "
            "origin), STL (stateless people), TIB (Tibetans, a code of UNHCR). OOO and STL are "
            "not countries and have no region.",
            "Former countries have no region and no point: CSK (Czechoslovakia), DDR (East "
            "Germany), SCG (Serbia and Montenegro), SUN (Soviet Union), YMD (South Yemen), YUG "
            "(Yugoslavia). They cannot be chosen as a homeland.",
            "The list follows the United Nations. A row is no statement about the status of a "
            "territory.",
            "An empty capital means that a territory has none, or that states disagree about it.",
            "The point on the map is the middle of the largest piece of land, or the capital where "
            "that says more (Canada, Russia, Malaysia, Kiribati, and small islands). It is not "
            "the place where most people live.",
            "An empty income group means that the World Bank did not classify the country. Two "
            "cases differ: its list has the Channel Islands as high income, and its list by year "
            "has Ethiopia as low income.",
        ),
        lessons=ALL_LESSONS,
        left_out="Other former countries, three disputed or unidentified areas, and groups of "
        "countries.",
    )
]
