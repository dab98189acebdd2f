"""What a store of assessments promises: kept per person, taken back, and forgotten."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from scan.assessment import Setting
from scan.store import Actor, MemoryStore, NotFoundError, Offer

ANNA, BRAM = Actor("anna"), Actor("bram")
SETTING = Setting("aios", "cardiologie", 1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def begun(actor: Actor = ANNA) -> tuple[MemoryStore, str]:
    """A store with one sitting of this actor, on a clock that goes a minute further at each look."""
    minutes = iter(range(1000))
    store = MemoryStore(now=lambda: NOON + timedelta(minutes=next(minutes)))
    return store, store.begin(actor, "proef", "draft", "n8", SETTING)


def test_a_sitting_begins_empty_and_knows_what_it_is_about() -> None:
    store, name = begun()
    kept = store.sitting(ANNA, name)
    said = kept.assessment
    assert (said.id, said.instrument, said.version, said.phase, said.by) == (name, "proef", "draft", "n8", "self")
    assert (said.setting, said.answers, kept.offers, kept.saved_at) == (SETTING, {}, {}, None)


def test_answers_are_kept_beside_those_before() -> None:
    store, name = begun()
    store.save(ANNA, name, {"a": 3, "b": "NE"})
    store.save(ANNA, name, {"a": 4, "c": "NVT"})
    assert store.sitting(ANNA, name).assessment.answers == {"a": 4, "b": "NE", "c": "NVT"}


def test_none_takes_an_answer_back_also_one_that_was_never_given() -> None:
    store, name = begun()
    store.save(ANNA, name, {"a": 3, "b": 2})
    store.save(ANNA, name, {"a": None, "c": None})
    assert store.sitting(ANNA, name).assessment.answers == {"b": 2}


def test_saving_says_when_and_the_sitting_remembers() -> None:
    store, name = begun()
    assert store.save(ANNA, name, {"a": 3}) == NOON
    assert store.decide(ANNA, name, Offer("MH", "gevorderd"), wanted=True) == NOON + timedelta(minutes=1)
    assert store.sitting(ANNA, name).saved_at == NOON + timedelta(minutes=1)


def test_without_a_clock_of_its_own_a_store_reads_utc() -> None:
    store = MemoryStore()
    saved_at = store.save(ANNA, store.begin(ANNA, "proef", "draft", "n8", SETTING), {"a": 3})
    assert saved_at.utcoffset() == timedelta(0)


def test_an_offer_can_be_taken_declined_and_decided_again() -> None:
    store, name = begun()
    store.decide(ANNA, name, Offer("MH", "gevorderd"), wanted=True)
    store.decide(ANNA, name, Offer("CO", "gevorderd"), wanted=False)
    store.decide(ANNA, name, Offer("MH", "gevorderd"), wanted=False)
    assert store.sitting(ANNA, name).offers == {Offer("MH", "gevorderd"): False, Offer("CO", "gevorderd"): False}


def test_a_sitting_read_before_does_not_change_afterwards() -> None:
    store, name = begun()
    before = store.sitting(ANNA, name)
    store.save(ANNA, name, {"a": 3})
    assert before.assessment.answers == {}


def test_every_sitting_has_an_id_of_its_own_that_cannot_be_guessed() -> None:
    store, first = begun()
    others = {store.begin(ANNA, "proef", "draft", "n8", SETTING) for _ in range(100)}
    assert len(others | {first}) == 101
    assert min(map(len, others)) >= 16


DOINGS: dict[str, Callable[[MemoryStore, Actor, str], object]] = {
    "sitting": lambda store, actor, name: store.sitting(actor, name),
    "save": lambda store, actor, name: store.save(actor, name, {"a": 1}),
    "decide": lambda store, actor, name: store.decide(actor, name, Offer("MH", "gevorderd"), True),
    "forget": lambda store, actor, name: store.forget(actor, name),
}


@pytest.mark.parametrize("doing", DOINGS.values(), ids=DOINGS.keys())
def test_not_yours_and_does_not_exist_sound_the_same_and_change_nothing(
    doing: Callable[[MemoryStore, Actor, str], object],
) -> None:
    store, name = begun()
    store.save(ANNA, name, {"a": 3})
    with pytest.raises(NotFoundError) as not_yours:
        doing(store, BRAM, name)
    with pytest.raises(NotFoundError) as not_there:
        doing(MemoryStore(), BRAM, name)
    assert str(not_yours.value) == str(not_there.value)
    assert store.sitting(ANNA, name).assessment.answers == {"a": 3}


@pytest.mark.parametrize("doing", DOINGS.values(), ids=DOINGS.keys())
def test_what_is_forgotten_is_gone_for_its_owner_too(doing: Callable[[MemoryStore, Actor, str], object]) -> None:
    store, name = begun()
    other = store.begin(ANNA, "proef", "draft", "n8", SETTING)
    store.forget(ANNA, name)
    with pytest.raises(NotFoundError):
        doing(store, ANNA, name)
    assert store.sitting(ANNA, other).assessment.id == other
