"""The gravity model: how many people should live along a corridor, by size and distance alone?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_utils.data import load

PAIR = ["origin", "destination"]
LOGGED = ("distance_km", "origin_population", "destination_population")
FACTORS = (*LOGGED, "border", "spoken_language", "colonial_tie")
KINDS = ("poisson", "log-linear")


@dataclass(frozen=True)
class Fit:
    """A fitted gravity model.

    `coefficients` has one row a factor, with the columns coefficient, standard_error, low and high
    (95 percent interval). `predicted` and `observed` are in the unit of the outcome.
    """

    kind: str
    coefficients: pd.DataFrame
    observed: pd.Series
    predicted: pd.Series

    @property
    def observations(self) -> int:
        """The number of corridors that the fit used."""
        return len(self.observed)

    @property
    def residuals(self) -> pd.Series:
        """The natural logarithm of observed over predicted: 0 as expected, 0.69 twice as many.

        Corridors without anybody have no logarithm and are left out.
        """
        some = self.observed[self.observed > 0]
        return np.log(some / self.predicted[some.index]).rename("residual")


def corridor_table(year: int = 2024, absent_as_zero: bool = False) -> pd.DataFrame:
    """One row for each ordered pair of countries, with the people from the first in the second.

    Index: origin and destination (ISO3). Columns: migrants, distance_km, border, spoken_language,
    official_language, colonial_tie, connectedness, origin_population, destination_population, and
    others of the table `pairs`. Pairs with a number lacking are left out.

    A pair that is absent from `migrant_stock` was not estimated, which is not the same as nobody:
    the United States, for example, list 59 origins in 2024. With ``absent_as_zero=True`` such pairs
    count as 0, to see what that mistake does. Raises ValueError if the stock has no such year.
    """
    stock = load("migrant_stock")
    if year not in set(stock["year"]):
        raise ValueError(f"The migrant stock has no year {year}.")
    people = stock[stock["year"] == year].set_index(PAIR)["migrants"]
    table = _both_ways(load("pairs")).set_index(PAIR)
    table["migrants"] = people.reindex(table.index, fill_value=0 if absent_as_zero else None)
    totals = load("migrant_totals")
    population = totals[totals["year"] == year].set_index("iso3")["population"]
    for side in PAIR:
        table[f"{side}_population"] = table.index.get_level_values(side).map(population)
    return table.dropna(subset=["migrants", *FACTORS])


def _both_ways(pairs: pd.DataFrame) -> pd.DataFrame:
    """Each pair twice, once in each direction."""
    sides = ["country_a", "country_b"]
    names = [dict(zip(sides, order, strict=True)) for order in (PAIR, PAIR[::-1])]
    return pd.concat([pairs.rename(columns=name) for name in names], ignore_index=True)


def fit(
    table: pd.DataFrame,
    outcome: str = "migrants",
    factors: Sequence[str] = FACTORS,
    kind: str = "poisson",
) -> Fit:
    """Fit a gravity model of `outcome` with these `factors` (columns of `table`).

    The logarithm is taken of distance and populations; the other factors are 0 or 1. "log-linear"
    is least squares on the logarithm of the outcome: corridors with 0 are left out, and what is
    predicted is a geometric mean. "poisson" is the Poisson pseudo-maximum likelihood of Santos
    Silva, J. M. C. and Tenreyro, S. (2006), "The Log of Gravity", Review of Economics and
    Statistics 88(4): it keeps them, and predicts a mean. Standard errors are robust to unequal
    spread (HC1).

    Raises ValueError for an unknown kind, a missing column, a negative or missing outcome, fewer
    corridors than factors, or a factor that is the same everywhere.
    """
    _inspect(table, outcome, factors, kind)
    rows = table[table[outcome] > 0] if kind == "log-linear" else table
    design = _design(rows, factors)
    result = _estimate(rows[outcome].astype(float), design, kind)
    return Fit(
        kind,
        _coefficients(result),
        rows[outcome].astype(float).rename("observed"),
        _predicted(result, design, kind),
    )


def _inspect(table: pd.DataFrame, outcome: str, factors: Sequence[str], kind: str) -> None:
    if kind not in KINDS:
        raise ValueError(f"The kind must be one of {', '.join(KINDS)}, and not {kind!r}.")
    if lacking := [column for column in (outcome, *factors) if column not in table]:
        raise ValueError(f"The table has no column {', '.join(lacking)}.")
    if not (table[outcome] >= 0).all():
        raise ValueError(f"The column {outcome} must be 0 or more in every row.")
    if len(table) <= len(factors) + 1:
        raise ValueError("There are too few corridors for so many factors.")
    if flat := [factor for factor in factors if table[factor].nunique() < 2]:
        raise ValueError(f"{', '.join(flat)} is the same for all corridors and explains nothing.")


def _design(rows: pd.DataFrame, factors: Sequence[str]) -> pd.DataFrame:
    columns = {f: np.log(rows[f]) if f in LOGGED else rows[f].astype(float) for f in factors}
    return pd.DataFrame({"constant": 1.0, **columns}, index=rows.index)


def _estimate(outcome: pd.Series, design: pd.DataFrame, kind: str):  # type: ignore[no-untyped-def]
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.regression.linear_model import OLS

    if kind == "poisson":
        # Newton's method finds the same maximum and keeps half as much in memory on the way.
        return GLM(outcome, design, family=Poisson()).fit(method="newton", cov_type="HC1")
    return OLS(np.log(outcome), design).fit(cov_type="HC1")


def _coefficients(result) -> pd.DataFrame:  # type: ignore[no-untyped-def]
    low, high = result.conf_int()[0], result.conf_int()[1]
    return pd.DataFrame(
        {
            "coefficient": result.params,
            "standard_error": result.bse,
            "low": low,
            "high": high,
        }
    ).rename_axis("factor")


def _predicted(result, design: pd.DataFrame, kind: str) -> pd.Series:  # type: ignore[no-untyped-def]
    values = result.predict(design)
    return (np.exp(values) if kind == "log-linear" else values).rename("predicted")
