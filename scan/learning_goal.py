"""A learning goal, and its JSON text as kept by the store and in scan files."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Learning

GoalStatus = Literal["open", "bezig", "behaald", "losgelaten"]
StepKey = Literal["leerdoel", "deskundige", "gesprek", "reflectieverslag", "terugkoppeling", "stagebegin", "stage-eind"]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,100}$")]
Short = Annotated[str, Field(max_length=100)]
LEARNING_WORDS: Mapping[Learning, str] = {
    "knowledge": "Kennis opdoen",
    "skill": "Vaardigheid trainen",
    "workplace": "Werkplekleren",
}
GOAL_STATUS_WORDS: Mapping[GoalStatus, str] = {
    "open": "Nog te beginnen",
    "bezig": "Mee bezig",
    "behaald": "Behaald",
    "losgelaten": "Losgelaten",
}
STEP_WORDS: Mapping[StepKey, str] = {
    "leerdoel": "Je leerdoel is scherp",
    "deskundige": "Je vond een deskundige",
    "gesprek": "Je voerde het gesprek",
    "reflectieverslag": "Je schreef een reflectieverslag",
    "terugkoppeling": "De deskundige koppelde terug",
}
PLACEMENT_WORDS: Mapping[StepKey, str] = {
    "stagebegin": "Je netwerkstage begint",
    "stage-eind": "Je netwerkstage eindigt",
}
PATH_WORDS: Mapping[StepKey, str] = {**STEP_WORDS, **PLACEMENT_WORDS}
# Together they fit the 20,000 characters of the store, even when every character is escaped as two.
LONGEST_GOAL, LONGEST_LINE, LONGEST_STEP, LONGEST_TYPED = 5_000, 1_000, 300, 40
Typed = Annotated[str, Field(max_length=LONGEST_TYPED)]
STRICT = ConfigDict(extra="forbid", strict=True)


class Topic(NamedTuple):
    """What one can learn about: role × EPA task × theme at one level."""

    role: Short
    epa_task: Short
    theme: Short
    level: LevelKey


@dataclass(frozen=True, config=STRICT)
class PathStep:
    """A step of the Expertbibliotheek, or the first or last day of a netwerkstage: its day, and a note.

    `typed` is what was typed when that is no day.
    """

    key: StepKey
    on: date | None = None
    typed: Typed = ""
    note: Annotated[str, Field(max_length=LONGEST_STEP)] = ""


@dataclass(frozen=True, config=STRICT)
class LearningGoal:
    """One thing a person wants to learn, in their own words.

    It comes from a `topic`, from an item, or from neither. What they will do is a `training` of the catalogue (its id)
    or an `activity` in own words; `evidence` holds keys of the framework's evidence; `companion` is who looks along.
    `typed` is what stands where the day of evaluation should and is none; `path` holds the steps something is said of.
    """

    id: Key
    text: Annotated[str, Field(max_length=LONGEST_GOAL)]
    topic: Topic | None = None
    item_id: Short = ""
    training: Short = ""
    activity: Annotated[str, Field(max_length=LONGEST_LINE)] = ""
    learning: Learning | None = None
    evidence: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    companion: Annotated[str, Field(max_length=LONGEST_LINE)] = ""
    evaluate_on: date | None = None
    typed: Typed = ""
    status: GoalStatus = "open"
    path: Annotated[tuple[PathStep, ...], Field(max_length=len(PATH_WORDS))] = ()


_goals = TypeAdapter(LearningGoal)


def goal_to_text(goal: LearningGoal) -> str:
    """The goal as JSON text, without fields that have their default."""
    return _goals.dump_json(goal, exclude_defaults=True).decode()


def goal_from_text(text: str) -> LearningGoal:
    """The goal in a text of `goal_to_text`; raises ValidationError (a ValueError) for any other text."""
    return _goals.validate_json(text)


def is_closed(goal: LearningGoal) -> bool:
    """Whether a goal is reached or given up."""
    return goal.status in ("behaald", "losgelaten")
