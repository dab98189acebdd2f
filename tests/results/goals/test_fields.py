"""A learning goal changes part by part, and nothing that was typed is lost."""

from datetime import date

import pytest

from results.goals.fields import FieldValue, GoalField, goal_field_value, printable_text, with_field
from results.look.goals.goal_autosave import sittings_with_changes
from scan.dates import parse_date, typed_date
from scan.learning_goal import LearningGoal, PathStep, goal_from_text, goal_to_text
from scan.look import session, unsaved_changes
from scan.scoring.assessment import Assessment
from scan.store import Sitting

GOAL = LearningGoal("g", "Ik leer.")
DAY = date(2027, 3, 1)
PARTS: list[tuple[GoalField, FieldValue]] = [
    (GoalField("text"), "Ik wil\nleren <b>bellen</b>."),
    (GoalField("training"), "webinars"),
    (GoalField("activity"), "Ik loop mee."),
    (GoalField("learning"), "workplace"),
    (GoalField("evidence", "kpb"), True),
    (GoalField("companion"), "mijn opleider"),
    (GoalField("status"), "behaald"),
    (GoalField("day"), "01-03-2027"),
    (GoalField("day"), "volgende week"),
    (GoalField("day", "gesprek"), "01-03-2027"),
    (GoalField("day", "gesprek"), "31-02-2027"),
    (GoalField("note", "terugkoppeling"), "#eval(1)"),
]


@pytest.mark.parametrize(("part", "value"), PARTS, ids=str)
def test_a_part_shows_what_was_said_also_after_it_was_kept(part: GoalField, value: FieldValue) -> None:
    after = with_field(GOAL, part, value)
    assert goal_field_value(goal_from_text(goal_to_text(after)), part) == value
    assert with_field(after, part, goal_field_value(GOAL, part)) == GOAL


def test_a_learning_kind_and_a_training_can_be_taken_back() -> None:
    full = LearningGoal("g", "Ik leer.", training="webinars", learning="skill")
    assert with_field(with_field(full, GoalField("training"), None), GoalField("learning"), None) == GOAL


def test_steps_stand_in_the_order_of_the_path() -> None:
    after = with_field(
        with_field(GOAL, GoalField("note", "terugkoppeling"), "Fijn."), GoalField("day", "deskundige"), "1-3-2027"
    )
    assert after.path == (PathStep("deskundige", DAY), PathStep("terugkoppeling", note="Fijn."))


TYPED = ["01-03-2027", "1-3-2027", " 1/3/2027 ", "1.3.2027", "01 03 2027", "1 - 3 - 2027", "1  -   3\u00a0 2027"]


@pytest.mark.parametrize("text", [*TYPED, "1 maart 2027", "1 Maart  2027"])
def test_a_day_is_read_as_people_type_it(text: str) -> None:
    assert parse_date(text) == DAY
    assert typed_date(DAY) == "01-03-2027"


@pytest.mark.parametrize(
    "text", ["", "morgen", "31-02-2027", "2027-03-01", "1-3-27", "1-3-1927", "1-3-2027x", "١-٣-٢٠٢٧"]
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\0b\x07\r\nd\te", "ab\nd\te"), ("😀" * 10, "😀" * 6), ("<script>", "<scrip")],
    ids=["signs that do not print", "emoji", "longer than there is room"],
)
def test_what_cannot_be_kept_of_a_text_is_left_out(text: str, kept: str) -> None:
    assert printable_text(text, 6) == kept


def test_what_another_run_keeps_meanwhile_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Sitting(Assessment("s1", "palliatieve-zorg", "draft", "n8", {}))
    waiting: dict[str, unsaved_changes.UnsavedChanges] = {"s1": {("goals", "doel-1"): "{}"}}

    def kept() -> tuple[Sitting, ...]:
        waiting.clear()  # the other run is done right after this one read the store
        return (before,)

    monkeypatch.setattr(unsaved_changes, "all_changes", lambda: {one: {**said} for one, said in waiting.items()})
    monkeypatch.setattr(session, "all_sittings", kept)
    assert [one.goals for one in sittings_with_changes()] == [{"doel-1": "{}"}]
