"""A new scan on a newer version, that starts with what may be carried over; the old one is left as it is."""

from collections.abc import Mapping
from typing import TypeVar

from scan.instrument.instrument import Instrument
from scan.released.bridge import Bridge, carry_over
from scan.released.publication import DRAFT, instrument_digest
from scan.store.store import Sitting

Said = TypeVar("Said")


def updated_sitting(sitting: Sitting, bridge: Bridge) -> Sitting:
    """The sitting on `bridge.new`: answers, notes and frequencies of comparable items, and all that is of no item.

    AnswerError when its phase is gone.
    """
    assessment = carry_over(sitting.assessment, bridge)
    asked = asked_in(bridge.new.set_for(assessment.specialism), assessment.phase) & bridge.comparable
    return Sitting(
        assessment,
        offers=dict(sitting.offers),
        digest="" if bridge.new.version == DRAFT else instrument_digest(bridge.new),
        notes=_about(asked, sitting.notes),
        experience=_about(asked, sitting.experience),
        goals=dict(sitting.goals),
        done=sitting.done,
    )


def asked_in(instrument: Instrument, phase: str) -> frozenset[str]:
    """The ids of all that a phase asks or offers."""
    return frozenset(item.id for item in instrument.items_of(instrument.framework.phase(phase)))


def _about(items: frozenset[str], said: Mapping[str, Said]) -> dict[str, Said]:
    return {item_id: what for item_id, what in said.items() if item_id in items}
