"""A specialism's set: its overlays stand where the items they replace stood."""

from pathlib import Path

import pytest

from scan.instrument.instrument import Instrument
from scan.scoring.assessment import AnswerError, Assessment, Setting, checked
from scan.scoring.scoring import score
from tests.support.overlays import two_sets


@pytest.fixture
def instrument(tmp_path: Path) -> Instrument:
    return two_sets(tmp_path)


def ids(instrument: Instrument, phase: str = "n8") -> list[str]:
    return [item.id for item in instrument.items_of(instrument.framework.phase(phase))]


def said(answers: dict[str, int], specialism: str = "") -> Assessment:
    setting = Setting("aios", specialism)
    return Assessment("een", "proef", "draft", "n8", answers, setting=setting)  # type: ignore[arg-type]


def test_an_overlay_stands_where_the_replaced_item_stood(instrument: Instrument) -> None:
    base, own = ids(instrument.set_for("")), ids(instrument.set_for("oncologie"))
    assert own == ["mh-onc-1" if one == "mh-10" else one for one in base]


def test_a_whole_instrument_asks_its_base_set(instrument: Instrument) -> None:
    assert ids(instrument) == ids(instrument.set_for("")) == ids(instrument.set_for("anders"))


def test_the_set_of_a_set_is_the_same_set(instrument: Instrument) -> None:
    own = instrument.set_for("oncologie")
    assert own.set_for("oncologie") == own


def test_only_a_phase_with_the_replaced_item_asks_the_overlay(instrument: Instrument) -> None:
    assert "mh-onc-1" not in ids(instrument.set_for("oncologie"), "n7")


def test_an_answer_to_an_overlay_counts_in_its_own_set(instrument: Instrument) -> None:
    own = instrument.set_for("oncologie")
    profile = score(checked(said({"mh-onc-1": 4}, "oncologie"), own), own)
    assert profile.roles["MH"].levels["basis"].d == 1


@pytest.mark.parametrize(("specialism", "other"), [("", "mh-onc-1"), ("oncologie", "mh-10")])
def test_an_answer_to_the_other_set_is_refused(instrument: Instrument, specialism: str, other: str) -> None:
    with pytest.raises(AnswerError, match=f"answers > {other}: fase n8 heeft dit item niet"):
        checked(said({other: 4}, specialism), instrument.set_for(specialism))
