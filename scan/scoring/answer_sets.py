"""Answers as sets of items, so that a group is scored by intersecting and counting.

A set of items is a whole number with one bit for each: `&` intersects two sets, `.bit_count()` counts one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from operator import or_
from typing import Any, NamedTuple

from scan.instrument.base import LevelKey, once_per_definition
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument, Item, ceiling, norm
from scan.scoring.assessment import NE, NVT, Answer, Answers
from scan.scoring.credit import credit
from scan.scoring.profile import Reply

ItemSet = int
GroupKey = tuple[str, str]  # ("role" | "task" | "dimension", its key); ("only", key): about one dimension alone
POINTS = (1, 2, 3, 4, 5)


class ItemGroup(NamedTuple):
    """Items that are scored together: those at each level, lowest first, and all of them."""

    levels: Sequence[ItemSet]
    items: ItemSet


class ItemSets(NamedTuple):
    """Items by norm and by ceiling, and those in scope."""

    norms: Mapping[int, ItemSet]
    ceilings: Mapping[int, ItemSet]
    scope: ItemSet


class PhaseSets(NamedTuple):
    """The items that a phase asks or offers, the bit of each by its id, and the groups they make."""

    phase: Phase
    items: ItemSets
    bits: Mapping[str, ItemSet]
    groups: Mapping[GroupKey, ItemGroup]


class AnswerSets(NamedTuple):
    """Items by their answer, and those in `scope`.

    `applies`: not NVT. `given`: 1–5 or NE. `least`: at least 1, 2, … 5 points. `full` and `half`: with that credit at
    the criterion; `on_norm` and `near_norm`: at their own norm. `short`: at least 1, 2, 3, 4 points below that norm.
    `moves`: of which one point more or less, within the ceiling, changes the credit at the criterion by so much.
    """

    scope: ItemSet
    applies: ItemSet
    given: ItemSet
    ne: ItemSet
    nvt: ItemSet
    least: Sequence[ItemSet]
    full: ItemSet
    half: ItemSet
    on_norm: ItemSet
    near_norm: ItemSet
    short: Sequence[ItemSet]
    moves: Mapping[float, ItemSet]


@once_per_definition
def phase_sets(instrument: Instrument, phase_key: str) -> PhaseSets:
    """The sets of a phase; KeyError when the instrument has no such phase."""
    framework, phase = instrument.framework, instrument.framework.phase(phase_key)
    items = instrument.items_of(phase)
    levels = _by(item.level for item in items)
    groups = defaultdict[GroupKey, ItemSet](int)
    for number, item in enumerate(items):
        for key in _groups_of(item):
            groups[key] |= 1 << number
    return PhaseSets(
        phase,
        _item_sets(open_reply(item, phase) for item in items),
        {item.id: 1 << number for number, item in enumerate(items)},
        defaultdict(
            lambda: _group(0, levels, framework), {key: _group(own, levels, framework) for key, own in groups.items()}
        ),
    )


def _group(items: ItemSet, levels: Mapping[LevelKey, ItemSet], framework: Framework) -> ItemGroup:
    return ItemGroup([items & levels.get(level.key, 0) for level in framework.levels], items)


def _groups_of(item: Item) -> Iterator[GroupKey]:
    yield from (("role", item.role), ("task", item.epa_task), *(("dimension", key) for key in item.dimensions))
    if len(item.dimensions) == 1:
        yield "only", item.dimensions[0]


def open_reply(item: Item, phase: Phase) -> Reply:
    """An item without an answer, with its norm and ceiling in a phase."""
    return Reply(item.level, norm(item, phase), ceiling(item, phase), item.level in phase.scope, None)


def phase_answers(answers: Answers, asked: PhaseSets, framework: Framework) -> AnswerSets:
    """The sets of these answers; those to items that the phase does not have are left out."""
    by_bit = ((asked.bits.get(key, 0), one) for key, one in answers.items())
    return _answer_sets(asked.items, by_bit, framework.constants.criterion)


def reply_sets(replies: Sequence[Reply], framework: Framework) -> tuple[AnswerSets, ItemGroup]:
    """The sets of these replies, and the group that all of them make."""
    answers = ((1 << number, reply.answer) for number, reply in enumerate(replies))
    said = _answer_sets(_item_sets(replies), answers, framework.constants.criterion)
    return said, _group((1 << len(replies)) - 1, _by(reply.level for reply in replies), framework)


def _item_sets(replies: Iterable[Reply]) -> ItemSets:
    asked = list(replies)
    norms, ceilings = _by(reply.norm for reply in asked), _by(reply.ceiling for reply in asked)
    return ItemSets(norms, ceilings, _by(reply.in_scope for reply in asked).get(True, 0))


def _by(values: Iterable[Any]) -> dict[Any, ItemSet]:
    """The items by these values of theirs, which stand in the order of their bits."""
    found: dict[Any, ItemSet] = {}
    for number, value in enumerate(values):
        found[value] = found.get(value, 0) | 1 << number
    return found


def _answer_sets(items: ItemSets, answers: Iterable[tuple[ItemSet, Answer | None]], criterion: int) -> AnswerSets:
    by = dict.fromkeys((*POINTS, NE, NVT, None), 0)
    for bit, answer in answers:
        by[answer] |= bit
    least = _at_least(by)
    given, (full, half) = least[1] | by[NE], _credited(criterion, by, least)
    on_norm = near_norm = 0
    short = [0, 0, 0, 0]
    for t, own in items.norms.items():
        at, below = _credited(t, by, least)
        on_norm, near_norm = on_norm | own & at, near_norm | own & below
        for point in range(1, t):
            short[t - point - 1] |= own & given & ~least[point + 1]
    moves = _moves(items, by, criterion)
    return AnswerSets(
        items.scope, ~by[NVT], given, by[NE], by[NVT], [*least.values()], full, half, on_norm, near_norm, short, moves
    )


def _at_least(by: Mapping[Answer | None, ItemSet]) -> dict[int, ItemSet]:
    """The items with at least so many points, from 1 to 5."""
    found = [*accumulate((by[point] for point in reversed(POINTS)), or_)]
    return dict(zip(POINTS, reversed(found), strict=True))


def _credited(threshold: int, by: Mapping[Answer | None, ItemSet], least: Mapping[int, ItemSet]) -> tuple[int, int]:
    """The items with credit 1, and those with credit 0.5, at a threshold; see `credit`."""
    return least[threshold], by[threshold - 1] if threshold > 2 else 0


def _moves(items: ItemSets, by: Mapping[Answer | None, ItemSet], criterion: int) -> Mapping[float, ItemSet]:
    found: dict[float, ItemSet] = {}
    for top, own in items.ceilings.items():
        for point in POINTS:
            for change in _changes(point, top, criterion):
                found[change] = found.get(change, 0) | own & by[point]
    return found


@cache
def _changes(answer: int, top: int, criterion: int) -> frozenset[float]:
    """What one point more or less, within 1..top, adds to the credit of an answer, where it adds anything."""
    around = (point for point in (answer - 1, answer + 1) if 1 <= point <= top)
    return frozenset(credit(point, criterion) - credit(answer, criterion) for point in around) - {0.0}
