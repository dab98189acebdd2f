"""The re-statement follows the worked examples, and the engine follows the re-statement."""

import os
from collections.abc import Iterator
from fractions import Fraction
from itertools import cycle, islice, product
from random import Random
from typing import Any

import pytest

from tests.support.paths import CONTENT
from tests.support.restatement import CONSTANTS, GROUPS, LEVELS, Answer, Answers, Plain, profile

GEVORDERD = {"key": "gevorderd", "scope": ["basis", "gevorderd"], "offers": ["expert"], "shows_level": True}
BACHELOR = {"key": "n6", "scope": ["basis"], "offers": [], "shows_level": False}

#      id   basis | gevorderd | expert              p                 S       level        stable flags
WORKED = [
    ("A", "4 5 3     | 4 3 NE | 2 NE open", [0.8333, 0.5, 0.0], 1.3333, "basis", True, []),
    ("B", "4 4 4     | 4 4 4  | 4 4 4", [1.0, 1.0, 1.0], 3.0, "expert", True, []),
    ("C", "4 4 3     | 4 4 3  | 4 3 3", [0.8333, 0.8333, 0.6667], 2.3333, "gevorderd", True, []),
    ("D", "4 4 4     | 4 4 4  | 4 4 3", [1.0, 1.0, 0.8333], 2.8333, "expert", False, ["op_de_grens"]),
    ("E", "2 2 3     | 4 4 4  | 4 4 4", [0.1667, 1.0, 1.0], 2.1667, "op_weg", True, ["opvallend_patroon"]),
    ("G", "4 open open | 4 4 4 |", [None, 1.0, None], None, None, None, ["te_weinig_antwoorden"]),
    ("L", "3 3 3     | 3 3 3  |", [0.5, 0.5, None], 1.0, "op_weg", False, ["op_de_grens"]),
    ("M", "4 4 4     | 3 3 3  | 3 3 3", [1.0, 0.5, 0.5], 2.0, "basis", False, ["op_de_grens"]),
]
# All 10,000 take minutes: ZELFSCAN_SCORED_PEOPLE=10000 (CONTRIBUTING.md). The 33rd reaches the last kind of outcome.
PEOPLE = int(os.environ.get("ZELFSCAN_SCORED_PEOPLE", "64"))
FLAGS = ("te_weinig_antwoorden", "nog_weinig_ervaring", "weinig_van_toepassing", "opvallend_patroon", "op_de_grens")
# How likely an item is left open, not done yet (NE) or no part of the work (NVT), for five kinds of people.
MOODS = ((0.0, 0.0, 0.0), (0.05, 0.05, 0.05), (0.6, 0.1, 0.05), (0.1, 0.6, 0.05), (0.1, 0.1, 0.6))
COUNTS = {"criterion": 3, "coverage_least": 4, "overall_least_roles": 3, "overall_exceptions": 0, "nu0": 2.0}
SHARES = dict.fromkeys(("coverage_share", "inexperience_share", "not_applicable_share"), Fraction(1, 4))
OTHER_NUMBERS = {**COUNTS, **SHARES, "guard": 0.7, "on_target": 0.9, "almost": 0.4, "sigma0": 0.5, "band_z": 1.0}


def engine_instrument() -> Any:
    """The real content as the engine loads it."""
    from scan.content.loading import load_instrument

    return load_instrument(CONTENT)


def engine_items(instrument: Any) -> list[Plain]:
    """The base set as `python -m scan items --json --specialism ""` prints it."""
    from scan.takeaway.json_output import items_json

    return list(items_json(instrument.set_for("")))


def engine_profile(instrument: Any, phase_key: str, answers: Answers) -> Plain:
    """One assessment as `python -m scan score` prints it."""
    from scan.scoring.assessment import Assessment
    from scan.scoring.scoring import score
    from scan.takeaway.json_output import profile_json

    name, given = instrument.framework.instrument, dict[str, Any]((k, x) for k, x in answers.items() if x is not None)
    said = Assessment("random", name, instrument.version, phase=phase_key, by="self", answers=given)
    return profile_json(score(said, instrument), instrument.framework)


def sitting(rows: str, phase: Plain = GEVORDERD, t: int = 4, role: str = "MH") -> tuple[list[Plain], dict[str, Answer]]:
    """Items of one role, all with norm t, and the answers to them: 'basis | gevorderd | expert'."""
    key, items, answers = phase["key"], list[Plain](), dict[str, Answer]()
    for level, row in zip(LEVELS, rows.split("|"), strict=False):
        for number, word in enumerate(row.split()):
            name = f"{role}-{level}-{number}".lower()
            fields = {"id": name, "role": role, "epa_task": "T1", "level": level, "dimensions": ["fysiek"]}
            items.append({**fields, "phases": [key], "norms": {key: t}, "ceilings": {key: 5}})
            answers[name] = int(word) if word.isdigit() else {"open": None}.get(word, word)
    return items, answers


def medisch_handelen(rows: str, phase: Plain = GEVORDERD, t: int = 4) -> Plain:
    items, answers = sitting(rows, phase, t)
    return dict(profile(items, phase, answers)["roles"]["MH"])


@pytest.mark.parametrize(
    ("rows", "p", "s", "level", "stable", "flags"), [w[1:] for w in WORKED], ids=[w[0] for w in WORKED]
)
def test_a_worked_example_comes_out(
    rows: str, p: list[float | None], s: float | None, level: str | None, stable: bool | None, flags: list[str]
) -> None:
    found = medisch_handelen(rows)
    assert [found["levels"][key]["p"] for key in LEVELS] == pytest.approx(p, abs=1e-4)
    assert found["S"] == pytest.approx(s, abs=1e-4)
    assert (found["level"], found["stable"], found["flags"]) == (level, stable, flags)


def test_example_a_has_the_mean_band_and_distance_of_the_text() -> None:
    found = medisch_handelen("4 5 3 | 4 3 NE | 2 NE open")
    numbers = [found["n"], found["mean"], 5 * found["se"] ** 2, found["se"], *found["band"], found["D"], found["gap"]]
    assert numbers == pytest.approx([5, 3.80, 0.92857, 0.43095, 3.2477, 4.3523, 0.6667, 0.8333], abs=1e-4)
    assert found["status"] == "bijna"


def test_example_a_reaches_a_bachelors_norm_and_gets_no_level() -> None:
    found = medisch_handelen("4 5 3", BACHELOR, t=3)
    assert (found["D"], found["gap"], found["status"]) == (1.0, 0.0, "op_doel")
    assert (found["S"], found["level"], found["stable"], found["flags"]) == (None, None, None, [])


@pytest.mark.parametrize(
    ("rows", "flags"),
    [
        ("4 4 NE NE", ["nog_weinig_ervaring"]),
        ("4 4 4 4 NVT NVT", []),
        ("4 4 5 NVT NVT", ["weinig_van_toepassing"]),
        ("open open open", ["te_weinig_antwoorden"]),
        ("NE NVT NVT", ["te_weinig_antwoorden", "nog_weinig_ervaring", "weinig_van_toepassing"]),
        ("3 3 3 | 4 4 4", ["opvallend_patroon", "op_de_grens"]),
    ],
)
def test_flags_stand_in_the_order_of_the_text(rows: str, flags: list[str]) -> None:
    assert medisch_handelen(rows)["flags"] == flags


@pytest.mark.parametrize(
    ("roles", "s", "level"),
    [
        (["4 4 4"] * 4, None, None),
        (["4 4 4"] * 5, 1.0, "basis"),
        (["4 4 4 | 4 4 4 | 4 4 4"] * 6 + ["3 3 3"], 18.5 / 7, "expert"),
        (["4 4 4 | 4 4 4 | 4 4 4"] * 5 + ["3 3 3"] * 2, 16 / 7, "basis"),
    ],
    ids=["four roles are too few", "five suffice", "one may lag", "two may not"],
)
def test_overall_is_the_mean_with_at_most_one_role_behind(roles: list[str], s: float | None, level: str | None) -> None:
    sittings = [sitting(rows, role=role) for rows, role in zip(roles, GROUPS["roles"], strict=False)]
    items, answers = [i for part, _ in sittings for i in part], {k: x for _, part in sittings for k, x in part.items()}
    assert profile(items, GEVORDERD, answers)["overall"] == {"S": pytest.approx(s), "level": level}


def random_answer(random: Random, item: Plain, phase_key: str, centre: float, mood: tuple[float, ...]) -> Answer:
    left_open, not_done, not_mine = mood
    luck = random.random()
    if luck < left_open + not_done:
        return None if luck < left_open else "NE"
    if item["allows_nvt"] and random.random() < not_mine:
        return "NVT"
    return int(min(max(round(random.gauss(centre, 0.8)), 1), item["ceilings"][phase_key]))


def random_answers(random: Random, items: list[Plain], phase_key: str) -> Answers:
    """A person of one mood, who is less able at each higher level; an open item is None or absent."""
    mood, ability, fall = random.choice(MOODS), random.uniform(1, 6), random.uniform(0, 1.5)
    answers = {
        i["id"]: random_answer(random, i, phase_key, ability - fall * LEVELS.index(i["level"]), mood)
        for i in items
        if phase_key in i["phases"]
    }
    return {key: x for key, x in answers.items() if x is not None or random.random() < 0.5}


def restated(instrument: Any, people: int) -> Iterator[tuple[str, Answers, Plain]]:
    """Phase, answers and re-stated profile of so many random people, the phases in turn."""
    framework, items = instrument.framework, engine_items(instrument)
    cuts = {
        "cuts": {x.key: x.cut for x in framework.levels},
        "overall_cuts": {x.key: x.overall_cut for x in framework.levels},
    }
    constants = {**CONSTANTS, **{k: x for k, x in framework.constants if k in CONSTANTS}, **cuts}
    for seed, phase in enumerate(islice(cycle(framework.phases), people)):
        answers = random_answers(Random(seed), items, phase.key)
        yield phase.key, answers, profile(items, phase.model_dump(), answers, constants)


def differences(expected: Any, found: Any, path: str = "") -> Iterator[str]:
    """Where the engine's JSON differs from the re-statement, labels and names of the assessment aside."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted((expected.keys() | found.keys()) - {"id", "instrument", "version", "phase", "label"}):
            yield from differences(expected.get(key, "absent"), found.get(key, "absent"), f"{path}/{key}")
    elif isinstance(expected, list) and isinstance(found, list | tuple) and len(expected) == len(found):
        for place, pair in enumerate(zip(expected, found, strict=True)):
            yield from differences(*pair, f"{path}/{place}")
    elif isinstance(expected, float) and isinstance(found, float) and abs(expected - found) <= 1e-9:
        return
    elif expected != found:
        yield f"{path}: {expected} by the text, {found} by the engine"


def outcomes(found: Plain) -> set[tuple[str, Any]]:
    """Every kind of outcome in a profile: levels with their stability, statuses and flags per lens."""
    parts = [(lens, group) for lens in GROUPS for group in found[lens].values()]
    levels = {(f"{lens} level", (one["level"], one["stable"])) for lens, one in parts}
    statuses = {(f"{lens} status", one["status"]) for lens, one in parts}
    flagged = {(f"{lens} flag", flag) for lens, one in parts for flag in one["flags"]}
    return {*levels, *statuses, *flagged, ("overall", found["overall"]["level"])}


def every_outcome() -> set[tuple[str, Any]]:
    """All outcomes that a profile can have."""
    words = ("op_weg", *LEVELS)
    levels = {(f"{lens} level", x) for lens in GROUPS for x in [(None, None), *product(words, (True, False))]}
    statuses = {(f"{lens} status", x) for lens in GROUPS for x in (None, "ontwikkelpunt", "bijna", "op_doel")}
    return {
        *levels,
        *statuses,
        *((f"{lens} flag", x) for lens in GROUPS for x in FLAGS),
        *(("overall", x) for x in (None, *words)),
    }


# Counting lines would take longer than the test; what it runs is counted elsewhere.
@pytest.mark.no_cover
def test_the_engine_agrees_with_the_restatement_on_every_kind_of_outcome() -> None:
    instrument, reached = engine_instrument(), set[tuple[str, Any]]()
    for seed, (phase_key, answers, expected) in enumerate(restated(instrument, PEOPLE)):
        found = engine_profile(instrument, phase_key, answers)
        assert not list(differences(expected, found)), (seed, phase_key, answers)
        reached |= outcomes(expected)
    assert reached == every_outcome()


def test_the_engine_takes_its_numbers_from_the_framework() -> None:
    instrument = engine_instrument()
    was = instrument.framework
    numbers = was.constants.model_copy(update=OTHER_NUMBERS)
    levels = [x.model_copy(update={"cut": x.cut - 0.1, "overall_cut": x.overall_cut - 0.5}) for x in was.levels]
    framework = was.model_copy(update={"constants": numbers, "levels": tuple(levels)})
    other = instrument.model_copy(update={"framework": framework})
    for phase_key, answers, expected in restated(other, 60):
        assert not list(differences(expected, engine_profile(other, phase_key, answers))), (phase_key, answers)
