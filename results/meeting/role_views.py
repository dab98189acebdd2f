"""Each role as learner and supervisor see it, over the items that both answered (measurement.md §4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from results.profile.lenses import ProfileRow, profile_rows
from scan.instrument.constants import Constants
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, norm
from scan.scoring.answer_sets import reply_sets
from scan.scoring.assessment import Assessment
from scan.scoring.levels import at_least
from scan.scoring.scoring import group_score, replies, score

AGREE_BELOW = 0.1  # of the axis: half a point out of five
FEWEST_ANSWERS = 2  # a mean needs two answers (measurement.md §3)


@dataclass(frozen=True)
class RoleViews:
    """One role as the learner and as the supervisor see it, a row each.

    With at least two `pairs` in scope, both rows are computed over the items that both answered with a number;
    `difference` is own minus supervisor's, in points of 1–5, or as a share 0–1 where the phase shows no level.
    Otherwise each row is computed over its own answers and `difference` is None.
    """

    own: ProfileRow
    rating: ProfileRow
    pairs: int
    difference: float | None
    agree: bool

    @property
    def label(self) -> str:
        """The name of the role."""
        return self.own.label


def radar_value(row: ProfileRow, phase: Phase) -> float | None:
    """The value of a row on the radar: its mean in points, or its share of the profile."""
    return row.score.mean if phase.shows_level else row.score.match


def role_target(role: RoleViews, constants: Constants, phase: Phase) -> float | None:
    """The target of a role on the radar: its mean norm in points, or the share that counts as on target."""
    return role.own.norm if phase.shows_level else constants.on_target


def role_views(
    own: Assessment, rating: Assessment, instrument: Instrument, paired: Collection[str]
) -> tuple[RoleViews, ...]:
    """The views of every role of the framework; `paired` are the ids of the items that both answered with a number."""
    phase = instrument.framework.phase(own.phase)
    in_scope = [i for i in instrument.items_of(phase) if i.id in paired and i.level in phase.scope]
    row_pairs = zip(*(profile_rows(score(one, instrument), instrument, "roles") for one in (own, rating)), strict=True)
    return tuple(
        _views(own_row, rating_row, [i for i in in_scope if i.role == own_row.key], own, rating, instrument)
        for own_row, rating_row in row_pairs
    )


def _views(
    own_row: ProfileRow,
    rating_row: ProfileRow,
    shared: Sequence[Item],
    own: Assessment,
    rating: Assessment,
    instrument: Instrument,
) -> RoleViews:
    if len(shared) < FEWEST_ANSWERS:
        return RoleViews(own_row, rating_row, len(shared), None, False)
    phase = instrument.framework.phase(own.phase)
    own_row, rating_row = _over(shared, own_row, own, instrument), _over(shared, rating_row, rating, instrument)
    difference = (radar_value(own_row, phase) or 0.0) - (radar_value(rating_row, phase) or 0.0)
    maximum = 5 if phase.shows_level else 1
    return RoleViews(own_row, rating_row, len(shared), difference, not at_least(abs(difference) / maximum, AGREE_BELOW))


def _over(shared: Sequence[Item], row: ProfileRow, assessment: Assessment, instrument: Instrument) -> ProfileRow:
    """The row computed over these items only."""
    phase = instrument.framework.phase(assessment.phase)
    answers = tuple(replies(shared, assessment, phase))
    mean_norm = sum(norm(item, phase) for item in shared) / len(shared)
    group = group_score(*reply_sets(answers, instrument.framework), phase, instrument.framework)
    return ProfileRow(row.key, row.label, row.axis, group, answers, mean_norm)
