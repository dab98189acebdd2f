"""A learning goal part by part: what each field of its form shows, and the goal after one of them changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from results.goals.prompts import LearningGoal
from scan.dates import parse_date, typed_date
from scan.learning_goal import (
    LONGEST_GOAL,
    LONGEST_LINE,
    LONGEST_STEP,
    LONGEST_TYPED,
    STEP_WORDS,
    PathStep,
    StepKey,
)

FieldKind = Literal["text", "training", "activity", "learning", "evidence", "companion", "status", "day", "note"]
LONGEST: Mapping[FieldKind, int] = {
    "text": LONGEST_GOAL,
    "activity": LONGEST_LINE,
    "companion": LONGEST_LINE,
    "note": LONGEST_STEP,
    "day": LONGEST_TYPED,
}
ABSENT: Mapping[FieldKind, str | None] = {"learning": None, "status": "open"}
FieldValue = str | bool | None


class GoalField(NamedTuple):
    """One field: `about` is a key of the evidence, or a step of the path ("" with a day: the day of evaluation)."""

    kind: FieldKind
    about: Any = ""


def said(goal: LearningGoal, part: GoalField) -> FieldValue:
    """What the field shows."""
    if part.kind == "evidence":
        return part.about in goal.evidence
    if part.kind not in ("day", "note"):
        shown: FieldValue = getattr(goal, part.kind)
        return shown
    step = _step(goal, part.about) if part.about else PathStep("leerdoel", goal.evaluate_on, goal.typed)
    if part.kind == "note":
        return step.note
    return typed_date(step.on) if step.on else step.typed


def changed(goal: LearningGoal, part: GoalField, value: FieldValue) -> LearningGoal:
    """The goal after its field came to say `value`; a day that can't be read is kept as it was typed."""
    if isinstance(value, str) and part.kind in LONGEST:
        value = clean(value, LONGEST[part.kind])
    if part.kind == "evidence":
        others = tuple(key for key in goal.evidence if key != part.about)
        return replace(goal, evidence=(*others, part.about) if value else others)
    if part.kind == "day":
        day = parse_date(str(value))
        typed = "" if day else str(value).strip()
        return _on_path(goal, part.about, on=day, typed=typed) if part.about else _evaluated(goal, day, typed)
    if part.kind == "note":
        return _on_path(goal, part.about, note=value)
    fields: dict[str, Any] = {part.kind: value or ABSENT.get(part.kind, "")}
    return replace(goal, **fields)


def clean(text: str, longest: int) -> str:
    """What can be kept of a text: no signs that do not print, which only come along with what is pasted."""
    return "".join(sign for sign in text if sign in "\n\t" or ord(sign) >= 32)[:longest]


def _evaluated(goal: LearningGoal, day: Any, typed: str) -> LearningGoal:
    return replace(goal, evaluate_on=day, typed=typed)


def _step(goal: LearningGoal, key: StepKey) -> PathStep:
    return next((step for step in goal.path if step.key == key), PathStep(key))


def _on_path(goal: LearningGoal, key: StepKey, **fields: Any) -> LearningGoal:
    """The path with one step changed, in its own order, without steps of which nothing is said."""
    steps = {one: _step(goal, one) for one in STEP_WORDS}
    steps[key] = replace(steps[key], **fields)
    return replace(goal, path=tuple(step for step in steps.values() if step != PathStep(step.key)))
