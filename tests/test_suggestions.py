"""The advice is the best there is, fits the person, and can be derived again (measurement.md §6)."""

from itertools import combinations
from math import prod
from random import Random
from typing import Any

import pytest

from results.gaps import Topic
from results.suggestions import Advice, Wish, suggest
from scan.assessment import Answer, Assessment
from scan.catalogue import Catalogue, Training
from scan.definition import LevelKey
from scan.instrument import Item, ceiling, norm
from scan.scoring import score
from tests.building import LEVELS, catalogue, framework, item, phase, real, said, small, training

WHO = [("bachelor", "n6"), ("master", "n7"), ("aios", "n8"), ("aios", "gevorderd"), ("arts", "n8"), ("arts", "expert")]
FIELDS = ["cardiologie", "huisartsgeneeskunde", "oncologie", "ouderengeneeskunde", "interne_geneeskunde"]
BUDGETS = [one.hours for one in framework().budgets]
INSTRUMENT, OFFERS = real()
ITEMS = {one.id: one for one in INSTRUMENT.items}
PAIN = ("MH", "T3", 0.8)


def topic_of(one: Item) -> Topic:
    return Topic(one.role, one.epa_task, one.theme, one.level)


def person(seed: int) -> tuple[Assessment, Wish]:
    """Someone of one ability and one mood, with a field, an institute, goals, a supervisor's view and a past."""
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
    return said(answers, key), Wish(audience, field, place, time, *views, done)


def advised(who: Assessment, wish: Wish, offers: Catalogue = OFFERS) -> Advice:
    return suggest(score(who, INSTRUMENT), INSTRUMENT, offers, wish)


def shortfalls(who: Assessment) -> dict[str, int]:
    """Per in-scope item the points below the norm, at most 3; NE counts as a 1."""
    stage = phase(who.phase)
    asked = {name: x for name, x in who.answers.items() if ITEMS[name].level in stage.scope}
    short = {name: min(3, norm(ITEMS[name], stage) - (1 if x == "NE" else int(x))) for name, x in asked.items()}
    return {name: points for name, points in short.items() if points > 0}


def weight(topic: Topic, short: dict[str, int], wish: Wish) -> float:
    factor = (1.5 if topic in wish.goals else 1) * (1.25 if topic in wish.seen_by_supervisor else 1)
    return factor * sum(points for name, points in short.items() if topic_of(ITEMS[name]) == topic)


def may_take(one: Training, who: Assessment, levels: set[LevelKey], wish: Wish) -> bool:
    meant = wish.audience in one.audiences and who.phase in one.phases and levels & set(one.levels)
    field, place = one.specialisms or [wish.specialism], one.institutes or [wish.institute]
    sound = one.suggest and one.certainty != "low" and one.id not in wish.done
    return bool(meant and sound and wish.specialism in field and wish.institute in place)


def covers(one: Training, topic: Topic, levels: set[LevelKey]) -> float:
    """c_tj: full on a theme it names, .3 at most elsewhere; at its own levels, or at any for a practice form."""
    if "workplace" not in one.learning and topic.level not in levels & set(one.levels):
        return 0
    full = sum(part.strength for part in one.covers if (part.role, part.epa_task) == topic[:2])
    return full if topic.theme in one.themes else min(0.3, full)


def hours(one: Training) -> float:
    planning = {each.key: each.planning_hours for each in framework().durations}
    return one.hours_max or one.hours_min or planning[one.duration or ""]


def best(who: Assessment, wish: Wish) -> tuple[tuple[str, ...], float]:
    """Every set of at most three tried: the ids of the best one, and its value."""
    short, level = shortfalls(who), score(who, INSTRUMENT).overall.level
    attained = LEVELS.index(level) + 1 if level in LEVELS else 0
    levels = set(LEVELS[: min(len(phase(who.phase).scope), attained + 1)])
    weights = {topic: weight(topic, short, wish) for topic in (topic_of(ITEMS[name]) for name in short)}
    mine = sorted((one for one in OFFERS.entries if may_take(one, who, levels, wish)), key=lambda one: one.id)
    c = {one.id: {topic: covers(one, topic, levels) for topic in weights} for one in mine}
    helping = [one for one in mine if any(c[one.id].values())]
    mainly_ne = bool(short) and 2 * sum(who.answers[name] == "NE" for name in short) >= len(short)
    practice = any("workplace" in one.learning for one in helping)

    def allowed(chosen: tuple[Training, ...]) -> bool:
        learnt = [set(one.learning) for one in chosen]
        practised = any("workplace" in one if practice else one != {"knowledge"} for one in learnt)
        return sum(map(hours, chosen)) <= (wish.hours or 1e9) and (practised or not mainly_ne)

    def value(chosen: tuple[Training, ...]) -> float:
        return sum(w * (1 - prod(1 - c[one.id][topic] for one in chosen)) for topic, w in weights.items())

    sets = filter(allowed, (chosen for size in (1, 2, 3) for chosen in combinations(helping, size)))
    ranked = ((-round(value(one), 9), sum(map(hours, one)), tuple(each.id for each in one)) for one in sets)
    v, _, ids = min(ranked, default=(0.0, 0, ()))
    return ids, -v


def test_no_set_is_better_for_300_random_people() -> None:
    for seed in range(300):
        who, wish = person(seed)
        advice, (ids, v) = advised(who, wish), best(who, wish)
        assert tuple(sorted(one.training.id for one in advice.suggestions)) == ids, seed
        assert advice.value == pytest.approx(v, abs=1e-6)
        assert all(one.value > 0 for one in advice.suggestions)
        assert bool(advice.suggestions) != bool(advice.reason)
        assert not {one.training.shelf for one in advice.suggestions} & {"educators", "source", "network"}
        assert wish.audience == "arts" or "kaderopleiding" not in ids


def test_the_order_of_the_catalogue_never_matters_and_more_time_never_lowers_the_value() -> None:
    for seed in range(40):
        who, wish = person(seed)
        shuffled = Catalogue(version="proef", entries=tuple(Random(seed).sample(OFFERS.entries, len(OFFERS.entries))))
        assert advised(who, wish, shuffled) == advised(who, wish)
        values = [advised(who, Wish(wish.audience, wish.specialism, hours=one)).value for one in BUDGETS]
        assert values == sorted(values)


def advice_on(rows: dict[str, Answer], *entries: Training, hours: float | None = None) -> Advice:
    """What an arts of the basis phase hears, who answered these items: pijn, zingeving or both."""
    instrument = small(*(item(name, theme=name) for name in ("pijn", "zingeving")))
    return suggest(score(said(rows, "n8"), instrument), instrument, catalogue(*entries), Wish("arts", hours=hours))


def ids(advice: Advice) -> list[str]:
    return [one.training.id for one in advice.suggestions]


def test_for_one_gap_the_training_built_for_it_comes_first() -> None:
    broad = [training(f"a{n}", PAIN, ("CO", "T4", 0.8), themes=("communicatie",)) for n in range(3)]
    assert ids(advice_on({"pijn": 2}, *broad, training("z", PAIN)))[0] == "z"


@pytest.mark.parametrize(
    ("answer", "hours", "offer", "reason"),
    [
        (4, None, training("a", PAIN), "no_gaps"),
        (2, 9, training("a", PAIN), "no_time"),
        (2, None, training("a", ("CO", "T4", 0.8)), "no_offer"),
        ("NE", None, training("a", PAIN, learning=("knowledge",)), "no_practice"),
    ],
)
def test_an_empty_advice_has_its_reason(answer: Answer, hours: float | None, offer: Training, reason: str) -> None:
    advice = advice_on({"pijn": answer}, offer, hours=hours)
    assert (advice.suggestions, advice.value, advice.reason) == ((), 0, reason)


@pytest.mark.parametrize(
    "fields",
    [
        *(
            {"audiences": ("aios",)},
            {"phases": ("expert",)},
            {"specialisms": ("oncologie",)},
            {"institutes": ("LUMC",)},
        ),
        *({"levels": ("gevorderd",)}, {"certainty": "low"}, {"suggest": False}, {"hours_max": 20.0}),
    ],
    ids=str,
)
def test_what_does_not_fit_the_person_is_not_advised(fields: dict[str, Any]) -> None:
    fitting, other = training("a", PAIN, themes=("zingeving",)), training("b", PAIN, **fields)
    assert ids(advice_on({"pijn": 2}, fitting, other, hours=16)) == ["a"]


COURSE, PRACTICE = training("a", PAIN, hours_max=2.0), training("b", ("MH", "T3", 0.3), learning=("workplace",))


def test_who_mainly_lacks_experience_is_advised_to_practise() -> None:
    assert ids(advice_on({"pijn": "NE"}, COURSE, PRACTICE, hours=10)) == ["b"]
    assert ids(advice_on({"pijn": 1}, COURSE, PRACTICE, hours=10)) == ["a"]


def test_more_time_never_lowers_the_value_for_who_lacks_experience_either() -> None:
    values = [advice_on({"pijn": "NE"}, COURSE, PRACTICE, hours=hours).value for hours in (1, 2, 10, 12)]
    assert values == sorted(values)


def test_equal_value_goes_to_fewer_hours_and_then_to_the_first_id() -> None:
    long, b, a = training("c", PAIN, hours_max=11.0), training("b", PAIN), training("a", PAIN)
    assert ids(advice_on({"pijn": 2}, long, b, a, hours=11)) == ["a"]


def test_overlap_counts_once_and_each_training_for_what_it_adds() -> None:
    advice = advice_on({"pijn": "NE", "zingeving": 4}, training("a", PAIN), training("b", ("MH", "T3", 0.5)))
    assert advice.value == pytest.approx(3 * (1 - 0.2 * 0.5))
    assert {one.training.id: round(one.value, 9) for one in advice.suggestions} == {"a": 1.2, "b": 0.3}
