"""Where the catalogue falls short: topics without an offer, and facts that nobody checked for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from results.advice.candidates import strength
from results.advice.eligibility import may_be_advised
from scan.instrument.advice import AdviceParameters
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.instrument import Instrument, Item
from scan.learning_goal import Topic


@dataclass(frozen=True)
class CoverageCell:
    """A topic that items ask, and the ids of the trainings that help with it."""

    topic: Topic
    offers: tuple[str, ...]


def coverage(instrument: Instrument, catalogue: Catalogue) -> list[CoverageCell]:
    """Every topic that an item asks, with what is on offer to anyone."""
    return _cells(instrument.items, filter(may_be_advised, catalogue.entries), catalogue.advice)


def gaps_without_offer(instrument: Instrument, catalogue: Catalogue) -> dict[str, list[CoverageCell]]:
    """The topics in scope without an offer that is open to the phase, per phase."""
    result = {}
    for phase in instrument.framework.phases:
        items = [item for item in instrument.items_of(phase) if item.level in phase.scope]
        offers = (one for one in catalogue.entries if may_be_advised(one) and phase.key in one.phases)
        result[phase.key] = [cell for cell in _cells(items, offers, catalogue.advice) if not cell.offers]
    return result


def outdated_entries(catalogue: Catalogue, today: date) -> list[Training]:
    """The entries whose facts were checked more than a year before `today`, the oldest first."""
    a_year_ago = f"{today.year - 1:04}{today:-%m-%d}"
    return sorted((one for one in catalogue.entries if one.checked < a_year_ago), key=lambda one: one.checked)


def _cells(items: Iterable[Item], trainings: Iterable[Training], advice: AdviceParameters) -> list[CoverageCell]:
    offers = list(trainings)
    topics = sorted({Topic(item.role, item.epa_task, item.theme, item.level) for item in items})
    return [CoverageCell(topic, tuple(one.id for one in offers if _covers(one, topic, advice))) for topic in topics]


def _covers(training: Training, topic: Topic, advice: AdviceParameters) -> bool:
    return strength(training, topic, training.levels, advice) > 0
