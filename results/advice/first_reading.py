"""What to read, watch or ask first, beside the advised set and apart from its time (measurement.md §6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from results.advice.eligibility import Wish, is_for, is_made_for
from results.advice.gaps import Gap
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework


@dataclass(frozen=True)
class FirstReading:
    """An entry to begin with, and the key of the theme it was chosen for."""

    training: Training
    theme: str


def first_reading(
    gaps: Sequence[Gap], phase: str, framework: Framework, catalogue: Catalogue, wish: Wish
) -> tuple[FirstReading, ...]:
    """The entries of the heaviest themes, each once; what was never done is not learnt by reading."""
    found: dict[str, FirstReading] = {}
    for theme in heaviest_themes(gaps, framework):
        fitting = [one for one in catalogue.entries if theme in one.first_for and _fits(one, phase, wish)]
        for training in sorted(fitting, key=lambda one: _order(one, wish))[:1]:
            found.setdefault(training.id, FirstReading(training, theme))
    return tuple(found.values())[: catalogue.advice.first_most]


def heaviest_themes(gaps: Sequence[Gap], framework: Framework) -> Iterator[str]:
    """The themes of gaps that are not in experience, by their weights together, then in the order of the content."""
    weights: dict[str, float] = {theme.key: 0.0 for theme in framework.themes}
    for gap in gaps:
        weights[gap.topic.theme] += 0.0 if gap.never_done else gap.weight
    yield from (theme for theme in sorted(weights, key=lambda theme: -weights[theme]) if weights[theme])


def _fits(training: Training, phase: str, wish: Wish) -> bool:
    return is_for(training, phase, wish) and training.id not in wish.done and training.certainty != "low"


def _order(training: Training, wish: Wish) -> tuple[bool, int, str]:
    return not is_made_for(training, wish), len(training.first_for), training.id
