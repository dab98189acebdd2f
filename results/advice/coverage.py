"""The coverage of the catalogue: gaps without an offer, and entries not checked for over a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from results.advice.eligibility import is_practice, may_be_advised
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.instrument import Instrument, Item


@dataclass(frozen=True)
class CoverageCell:
    """A role, EPA task and level that items ask for, and the ids of the trainings that cover it."""

    role: str
    epa_task: str
    level: LevelKey
    offers: tuple[str, ...]


def coverage(instrument: Instrument, catalogue: Catalogue) -> list[CoverageCell]:
    """Every role × EPA task × level that an item asks for, with the trainings for any audience."""
    return _cells(instrument.items, filter(may_be_advised, catalogue.entries))


def gaps_without_offer(instrument: Instrument, catalogue: Catalogue) -> dict[str, list[CoverageCell]]:
    """Per phase key the cells in its scope that no training open to that phase covers."""
    result = {}
    for phase in instrument.framework.phases:
        items = [item for item in instrument.items_of(phase) if item.level in phase.scope]
        offers = (one for one in catalogue.entries if may_be_advised(one) and phase.key in one.phases)
        result[phase.key] = [cell for cell in _cells(items, offers) if not cell.offers]
    return result


def outdated_entries(catalogue: Catalogue, today: date) -> list[Training]:
    """The entries that were last checked more than a year before `today`, the oldest first."""
    a_year_ago = f"{today.year - 1:04}{today:-%m-%d}"
    return sorted((one for one in catalogue.entries if one.checked < a_year_ago), key=lambda one: one.checked)


def _cells(items: Iterable[Item], trainings: Iterable[Training]) -> list[CoverageCell]:
    offers = list(trainings)
    keys = sorted({(item.role, item.epa_task, item.level) for item in items})
    return [CoverageCell(*key, tuple(offer.id for offer in offers if _covers(offer, *key))) for key in keys]


def _covers(training: Training, role: str, epa_task: str, level: LevelKey) -> bool:
    is_covered = any((one.role, one.epa_task) == (role, epa_task) for one in training.covers)
    return is_covered and (is_practice(training) or level in training.levels)
