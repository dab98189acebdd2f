"""Scoring: the profile of an assessment, by the rules of the instrument it was made with."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scan.instrument.framework import Dimension, Framework, Phase
from scan.instrument.instrument import Instrument, Item, ceiling, norm
from scan.scoring.assessment import Assessment
from scan.scoring.levels import is_stable, level_scores, overall_score, reached_level, steps_score
from scan.scoring.profile import Profile, Reply, Score
from scan.scoring.remarks import flags
from scan.scoring.target import capped_status, target_match, target_status
from scan.scoring.uncertainty import estimate

Groups = dict[str, list[Reply]]
Answered = Sequence[tuple[Item, Reply]]


def score(assessment: Assessment, instrument: Instrument) -> Profile:
    """The profile of an assessment that passed `checked` against this instrument (measurement.md §2)."""
    framework = instrument.framework
    phase = framework.phase(assessment.phase)
    items = instrument.items_of(phase)
    answered = list(zip(items, replies(items, assessment, phase), strict=True))
    roles: Groups = {role.key: [] for role in framework.roles}
    tasks: Groups = {task.key: [] for task in framework.epa_tasks}
    for item, reply in answered:
        roles[item.role].append(reply)
        tasks[item.epa_task].append(reply)
    scored = _scores(roles, phase, framework)
    return Profile(
        assessment=assessment,
        roles=scored,
        tasks=_scores(tasks, phase, framework),
        dimensions={one.key: _dimension_score(one, answered, phase, framework) for one in framework.dimensions},
        overall=overall_score(scored.values(), framework),
    )


def _scores(groups: Groups, phase: Phase, framework: Framework) -> dict[str, Score]:
    return {key: group_score(group, phase, framework) for key, group in groups.items()}


def _dimension_score(dimension: Dimension, answered: Answered, phase: Phase, framework: Framework) -> Score:
    """The score of one dimension; with `needs_own_items` its status is capped by the items about it alone."""
    about = [(item, reply) for item, reply in answered if dimension.key in item.dimensions]
    score = group_score([reply for _, reply in about], phase, framework)
    if not dimension.needs_own_items:
        return score
    alone = (reply for item, reply in about if len(item.dimensions) == 1)
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
    stable = is_stable(group, levels, level, framework) if level else None
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
