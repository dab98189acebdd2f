"""A slow, plain re-statement of measurement.md §2 and §3, sentence by sentence, to hold the engine against."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

Plain = Mapping[str, Any]
Items = Sequence[Plain]
Answer = int | str | None
Answers = Mapping[str, Answer]

LEVELS = ("basis", "gevorderd", "expert")
GROUPS = {
    "roles": ("MH", "CO", "SA", "KW", "MA", "OL", "PR"),
    "tasks": ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"),
    "dimensions": ("fysiek", "psychisch", "sociaal", "spiritueel"),
}
CONSTANTS: Plain = {
    "criterion": 4,
    "guard": "0.6",
    "coverage_share": "2/3",
    "coverage_least": 2,
    "inexperience_share": "1/2",
    "not_applicable_share": "1/3",
    "cuts": {"basis": "0.8", "gevorderd": "1.8", "expert": "2.8"},
    "overall_cuts": {"basis": "0.9", "gevorderd": "1.8", "expert": "2.6"},
    "overall_least_roles": 5,
    "overall_exceptions": 1,
    "nu0": 4,
    "sigma0": "1.0",
    "band_z": "1.2816",
    "on_target": "0.8",
    "almost": "0.6",
    "tolerance": "1e-9",
}


def profile(items: Items, phase: Plain, answers: Answers, constants: Plain = CONSTANTS) -> dict[str, Any]:
    """What `scan score` says of one assessment, labels left out (measurement.md §2, §3).

    `items` as `scan items --json` prints them; `phase` with key, scope, offers and shows_level; `answers` by item id;
    `constants` with the keys of CONSTANTS. Nothing is rounded: numbers are floats, and None where there is none.
    """
    c = exact(constants)
    own = [i for i in items if phase["key"] in i["phases"] and i["level"] in (*phase["scope"], *phase["offers"])]
    found = {lens: {key: group(of_group(own, key), phase, answers, c) for key in keys} for lens, keys in GROUPS.items()}
    alone = [i for i in own if list(i["dimensions"]) == ["spiritueel"]]
    zingeving, words = found["dimensions"]["spiritueel"], ("op_doel", "bijna", "ontwikkelpunt")
    apart = group(alone, phase, answers, c)["status"]
    if zingeving["status"] and apart:
        zingeving["status"] = max(zingeving["status"], apart, key=words.index)
    return {lens: floats(part) for lens, part in {**found, "overall": overall(found["roles"], c)}.items()}


def exact(value: Any) -> Any:
    """The numbers in `value` as fractions, whole ones as they are, so that all arithmetic is exact."""
    if isinstance(value, Mapping):
        return {k: exact(v) for k, v in value.items()}
    return value if isinstance(value, int) else Fraction(str(value))


def floats(value: Any) -> Any:
    """The fractions in `value` as floats."""
    if isinstance(value, dict):  # not Mapping, which would take half the time of a profile
        return {k: floats(v) for k, v in value.items()}
    return float(value) if isinstance(value, Fraction) else value


def of_group(items: Items, key: str) -> list[Plain]:
    """The items that count in the role, EPA task or dimension `key`; no two of these share a key."""
    return [i for i in items if key in (i["role"], i["epa_task"], *i["dimensions"])]


def group(items: Items, phase: Plain, answers: Answers, c: Plain) -> dict[str, Any]:
    """One role, EPA task or dimension; `items` are its items that the phase asks or offers."""
    levels = levels_of(items, answers, c)
    s, level, steady = None, None, None
    if phase["shows_level"] and levels["basis"]["enough"]:
        s, level, steady = treden_score(levels), reached(levels, c), stable(items, phase, answers, c)
    scope = [i for i in items if i["level"] in phase["scope"]]
    taken = {i["level"] for i in items if answers.get(i["id"]) is not None}
    put = [i for i in items if i["level"] in phase["scope"] or i["level"] in taken]
    words = flags([answers.get(i["id"]) for i in put], levels, s, steady, c)
    own = {"levels": levels, "S": s, "level": level, "stable": steady, "flags": words}
    return {**own, **mean_and_band(scope, answers, c), **target(scope, phase, answers, c)}


def is_answered(answer: Answer) -> bool:
    """Answered 1..5 or NE; NVT is out of everything and open is no answer."""
    return isinstance(answer, int) or answer == "NE"


def credit(answer: Answer, t: int) -> float:
    """1 at t or above, .5 one point below it (but not for a 1), otherwise 0, and 0 for NE: exact as floats."""
    if not isinstance(answer, int):
        return 0
    if answer >= t:
        return 1
    return 0.5 if answer == t - 1 and answer >= 2 else 0


def covers(answered: int, applicable: int, c: Plain) -> bool:
    """Whether at least two, and two thirds, of the items that are not NVT were answered."""
    return bool(answered >= max(c["coverage_least"], math.ceil(c["coverage_share"] * applicable)))


def levels_of(items: Items, answers: Answers, c: Plain) -> dict[str, dict[str, Any]]:
    """n, d, ne, p and enough for each of the three levels."""
    return {key: level_of([answers.get(i["id"]) for i in items if i["level"] == key], c) for key in LEVELS}


def level_of(given: Sequence[Answer], c: Plain) -> dict[str, Any]:
    """n, d, ne, p and enough from the answers (open ones too) to the items of one level."""
    applicable = [x for x in given if x != "NVT"]
    answered = [x for x in applicable if is_answered(x)]
    n, d = len(applicable), len(answered)
    enough = n > 0 and covers(d, n, c)
    p = Fraction(sum(credit(x, c["criterion"]) for x in answered)) / d if enough else None
    return {"n": n, "d": d, "ne": answered.count("NE"), "p": p, "enough": enough}


def treden_score(levels: Plain) -> Fraction:
    """S: the sum of the three p, an absent p counted as 0."""
    return sum((levels[key]["p"] or Fraction(0) for key in LEVELS), Fraction(0))


def holds(level: Plain, c: Plain) -> bool:
    """The guard: p is at least .6, an absent p counted as 0."""
    return bool((level["p"] or 0) >= c["guard"] - c["tolerance"])


def reached(levels: Plain, c: Plain) -> str:
    """The highest level whose cut S reaches, that is enough, and that holds together with all below it."""
    s, level = treden_score(levels), "op_weg"
    for place, key in enumerate(LEVELS):
        high_enough = s >= c["cuts"][key] - c["tolerance"]
        if high_enough and levels[key]["enough"] and all(holds(levels[k], c) for k in LEVELS[: place + 1]):
            level = key
    return level


def stable(items: Items, phase: Plain, answers: Answers, c: Plain) -> bool:
    """Whether no numeric answer, changed by one point within 1..ceiling, alters the level by itself."""
    level = reached(levels_of(items, answers, c), c)
    for item in items:
        answer = answers.get(item["id"])
        around = (answer - 1, answer + 1) if isinstance(answer, int) else ()
        for other in (x for x in around if 1 <= x <= item["ceilings"][phase["key"]]):
            if reached(levels_of(items, {**answers, item["id"]: other}, c), c) != level:
                return False
    return True


def flags(given: Sequence[Answer], levels: Plain, s: Fraction | None, steady: bool | None, c: Plain) -> list[str]:
    """The flags that apply, in the order of the text; `given` leaves out levels offered and never answered."""
    answered = [x for x in given if is_answered(x)]
    pairs = [(levels[low], levels[high]) for place, high in enumerate(LEVELS) for low in LEVELS[:place]]
    skips = any(holds(high, c) and not (low["enough"] and holds(low, c)) for low, high in pairs)
    applies = {
        "te_weinig_antwoorden": not levels["basis"]["enough"],
        "nog_weinig_ervaring": answered and answered.count("NE") >= c["inexperience_share"] * len(answered),
        "weinig_van_toepassing": given.count("NVT") > c["not_applicable_share"] * len(given),
        "opvallend_patroon": s is not None and skips,
        "op_de_grens": steady is False,
    }
    return [name for name, yes in applies.items() if yes]


def mean_and_band(scope: Items, answers: Answers, c: Plain) -> dict[str, Any]:
    """n, mean, se and band of the numeric answers in scope; fewer than two give no more than n."""
    by_level = [[x for i in scope if i["level"] == k and isinstance(x := answers.get(i["id"]), int)] for k in LEVELS]
    n = sum(len(m) for m in by_level)
    if n < 2:
        return {"n": n, "mean": None, "se": None, "band": None}
    ss = sum((x - Fraction(sum(m), len(m))) ** 2 for m in by_level for x in m)
    df = sum(max(0, len(m) - 1) for m in by_level)
    s2 = (c["nu0"] * c["sigma0"] ** 2 + ss) / (c["nu0"] + df)
    mean, se = Fraction(sum(sum(m) for m in by_level), n), math.sqrt(s2 / n)
    half = float(c["band_z"]) * se
    return {"n": n, "mean": mean, "se": se, "band": [max(1.0, float(mean) - half), min(5.0, float(mean) + half)]}


def target(scope: Items, phase: Plain, answers: Answers, c: Plain) -> dict[str, Any]:
    """D, gap and status against the norms of the items in scope; None when too few are answered."""
    applicable = [(answers.get(i["id"]), i["norms"][phase["key"]]) for i in scope if answers.get(i["id"]) != "NVT"]
    answered = [(x, t) for x, t in applicable if is_answered(x)]
    if not covers(len(answered), len(applicable), c):
        return {"D": None, "gap": None, "status": None}
    share = Fraction(sum(credit(x, t) for x, t in answered)) / len(answered)
    gap = Fraction(sum(max(0, t - (x if isinstance(x, int) else 1)) for x, t in answered), len(answered))
    almost = "bijna" if share >= c["almost"] - c["tolerance"] else "ontwikkelpunt"
    return {"D": share, "gap": gap, "status": "op_doel" if share >= c["on_target"] - c["tolerance"] else almost}


def overall(roles: Plain, c: Plain) -> dict[str, Any]:
    """S and level over the roles that have an S: the mean, and all of them but one at most a level behind."""
    scored = [role for role in roles.values() if role["S"] is not None]
    if len(scored) < c["overall_least_roles"]:
        return {"S": None, "level": None}
    words = ("op_weg", *LEVELS)
    s, level = sum(role["S"] for role in scored) / len(scored), "op_weg"
    for number, key in enumerate(LEVELS, start=1):
        behind = sum(words.index(role["level"]) < number - 1 for role in scored)
        if s >= c["overall_cuts"][key] - c["tolerance"] and behind <= c["overall_exceptions"]:
            level = key
    return {"S": s, "level": level}
