"""Scoring: the profile of an assessment, by the rules of the instrument it was made with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from scan.instrument.framework import Dimension, Framework, Phase
from scan.instrument.instrument import Instrument, Item, ceiling, norm
from scan.scoring.assessment import Assessment
from scan.scoring.levels import is_stable, level_scores, overall_score, reached_level, steps_score
from scan.scoring.profile import Profile, Reply, Score
from scan.scoring.remarks import flags
from scan.scoring.target import capped_status, target_match, target_status
from scan.scoring.uncertainty import estimate


def score(assessment: Assessment, instrument: Instrument) -> Profile:
    """The profile of an assessment that passed `checked` against this instrument (measurement.md §2)."""
    framework = instrument.framework
    phase = framework.phase(assessment.phase)
    items = instrument.items_of(phase)

    def scores(keys: Iterable[str], belongs: Callable[[str, Item], bool]) -> dict[str, Score]:
        groups = {key: [item for item in items if belongs(key, item)] for key in keys}
        return {key: group_score(replies(group, assessment, phase), phase, framework) for key, group in groups.items()}

    roles = scores((role.key for role in framework.roles), lambda key, item: item.role == key)
    return Profile(
        assessment=assessment,
        roles=roles,
        tasks=scores((task.key for task in framework.epa_tasks), lambda key, item: item.epa_task == key),
        dimensions={one.key: dimension_score(one, items, assessment, phase, framework) for one in framework.dimensions},
        overall=overall_score(roles.values(), framework),
    )


def dimension_score(
    dimension: Dimension, items: Sequence[Item], assessment: Assessment, phase: Phase, framework: Framework
) -> Score:
    """The score of one dimension; with `needs_own_items` its status is capped by the items about it alone."""
    about = [item for item in items if dimension.key in item.dimensions]
    score = group_score(replies(about, assessment, phase), phase, framework)
    if not dimension.needs_own_items:
        return score
    alone = replies((item for item in about if len(item.dimensions) == 1), assessment, phase)
    match, _ = target_match(alone, framework.constants)
    return replace(score, status=capped_status(score.status, target_status(match, framework.constants)))


def replies(items: Iterable[Item], assessment: Assessment, phase: Phase) -> list[Reply]:
    """The answers to `items`, each with its norm and ceiling in `phase`."""
    return [
        Reply(i.level, norm(i, phase), ceiling(i, phase), i.level in phase.scope, assessment.answers.get(i.id))
        for i in items
    ]


def group_score(group: Sequence[Reply], phase: Phase, framework: Framework) -> Score:
    """The score of one group of items; without a level in phases that show none (measurement.md §2)."""
    constants = framework.constants
    levels = level_scores(group, framework)
    steps = steps_score(levels) if phase.shows_level else None
    level = reached_level(levels, framework) if steps is not None else None
    stable = is_stable(group, level, framework) if level else None
    mean, n, se, band = estimate(group, constants)
    match, gap = target_match(group, constants)
    return Score(
        levels=levels,
        steps=steps,
        level=level,
        stable=stable,
        flags=tuple(flags(group, levels, stable, constants)),
        mean=mean,
        n=n,
        se=se,
        band=band,
        match=match,
        gap=gap,
        status=target_status(match, constants),
    )
