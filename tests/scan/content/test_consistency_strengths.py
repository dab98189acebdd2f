"""How strong an entry may be, at each limit exactly (measurement.md §6)."""

from typing import Any

import pytest

from tests.support.content_table import copy_of, demo_files, told

CATALOGUE = next(number for number, file in enumerate(demo_files()) if file.name == "catalogue.yaml")
TALK = 1  # gesprekstraining, about a task that needs practice
STRENGTH = ("entries", TALK, "covers", 0, "strength")


def rules(strength: float, **changes: Any) -> list[str]:
    """What is told of the strength of an entry about talking."""
    content = copy_of(CATALOGUE)
    entry = content["entries"][TALK]
    entry.update(changes)
    entry["covers"][0]["strength"] = strength
    return told(CATALOGUE, content, STRENGTH)


@pytest.mark.parametrize(("strength", "allowed"), [(0.3, True), (0.5, False), (0.8, False)])
def test_knowledge_alone_teaches_little_where_practice_is_needed(strength: float, allowed: bool) -> None:
    expected = [] if allowed else ["kennis alleen is te weinig voor T4; hoogstens 0.3"]
    assert rules(strength, learning=["knowledge"]) == expected


@pytest.mark.parametrize("learning", [["skill"], ["knowledge", "skill"], ["workplace", "knowledge"]])
def test_knowledge_with_practice_may_be_strong(learning: list[str]) -> None:
    assert rules(0.8, learning=learning) == []


@pytest.mark.parametrize(
    ("hours", "strength", "allowed"), [(0.99, 0.3, True), (0.99, 0.5, False), (1.0, 0.8, True), (1.0, 0.5, True)]
)
def test_a_limit_on_the_hours_ends_exactly_there(hours: float, strength: float, allowed: bool) -> None:
    expected = [] if allowed else ["in minder dan 1 uur leer je minder; hoogstens 0.3"]
    assert rules(strength, hours_min=hours, hours_max=hours) == expected
