"""Questions that say nearly the same are found by the stems of their words."""

import pytest

from scan.content.wording.near_duplicates import near_duplicates, stem
from scan.instrument.instrument import Instrument
from tests.support.building import whole

REAL = whole()[0]


def with_texts(first: str, second: str, **changes: object) -> Instrument:
    """Two items of one phase with these texts; `changes` are of the second."""
    one = next(item for item in REAL.items if item.phases == ("n8", "gevorderd", "expert"))
    pair = (
        one.model_copy(update={"id": "a", "text": first, "replaces": ""}),
        one.model_copy(update={"id": "b", "text": second, "replaces": "", **changes}),
    )
    return REAL.model_copy(update={"items": pair})


def test_other_forms_of_the_same_words_are_told_with_their_stems() -> None:
    texts = "Ik behandel misselijkheid bij stervenden.", "Ik stem behandelingen van misselijkheid af bij een stervende."
    (found,) = near_duplicates(with_texts(*texts))
    assert found.stems == ("behandel", "misselijk", "sterv")
    assert found.share == pytest.approx(3 / 5)
    assert str(found).startswith("a en b delen behandel, misselijk, sterv (0,60): Ik behandel")


def test_questions_on_other_subjects_are_not_alike() -> None:
    assert near_duplicates(with_texts("Ik behandel pijn bij een patiënt.", "Ik behandel jeuk bij ouderen.")) == []


def test_variants_that_nobody_is_asked_together_are_no_duplicates() -> None:
    text = "Ik behandel misselijkheid."
    assert near_duplicates(with_texts(text, text)) != []
    assert near_duplicates(with_texts(text, text, phases=("n6",))) == []
    assert near_duplicates(with_texts(text, text, replaces="a", specialisms=("cardiologie",))) == []


@pytest.mark.parametrize(
    "words", [("behandel", "behandeling", "behandelingen"), ("naaste", "naasten"), ("klacht", "klachten")]
)
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len(set(map(stem, words))) == 1
