"""Answers of many people as numbers: one row per person, one column per item, empty without a number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import Answer, Assessment

Points = NDArray[np.float64]  # people × items; nan where there is no point 1–5


@dataclass
class Person:
    """The first and second scan of one person, and what a supervisor answered."""

    first: Mapping[str, Answer] = field(default_factory=dict)
    second: Mapping[str, Answer] = field(default_factory=dict)
    supervisor: Mapping[str, Answer] = field(default_factory=dict)
    specialism: str = ""


def people_of(assessments: Iterable[Assessment]) -> list[Person]:
    """Each person once; records with the same id belong together, and a second scan by `self` is the retest."""
    people: dict[str, Person] = {}
    for one in assessments:
        person = people.setdefault(one.id, Person(specialism=one.specialism))
        if one.by == "supervisor":
            person.supervisor = one.answers
        elif person.first:
            person.second = one.answers
        else:
            person.first = one.answers
    return list(people.values())


def points_of(answers: Sequence[Mapping[str, Answer]], items: Sequence[Item]) -> Points:
    """The points; "not done yet", "not part of my field" and open are all without a number."""
    rows = [[point_of(one.get(item.id)) for item in items] for one in answers]
    return np.array(rows, dtype=np.float64).reshape(len(answers), len(items))


def point_of(answer: Answer | None) -> float:
    """An answer as a number."""
    return float(answer) if isinstance(answer, int) else float("nan")


def complete(points: Points) -> Points:
    """The people with a number on every item."""
    return points[~np.isnan(points).any(axis=1)]


def paired_means(first: Points, second: Points, least: int) -> tuple[Points, Points]:
    """Both means of everyone who has at least this many items with a number on both sides, over those items."""
    both = ~np.isnan(first) & ~np.isnan(second)
    enough = both.sum(axis=1) >= least
    sides = (np.where(both, side, 0.0).sum(axis=1)[enough] / both.sum(axis=1)[enough] for side in (first, second))
    means_first, means_second = sides
    return means_first, means_second


def items_in_scope(instrument: Instrument, phase_key: str, role: str) -> list[Item]:
    """The items of one role that everyone in a phase is asked."""
    phase = instrument.framework.phase(phase_key)
    return [item for item in instrument.items_of(phase) if item.role == role and item.level in phase.scope]
