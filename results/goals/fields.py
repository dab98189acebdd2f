"""The form fields of a learning goal: the value of each, and the goal with one field changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from scan.dates import parse_date, typed_date
from scan.learning_goal import (
    LONGEST_GOAL,
    LONGEST_LINE,
    LONGEST_STEP,
    LONGEST_TYPED,
    PATH_WORDS,
    LearningGoal,
    PathStep,
    StepKey,
)

FieldKind = Literal["text", "training", "activity", "learning", "evidence", "companion", "status", "day", "note"]
FIELD_LENGTHS: Mapping[FieldKind, int] = {
    "text": LONGEST_GOAL,
    "activity": LONGEST_LINE,
    "companion": LONGEST_LINE,
    "note": LONGEST_STEP,
    "day": LONGEST_TYPED,
}
EMPTY_VALUES: Mapping[FieldKind, str | None] = {"learning": None, "status": "open"}
FieldValue = str | bool | None


class GoalField(NamedTuple):
    """A form field: `about` is an evidence key or a step of the path ("" with kind "day": the evaluation date)."""

    kind: FieldKind
    about: Any = ""


def goal_field_value(goal: LearningGoal, field: GoalField) -> FieldValue:
    """The value that the field shows."""
    if field.kind == "evidence":
        return field.about in goal.evidence
    if field.kind not in ("day", "note"):
        value: FieldValue = getattr(goal, field.kind)
        return value
    step = _step(goal, field.about) if field.about else PathStep("leerdoel", goal.evaluate_on, goal.typed)
    if field.kind == "note":
        return step.note
    return typed_date(step.on) if step.on else step.typed


def with_field(goal: LearningGoal, field: GoalField, value: FieldValue) -> LearningGoal:
    """The goal with the field set to `value`; a date that cannot be read is stored as typed."""
    if isinstance(value, str) and field.kind in FIELD_LENGTHS:
        value = printable_text(value, FIELD_LENGTHS[field.kind])
    if field.kind == "evidence":
        others = tuple(key for key in goal.evidence if key != field.about)
        return replace(goal, evidence=(*others, field.about) if value else others)
    if field.kind == "day":
        day = parse_date(str(value))
        typed = "" if day else str(value).strip()
        return _on_path(goal, field.about, on=day, typed=typed) if field.about else _evaluated(goal, day, typed)
    if field.kind == "note":
        return _on_path(goal, field.about, note=value)
    fields: dict[str, Any] = {field.kind: value or EMPTY_VALUES.get(field.kind, "")}
    return replace(goal, **fields)


def printable_text(text: str, longest: int) -> str:
    """The text without control characters, which pasted text may contain, cut at `longest` characters."""
    return "".join(character for character in text if character in "\n\t" or ord(character) >= 32)[:longest]


def _evaluated(goal: LearningGoal, day: Any, typed: str) -> LearningGoal:
    return replace(goal, evaluate_on=day, typed=typed)


def _step(goal: LearningGoal, key: StepKey) -> PathStep:
    return next((step for step in goal.path if step.key == key), PathStep(key))


def _on_path(goal: LearningGoal, key: StepKey, **fields: Any) -> LearningGoal:
    """The goal with one step of its path changed; the path stays in its fixed order, without empty steps."""
    steps = {one: _step(goal, one) for one in PATH_WORDS}
    steps[key] = replace(steps[key], **fields)
    return replace(goal, path=tuple(step for step in steps.values() if step != PathStep(step.key)))
