"""The advice to the five people of test_people.py, read as a person would, each with the reason."""

from dataclasses import replace

import pytest

from results.advice.eligibility import ALL_WAYS
from results.advice.exclusions import exclusions
from results.advice.reasons import contact_hints, suggestion_reason
from results.advice.suggestions import Advice, suggest
from scan.dutch import listing
from tests.results.profile.test_finding_people import (
    BACHELOR,
    BUDGETS,
    CARDIOLOGIE,
    FIVE,
    HUISARTS,
    INSTRUMENT,
    MASTER,
    OFFERS,
    ONCOLOGIE,
    Person,
    everyone,
)
from tests.support.building import framework

FAR = {"kaderopleiding", "cursus-ms", "startclass", "hao-amc", "soon-module", "patz"}


def why_not(one: Person, budget: str) -> dict[str, str]:
    """Why each other training was left out."""
    others = exclusions(one.advice(budget), one.profile, framework(), OFFERS, one.wish(budget))
    return {other.training.id: other.reason for other in others}


def without(one: Person, way: str, budget: str) -> Advice:
    """The advice to someone who does not want to take part in one way."""
    wish = replace(one.wish(budget), ways=ALL_WAYS - {way})
    return suggest(one.profile, INSTRUMENT, OFFERS, wish)


def test_the_bachelor_begins_with_a_quarter_of_an_hour_of_patients_who_tell() -> None:
    assert BACHELOR.ids("kwartier") == {"video-ditbenik"}, "all there is for students in so little time"
    assert BACHELOR.ids("dag") == {"video-ditbenik", "toolbox-pasemeco"}, "and then one practises too"


def test_the_bachelor_hears_whom_to_ask_and_why_the_kaderopleiding_is_not_meant() -> None:
    assert "geestelijk verzorger" in " ".join(contact_hints(BACHELOR.advice(), BACHELOR.wish("dag")))
    assert why_not(BACHELOR, "dag")["kaderopleiding"] == "phase", "it is for doctors, whatever the gap"


@pytest.mark.parametrize("one", [BACHELOR, MASTER, CARDIOLOGIE], ids=["bachelor", "master", "cardiologie"])
def test_nobody_is_sent_to_what_is_for_others(one: Person) -> None:
    for budget in BUDGETS:
        assert not FAR & one.ids(budget)
    assert {why_not(one, "week").get(name, "phase") for name in FAR} <= {"phase", "specialism", "institute"}


def test_the_master_is_told_to_take_more_time_rather_than_to_read_alone() -> None:
    for budget in ("kwartier", "uren"):
        assert MASTER.advice(budget).reason == "no_practice", "a film alone gives no experience"
        assert why_not(MASTER, budget)["video-ditbenik"] == "knowledge"


def test_the_master_walks_along_and_prepares_with_what_was_made_for_students() -> None:
    assert {"palliatief-team-meelopen", "toolbox-pasemeco"} <= MASTER.ids("week")


def test_the_cardiologist_may_ask_for_a_consult_in_a_quarter_and_still_does_in_a_day() -> None:
    assert CARDIOLOGIE.ids("kwartier") == {"palliatief-team-consult"}, "on an own patient, at once"
    assert "palliatief-team-consult" in CARDIOLOGIE.ids("dag"), "practice for the deathbeds that were not seen yet"


def test_the_cardiologist_who_saw_no_children_hears_of_their_network() -> None:
    assert any("(NIK)" in one for one in contact_hints(CARDIOLOGIE.advice(), CARDIOLOGIE.wish("dag")))
    assert not any("(NIK)" in one for one in contact_hints(HUISARTS.advice(), HUISARTS.wish("dag")))


def test_the_oncologist_who_cannot_leave_the_ward_still_does_not_only_read() -> None:
    for budget in BUDGETS:
        chosen = without(ONCOLOGIE, "practice", budget).suggestions
        assert not chosen or any(set(one.training.learning) != {"knowledge"} for one in chosen), budget


def test_the_oncologist_asks_a_consult_on_an_own_patient_and_with_a_week_walks_along() -> None:
    assert "palliatief-team-consult" in ONCOLOGIE.ids("dag"), "the one way to practise that fits beside the ward"
    assert "palliatief-team-meelopen" in ONCOLOGIE.ids("week"), "it brings most of what was never done"


def test_the_general_practitioner_with_a_day_finds_a_patz_group_near_home() -> None:
    assert "patz" in HUISARTS.ids("dag"), "made for general practice, and one takes part"
    assert why_not(HUISARTS, "stage")["kaderopleiding"] == "time", "it is told, although there is no time for it"


@everyone
def test_a_reason_names_only_what_the_training_is_strongest_at(one: Person) -> None:
    themes = {theme.key: theme.label.lower() for theme in framework().themes}
    for budget in BUDGETS:
        advice = one.advice(budget)
        for each in advice.suggestions:
            best = [gap for gap, c in zip(each.gaps, each.strengths, strict=True) if c == max(each.strengths)]
            subjects = dict.fromkeys(themes[gap.topic.theme] for gap in sorted(best, key=lambda gap: -gap.weight))
            told = suggestion_reason(each, advice, one.wish(budget), framework())
            assert f"vooral {listing(list(subjects)[:3])}. " in told


def test_the_five_are_all_advised_something_in_a_day() -> None:
    assert all(one.advice("dag").suggestions for one in FIVE)
