"""Figures of `python -m benchmarks measurement --seed 1` (technical.md §2.3 and §2.4); a test computes them again."""

from collections.abc import Iterator
from dataclasses import dataclass

from scan.dutch import percent


@dataclass(frozen=True)
class SimulatedShares:
    """Shares of simulated roles whose level is right, too high or too low, and of wrongly called experts."""

    right: float
    over: float
    under: float
    false_expert: float


PEOPLE, ITEMS_PER_LEVEL = 1000, 3
REFERENCE_SHARES = SimulatedShares(right=0.7005, over=0.1217, under=0.1778, false_expert=0.0265)
OVERRATING_SHARES = SimulatedShares(right=0.5993, over=0.3330, under=0.0678, false_expert=0.0949)
BAND_COVERAGE = (0.867, 0.940)  # least and most over 2 to 12 answers, with the person's own bias
UNBIASED_COVERAGE = 0.674  # with 12 answers, without that bias


def simulation_sentences() -> Iterator[str]:
    """What the simulation shows, and what it does not, in plain sentences."""
    yield from level_sentences()
    yield (
        "Waarom geen gewoon gemiddelde? Dat klopt in de simulatie iets vaker, maar wijst vaker te hoog. Deze regels "
        "kiezen bij twijfel het lagere niveau."
    )
    yield from band_sentences()
    yield "Het zijn verzonnen mensen. De simulatie zegt niets over hoe echte artsen en studenten antwoorden."


def level_sentences() -> Iterator[str]:
    """How often a level is right."""
    usual, high = REFERENCE_SHARES, OVERRATING_SHARES
    yield (
        f"We lieten {PEOPLE} verzonnen mensen antwoorden van wie we het niveau zelf kozen, met "
        f"{ITEMS_PER_LEVEL} vragen per rol en niveau. Zo zien we hoe vaak de rekenregels het juiste niveau vinden."
    )
    yield (
        f"In {percent(usual.right)} van de rollen klopt het niveau. In {percent(usual.under)} is het te laag, "
        f"in {percent(usual.over)} te hoog."
    )
    yield f"Van wie geen expert is, noemt de zelfscan {percent(usual.false_expert)} toch expert."
    yield (
        f"Schatten mensen zich duidelijk te hoog in, dan is {percent(high.over)} te hoog en wordt "
        f"{percent(high.false_expert)} ten onrechte expert. "
        "Geen rekenregel haalt dat eruit. Leg je profiel daarom naast wat een ander ziet."
    )


def band_sentences() -> Iterator[str]:
    """How often the band holds the mean over all possible questions."""
    least, most = BAND_COVERAGE
    yield (
        f"De band heet 80 %. In de simulatie ligt het gemiddelde dat iemand over alle denkbare vragen zou geven in "
        f"{percent(least)} tot {percent(most)} van de gevallen binnen de band."
    )
    yield (
        f"Tel je mee dat mensen zichzelf te hoog of te laag zien, dan is dat bij twaalf antwoorden nog maar "
        f"{percent(UNBIASED_COVERAGE)}."
    )
