"""An assessment is checked against its instrument: what does not fit is told at once, and open answers are left out."""

from dataclasses import replace
from typing import Any

import pytest

from scan.scoring.assessment import AnswerError, Assessment, checked
from tests.support.building import framework, item, said, small

ITEMS = small(item("mh-1"), item("mh-2", allows_nvt=False), item("mh-3", scale="supervision", phases=("n7", "n8")))
PHASES = ", ".join(phase.key for phase in framework().phases)


def problems(one: Assessment) -> tuple[str, ...]:
    """What is told of an assessment; () when it fits."""
    try:
        checked(one, ITEMS)
    except AnswerError as error:
        return error.problems
    return ()


def test_open_answers_are_left_out_and_all_else_stays() -> None:
    one = replace(
        said({"mh-1": 4, "mh-2": "NE"}, "n8", by="self", audience="aios", specialism="cardiologie", year=2),
        answers={"mh-1": 4, "mh-2": None, "mh-3": "NE"},  # type: ignore[dict-item]
    )
    assert checked(one, ITEMS) == replace(one, answers={"mh-1": 4, "mh-3": "NE"})


@pytest.mark.parametrize("answer", [1, 5, "NE", "NVT"])
def test_what_the_scale_and_the_item_allow_fits(answer: Any) -> None:
    assert problems(said({"mh-1": answer}, "n8")) == ()


NOT_ON_THE_SCALE = "answers > mh-1: {!r} staat niet op de schaal; kies uit 1, 2, 3, 4, 5, NE"


@pytest.mark.parametrize("answer", [0, 6, 2.0, True, "4", "ne", ""])
def test_what_is_not_on_the_scale_is_told(answer: Any) -> None:
    assert problems(said({"mh-1": answer}, "n8")) == (NOT_ON_THE_SCALE.format(answer),)


@pytest.mark.parametrize(
    ("answers", "phase", "told"),
    [
        ({"mh-2": "NVT"}, "n8", "answers > mh-2: NVT kan niet bij dit item"),
        ({"mh-9": 4}, "n8", "answers > mh-9: fase n8 heeft dit item niet"),
        ({"mh-3": 3}, "n6", "answers > mh-3: fase n6 heeft dit item niet"),
        ({"mh-3": 4}, "n7", "answers > mh-3: 4 ligt boven 3, het plafond van fase n7"),
        ({"mh-1": 4}, "n9", f"phase: 'n9' is geen fase; kies uit {PHASES}"),
    ],
)
def test_what_does_not_fit_the_phase_or_the_item_is_told(answers: dict[str, Any], phase: str, told: str) -> None:
    assert problems(said(answers, phase)) == (told,)


def test_the_ceiling_itself_fits() -> None:
    assert problems(said({"mh-3": 3}, "n7")) == ()


def test_another_instrument_and_every_wrong_answer_are_told_at_once() -> None:
    one = replace(said({"mh-1": 9, "mh-2": "NVT"}, "n8"), instrument="ander")
    told = problems(one)
    assert told[0] == "instrument: 'ander' is niet 'palliatieve-zorg'"
    assert [line.split(":")[0] for line in told[1:]] == ["answers > mh-1", "answers > mh-2"]
