"""Where the catalogue falls short: gaps without an offer, and facts that nobody checked for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from results.advice.eligibility import is_practice, may_be_advised
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.instrument import Instrument, Item


@dataclass(frozen=True)
class Cell:
    """What items ask of one role in one EPA task at one level, and the ids of the trainings that help with it."""

    role: str
    epa_task: str
    level: LevelKey
    offers: tuple[str, ...]


def coverage(instrument: Instrument, catalogue: Catalogue) -> list[Cell]:
    """Every role × EPA task × level that an item asks, with what is on offer for whomever."""
    return _cells(instrument.items, filter(may_be_advised, catalogue.entries))


def gaps_without_offer(instrument: Instrument, catalogue: Catalogue) -> dict[str, list[Cell]]:
    """Per phase what lies in its scope and nothing helps with that is open to that phase."""
    found = {}
    for phase in instrument.framework.phases:
        items = [item for item in instrument.items_of(phase) if item.level in phase.scope]
        mine = (one for one in catalogue.entries if may_be_advised(one) and phase.key in one.phases)
        found[phase.key] = [cell for cell in _cells(items, mine) if not cell.offers]
    return found


def stale(catalogue: Catalogue, today: date) -> list[Training]:
    """The entries whose facts were checked more than a year before `today`, the oldest first."""
    a_year_ago = f"{today.year - 1:04}{today:-%m-%d}"
    return sorted((one for one in catalogue.entries if one.checked < a_year_ago), key=lambda one: one.checked)


def _cells(items: Iterable[Item], trainings: Iterable[Training]) -> list[Cell]:
    offers = list(trainings)
    asked = sorted({(item.role, item.epa_task, item.level) for item in items})
    return [Cell(*one, tuple(offer.id for offer in offers if _helps(offer, *one))) for one in asked]


def _helps(training: Training, role: str, epa_task: str, level: LevelKey) -> bool:
    covered = any((one.role, one.epa_task) == (role, epa_task) for one in training.covers)
    return covered and (is_practice(training) or level in training.levels)
