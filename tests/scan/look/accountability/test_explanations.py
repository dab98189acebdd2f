"""The page Verantwoording takes its numbers from the content; a change moves scores, page and hash together."""

from typing import Any

import pytest

from scan.instrument.framework import Review
from scan.instrument.instrument import Instrument
from scan.look.accountability.explanations import (
    KINDS,
    NOBODY_YET,
    advice_lines,
    change_line,
    level_rules,
    norm_lines,
    reader_lines,
)
from scan.look.accountability.level_example import (
    START_ANSWERS,
    band_sentence,
    example_items,
    example_score,
    level_steps,
)
from scan.released.publication import instrument_digest
from scan.scoring.profile import Score
from tests.support.building import whole

INSTRUMENT = whole()[0]


def page(instrument: Instrument) -> str:
    """All that the page says with numbers of the framework."""
    framework, score = instrument.framework, example(instrument)
    lines = [*level_rules(framework), *norm_lines(framework), *advice_lines(framework), change_line(framework)]
    return "\n".join([*lines, *level_steps(START_ANSWERS, score, framework), band_sentence(score)])


def example(instrument: Instrument) -> Score:
    """The score of the example at the start."""
    items = example_items(instrument)
    return example_score(dict(zip((item.id for item in items), START_ANSWERS, strict=True)), items, instrument)


def with_framework(**changes: Any) -> Instrument:
    """The real content with another framework."""
    return INSTRUMENT.model_copy(update={"framework": INSTRUMENT.framework.model_copy(update=changes)})


def other_cut() -> Instrument:
    """The cut of the lowest level is .9."""
    lowest, *higher = INSTRUMENT.framework.levels
    return with_framework(levels=(lowest.model_copy(update={"cut": 0.9}), *higher))


def other_norm() -> Instrument:
    """Every norm of the phase of the example is 5."""
    phases = {phase.key: phase for phase in INSTRUMENT.framework.phases}
    norms = {scale: dict.fromkeys(kinds, 5) for scale, kinds in phases["n8"].norms.items()}
    phases["n8"] = phases["n8"].model_copy(update={"norms": norms})
    return with_framework(phases=tuple(phases.values()))


def other_prior() -> Instrument:
    """The prior spread weighs forty times as much."""
    return with_framework(constants=INSTRUMENT.framework.constants.model_copy(update={"nu0": 160.0}))


@pytest.mark.parametrize("changed", [other_cut, other_norm, other_prior], ids=lambda one: one.__name__)
def test_a_changed_number_moves_score_page_and_hash_together(changed: Any) -> None:
    other = changed()
    assert example(other) != example(INSTRUMENT)
    assert page(other) != page(INSTRUMENT)
    assert instrument_digest(other) != instrument_digest(INSTRUMENT)


def test_the_page_prints_the_cuts_of_the_framework() -> None:
    assert "Voor basis is 0,8 nodig, voor gevorderd 1,8, voor expert 2,8." in page(INSTRUMENT)
    assert "minstens 0,60." in page(INSTRUMENT)
    assert "Een antwoord van 4 of hoger telt voor 1, een 3 voor een half." in page(INSTRUMENT)
    assert "minstens 2, en minstens 2/3 deel van de vragen." in page(INSTRUMENT)
    assert "(σ0 = 1, met gewicht ν0 = 4)" in page(INSTRUMENT)
    assert "vanaf 1,645 keer" in page(INSTRUMENT)
    assert "bachelor: kennis 2, vaardigheden 3 en houding 3." in page(INSTRUMENT)
    assert "master: kennis 3, vaardigheden 2 of 3 en houding 3." in page(INSTRUMENT)


def test_every_kind_of_question_with_a_norm_has_a_name() -> None:
    kinds = {kind for phase in INSTRUMENT.framework.phases for norms in phase.norms.values() for kind in norms}
    assert kinds <= KINDS.keys()


def test_nobody_read_the_questions_until_the_content_says_so() -> None:
    assert list(reader_lines(())) == [NOBODY_YET]
    assert INSTRUMENT.framework.reviews == ()
    read = Review(who="een kaderarts palliatieve zorg", date="2027-01-15", about="Alle vragen voor de master.")
    assert list(reader_lines((read,))) == [
        "2027-01-15: een kaderarts palliatieve zorg. Alle vragen voor de master.",
    ]
