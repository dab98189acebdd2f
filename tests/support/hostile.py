"""Scans of someone hostile: every text that a person can type is a payload, once alone and once among all others."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from results.goals.activities import LIBRARY
from scan.instrument.instrument import Instrument
from scan.learning_goal import (
    LONGEST_GOAL,
    LONGEST_LINE,
    LONGEST_TYPED,
    PATH_WORDS,
    LearningGoal,
    PathStep,
    Topic,
    goal_to_text,
)
from scan.limits.limits import SCAN_GOALS
from scan.scoring.assessment import Assessment, Setting
from scan.store import LONGEST_NOTE, Sitting
from tests.support.payloads import PAYLOADS

WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TEXTS = tuple(one.replace("\0", "") for one in PAYLOADS)  # no field and no file lets a NUL through
SHORT = tuple(one for one in TEXTS if len(one) <= LONGEST_TYPED and "\n" not in one)  # a field of one line
OWN_WORDS = 3  # fields of a goal that can hold any text alone


def together(longest: int, texts: Sequence[str] = TEXTS) -> Iterator[str]:
    """All texts in as few fields of `longest` signs as they fit in."""
    field = ""
    for text in texts:
        if len(field) + 1 + len(text) > longest:
            yield field
            field = ""
        field = f"{field} {text}" if field else text
    yield field


def goals() -> list[LearningGoal]:
    """Goals in which every text stands alone somewhere, and goals in which all of them stand in every field."""
    alone = [_goal(number) for number in range(0, len(TEXTS), OWN_WORDS)]
    lines, longer = tuple(together(LONGEST_LINE)), tuple(together(LONGEST_GOAL))
    mixed = ((longer[k % len(longer)], line, lines[-1 - k]) for k, line in enumerate(lines))
    return [*alone, *(LearningGoal(f"mix-{k}", a, activity=b, companion=c) for k, (a, b, c) in enumerate(mixed))]


def _goal(number: int) -> LearningGoal:
    def turn(by: int, texts: Sequence[str] = TEXTS) -> str:
        return texts[(number + by) % len(texts)]

    path = tuple(PathStep(key, typed=turn(50 * k, SHORT), note=turn(80 * k)) for k, key in enumerate(PATH_WORDS, 1))
    return LearningGoal(
        f"doel-{number}",
        turn(0),
        topic=Topic(turn(3)[:100], turn(4)[:100], turn(5)[:100], "basis"),
        item_id=turn(6)[:100],
        training=LIBRARY if number % 2 else turn(7)[:100],
        activity=turn(1),
        companion=turn(2),
        typed=turn(8, SHORT),
        path=path,
    )


def scans(instrument: Instrument, phase: str) -> list[Sitting]:
    """As many scans as have every text alone beside an answer, and a last one; the first goals stand in the last scan,
    the next as many as fit in the one before, and so on: the order in which a page shows them.
    """
    items = [item.id for item in instrument.items_of(instrument.framework.phase(phase))]
    shares = [TEXTS[start : start + len(items)] for start in range(0, len(TEXTS), len(items))]
    all_goals, most = goals(), SCAN_GOALS.most
    notes = [*shares, [*together(LONGEST_NOTE)]]
    planned = [all_goals[start : start + most] for start in range(0, most * len(notes), most)][::-1]
    return [
        _scan(f"s{k}", phase, dict(zip(items, some, strict=False)), goals_here)
        for k, (some, goals_here) in enumerate(zip(notes, planned, strict=True))
    ]


def _scan(name: str, phase: str, notes: dict[str, str], planned: Sequence[LearningGoal] = ()) -> Sitting:
    said = Assessment(name, "palliatieve-zorg", "draft", phase, dict.fromkeys(notes, 2), setting=_WHO)
    kept = {goal.id: goal_to_text(goal) for goal in planned}
    return Sitting(said, saved_at=WHEN, begun_at=WHEN, notes=notes, goals=kept)


_WHO = Setting("aios", "cardiologie", 1)
