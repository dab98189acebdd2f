"""Where the catalogue falls short: gaps without an offer, and facts nobody checked for a year."""

from datetime import date

import pytest

from results.coverage.coverage import CoverageCell, coverage, gaps_without_offer, outdated_entries
from scan.instrument.catalogue import Training
from scan.learning_goal import Topic
from tests.support.advice import topic_of
from tests.support.building import PHASES, catalogue, item, real, small, training

INSTRUMENT, OFFERS = real()
PAIN = ("MH", "T3", 0.8)
TALK, ACHE = Topic("CO", "T4", "pijn", "basis"), Topic("MH", "T3", "pijn", "basis")
ITEMS = small(item("a"), item("b", level="gevorderd"), item("c", role="CO", epa_task="T4"))


@pytest.mark.parametrize(
    ("offer", "helped"),
    [
        (training("t", PAIN), ["basis"]),
        (training("t", PAIN, levels=("basis", "gevorderd")), ["basis", "gevorderd"]),
        (training("t", PAIN, learning=("workplace",)), ["basis", "gevorderd"]),
        (training("t", PAIN, suggest=False), []),
        (training("t", PAIN, certainty="low"), []),
        (training("t", ("MH", "T4", 0.8)), []),
        (training("t", PAIN, themes=()), ["basis"]),
        (training("t", ("MH", "T3", 0.3), themes=()), []),
    ],
    ids=[
        "its level",
        "two levels",
        "practice",
        "never advised",
        "uncertain",
        "another task",
        "unnamed",
        "unnamed, weak",
    ],
)
def test_an_offer_helps_at_its_levels_and_a_practice_form_at_all(offer: Training, helped: list[str]) -> None:
    cells = coverage(ITEMS, catalogue(offer))
    assert [one.topic for one in cells] == [TALK, ACHE, ACHE._replace(level="gevorderd")]
    assert [one.topic.level for one in cells if one.offers] == helped


def test_a_phase_lacks_what_lies_in_its_scope_and_nobody_offers_to_it() -> None:
    lacks = gaps_without_offer(ITEMS, catalogue(training("t", PAIN, ("CO", "T4", 0.3), phases=("n7", "gevorderd"))))
    assert {phase: len(cells) for phase, cells in lacks.items()} == dict(zip(PHASES, (2, 0, 2, 1, 3), strict=True))
    assert lacks["gevorderd"] == [CoverageCell(ACHE._replace(level="gevorderd"), ())]


def test_what_is_in_scope_has_an_offer_but_for_a_few_subjects_that_it_tells() -> None:
    lacks = gaps_without_offer(INSTRUMENT, OFFERS)
    assert "onderzoek" in {cell.topic.theme for cell in lacks["gevorderd"]}
    for phase in INSTRUMENT.framework.phases[2:]:
        asked = {topic_of(one) for one in INSTRUMENT.items_of(phase) if one.level in phase.scope}
        assert len(lacks[phase.key]) * 8 < len(asked), phase.key


PRACTICE = ["consult", "meelopen", "mdo", "klinische-les", "stage"]


@pytest.mark.parametrize("name", [*(f"palliatief-team-{one}" for one in PRACTICE), "netwerkstage", "expertbibliotheek"])
def test_a_practice_form_helps_with_communication_and_organisation_too(name: str) -> None:
    form = next(one for one in OFFERS.entries if one.id == name)
    assert {"CO", "OL"} <= {one.role for one in form.covers}
    assert {"practice", "on_site"} & set(form.ways)


@pytest.mark.parametrize(
    ("today", "old"),
    [
        (date(2026, 11, 29), []),
        (date(2026, 11, 30), []),
        (date(2026, 12, 1), ["a"]),
        (date(2028, 2, 29), ["a", "b"]),
        (date(2028, 3, 1), ["a", "b"]),
    ],
    ids=str,
)
def test_facts_are_old_after_a_year_and_a_day(today: date, old: list[str]) -> None:
    facts = catalogue(training("b", checked="2027-02-28"), training("a", checked="2025-11-30"))
    assert [one.id for one in outdated_entries(facts, today)] == old


def test_what_an_entry_covers_it_names_among_its_roles() -> None:
    assert [one.id for one in OFFERS.entries if not {part.role for part in one.covers} <= set(one.roles)] == []


def test_only_who_may_is_offered_what_is_meant_for_few() -> None:
    by_id = {one.id: one for one in OFFERS.entries}
    assert by_id["kaderopleiding"].audiences == ("arts",)
    assert by_id["kaderopleiding"].phases == ("expert",)
    for name in ("startclass", "hao-amc"):
        assert (by_id[name].audiences, by_id[name].specialisms) == (("aios",), ("huisartsgeneeskunde",))
    assert not [one.id for one in OFFERS.entries if one.suggest and one.shelf in ("educators", "source", "network")]


def test_every_region_and_way_of_an_advised_training_is_known() -> None:
    assert {place for one in OFFERS.entries for place in one.regions} == {
        "Leiden",
        "Amsterdam",
        "Nijmegen",
        "Maastricht",
    }
    assert [one.id for one in OFFERS.entries if one.suggest and not one.ways] == []
