"""Scoring: the profile of an assessment, by the rules of the instrument it was made with."""

from collections.abc import Iterable

from scan.instrument.framework import Dimension, Framework, Phase
from scan.instrument.instrument import Instrument, Item
from scan.scoring.answer_sets import AnswerSets, ItemGroup, PhaseSets, open_reply, phase_answers, phase_sets
from scan.scoring.assessment import Assessment
from scan.scoring.levels import is_stable, level_scores, overall_score, reached_level, shares_of, steps_score
from scan.scoring.profile import Profile, Reply, Score
from scan.scoring.remarks import flags
from scan.scoring.target import capped_status, target_match, target_status
from scan.scoring.uncertainty import estimate


def score(assessment: Assessment, instrument: Instrument) -> Profile:
    """The profile of an assessment that passed `checked` against this instrument (measurement.md §2)."""
    framework, asked = instrument.framework, phase_sets(instrument, assessment.phase)
    said = phase_answers(assessment.answers, asked, framework)
    roles = {
        one.key: group_score(said, asked.groups["role", one.key], asked.phase, framework) for one in framework.roles
    }
    return Profile(
        assessment=assessment,
        roles=roles,
        tasks={
            one.key: group_score(said, asked.groups["task", one.key], asked.phase, framework)
            for one in framework.epa_tasks
        },
        dimensions={one.key: _dimension_score(one, said, asked, framework) for one in framework.dimensions},
        overall=overall_score(roles.values(), framework),
    )


def _dimension_score(dimension: Dimension, said: AnswerSets, asked: PhaseSets, framework: Framework) -> Score:
    """The score of one dimension; with `needs_own_items` its status is capped by the items about it alone."""
    score = group_score(said, asked.groups["dimension", dimension.key], asked.phase, framework)
    if not dimension.needs_own_items:
        return score
    match, _ = target_match(said, asked.groups["only", dimension.key], framework.constants)
    return score._replace(status=capped_status(score.status, target_status(match, framework.constants)))


def replies(items: Iterable[Item], assessment: Assessment, phase: Phase) -> list[Reply]:
    """The answers to `items`, each with its norm and ceiling in `phase`."""
    return [open_reply(item, phase)._replace(answer=assessment.answers.get(item.id)) for item in items]


def group_score(said: AnswerSets, group: ItemGroup, phase: Phase, framework: Framework) -> Score:
    """The score of one group of items; without a level in phases that show none (measurement.md §2)."""
    constants = framework.constants
    levels = level_scores(said, group, framework)
    shares = shares_of(levels)
    steps = steps_score(shares) if phase.shows_level else None
    level = reached_level(shares, framework) if phase.shows_level else None
    stable = is_stable(said, group, levels, level, framework) if level else None
    mean, n, se, band = estimate(said, group, constants)
    match, gap = target_match(said, group, constants)
    return Score(
        levels=levels,
        steps=steps,
        level=level,
        stable=stable,
        flags=tuple(flags(said, group, shares, stable, constants)),
        mean=mean,
        n=n,
        se=se,
        band=band,
        match=match,
        gap=gap,
        status=target_status(match, constants),
    )
