"""The profile by role, EPA task or dimension: one row for each, in the order of the framework."""

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
    """One role, EPA task or dimension: key, label, lines of the axis label, score, replies and mean end norm (1-5)."""

    key: str
    label: str
    axis: tuple[str, ...]
    score: Score
    replies: tuple[Reply, ...]
    norm: float | None


def profile_rows(profile: Profile, instrument: Instrument, lens: LensKey) -> tuple[ProfileRow, ...]:
    """The rows of one lens; `norm` is the mean over the in-scope items that are not NVT, None when there are none."""
    framework = instrument.framework
    phase = framework.phase(profile.assessment.phase)
    items = instrument.items_of(phase)
    by_lens: Mapping[LensKey, tuple[Sequence[Role | EpaTask | Dimension], Mapping[str, Score]]] = {
        "roles": (framework.roles, profile.roles),
        "tasks": (framework.epa_tasks, profile.tasks),
        "dimensions": (framework.dimensions, profile.dimensions),
    }
    result = []
    groups, scores = by_lens[lens]
    given = list(zip(items, replies(items, profile.assessment, phase), strict=True))
    for group in groups:
        row_replies = tuple(reply for item, reply in given if _belongs(item, lens, group.key))
        result.append(
            ProfileRow(group.key, group.label, group.axis, scores[group.key], row_replies, _mean_norm(row_replies))
        )
    return tuple(result)


def _belongs(item: Item, lens: LensKey, key: str) -> bool:
    if lens == "dimensions":
        return key in item.dimensions
    return key == (item.role if lens == "roles" else item.epa_task)


def _mean_norm(row_replies: tuple[Reply, ...]) -> float | None:
    norms = [reply.norm for reply in row_replies if reply.in_scope and reply.answer != NVT]
    return sum(norms) / len(norms) if norms else None
