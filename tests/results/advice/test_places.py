"""A region or an institute is asked only where it can change the advice (measurement.md §6)."""

from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.places import Places, decisive_places
from scan.instrument.catalogue import Obligation, Training
from scan.scoring.scoring import score
from tests.support.building import catalogue, item, said, small, training

PAIN = ("MH", "T3", 0.8)
LEIDEN = {"regions": ("Leiden",)}
LUMC = {"institutes": ("LUMC",), **LEIDEN}


def places(*entries: Training, **wish: Any) -> Places:
    """What an arts with a gap in pain is asked."""
    instrument = small(item("pijn"))
    profile = score(said({"pijn": 1}, "n8"), instrument)
    return decisive_places(profile, instrument, catalogue(*entries), Wish("arts", **wish))


def test_the_places_of_entries_that_help_are_asked_and_an_institute_has_its_region() -> None:
    found = places(training("a", PAIN, **LEIDEN), training("b", PAIN, **LUMC), training("c", PAIN))
    assert found == Places(institutes=("LUMC",), regions=("Leiden",))
    assert places(training("b", PAIN, **LUMC)).regions == (), "who names the institute need not name the region"


@pytest.mark.parametrize(
    ("fields", "wish"),
    [
        ({"audiences": ("aios",)}, {}),
        ({"specialisms": ("oncologie",)}, {}),
        ({"years": (3,)}, {"year": 1}),
        ({"levels": ("gevorderd",)}, {}),
        ({"themes": ("zingeving",), "covers": ()}, {}),
        ({}, {"done": frozenset({"a"})}),
        (
            {"obligatory_for": (Obligation(specialism="oncologie", years=(1,)),)},
            {"specialism": "oncologie", "year": 1},
        ),
    ],
    ids=["other people", "another specialism", "another year", "too high", "no help", "done", "in the training"],
)
def test_where_a_place_changes_nothing_it_is_not_asked(fields: dict[str, Any], wish: dict[str, Any]) -> None:
    assert places(training("a", PAIN, **(LUMC | fields)), **wish) == Places((), ())


def test_the_way_that_is_chosen_now_hides_no_place() -> None:
    assert places(training("a", PAIN, **LEIDEN), ways=frozenset({"online"})).regions == ("Leiden",)
