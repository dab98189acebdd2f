"""The shape of a scan in a file, and its conversion to and from a sitting of the store."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, FailFast, Field

from scan.instrument.base import Definition, LevelKey, Point
from scan.learning_goal import Key, LearningGoal, goal_to_text
from scan.scoring.assessment import Answer, Assessment, By, Setting
from scan.store.store import LONGEST_GOAL_TEXT, LONGEST_NOTE, Offer, Sitting
from scan.strict_json import Json

Name = Annotated[str, Field(min_length=1, max_length=200)]
MOST_ITEMS = 1_000


def _of_our_time(moment: datetime) -> datetime:
    if not 2000 <= moment.year <= 2200:
        raise ValueError("not of our time")
    return moment.astimezone(UTC)


def _keepable(goals: Sequence[LearningGoal]) -> Sequence[LearningGoal]:
    is_too_long = any(len(goal_to_text(goal)) > LONGEST_GOAL_TEXT for goal in goals)
    if len({goal.id for goal in goals}) < len(goals) or is_too_long:
        raise ValueError("twice the same goal, or one that no store keeps")
    return goals


def _printable(name: str) -> str:
    if not name.isprintable():
        raise ValueError("not printable")
    return name


Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]
Goals = Annotated[tuple[LearningGoal, ...], FailFast(), Field(max_length=MOST_ITEMS), AfterValidator(_keepable)]


class SaidShape(Definition):
    """What was said about one item; an open answer is absent."""

    answer: Point | Literal["NE", "NVT"] | None = None
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""
    experience: Literal["", "0", "1-2", "3-5", ">5"] = ""


class OfferShape(Definition):
    """Whether the questions of one level above the scope were taken, for one role."""

    role: Name
    level: LevelKey
    wanted: bool


class SettingShape(Definition):
    """Who filled it in, without a name; files from before the institute was kept load too."""

    audience: Name
    specialism: Annotated[str, Field(max_length=200)] = ""
    year: Annotated[int, Field(ge=0, le=99)] | None = None
    institute: Annotated[str, Field(max_length=100), AfterValidator(_printable)] = ""


class ScanShape(Definition):
    """One scan; `version` and `digest` say which questions it answers ("" is the digest of the working content).

    Files from before there were goals load too.
    """

    id: Name
    instrument: Name
    version: Name
    digest: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    phase: Name
    by: By
    setting: SettingShape | None
    begun_at: Moment | None
    saved_at: Moment | None
    items: Annotated[Mapping[Name, SaidShape], Field(max_length=MOST_ITEMS)]
    offers: Annotated[tuple[OfferShape, ...], FailFast(), Field(max_length=MOST_ITEMS)]
    goals: Goals = ()
    done: Annotated[tuple[Key, ...], FailFast(), Field(max_length=MOST_ITEMS)] = ()


def scan_json(sitting: Sitting) -> Json:
    """A sitting as the JSON value in a file."""
    assessment = sitting.assessment
    ids = dict.fromkeys((*assessment.answers, *sitting.notes, *sitting.experience))
    return {
        **{
            "id": assessment.id,
            "instrument": assessment.instrument,
            "version": assessment.version,
            "digest": sitting.digest,
        },
        **{
            "phase": assessment.phase,
            "by": assessment.by,
            "setting": asdict(assessment.setting) if assessment.setting else None,
        },
        **{"begun_at": _written(sitting.begun_at), "saved_at": _written(sitting.saved_at)},
        "items": {item_id: _item_json(sitting, item_id) for item_id in ids},
        "offers": [{**offer._asdict(), "wanted": wanted} for offer, wanted in sitting.offers.items()],
        "goals": [json.loads(goal) for goal in sitting.goals.values()],
        "done": sorted(sitting.done),
    }


def sitting_from_file(scan: ScanShape) -> Sitting:
    """A scan from a file as a sitting."""
    setting = Setting(**dict(scan.setting)) if scan.setting else None
    answers: dict[str, Answer] = {name: one.answer for name, one in scan.items.items() if one.answer is not None}
    return Sitting(
        assessment=Assessment(scan.id, scan.instrument, scan.version, scan.phase, answers, scan.by, setting),
        offers={Offer(one.role, one.level): one.wanted for one in scan.offers},
        saved_at=scan.saved_at,
        begun_at=scan.begun_at,
        digest=scan.digest,
        notes={name: one.note for name, one in scan.items.items() if one.note},
        experience={name: one.experience for name, one in scan.items.items() if one.experience},
        goals={goal.id: goal_to_text(goal) for goal in scan.goals},
        done=frozenset(scan.done),
    )


def _item_json(sitting: Sitting, item_id: str) -> Json:
    """The input for one item, without what was left empty."""
    values = {
        "answer": sitting.assessment.answers.get(item_id),
        "note": sitting.notes.get(item_id),
        "experience": sitting.experience.get(item_id),
    }
    return {key: value for key, value in values.items() if value}


def _written(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None
