"""Beside the set stands what to read, watch or ask first, by the heaviest themes (measurement.md §6)."""

from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.suggestions import suggest
from scan.instrument.catalogue import Training
from scan.scoring.assessment import Answer
from scan.scoring.scoring import score
from tests.support.building import catalogue, item, real, said, small, training

INSTRUMENT = small(*(item(theme, theme=theme) for theme in ("pijn", "zingeving", "kinderen", "pzp")))


def guideline(name: str, *themes: str, **fields: Any) -> Training:
    """A page to read, which is never in the set."""
    return training(name, first_for=themes, suggest=False, **fields)


def first(answers: dict[str, Answer | None], *entries: Training, **wish: Any) -> list[str]:
    """What an arts is told to read first."""
    asked = Wish("arts", **wish)
    advice = suggest(score(said(answers, "n8"), INSTRUMENT), INSTRUMENT, catalogue(*entries), asked)
    return [one.training.id for one in advice.first]


PAIN, MEANING, PLAN = guideline("a", "pijn"), guideline("b", "zingeving"), guideline("c", "pzp")


def test_the_heaviest_themes_come_first_and_two_at_most() -> None:
    assert first({"pijn": 3, "zingeving": 1, "pzp": 2}, PAIN, MEANING, PLAN) == ["b", "c"]


def test_equal_themes_stand_in_the_order_of_the_content() -> None:
    assert first({"pijn": 2, "zingeving": 2, "pzp": 2}, PLAN, MEANING, PAIN) == ["a", "b"]


def test_an_entry_that_stands_already_makes_room_for_the_next_theme() -> None:
    broad = guideline("a", "pijn", "zingeving")
    assert first({"pijn": 1, "zingeving": 2, "pzp": 3}, broad, PLAN) == ["a", "c"]


def test_a_skill_that_was_never_done_is_not_learnt_by_reading() -> None:
    assert first({"pijn": "NE", "pzp": 3}, PAIN, PLAN) == ["c"]


def test_what_was_made_for_the_own_specialism_goes_before_what_is_about_less() -> None:
    own = guideline("z", "pijn", "zingeving", specialisms=("oncologie",))
    assert first({"pijn": 2}, PAIN, own, specialism="oncologie") == ["z"]
    assert first({"pijn": 2}, guideline("y", "pijn", "pzp"), guideline("z", "pijn")) == ["z"], "fewest themes"


@pytest.mark.parametrize(
    ("fields", "wish"),
    [
        ({"audiences": ("aios",)}, {}),
        ({"phases": ("n6",)}, {}),
        ({"specialisms": ("oncologie",)}, {}),
        ({"certainty": "low"}, {}),
        ({}, {"done": frozenset({"a"})}),
    ],
    ids=["another audience", "another phase", "another specialism", "uncertain", "done"],
)
def test_what_does_not_fit_is_not_told_to_read(fields: dict[str, Any], wish: dict[str, Any]) -> None:
    assert first({"pijn": 1}, guideline("a", "pijn", **fields), **wish) == []


def test_every_guideline_of_the_catalogue_is_an_entry_of_its_own() -> None:
    entries = [one for one in real()[1].entries if one.id.startswith("richtlijn-")]
    assert len(entries) == len({one.url for one in entries}) == 10
    assert all(one.first_for and not one.suggest for one in entries)


def test_nothing_made_for_patients_or_teachers_is_told_to_read_first() -> None:
    others = ("raamwerk-2-0", "epa-basis", "kwaliteitskader", "toolbox-palliaweb", "competentiescan", "video-doodgaan")
    assert [one.id for one in real()[1].entries if one.id in others and one.first_for] == []
    assert [one.id for one in real()[1].entries if one.shelf == "educators" and one.first_for] == []
