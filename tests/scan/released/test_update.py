"""A scan brought to a new version: comparable answers come along, and the old scan stays as it was."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from scan.released.bridge import build_bridge, carry_over, unwritten_bridge
from scan.released.update import updated_sitting
from scan.scoring.assessment import NE, NVT, Answer, AnswerError, Assessment, Setting
from scan.store import Sitting
from tests.support.bridges import NEW, OLD, REWORDED, version, written
from tests.support.building import item, with_framework

SPECIALISMS = ("chirurgie", "cardiologie")


def assessment(answers: Mapping[str, Answer], phase: str = "n8") -> Assessment:
    return Assessment("kept", "palliatieve-zorg", "2026-1", phase, answers)


def test_answers_to_comparable_items_are_carried_over_and_the_old_scan_stays_as_it_was() -> None:
    before = assessment({"mh-1": 4, "mh-2": NE, "co-1": NVT})
    not_mh_2 = build_bridge(OLD, NEW, written({**REWORDED, "comparable": False}))
    after = carry_over(before, not_mh_2)
    assert (after.id, after.version, after.phase, after.answers) == ("", "2026-2", "n8", {"mh-1": 4, "co-1": NVT})
    assert before == assessment({"mh-1": 4, "mh-2": NE, "co-1": NVT})
    assert carry_over(before, build_bridge(OLD, NEW, written(REWORDED))).answers == before.answers


def test_what_the_new_version_does_not_ask_or_allow_stays_open() -> None:
    no_nvt, elsewhere = item("mh-1", allows_nvt=False), item("mh-2", phases=("expert",))
    new = version("2026-2", no_nvt, elsewhere, OLD.items[2])
    crossing = unwritten_bridge(OLD, new)
    assert carry_over(assessment({"mh-1": NVT, "mh-2": 3, "co-1": 5}), crossing).answers == {"co-1": 5}


def test_an_answer_above_a_new_ceiling_stays_open() -> None:
    phases = [one.model_copy(update={"ceilings": dict.fromkeys(one.ceilings, 3)}) for one in OLD.framework.phases]
    lower = with_framework(OLD, phases=tuple(phases)).model_copy(update={"version": "2026-2"})
    assert carry_over(assessment({"mh-1": 4, "mh-2": 3}), unwritten_bridge(OLD, lower)).answers == {"mh-2": 3}


def test_a_phase_that_is_gone_carries_nothing_over() -> None:
    without = with_framework(NEW, phases=NEW.framework.phases[:2])
    with pytest.raises(AnswerError, match="'n8' is geen fase"):
        carry_over(assessment({"mh-1": 4}), unwritten_bridge(OLD, without))


def test_goals_trainings_and_the_institute_go_along_to_a_new_version() -> None:
    told = replace(assessment({"mh-1": 4}), setting=Setting("aios", institute="Radboudumc"))
    before = Sitting(told, goals={"doel-1": "{}"}, done=frozenset({"webinars"}))
    after = updated_sitting(before, build_bridge(OLD, NEW, written(REWORDED)))
    assert (after.goals, after.done) == (before.goals, before.done)
    assert after.assessment.setting == told.setting


def test_a_specialist_does_not_carry_over_what_their_own_set_replaces() -> None:
    overlay = item("mh-chir-1", replaces="mh-1", specialisms=("chirurgie",))
    crossing = build_bridge(OLD, version("2026-2", *OLD.items, overlay), written({"id": "mh-chir-1", "became": "new"}))
    surgeon, other = (replace(assessment({"mh-1": 4, "mh-2": 3}), setting=Setting("aios", key)) for key in SPECIALISMS)
    assert carry_over(surgeon, crossing).answers == {"mh-2": 3}
    assert carry_over(other, crossing).answers == {"mh-1": 4, "mh-2": 3}
