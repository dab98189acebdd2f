"""Time of the advice for one person, with the catalogue as it is and with a large one (P15)."""

import time
from pathlib import Path

from benchmarks.costs.cost_figure import CostFigure, cost_figure
from results.advice.suggestions import suggest
from results.coverage.sample_people import SETTINGS, sample_people
from scan.content.loading import load_content
from scan.instrument.catalogue import Catalogue
from scan.terminal import ITEMS

GATE_MS, LARGE_GATE_MS = 15, 2_000  # the gates, which are the bases of these figures
HOURS = 16.0


def advice_time(folder: Path, people: int, rounds: int) -> CostFigure:
    """CPU of the advice for one person with our catalogue and 16 hours, in ms; each is another person (P15)."""
    _, offers = load_content(ITEMS)
    values = [_advice_ms(offers, people, start) for start in range(rounds)]
    return cost_figure(f"P15 advice from {len(offers.entries)}", "ms", values, [GATE_MS] * rounds)


def large_advice_time(folder: Path, entries: int, rounds: int) -> CostFigure:
    """The same with this many entries: ours, repeated under other names (P15)."""
    _, offers = load_content(ITEMS)
    copies = -(-entries // len(offers.entries))
    many = [one.model_copy(update={"id": f"{one.id}-{n}"}) for n in range(copies) for one in offers.entries][:entries]
    large = offers.model_copy(update={"entries": tuple(many)})
    values = [_advice_ms(large, 1, start) for start in range(rounds)]
    return cost_figure(f"P15 advice from {entries}", "ms", values, [LARGE_GATE_MS] * rounds)


def _advice_ms(offers: Catalogue, people: int, first: int) -> float:
    """CPU for each of these people, who are the ones from `first` on."""
    instrument, _ = load_content(ITEMS)
    setting = SETTINGS[first % len(SETTINGS)]
    own, wish = instrument.set_for(setting.specialism), setting.wish(HOURS)
    profiles = list(sample_people(setting, instrument, people))
    start = time.process_time()
    found = [suggest(profile, own, offers, wish) for profile in profiles]
    used = time.process_time() - start
    if not any(advice.suggestions for advice in found):
        raise AssertionError("nobody is advised anything")
    return used * 1_000 / people
