"""Whether a pilot meets the criteria that were set before it (docs/pilot.md); criteria that are not met name where."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


class Criterion(NamedTuple):
    """A table with one figure that each of its rows must meet; a row without that figure is not judged."""

    told: str
    table: str
    figure: str
    meets: Callable[[Mapping[str, Any]], bool]


class Verdict(NamedTuple):
    """How many rows meet a criterion, of those that have a figure, and the names of the others."""

    told: str
    met: int
    judged: int
    failing: tuple[str, ...]
    hidden: int


def end_is_small(row: Mapping[str, Any]) -> bool:
    """At most 15 % at either end of the scale; a share that is hidden for being small meets it."""
    return (row["floor"] or 0) <= 0.15 and (row["ceiling"] or 0) <= 0.15


# Nunnally 1978 (.70), Nunnally and Bernstein 1994 (.30), Terwee and others 2007 (ends, retest), Landis and Koch 1977
# (.40).
CRITERIA = (
    Criterion("de ondergrens van α is minstens 0,70", "roles", "alpha_low", lambda row: row["alpha_low"] >= 0.70),
    Criterion("de ondergrens van ω is minstens 0,70", "roles", "omega_low", lambda row: row["omega_low"] >= 0.70),
    Criterion("de samenhang met de rest is minstens 0,30", "items", "item_rest", lambda row: row["item_rest"] >= 0.30),
    Criterion("hoogstens 15 % staat op het laagste of hoogste punt", "items", "n", end_is_small),
    Criterion("de hertest hangt minstens 0,70 samen", "retest", "correlation", lambda row: row["correlation"] >= 0.70),
    Criterion("kappa met de supervisor is minstens 0,40", "supervisor", "kappa", lambda row: row["kappa"] >= 0.40),
)


def pilot_verdicts(tables: Tables) -> Iterator[Verdict]:
    """Each criterion over its table."""
    for one in CRITERIA:
        rows = [row for row in tables[one.table] if row.get(one.figure) is not None]
        failing = tuple(str(next(iter(row.values()))) for row in rows if not one.meets(row))
        yield Verdict(one.told, len(rows) - len(failing), len(rows), failing, len(tables[one.table]) - len(rows))
