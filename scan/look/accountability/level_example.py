"""Five answers scored by the engine, and told step by step."""

from collections.abc import Iterator, Mapping, Sequence

from scan.dutch import dutch_number, level_label
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument, Item
from scan.scoring.answer_sets import reply_sets
from scan.scoring.assessment import Answer, Assessment
from scan.scoring.credit import credit
from scan.scoring.profile import Score
from scan.scoring.scoring import group_score, replies

START_ANSWERS: tuple[Answer, ...] = (4, 4, 3, 5, 3)
NO_LEVEL = "Nog geen niveau: er zijn te weinig antwoorden."


def example_phase(framework: Framework) -> Phase:
    """The first phase that shows a level."""
    return next(phase for phase in framework.phases if phase.shows_level)


def example_items(instrument: Instrument) -> tuple[Item, ...]:
    """The first five questions in scope of the first role, in the phase of the example."""
    phase, role = example_phase(instrument.framework), instrument.framework.roles[0]
    asked = [item for item in instrument.items_of(phase) if item.role == role.key and item.level in phase.scope]
    return tuple(asked[: len(START_ANSWERS)])


def scale_lines(items: Sequence[Item], instrument: Instrument) -> Iterator[str]:
    """What the points mean, for each scale that these items stand on."""
    used = {item.scale for item in items}
    for scale in (one for one in instrument.scales if one.key in used):
        points = "; ".join(f"{point.value} {(point.short or point.label).lower()}" for point in scale.points)
        yield f"{scale.stem} {points}."


def example_score(answers: Mapping[str, Answer], items: Sequence[Item], instrument: Instrument) -> Score:
    """The score that the engine gives to these answers alone."""
    framework, phase = instrument.framework, example_phase(instrument.framework)
    said = Assessment("example", framework.instrument, instrument.version, phase.key, answers)
    return group_score(*reply_sets(replies(items, said, phase), framework), phase, framework)


def level_steps(answers: Sequence[Answer], score: Score, framework: Framework) -> Iterator[str]:
    """From answers to a level in plain sentences, with the numbers of the framework."""
    lowest = framework.levels[0]
    found = score.levels[lowest.key]
    credits = [credit(answer, framework.constants.criterion) for answer in answers]
    if found.p is None:
        yield NO_LEVEL
        return
    told = " + ".join(short_number(one) for one in credits)
    yield f"Je antwoorden tellen voor {told}. Dat is {short_number(sum(credits))} van {len(credits)}: {short(found.p)}."
    missed = "" if score.level == lowest.key else " niet"
    yield f"Voor {lowest.in_full} is {short(lowest.cut)} nodig. Dit haalt die grens{missed}."
    yield f"De zelfscan zegt: {level_label(score.level, framework)}."
    yield stability_sentence(score)


def stability_sentence(score: Score) -> str:
    """Whether one answer that is a point higher or lower would alter the level."""
    if score.stable:
        return "Eén antwoord een punt hoger of lager verandert dat niet."
    return "Op de grens: één antwoord een punt hoger of lager kan dat veranderen."


def band_sentence(score: Score) -> str:
    """The mean with its band, as under the radar."""
    if score.mean is None or score.band is None:
        return "Voor een gemiddelde zijn minstens twee antwoorden met een cijfer nodig."
    low, high = score.band
    return (
        f"Je gemiddelde is {dutch_number(score.mean)}, met een band van {dutch_number(low)} tot {dutch_number(high)}."
    )


def short(share: float) -> str:
    """A share with two decimals."""
    return dutch_number(share, 2)


def short_number(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:g}".replace(".", ",")
