"""A profile seen per role, per EPA task or per dimension: one row for each, in the order of the framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scan.instrument.framework import Dimension, EpaTask, Role
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import NVT
from scan.scoring.profile import Profile, Reply, Score
from scan.scoring.scoring import replies

LensKey = Literal["roles", "tasks", "dimensions"]


@dataclass(frozen=True)
class ProfileRow:
    """One role, EPA task or dimension of a profile: its names, its score, what was said, and its mean end norm."""

    key: str
    label: str
    axis: tuple[str, ...]
    score: Score
    said: tuple[Reply, ...]
    norm: float | None


def rows(profile: Profile, instrument: Instrument, lens: LensKey) -> tuple[ProfileRow, ...]:
    """The rows of one lens; `norm` is the mean over the in-scope items that apply, absent when there are none."""
    framework = instrument.framework
    phase = framework.phase(profile.assessment.phase)
    items = instrument.items_of(phase)
    named: Mapping[LensKey, tuple[Sequence[Role | EpaTask | Dimension], Mapping[str, Score]]] = {
        "roles": (framework.roles, profile.roles),
        "tasks": (framework.epa_tasks, profile.tasks),
        "dimensions": (framework.dimensions, profile.dimensions),
    }
    found = []
    ones, scores = named[lens]
    for one in ones:
        said = tuple(replies((i for i in items if _belongs(i, lens, one.key)), profile.assessment, phase))
        found.append(ProfileRow(one.key, one.label, one.axis, scores[one.key], said, _mean_norm(said)))
    return tuple(found)


def _belongs(item: Item, lens: LensKey, key: str) -> bool:
    if lens == "dimensions":
        return key in item.dimensions
    return key == (item.role if lens == "roles" else item.epa_task)


def _mean_norm(said: tuple[Reply, ...]) -> float | None:
    norms = [reply.norm for reply in said if reply.in_scope and reply.answer != NVT]
    return sum(norms) / len(norms) if norms else None
