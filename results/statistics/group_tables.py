"""The tables of `zelfscan statistics`; a figure over fewer people than the minimum is left out (measurement.md §5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from results.statistics.agreement import bland_altman, crosstable, gwet_ac2, weighted_kappa
from results.statistics.answer_table import Person, Points, complete, items_in_scope, paired_means, points_of
from results.statistics.item_bias import ItemBias, item_bias
from results.statistics.reliability import cronbach_alpha, item_rest_correlations, omega_interval, split_half
from results.statistics.retest import retest
from scan.instrument.instrument import Instrument, Item

FigureRow = dict[str, Any]
CATEGORIES = 5
LEAST_ITEMS = 2
MOST_IN_ONE_CATEGORY = 0.9


@dataclass(frozen=True)
class Group:
    """Everyone of one version and phase, with the settings of the bootstrap and the group in focus for DIF."""

    people: Sequence[Person]
    instrument: Instrument
    phase: str
    focus: str
    resamples: int
    seed: int

    @property
    def least(self) -> int:
        """The number of people or pairs from which a figure is given."""
        return self.instrument.framework.constants.group_statistics_from

    def roles(self) -> Iterator[tuple[str, list[Item]]]:
        """Every role with its items in scope."""
        for role in self.instrument.framework.roles:
            yield role.key, items_in_scope(self.instrument, self.phase, role.key)


def group_tables(group: Group) -> dict[str, list[FigureRow]]:
    """All tables by name; a row whose figures are hidden holds only its name and `hidden`."""
    with np.errstate(all="ignore"):  # a figure that does not exist becomes None
        tables = raw_tables(group)
    return {name: [finite(row) for row in rows] for name, rows in tables.items()}


def raw_tables(group: Group) -> dict[str, list[FigureRow]]:
    """The tables as computed."""
    tables = {
        "roles": [shown(group, {"role": key}, role_points(group, own), role_row) for key, own in group.roles()],
        "items": [row for _, own in group.roles() for row in item_rows(group, own)],
        "supervisor": [supervisor_row(group, key, own) for key, own in group.roles()],
        "retest": [retest_row(group, key, own) for key, own in group.roles()],
    }
    return tables | ({"dif": list(bias_rows(group))} if group.focus else {})


def finite(row: FigureRow) -> FigureRow:
    """A row in which what is no number, such as kappa of answers that are all alike, is None."""
    return {name: None if isinstance(one, float) and not np.isfinite(one) else one for name, one in row.items()}


def hidden_row(name: FigureRow) -> FigureRow:
    """A row without figures."""
    return {**name, "hidden": True}


def tens(count: int) -> str:
    """A number of people, never exact."""
    return f"{count // 10 * 10}+"


def role_points(group: Group, items: Sequence[Item]) -> Points:
    """The answers of everyone with a number on every item of a role."""
    return complete(points_of([person.first for person in group.people], items))


def shown(group: Group, name: FigureRow, points: Points, figures: Any) -> FigureRow:
    """A row of figures over enough people, on items that are not answered alike by all."""
    enough = len(points) >= group.least and points.shape[1] > LEAST_ITEMS
    if not enough or not points.std(axis=0).all():
        return hidden_row(name)
    return {**name, "n": tens(len(points)), **figures(group, points)}


def role_row(group: Group, points: Points) -> FigureRow:
    """How consistently the items of a role measure."""
    alpha, omega = cronbach_alpha(points), omega_interval(points, group.resamples, group.seed)
    return {
        **{"alpha": alpha.value, "alpha_low": alpha.low, "alpha_high": alpha.high},
        **{"omega": omega.value, "omega_low": omega.low, "omega_high": omega.high},
        "split_half": split_half(points),
    }


def item_rows(group: Group, items: Sequence[Item]) -> Iterator[FigureRow]:
    """Per item the correlation with the rest of its role, and the shares at the ends of the scale."""
    points = role_points(group, items)
    varied = len(points) >= group.least and points.shape[1] > LEAST_ITEMS and bool(points.std(axis=0).all())
    rests = item_rest_correlations(points) if varied else [None] * len(items)
    for place, item in enumerate(items):
        own = complete(points_of([person.first for person in group.people], [item]))[:, 0]
        if len(own) < group.least:
            yield hidden_row({"item": item.id})
            continue
        ends = {"floor": end_share(group, own == 1), "ceiling": end_share(group, own == CATEGORIES)}
        yield {"item": item.id, "n": tens(len(own)), "item_rest": rests[place], **ends}


def end_share(group: Group, at_end: Any) -> float | None:
    """The share at one end of the scale; None when it or its complement would point at too few people."""
    count, people = int(at_end.sum()), len(at_end)
    least = group.instrument.framework.constants.group_default
    is_small = 0 < count < least or people - count < least
    return None if is_small or count / people > MOST_IN_ONE_CATEGORY else count / people


def supervisor_row(group: Group, role: str, items: Sequence[Item]) -> FigureRow:
    """How people and their supervisors agree on one role."""
    pairs = [person for person in group.people if person.first and person.supervisor]
    own, other = (points_of([getattr(one, side) for one in pairs], items) for side in ("first", "supervisor"))
    means = paired_means(own, other, LEAST_ITEMS)
    if len(means[0]) < group.least:
        return hidden_row({"role": role})
    both = ~np.isnan(own) & ~np.isnan(other)
    table = crosstable(own[both].astype(int).tolist(), other[both].astype(int).tolist(), CATEGORIES)
    limits = bland_altman(*means)
    return {
        **{"role": role, "pairs": tens(len(means[0])), "kappa": weighted_kappa(table), "ac2": gwet_ac2(table)},
        **{"difference": limits.mean, "limit_low": limits.limits[0], "limit_high": limits.limits[1]},
    }


def retest_row(group: Group, role: str, items: Sequence[Item]) -> FigureRow:
    """What two scans of the same people say about change by chance."""
    twice = [person for person in group.people if person.second]
    first, second = (points_of([getattr(one, side) for one in twice], items) for side in ("first", "second"))
    means = paired_means(first, second, LEAST_ITEMS)
    if len(means[0]) < group.least:
        return hidden_row({"role": role})
    return {"role": role, "n": tens(len(means[0])), **retest(*means)._asdict()}


def bias_rows(group: Group) -> Iterator[FigureRow]:
    """Per item whether it asks the same of the specialism in focus as of all others, at an equal role score."""
    for _, items in group.roles():
        points = points_of([person.first for person in group.people], items)
        whole = ~np.isnan(points).any(axis=1)
        in_focus = np.array([person.specialism == group.focus for person in group.people])[whole]
        enough = min(in_focus.sum(), (~in_focus).sum()) >= group.least
        for place, item in enumerate(items):
            own = points[whole][:, place]
            rest = points[whole].sum(axis=1) - own
            found = fitted_bias(own, rest, in_focus) if enough and own.std() and rest.std() else None
            yield {"item": item.id, **found._asdict()} if found else hidden_row({"item": item.id})


def fitted_bias(points: Points, rest: Points, in_focus: Any) -> ItemBias | None:
    """The tests of one item; None where the regression cannot be fitted."""
    try:
        return item_bias(points.astype(int), rest, in_focus)
    except np.linalg.LinAlgError:
        return None
