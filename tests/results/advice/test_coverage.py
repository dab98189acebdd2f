"""Where the catalogue falls short: gaps without an offer, and facts nobody checked for a year."""

from datetime import date

import pytest

from results.advice.coverage import CoverageCell, coverage, gaps_without_offer, outdated_entries
from scan.instrument.catalogue import Training
from tests.support.building import PHASES, catalogue, item, real, small, training

INSTRUMENT, OFFERS = real()
PAIN = ("MH", "T3", 0.8)
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
    ],
    ids=["its own level", "two levels", "a practice form", "never advised", "uncertain", "another task"],
)
def test_an_offer_helps_at_its_levels_and_a_practice_form_at_all(offer: Training, helped: list[str]) -> None:
    cells = coverage(ITEMS, catalogue(offer))
    assert [(one.role, one.epa_task, one.level) for one in cells] == [
        ("CO", "T4", "basis"),
        ("MH", "T3", "basis"),
        ("MH", "T3", "gevorderd"),
    ]
    assert [one.level for one in cells if one.offers] == helped


def test_a_phase_lacks_what_lies_in_its_scope_and_nobody_offers_to_it() -> None:
    lacks = gaps_without_offer(ITEMS, catalogue(training("t", PAIN, ("CO", "T4", 0.3), phases=("n7", "gevorderd"))))
    assert {phase: len(cells) for phase, cells in lacks.items()} == dict(zip(PHASES, (2, 0, 2, 1, 3), strict=True))
    assert lacks["gevorderd"] == [CoverageCell("MH", "T3", "gevorderd", ())]


def test_the_catalogue_lacks_an_offer_for_students_about_provisions_in_the_region_only() -> None:
    lacks = gaps_without_offer(INSTRUMENT, OFFERS)
    cells = {phase: [(cell.role, cell.epa_task) for cell in lacks[phase]] for phase in PHASES if lacks[phase]}
    assert cells == {"n6": [("MA", "T6")], "n7": [("MA", "T6")]}
    assert [one for one in coverage(INSTRUMENT, OFFERS) if not one.offers] == []


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
