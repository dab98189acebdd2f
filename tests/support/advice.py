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
from tests.support.building import LEVELS, phase, real, said

WHO = [("bachelor", "n6"), ("master", "n7"), ("aios", "n8"), ("aios", "gevorderd"), ("arts", "n8"), ("arts", "expert")]
FIELDS = ["cardiologie", "huisartsgeneeskunde", "oncologie", "ouderengeneeskunde", "interne_geneeskunde"]
PLACES = ["", "Radboudumc", "LUMC", "Amsterdam UMC, locatie AMC"]
INSTRUMENT, OFFERS = real()
BUDGETS = [one.hours for one in OFFERS.advice.budgets]
CLASSES = {one.key: one.planning_hours for one in OFFERS.advice.durations}
KINDS = ("workplace", "skill", "knowledge")
ITEMS = {one.id: one for one in INSTRUMENT.items}
Levels = set[LevelKey]
Chosen = tuple[Training, ...]
Strengths = dict[str, dict[Topic, float]]


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
    field, place, time = random.choice(FIELDS), random.choice(PLACES), random.choice(BUDGETS)
    region, year = random.choice(["", "", "Amsterdam", "Leiden"]), random.choice([0, 1, 3])
    ways = random.sample(sorted(ALL_WAYS), random.choice([2, 3]))
    who = score(said(answers, key), INSTRUMENT)
    return who, Wish(audience, field, place, time, *views, done, region, frozenset(ways), year)


def shortfalls(who: Assessment) -> dict[str, int]:
    """Per in-scope item the points below the norm, at most 3; NE counts as a 1."""
    stage = phase(who.phase)
    asked = {name: x for name, x in who.answers.items() if x != "NVT" and ITEMS[name].level in stage.scope}
    short = {name: min(3, norm(ITEMS[name], stage) - (1 if x == "NE" else int(x))) for name, x in asked.items()}
    in_order = [one.id for one in INSTRUMENT.items_of(stage)]
    return {name: short[name] for name in sorted(short, key=in_order.index) if short[name] > 0}


def weight(topic: Topic, short: dict[str, int], wish: Wish) -> float:
    """w: the squared shortfalls of a topic, heavier for a goal and for what the supervisor sees too."""
    factor = (1.5 if topic in wish.goals else 1) * (1.25 if topic in wish.seen_by_supervisor else 1)
    return factor * sum(points**2 for name, points in short.items() if topic_of(ITEMS[name]) == topic)


def weights(who: Assessment, wish: Wish) -> dict[Topic, float]:
    """w of every topic that falls short, in the order of the content."""
    short = shortfalls(who)
    return {topic: weight(topic, short, wish) for topic in (topic_of(ITEMS[name]) for name in short)}


def never_done(who: Assessment) -> set[Topic]:
    """The topics whose short items are all skills that were never done."""
    short = [ITEMS[name] for name in shortfalls(who)]
    known = {topic_of(one) for one in short if who.answers[one.id] != "NE" or one.kind != "skill"}
    return {topic_of(one) for one in short} - known


def levels_for(profile: Profile) -> Levels:
    """Up to the own target, and at most one above what is attained."""
    who, level = profile.assessment, profile.overall.level
    attained = LEVELS.index(level) + 1 if level in LEVELS else 0
    return set(LEVELS[: min(len(phase(who.phase).scope), attained + 1)])


def may_take(one: Training, who: Assessment, levels: Levels, wish: Wish) -> bool:
    """Whether it is meant for this person at all, and not part of their training already."""
    meant = wish.audience in one.audiences and who.phase in one.phases and levels & set(one.levels)
    field, place = one.specialisms or [wish.specialism], one.institutes or [wish.institute]
    sound = one.suggest and one.certainty != "low" and wish.year in (one.years or [wish.year])
    has_it = any(wish.specialism == duty.specialism and wish.year in duty.years for duty in one.obligatory_for)
    return bool(meant and sound and wish.specialism in field and wish.institute in place and not has_it)


def wants(one: Training, wish: Wish) -> bool:
    """Whether the person left it in: not done before, nearby when it is bound to a region, and in a way they want."""
    near = not one.regions or wish.region in one.regions or wish.institute in one.institutes
    return near and one.id not in wish.done and all(way in wish.ways for way in one.ways)


def covers(one: Training, topic: Topic, levels: Levels, new: set[Topic]) -> float:
    """c_tj: full on a theme it names, less elsewhere; at its own levels, or at any for a practice form."""
    if "workplace" not in one.learning and topic.level not in levels & set(one.levels):
        return 0
    if topic in new and (set(one.learning) == {"knowledge"} or one.own_patient):
        return 0
    full = sum(part.strength for part in one.covers if (part.role, part.epa_task) == topic[:2])
    return full if topic.theme in one.themes else {0: 0, 0.3: 0, 0.5: 0.3, 0.8: 0.3}[full]


def hours(one: Training) -> float:
    """Our estimate, else the least hours the source gives, else the most, else those of the class, times over."""
    return one.planning_hours or one.hours_min or one.hours_max or CLASSES[one.duration or ""] * one.times


def in_its_time(one: Training, heavy: dict[Topic, float], c: dict[Topic, float]) -> dict[Topic, float]:
    """c': what is left when one works on as many topics as the time allows."""
    time = hours(one)
    ends = ((1, 2), (4, 2), (8, 3), (40, 5), (160, 8))
    most = 1 if time < 1 else next((topics for end, topics in ends if time <= end), len(c))
    order = list(heavy)
    ranked = sorted((t for t in c if c[t]), key=lambda t: (-heavy[t] * c[t], -c[t], order.index(t)))
    return {topic: c[topic] for topic in ranked[:most]}


def kind(one: Training) -> str:
    """The most active way of learning it offers."""
    return next(each for each in KINDS if each in one.learning)


def value(chosen: Chosen, c: Strengths, heavy: dict[Topic, float]) -> float:
    """V: knowing, practising and taking part add up, the same kind twice on one point does not."""
    total = 0.0
    for topic, w in heavy.items():
        best = [max((c[one.id].get(topic, 0) for one in chosen if kind(one) == each), default=0) for each in KINDS]
        total += w * (1 - prod(1 - part for part in best))
    return total


def best(profile: Profile, wish: Wish, entries: Sequence[Training]) -> tuple[tuple[str, ...], float]:
    """Every set of at most three tried: the ids of the best one, and its value."""
    who, levels = profile.assessment, levels_for(profile)
    heavy, short, new = weights(who, wish), shortfalls(who), never_done(who)
    mine = sorted((one for one in entries if may_take(one, who, levels, wish) and wants(one, wish)), key=lambda t: t.id)
    full = {one.id: {topic: covers(one, topic, levels, new) for topic in heavy} for one in mine}
    c = {one.id: in_its_time(one, heavy, full[one.id]) for one in mine}
    helping = [one for one in mine if c[one.id]]
    mainly_ne = bool(short) and 2 * sum(who.answers[name] == "NE" for name in short) >= len(short)
    practice = any("workplace" in one.learning for one in helping)

    def allowed(chosen: Chosen) -> bool:
        practised = any(
            "workplace" in one.learning if practice else set(one.learning) != {"knowledge"} for one in chosen
        )
        families = [key for one in chosen for key in one.family]
        most = float("inf") if wish.hours is None else wish.hours
        fits = sum(map(hours, chosen)) <= most and len(set(families)) == len(families)
        return fits and (practised or not mainly_ne)

    def rank(chosen: Chosen) -> tuple[float, int, int, float, tuple[str, ...]]:
        own = sum(wish.specialism in one.specialisms or wish.institute in one.institutes for one in chosen)
        ids = tuple(sorted(one.id for one in chosen))
        return -round(value(chosen, c, heavy), 9), len(chosen), -own, sum(map(hours, chosen)), ids

    sets = filter(allowed, (chosen for size in (1, 2, 3) for chosen in combinations(helping, size)))
    v, *_, ids = min(map(rank, sets), default=(0.0, 0, 0, 0.0, ()))
    return ids, -v
