"""The steps (pages) of a scan: one per role, then one per accepted level beyond the scope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scan.instrument.base import LevelKey
from scan.instrument.framework import Framework, Phase, Role
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import Answers
from scan.scoring.levels import at_least, level_score
from scan.store.store import Offer

SECONDS_PER_ITEM = 20  # an estimate, not measured on people yet


@dataclass(frozen=True)
class Step:
    """One page of questions: all that is asked of a role, or one accepted level (`level`) beyond that."""

    role: Role
    level: LevelKey | None
    items: tuple[Item, ...]

    def answered(self, answers: Answers) -> int:
        """The number of its items that have an answer."""
        return sum(item.id in answers for item in self.items)


def scan_steps(instrument: Instrument, phase: Phase, offers: Mapping[Offer, bool]) -> tuple[Step, ...]:
    """The steps in the order of the roles, followed by the offers that were accepted; none is empty."""
    roles = {role.key: role for role in instrument.framework.roles}
    items = instrument.items_of(phase)
    asked = [Step(role, None, _at(items, role.key, *phase.scope)) for role in roles.values()]
    taken = [offer for offer in _in_order(instrument, phase) if offers.get(offer)]
    extra = [Step(roles[one.role], one.level, _at(items, *one)) for one in taken]
    return tuple(step for step in (*asked, *extra) if step.items)


def count_answered(
    instrument: Instrument, phase: Phase, offers: Mapping[Offer, bool], answers: Answers
) -> tuple[int, int]:
    """The number of questions that have an answer, and the number asked, accepted offers included."""
    steps = scan_steps(instrument, phase, offers)
    return sum(step.answered(answers) for step in steps), sum(len(step.items) for step in steps)


def step_name(step: Step, instrument: Instrument) -> str:
    """The Dutch name of a step: its role, and its level beyond the scope."""
    levels = {level.key: level.label for level in instrument.framework.levels}
    return f"{step.role.label} · {levels[step.level]}" if step.level else step.role.label


def step_number_of(item_id: str, todo: Sequence[Step]) -> int | None:
    """The number (from 1) in the address of the step that asks an item; None when no step of `todo` does."""
    return next((n for n, step in enumerate(todo, 1) if item_id in {item.id for item in step.items}), None)


def open_offers(instrument: Instrument, phase: Phase, answers: Answers) -> tuple[Offer, ...]:
    """The levels beyond the scope that can be offered: p of the level below is at the guard (measurement.md §2)."""
    items = instrument.items_of(phase)
    return tuple(o for o in _in_order(instrument, phase) if _is_ready(items, o, answers, instrument.framework))


def items_at(instrument: Instrument, phase: Phase, role: str, *levels: LevelKey) -> tuple[Item, ...]:
    """The items of a role in a phase, level after level."""
    return _at(instrument.items_of(phase), role, *levels)


def _at(items: Sequence[Item], role: str, *levels: LevelKey) -> tuple[Item, ...]:
    of_role = [item for item in items if item.role == role]
    return tuple(item for level in levels for item in of_role if item.level == level)


def _in_order(instrument: Instrument, phase: Phase) -> list[Offer]:
    return [Offer(role.key, level) for role in instrument.framework.roles for level in phase.offers]


def _is_ready(items: Sequence[Item], offer: Offer, answers: Answers, framework: Framework) -> bool:
    keys = [level.key for level in framework.levels]
    below = keys[keys.index(offer.level) - 1]
    given = [answers.get(item.id) for item in _at(items, offer.role, below)]
    return at_least(level_score(given, framework.constants).p or 0.0, framework.constants.guard)
