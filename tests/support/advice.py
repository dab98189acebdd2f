"""A slow, plain re-statement of measurement.md §6 on the real content, to hold the advice against."""

from collections.abc import Sequence
from itertools import combinations
from math import prod
from random import Random

from results.advice.eligibility import ALL_WAYS, Wish
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Training
from scan.instrument.instrument import Item, ceiling, norm
from scan.learning_goal import Topic
from scan.scoring.assessment import Answer, Assessment
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from tests.support.building import LEVELS, framework, phase, real, said

WHO = [("bachelor", "n6"), ("master", "n7"), ("aios", "n8"), ("aios", "gevorderd"), ("arts", "n8"), ("arts", "expert")]
FIELDS = ["cardiologie", "huisartsgeneeskunde", "oncologie", "ouderengeneeskunde", "interne_geneeskunde"]
BUDGETS = [one.hours for one in framework().budgets]
INSTRUMENT, OFFERS = real()
ITEMS = {one.id: one for one in INSTRUMENT.items}
Levels = set[LevelKey]


def topic_of(one: Item) -> Topic:
    """Role × EPA task × theme at one level."""
    return Topic(one.role, one.epa_task, one.theme, one.level)


def person(seed: int) -> tuple[Profile, Wish]:
    """Someone of one ability and one mood, with a field, a place, wishes, goals, a supervisor's view and a past."""
    random = Random(seed)
    audience, key = random.choice(WHO)
    ability, left_open, not_done = random.uniform(1, 5.5), random.choice([0.05, 0.6]), random.choice([0.0, 0.2, 0.8])
    answers: dict[str, Answer | None] = {}
    for one in INSTRUMENT.items_of(phase(key)):
        luck, point = random.random(), min(max(round(random.gauss(ability, 1)), 1), ceiling(one, phase(key)))
        answers[one.id] = None if luck < left_open else "NE" if luck < left_open + not_done else point
    goals, seen = random.sample(INSTRUMENT.items, 5), random.sample(INSTRUMENT.items, 20)
    done = frozenset(one.id for one in random.sample(OFFERS.entries, 5))
    views = frozenset(map(topic_of, goals)), frozenset(map(topic_of, seen))
    field, place, time = random.choice(FIELDS), random.choice(["", "Radboudumc", "LUMC"]), random.choice(BUDGETS)
    region = random.choice(["", "", "Amsterdam", "Leiden"])
    ways = random.sample(sorted(ALL_WAYS), random.choice([2, 3]))
    who = score(said(answers, key), INSTRUMENT)
    return who, Wish(audience, field, place, time, *views, done, region, frozenset(ways))


def shortfalls(who: Assessment) -> dict[str, int]:
    """Per in-scope item the points below the norm, at most 3; NE counts as a 1."""
    stage = phase(who.phase)
    asked = {name: x for name, x in who.answers.items() if ITEMS[name].level in stage.scope}
    short = {name: min(3, norm(ITEMS[name], stage) - (1 if x == "NE" else int(x))) for name, x in asked.items()}
    return {name: points for name, points in short.items() if points > 0}


def weight(topic: Topic, short: dict[str, int], wish: Wish) -> float:
    """w: the shortfalls of a topic, heavier for a goal and for what the supervisor sees too."""
    factor = (1.5 if topic in wish.goals else 1) * (1.25 if topic in wish.seen_by_supervisor else 1)
    return factor * sum(points for name, points in short.items() if topic_of(ITEMS[name]) == topic)


def weights(who: Assessment, wish: Wish) -> dict[Topic, float]:
    """w of every topic that falls short."""
    short = shortfalls(who)
    return {topic: weight(topic, short, wish) for topic in (topic_of(ITEMS[name]) for name in short)}


def levels_for(profile: Profile) -> Levels:
    """Up to the own target, and at most one above what is attained."""
    who, level = profile.assessment, profile.overall.level
    attained = LEVELS.index(level) + 1 if level in LEVELS else 0
    return set(LEVELS[: min(len(phase(who.phase).scope), attained + 1)])


def may_take(one: Training, who: Assessment, levels: Levels, wish: Wish) -> bool:
    """Whether it is meant for this person at all."""
    meant = wish.audience in one.audiences and who.phase in one.phases and levels & set(one.levels)
    field, place = one.specialisms or [wish.specialism], one.institutes or [wish.institute]
    sound = one.suggest and one.certainty != "low"
    return bool(meant and sound and wish.specialism in field and wish.institute in place)


def wants(one: Training, wish: Wish) -> bool:
    """Whether the person left it in: not done before, not elsewhere, and in a way they want."""
    there = not wish.region or wish.region in (one.regions or [wish.region])
    return there and one.id not in wish.done and all(way in wish.ways for way in one.ways)


def covers(one: Training, topic: Topic, levels: Levels) -> float:
    """c_tj: full on a theme it names, .3 at most elsewhere; at its own levels, or at any for a practice form."""
    if "workplace" not in one.learning and topic.level not in levels & set(one.levels):
        return 0
    full = sum(part.strength for part in one.covers if (part.role, part.epa_task) == topic[:2])
    return full if topic.theme in one.themes else min(0.3, full)


def hours(one: Training) -> float:
    """The most hours the source gives, else the least, else those of the class."""
    planning = {each.key: each.planning_hours for each in framework().durations}
    return one.hours_max or one.hours_min or planning[one.duration or ""]


def best(profile: Profile, wish: Wish, entries: Sequence[Training]) -> tuple[tuple[str, ...], float]:
    """Every set of at most three tried: the ids of the best one, and its value."""
    who, levels = profile.assessment, levels_for(profile)
    heavy, short = weights(who, wish), shortfalls(who)
    mine = sorted((one for one in entries if may_take(one, who, levels, wish) and wants(one, wish)), key=lambda t: t.id)
    c = {one.id: {topic: covers(one, topic, levels) for topic in heavy} for one in mine}
    helping = [one for one in mine if any(c[one.id].values())]
    mainly_ne = bool(short) and 2 * sum(who.answers[name] == "NE" for name in short) >= len(short)
    practice = any("workplace" in one.learning for one in helping)

    def allowed(chosen: tuple[Training, ...]) -> bool:
        learnt = [set(one.learning) for one in chosen]
        practised = any("workplace" in one if practice else one != {"knowledge"} for one in learnt)
        most = float("inf") if wish.hours is None else wish.hours
        return sum(map(hours, chosen)) <= most and (practised or not mainly_ne)

    def value(chosen: tuple[Training, ...]) -> float:
        return sum(w * (1 - prod(1 - c[one.id][topic] for one in chosen)) for topic, w in heavy.items())

    sets = filter(allowed, (chosen for size in (1, 2, 3) for chosen in combinations(helping, size)))
    ranked = ((-round(value(one), 9), sum(map(hours, one)), tuple(each.id for each in one)) for one in sets)
    v, _, ids = min(ranked, default=(0.0, 0, ()))
    return ids, -v
