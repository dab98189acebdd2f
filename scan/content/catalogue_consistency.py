"""What the catalogue must keep: entries that do what they say, strengths that time allows, steps that ascend."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise
from string import Formatter
from typing import Any

from scan.content.consistency import at_place
from scan.content.mistakes import KeyPath, Mistake, choices_text, quoted_value, value_at
from scan.content.schema import valid_entries
from scan.instrument.advice import AdviceParameters, CapacityStep
from scan.instrument.catalogue import Coverage, Training

NEVER_ADVISED = ("educators", "source", "network")
WORDS = ("setting", "companion")


def catalogue_mistakes(content: Any, needing_practice: Collection[str]) -> Iterator[Mistake]:
    """Every mistake in a catalogue that only shows beside its neighbours.

    `needing_practice` are the EPA tasks in which knowledge alone helps little. While `advice` has mistakes of its own
    no strength is compared with it.
    """
    advice = next((one for _, one in valid_entries(AdviceParameters, [value_at(content, "advice")])), None)
    if advice:
        yield from at_place(("advice",), advice_mistakes(advice))
    for position, training in valid_entries(Training, value_at(content, "entries")):
        place = ("entries", position)
        yield from at_place(place, training_mistakes(training))
        if advice:
            yield from at_place(place, strength_mistakes(training, advice, needing_practice))


def advice_mistakes(advice: AdviceParameters) -> Iterator[Mistake]:
    """Numbers of the advice that contradict each other."""
    budgets = [one.key for one in advice.budgets]
    if advice.usual_budget not in budgets:
        yield Mistake(("usual_budget",), f"{quoted_value(advice.usual_budget)} is geen budget; {choices_text(budgets)}")
    for position, step in enumerate(advice.capacity):
        if (step.up_to is None) == (step.under is None):
            yield Mistake(("capacity", position), "geef up_to of under, een van beide")
    steps = [(_end(step), step.topics) for step in advice.capacity]
    if any(not (one[0] < next_one[0] and one[1] < next_one[1]) for one, next_one in pairwise(steps)):
        yield Mistake(("capacity",), "uren en topics moeten bij elke stap hoger zijn dan bij de stap ervoor")
    yield from start_mistakes(advice)


def start_mistakes(advice: AdviceParameters) -> Iterator[Mistake]:
    """Two ways to begin with the same theme and role, and braces that no word will fill."""
    seen = set()
    for position, start in enumerate(advice.starts):
        if (start.theme, start.role) in seen:
            yield Mistake(("starts", position), "staat er al, voor hetzelfde thema en dezelfde rol")
        seen.add((start.theme, start.role))
        yield from at_place(("starts", position), word_mistakes(start.tomorrow, "tomorrow"))


def training_mistakes(training: Training) -> Iterator[Mistake]:
    """What an entry promises and cannot keep (measurement.md §6)."""
    if training.suggest:
        yield from advised_mistakes(training)
    if not is_day(training.checked):
        yield Mistake(("checked",), f"{quoted_value(training.checked)} is geen dag van de kalender")
    if (training.hours_min or 0) > (training.hours_max or float("inf")):
        yield Mistake(("hours_min",), "is meer dan hours_max")
    if training.times > 1 and training.duration is None:
        yield Mistake(("times",), "telt hoe vaak duration komt; geef ook een duration")
    for position, cover in enumerate(training.covers):
        if not cover.evidence:
            yield Mistake(("covers", position, "evidence"), "zeg in één regel waar de sterkte op rust, of 'advies'")
    yield from word_mistakes(training.first_act, "first_act")


def advised_mistakes(training: Training) -> Iterator[Mistake]:
    """What an entry lacks that may be advised to a learner."""
    if training.shelf in NEVER_ADVISED:
        yield Mistake(("suggest",), f"plank {training.shelf} wordt nooit aan een lerende aangeraden; schrijf false")
    if not (training.duration or training.planning_hours or training.hours_min or training.hours_max):
        yield Mistake(("duration",), "wat aangeraden mag worden, heeft een duration of uren nodig")
    if not training.covers:
        yield Mistake(("covers",), "wat aangeraden mag worden, noemt de rollen en EPA-taken waarbij het helpt")
    if not training.ways:
        rule = "wat aangeraden mag worden, heeft een manier van meedoen nodig: online, on_site of practice"
        yield Mistake(("ways",), rule)
    if not training.first_act:
        yield Mistake(("first_act",), "wat aangeraden mag worden, zegt in één zin wat je morgen als eerste doet")


def word_mistakes(text: str, key: str) -> Iterator[Mistake]:
    """Braces in the text under `key` that no word will fill."""
    allowed = [f"{{{word}}}" for word in WORDS]
    try:
        used = {f"{{{field}}}" for _, field, *_ in Formatter().parse(text) if field is not None}
    except ValueError:
        used = {"{"}
    if used - set(allowed):
        yield Mistake((key,), f"tussen accolades mag alleen staan: {', '.join(allowed)}")


def strength_mistakes(
    training: Training, advice: AdviceParameters, needing_practice: Collection[str]
) -> Iterator[Mistake]:
    """Strengths that are none, that the time of the entry does not allow, or that knowledge alone does not reach."""
    values = [one.value for one in advice.strengths]
    hours = hours_of(training, advice)
    for position, cover in enumerate(training.covers):
        place: KeyPath = ("covers", position, "strength")
        if cover.strength not in values:
            yield Mistake(place, f"{cover.strength} is geen sterkte; {choices_text(map(str, values))}")
        yield from limit_mistakes(place, cover, hours, advice)
        if training.learning == ("knowledge",) and cover.epa_task in needing_practice:
            yield from too_strong(
                place, cover, advice.knowledge_alone, f"kennis alleen is te weinig voor {cover.epa_task}"
            )


def limit_mistakes(place: KeyPath, cover: Coverage, hours: float | None, advice: AdviceParameters) -> Iterator[Mistake]:
    """The tightest limit that the hours of an entry put on a strength."""
    tight = [one for one in advice.limits if hours is not None and hours < one.under]
    for limit in sorted(tight, key=lambda one: one.strength)[:1]:
        yield from too_strong(place, cover, limit.strength, f"in minder dan {limit.under:g} uur leer je minder")


def too_strong(place: KeyPath, cover: Coverage, most: float, reason: str) -> Iterator[Mistake]:
    """A strength above `most`, with the reason of that limit."""
    if cover.strength > most:
        yield Mistake(place, f"{reason}; hoogstens {most}")


def is_day(text: str) -> bool:
    """Whether a text is a date that exists."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _end(step: CapacityStep) -> float:
    return step.under or step.up_to or 0.0


def hours_of(training: Training, advice: AdviceParameters) -> float | None:
    """The hours of an entry; None when they are not known, or its class is not."""
    try:
        return training.hours_to_plan(advice)
    except KeyError:
        return None
