"""Where a profile falls short of its end norms, by topic (measurement.md §6)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from scan.instrument.advice import AdviceParameters
from scan.instrument.instrument import Instrument, Item, norm
from scan.learning_goal import Topic
from scan.scoring.assessment import NE, Assessment
from scan.scoring.credit import shortfall


@dataclass(frozen=True)
class Gap:
    """A topic that falls short: its weight w, the ids of its items that do, and the points each is short of its norm.

    `inexperienced` counts the items that are NE. `never_done` says that all of them are, and all are skills.
    """

    topic: Topic
    weight: float
    items: tuple[str, ...]
    shortfalls: tuple[int, ...]
    inexperienced: int
    never_done: bool


def find_gaps(assessment: Assessment, instrument: Instrument) -> tuple[Gap, ...]:
    """Every topic with an in-scope shortfall, in the order of the content; the weight is that of nobody's wish."""
    short: dict[Topic, list[tuple[Item, int]]] = {}
    for item, points in _shortfalls(assessment, instrument):
        short.setdefault(Topic(item.role, item.epa_task, item.theme, item.level), []).append((item, points))
    return tuple(_gap(topic, items, assessment) for topic, items in short.items())


def weighed(
    gaps: Sequence[Gap], advice: AdviceParameters, goals: Collection[Topic], seen_by_supervisor: Collection[Topic]
) -> tuple[Gap, ...]:
    """The gaps with the weights of the advice: the sum of the squared shortfalls, more for a goal or a shared gap."""
    return tuple(
        replace(
            gap,
            weight=sum(min(advice.shortfall_most, points) ** 2 for points in gap.shortfalls)
            * (advice.goal_factor if gap.topic in goals else 1.0)
            * (advice.supervisor_factor if gap.topic in seen_by_supervisor else 1.0),
        )
        for gap in gaps
    )


def gain_theme(gaps: Sequence[Gap]) -> str:
    """The theme with the largest weight over its gaps, of those with a numeric answer under its norm; "" if none."""
    short = {gap.topic.theme for gap in gaps if gap.inexperienced < len(gap.items)}
    weights: dict[str, float] = {}
    for gap in gaps:
        if gap.topic.theme in short:
            weights[gap.topic.theme] = weights.get(gap.topic.theme, 0.0) + gap.weight
    return max(weights, key=lambda theme: weights[theme], default="")


def mainly_inexperience(gaps: Collection[Gap], advice: AdviceParameters) -> bool:
    """Whether at least half of the items that fall short were never done."""
    items = sum(len(gap.items) for gap in gaps)
    return items > 0 and sum(gap.inexperienced for gap in gaps) >= advice.mainly_inexperience * items


def _shortfalls(assessment: Assessment, instrument: Instrument) -> Iterator[tuple[Item, int]]:
    phase = instrument.framework.phase(assessment.phase)
    for item in instrument.items_of(phase):
        answer = assessment.answers.get(item.id)
        if item.level in phase.scope and answer is not None and (points := shortfall(answer, norm(item, phase))):
            yield item, points


def _gap(topic: Topic, short: Sequence[tuple[Item, int]], assessment: Assessment) -> Gap:
    inexperienced = sum(assessment.answers[item.id] == NE for item, _ in short)
    points = tuple(points for _, points in short)
    return Gap(
        topic=topic,
        weight=sum(one**2 for one in points),
        items=tuple(item.id for item, _ in short),
        shortfalls=points,
        inexperienced=inexperienced,
        never_done=inexperienced == len(short) and all(item.kind == "skill" for item, _ in short),
    )
