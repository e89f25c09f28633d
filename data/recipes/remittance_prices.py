"""What it costs to send 200 dollars from one country to another.

Publisher: World Bank, Remittance Prices Worldwide (RPW). Address:
https://remittanceprices.worldbank.org, and by corridor
https://databank.worldbank.org/source/remittance-prices-worldwide-(corridors). Licence: CC BY 4.0.
Editions: averages by corridor published in DataBank, 2011 to the third quarter of 2020; means of
the quoted services from the second quarter of 2016 to the first of 2025, computed by the author of
`jonsmirl/thesis` from the file of all services.

Files in the folder of sources, under `wb-remittance-prices`: `rpw_corridor_cost_2011Q1_2020Q3.csv`
(the published averages) and `rpw_corridor_cost_2016Q2_2025Q1.csv` (the means). Where both exist the
published average is taken.

Left out: the cost of 500 dollars and the margin on the exchange rate; the Netherlands Antilles,
which ended in 2010. Costs below 0 and above 40 percent stay, with a mark in the column outlier:
they were quoted, but a mean over corridors must not depend on them.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_4, YEAR, Field, Source, Table, code, read

FOLDER = "wb-remittance-prices"
KEY = ["sender", "receiver", "year", "quarter"]
NAMES = {
    "sender_iso3": "sender",
    "receiver_iso3": "receiver",
    "avg_total_cost_pct_200usd": "cost_percent",
    "avg_cost_pct_200usd": "cost_percent",
    "num_providers": "services",
}
PUBLISHED, COMPUTED = "published", "computed"
USUAL = (0, 40)  # percent


def remittance_prices(sources: Path) -> pd.DataFrame:
    """One row a corridor and quarter, from the published averages or else from the means."""
    published = _file(sources, "rpw_corridor_cost_2011Q1_2020Q3.csv", PUBLISHED)
    computed = _file(sources, "rpw_corridor_cost_2016Q2_2025Q1.csv", COMPUTED)
    published = published.merge(computed[[*KEY, "services"]], on=KEY, how="left")
    frame = pd.concat([published, computed]).drop_duplicates(KEY)
    frame["outlier"] = (~frame["cost_percent"].between(*USUAL)).astype(int)
    return frame[frame["receiver"] != "ANT"]


def _file(sources: Path, name: str, method: str) -> pd.DataFrame:
    frame = read(sources / FOLDER / name).drop(columns=["sender", "receiver"]).rename(columns=NAMES)
    return frame.replace("KSV", "XKX").assign(method=method)


TABLES = [
    Table(
        name="remittance_prices",
        title="What it costs to send 200 dollars",
        description="Average cost by corridor and quarter, 2011 to the first quarter of 2025.",
        row="one corridor in one quarter",
        make=remittance_prices,
        fields=(
            code("sender", "Country from which the money is sent"),
            code("receiver", "Country that receives"),
            YEAR,
            Field(
                "quarter",
                "integer",
                "Quarter; 2011 and 2012 have the first and third only",
                "quarter of the year",
                constraints={"minimum": 1, "maximum": 4},
            ),
            Field(
                "cost_percent",
                "number",
                "Fee and loss on the exchange rate, for 200 dollars",
                "percent of the amount",
                decimals=2,
            ),
            Field(
                "services",
                "integer",
                "Services that were asked for their price; not known "
                "before 2016 and for some corridors",
                "services",
                needed=False,
                constraints={"minimum": 1},
            ),
            Field(
                "method",
                "string",
                "Who made the average: the World Bank (published), or the "
                "author of a thesis from the same quotes (computed)",
                constraints={"enum": [PUBLISHED, COMPUTED]},
            ),
            Field(
                "outlier",
                "integer",
                "1 where the cost is below 0 or above 40 percent",
                "0 or 1",
                constraints={"enum": [0, 1]},
            ),
        ),
        key=tuple(KEY),
        codes=("sender", "receiver"),
        sources=(
            Source(
                "Remittance Prices Worldwide (Corridors), DataBank",
                "https://databank.worldbank.org/source/remittance-prices-worldwide-(corridors)",
                "2011 to third quarter of 2020",
                "2021-10-12",
                "https://github.com/natesheehan/sdg_10C",
            ),
            Source(
                "Remittance Prices Worldwide, all services",
                "https://remittanceprices.worldbank.org",
                "second quarter of 2016 to first quarter of 2025, averaged by a third party",
                "2026-02-21",
                "https://github.com/jonsmirl/thesis",
            ),
        ),
        licences=(CC_BY_4,),
        publisher="World Bank",
        work="Remittance Prices Worldwide",
        kind="estimated",
        caveats=(
            "What it cannot show: what people really paid. These are prices that testers asked "
            "for; nobody knows how much money went at which price.",
            "Take the median over corridors, or leave out the rows with outlier 1. A few corridors "
            "pull the mean up: Türkiye to Bulgaria since 2022, Tanzania to its neighbours since "
            "2021.",
            "A negative cost is possible where a country has two exchange rates, as Sudan had.",
            "After the third quarter of 2020 there are 69 corridors less, to the islands of the "
            "Pacific and from France, Italy and Spain among others. They were dearer than the "
            "rest. Compare years only over corridors that both years have.",
            "From 2022 there is no corridor from Russia. For Central Asia and Armenia the most "
            "important price is missing.",
            "The World Bank's global average is a mean over services, not over corridors. Weight "
            "the rows with the column services to come near to it.",
            "Corridors with one or two services depend on one quote.",
        ),
        lessons=("04",),
        left_out="The cost of 500 dollars; the margin on the exchange rate; the Netherlands "
        "Antilles.",
    )
]
