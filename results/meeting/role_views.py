"""Each role as two people see it, on the questions that both answered (measurement.md §4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from results.profile.lenses import ProfileRow, rows
from scan.instrument.constants import Constants
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, norm
from scan.scoring.assessment import Assessment
from scan.scoring.levels import at_least
from scan.scoring.scoring import group_score, replies, score

AGREE_BELOW = 0.1  # of the axis: half a point out of five
FEWEST = 2  # fewer answers have no mean (measurement.md §3)


@dataclass(frozen=True)
class RoleViews:
    """One role as the person and as the supervisor see it, a row each.

    With two `pairs` in scope or more, both rows stand on the questions that both answered with a number, so that they
    may be compared: `difference` is own minus supervisor's, in points of 1–5, or as a share 0–1 where the phase shows
    no level. Otherwise each row stands on what that one said alone, and there is no difference.
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


def view(row: ProfileRow, phase: Phase) -> float | None:
    """The number of a row that the radar draws: its mean, or its share of the profile."""
    return row.score.mean if phase.shows_level else row.score.match


def target(role: RoleViews, constants: Constants, phase: Phase) -> float | None:
    """Where the target of a role lies: its mean norm, or the share of the profile that is on target."""
    return role.own.norm if phase.shows_level else constants.on_target


def role_views(
    own: Assessment, rating: Assessment, instrument: Instrument, paired: Collection[str]
) -> tuple[RoleViews, ...]:
    """Every role of the framework; `paired` are the ids of the items that both answered with a number."""
    phase = instrument.framework.phase(own.phase)
    asked = [i for i in instrument.items_of(phase) if i.id in paired and i.level in phase.scope]
    both = zip(*(rows(score(one, instrument), instrument, "roles") for one in (own, rating)), strict=True)
    return tuple(
        _views(mine, theirs, [i for i in asked if i.role == mine.key], own, rating, instrument) for mine, theirs in both
    )


def _views(
    mine: ProfileRow,
    theirs: ProfileRow,
    shared: Sequence[Item],
    own: Assessment,
    rating: Assessment,
    instrument: Instrument,
) -> RoleViews:
    if len(shared) < FEWEST:
        return RoleViews(mine, theirs, len(shared), None, False)
    phase = instrument.framework.phase(own.phase)
    mine, theirs = _on(shared, mine, own, instrument), _on(shared, theirs, rating, instrument)
    difference = (view(mine, phase) or 0.0) - (view(theirs, phase) or 0.0)
    of = 5 if phase.shows_level else 1
    return RoleViews(mine, theirs, len(shared), difference, not at_least(abs(difference) / of, AGREE_BELOW))


def _on(shared: Sequence[Item], row: ProfileRow, said: Assessment, instrument: Instrument) -> ProfileRow:
    """The row on these items alone."""
    phase = instrument.framework.phase(said.phase)
    answers = tuple(replies(shared, said, phase))
    target = sum(norm(item, phase) for item in shared) / len(shared)
    found = group_score(answers, phase, instrument.framework)
    return ProfileRow(row.key, row.label, row.axis, found, answers, target)
