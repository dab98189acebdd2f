"""The steps (pages) of a scan: one or more per role, then the accepted levels beyond the scope."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from scan.instrument.base import LevelKey
from scan.instrument.framework import Phase, Role
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import Answers
from scan.scoring.levels import at_least, level_score
from scan.store.store import Offer

# A longer role is split, since the cost of an answer grows with the widgets on its page.
MOST_ITEMS_PER_PAGE = 10


@dataclass(frozen=True)
class Step:
    """One page of questions: a role or one level of a role, or page `page` of the `pages` that these take."""

    role: Role
    level: LevelKey | None
    items: tuple[Item, ...]
    page: int = 1
    pages: int = 1

    def answered(self, answers: Answers) -> int:
        """The number of its items that have an answer."""
        return sum(item.id in answers for item in self.items)


def scan_steps(instrument: Instrument, phase: Phase, offers: Mapping[Offer, bool]) -> tuple[Step, ...]:
    """The steps in the order of the roles, followed by the offers that were accepted."""
    asked = [step for role in instrument.framework.roles for step in _asked(instrument, phase, role)]
    roles = {role.key: role for role in instrument.framework.roles}
    taken = [offer for offer in _in_order(instrument, phase) if offers.get(offer)]
    extra = (_pages(roles[offer.role], offer.level, _items(instrument, phase, *offer)) for offer in taken)
    return (*asked, *(step for steps in extra for step in steps))


def step_name(step: Step, instrument: Instrument) -> str:
    """The Dutch name of a step: its role, and its level and page where the role is split."""
    levels = {level.key: level.label for level in instrument.framework.levels}
    name = f"{step.role.label} · {levels[step.level]}" if step.level else step.role.label
    return f"{name} ({step.page} van {step.pages})" if step.pages > 1 else name


def page_number_of(item_id: str, todo: Sequence[Step], phase: Phase) -> int | None:
    """The number (from 1) in the address of the page that asks an item; None when no step of `todo` does.

    The page with offers comes before the steps beyond the scope and counts as one.
    """
    for number, step in enumerate(todo, 1):
        if item_id in {item.id for item in step.items}:
            return number + (step.level is not None and step.level not in phase.scope)
    return None


def open_offers(instrument: Instrument, phase: Phase, answers: Answers) -> tuple[Offer, ...]:
    """The levels beyond the scope that can be offered: p of the level below is at the guard (measurement.md §2)."""
    return tuple(o for o in _in_order(instrument, phase) if _is_ready(instrument, phase, o, answers))


def _asked(instrument: Instrument, phase: Phase, role: Role) -> Iterator[Step]:
    by_level = {level: _items(instrument, phase, role.key, level) for level in phase.scope}
    together = tuple(item for items in by_level.values() for item in items)
    if len(together) <= MOST_ITEMS_PER_PAGE or len(by_level) == 1:
        yield from _pages(role, None, together)
    else:
        yield from (step for level, items in by_level.items() for step in _pages(role, level, items))


def _pages(role: Role, level: LevelKey | None, items: Sequence[Item]) -> Iterator[Step]:
    """As few pages as possible, about equally long."""
    pages = max(1, ceil(len(items) / MOST_ITEMS_PER_PAGE))
    size = max(1, ceil(len(items) / pages))
    for page in range(pages):
        yield Step(role, level, tuple(items[page * size : (page + 1) * size]), page + 1, pages)


def _items(instrument: Instrument, phase: Phase, role: str, level: LevelKey) -> tuple[Item, ...]:
    return tuple(item for item in instrument.items_of(phase) if item.role == role and item.level == level)


def _in_order(instrument: Instrument, phase: Phase) -> list[Offer]:
    return [Offer(role.key, level) for role in instrument.framework.roles for level in phase.offers]


def _is_ready(instrument: Instrument, phase: Phase, offer: Offer, answers: Answers) -> bool:
    keys = [level.key for level in instrument.framework.levels]
    below = keys[keys.index(offer.level) - 1]
    given = [answers.get(item.id) for item in _items(instrument, phase, offer.role, below)]
    constants = instrument.framework.constants
    return at_least(level_score(given, constants).p or 0.0, constants.guard)
