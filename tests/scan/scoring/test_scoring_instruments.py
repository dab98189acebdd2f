"""The engine follows the re-statement on random instruments: 2 to 6 items a cell, NVT, NE, open, and overlays.

ZELFSCAN_INSTRUMENTS=1000 scores 10,000 people, which takes over a minute of CPU; every run scores 400. These reach 56
of the 59 kinds of outcome (the other three are of the whole profile, for which test_scoring_restatement is there), and
of 90 mutants of the scoring they kill as many as 1,000 people do.
"""

import os
from functools import cache
from random import Random
from typing import Any

import pytest

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item
from tests.scan.scoring.test_scoring_restatement import (
    CONSTANTS,
    differences,
    engine_instrument,
    engine_profile,
    random_answers,
)
from tests.support.restatement import GROUPS, LEVELS, Plain, profile

INSTRUMENTS, PEOPLE, PARTS = int(os.environ.get("ZELFSCAN_INSTRUMENTS", "40")), 10, 4
SPECIALISM = "cardiologie"
real = cache(engine_instrument)


def random_instrument(random: Random) -> Instrument:
    """The real framework with new items of one role or more, and overlays for cardiologists over some."""
    template, items = real().items[0], list[Item]()
    for role in random.sample(GROUPS["roles"], random.choice((1, 1, 1, 2, 2, 5))):
        for level in LEVELS:
            for number in range(random.randint(2, 6)):
                made = random_item(template, f"{role}-{level}-{number}".lower(), role, level, random)
                own = {"id": f"{made.id}-own", "replaces": made.id, "specialisms": (SPECIALISM,)}
                items += [made, made.model_copy(update=own)] if random.random() < 0.1 else [made]
    return real().model_copy(update={"items": tuple(items)})


def random_item(template: Item, name: str, role: str, level: str, random: Random) -> Item:
    """An item on a random task, with random dimensions, on a scale that each of its phases knows."""
    phases = [p.key for p in real().framework.phases if level in p.levels and random.random() < 0.7]
    return template.model_copy(
        update={
            **{"id": name, "role": role, "level": level, "phases": tuple(phases), "replaces": "", "specialisms": ()},
            "epa_task": random.choice(GROUPS["tasks"]),
            "dimensions": tuple(key for key in GROUPS["dimensions"] if random.random() < 0.2),
            "kind": random.choice(("knowledge", "skill")),
            "scale": "development",
            "norms": {key: random.randint(2, 5) for key in phases if random.random() < 0.1},
            "allows_nvt": random.random() < 0.5,
        }
    )


def plain_set(instrument: Instrument, specialism: str) -> list[dict[str, Any]]:
    """What people of one specialism are asked, one item after the other, each with its norm per phase."""
    plain = []
    for item in instrument.items:
        if item.replaces:
            continue
        for other in instrument.items:
            if other.replaces == item.id and specialism in other.specialisms:
                item = other
        plain.append(item.model_dump() | {"norms": {}, "ceilings": {}})
        for phase in instrument.framework.phases:
            usual = phase.norms.get(item.scale, {}).get(item.kind)
            plain[-1]["norms"][phase.key] = item.norms.get(phase.key, usual)
            plain[-1]["ceilings"][phase.key] = phase.ceilings.get(item.scale)
    return plain


def numbers_of(instrument: Instrument) -> Plain:
    """The constants of an instrument as the re-statement wants them."""
    cuts = {level.key: level.cut for level in instrument.framework.levels}
    overall = {level.key: level.overall_cut for level in instrument.framework.levels}
    own = {name: number for name, number in instrument.framework.constants if name in CONSTANTS}
    return {**CONSTANTS, **own, "cuts": cuts, "overall_cuts": overall}


def differing(instrument: Instrument, phase: Phase, specialism: str, random: Random) -> list[str]:
    """Where engine and re-statement differ on the answers of one random person."""
    items = plain_set(instrument, specialism)
    answers = random_answers(random, [i for i in items if i["level"] in phase.levels], phase.key)
    expected = profile(items, phase.model_dump(), answers, numbers_of(instrument))
    return list(differences(expected, engine_profile(instrument.set_for(specialism), phase.key, answers)))


# In parts, since tests run side by side.
@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(PARTS))
def test_the_engine_agrees_with_the_restatement_on_random_instruments(part: int) -> None:
    for number in range(part, INSTRUMENTS, PARTS):
        random = Random(f"instrument {number}")
        instrument = random_instrument(random)
        for person in range(PEOPLE):
            phase = random.choice(instrument.framework.phases)
            specialism = random.choice(("", SPECIALISM))
            assert differing(instrument, phase, specialism, random) == [], (number, person, phase.key, specialism)
