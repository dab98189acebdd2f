"""What a store keeps of a sitting, on both engines."""

from dataclasses import replace

import pytest

from scan.scoring.assessment import Assessment
from scan.store import Actor, Changes, Offer, RefusedError, Sitting
from scan.store.durable import DurableStore, open_store
from tests.support.store.world import ALL_CHANGES, NOON, SETTING, Clock, new_sitting, run_sql, stored_answers

MH, CO = Offer("MH", "gevorderd"), Offer("CO", "expert")


def test_a_sitting_begins_empty_and_knows_what_it_is_about(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    about = Assessment(name, "proef", "2026.1", "n8", answers={}, setting=SETTING)
    assert store.sitting(actor, name) == Sitting(about, begun_at=NOON, digest="abc")


def test_everything_said_is_there_after_the_store_was_closed_and_opened(url: str, store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.decide(actor, name, MH, wanted=True)
    store.close()
    again = open_store(url)
    found = again.sitting(actor, name)
    again.close()
    assert (found.assessment.answers, found.notes, found.experience) == (
        ALL_CHANGES.answers,
        ALL_CHANGES.notes,
        ALL_CHANGES.experience,
    )
    assert (found.offers, found.goals, found.done) == ({MH: True}, ALL_CHANGES.goals, {"webinars"})


def test_what_is_not_named_stays_and_what_is_taken_back_goes(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.save(actor, name, Changes({"mh-01": None, "mh-04": 2, "mh-05": None}, {"mh-01": ""}, {"mh-02": ""}))
    found = store.sitting(actor, name)
    assert found.assessment.answers == {"mh-02": "NE", "mh-03": "NVT", "mh-04": 2}
    assert (found.notes, found.experience, found.goals, found.done) == ({}, {}, ALL_CHANGES.goals, {"webinars"})


def test_a_goal_and_what_was_done_can_be_taken_back_and_said_again(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.save(actor, name, Changes(goals={"doel-1": "", "doel-2": "x"}, done={"webinars": False, "stage": True}))
    found = store.sitting(actor, name)
    assert (found.goals, found.done) == ({"doel-2": "x"}, {"stage"})
    store.save(actor, name, ALL_CHANGES)
    assert store.sitting(actor, name).goals == {"doel-2": "x", **ALL_CHANGES.goals}


def test_the_place_to_come_back_to_is_the_item_last_answered(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes(goals={"doel-1": "x"}, done={"webinars": True}))
    assert store.sitting(actor, name).last == ""
    store.save(actor, name, Changes({"mh-04": 2}))
    store.save(actor, name, Changes(goals={"doel-1": "y"}, done={"webinars": False}))
    store.decide(actor, name, MH, wanted=True)
    assert store.sitting(actor, name).last == "mh-04"


def test_a_goal_and_an_item_of_the_same_name_do_not_meet(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes({"x": 3}, {"x": "a note"}, goals={"x": "a goal"}, done={"x": True}))
    found = store.sitting(actor, name)
    assert (found.assessment.answers, found.notes, found.goals, found.done) == (
        {"x": 3},
        {"x": "a note"},
        {"x": "a goal"},
        {"x"},
    )


def test_an_offer_can_be_taken_declined_and_decided_again(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    for offer, wanted in ((MH, True), (CO, False), (MH, False)):
        store.decide(actor, name, offer, wanted)
    assert store.sitting(actor, name).offers == {MH: False, CO: False}


def test_saving_says_when_and_the_sitting_remembers(store: DurableStore, clock: Clock) -> None:
    actor, name = new_sitting(store)
    clock.forward(minutes=5)
    assert store.save(actor, name, Changes({"mh-01": 3})) == clock.at
    assert store.sitting(actor, name).saved_at == clock.at


# R14
def test_a_replayed_message_is_kept_once_and_says_when_it_was(url: str, store: DurableStore, clock: Clock) -> None:
    actor, name = new_sitting(store)
    first = store.save(actor, name, ALL_CHANGES)
    clock.forward(minutes=1)
    assert [store.save(actor, name, ALL_CHANGES) for _ in range(3)] == [first] * 3
    assert run_sql(url, "SELECT count(*) FROM entries") == [(7,)]


# R14
def test_a_second_tab_overwrites_nothing_it_did_not_change(url: str, store: DurableStore) -> None:
    actor, name = new_sitting(store)
    other_tab = open_store(url)
    store.save(actor, name, Changes({"mh-01": 3}))
    other_tab.save(actor, name, Changes({"mh-02": 4}))
    store.save(actor, name, Changes({"mh-01": 5}))
    other_tab.close()
    assert stored_answers(store, actor, name) == {"mh-01": 5, "mh-02": 4}


# R14
def test_history_is_kept(url: str, store: DurableStore) -> None:
    actor, name = new_sitting(store)
    for answer in (3, 4, None, 4):
        store.save(actor, name, Changes({"mh-01": answer}))
    history = run_sql(url, "SELECT number, value FROM entries ORDER BY number")
    assert history == [(1, "3"), (2, "4"), (3, None), (4, "4")]


def test_sittings_are_told_oldest_first_each_with_its_own_answers(store: DurableStore) -> None:
    actor, first = new_sitting(store)
    _, second = new_sitting(store, actor)
    store.save(actor, second, Changes({"mh-01": 2}))
    store.save(actor, first, Changes({"mh-01": 5}))
    told = [(found.assessment.id, found.assessment.answers) for found in store.sittings(actor)]
    assert told == [(first, {"mh-01": 5}), (second, {"mh-01": 2})]


def test_what_comes_from_elsewhere_is_kept_as_a_new_sitting(store: DurableStore, clock: Clock) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.decide(actor, name, MH, wanted=True)
    clock.forward(days=400)
    mine = store.sitting(actor, name)
    elsewhere = replace(mine, assessment=replace(mine.assessment, by="supervisor"))
    new = store.keep(actor, elsewhere)
    kept = store.sitting(actor, new)
    assert new != name
    assert kept == replace(elsewhere, assessment=replace(elsewhere.assessment, id=new))


def test_a_sitting_whose_answers_were_all_taken_back_comes_back_the_same(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes({"mh-01": 3}))
    store.save(actor, name, Changes({"mh-01": None}))
    found = store.sitting(actor, name)
    new = store.keep(actor, found)
    assert store.sitting(actor, new) == replace(found, assessment=replace(found.assessment, id=new))


ODD = "Ik zei: “’t is goed” – 🙂\n\té € \u200d \ufeff '; DROP TABLE entries; --"


@pytest.mark.parametrize("note", [ODD, "x" * 5_000, " ", "\r\n", "NULL", "=1+1"], ids=range(6))
def test_a_note_comes_back_to_the_letter(store: DurableStore, note: str) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes(notes={"mh-01": note}))
    assert store.sitting(actor, name).notes == {"mh-01": note}


@pytest.mark.parametrize("goal", [ODD, "é" * 20_000, " "], ids=range(3))
def test_a_goal_comes_back_to_the_letter(store: DurableStore, goal: str) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes(goals={"g": goal}))
    assert store.sitting(actor, name).goals == {"g": goal}


UNFIT = {
    "an answer off the scale": Changes(answers={"mh-02": 4, "mh-01": 6}),
    "an answer that is no number": Changes(answers={"mh-02": 4, "mh-01": True}),
    "an answer with a fraction": Changes(answers={"mh-02": 4, "mh-01": 2.5}),  # type: ignore[dict-item]
    "an experience of another list": Changes(answers={"mh-02": 4}, experience={"mh-01": "6"}),
    "a note of a book": Changes(answers={"mh-02": 4}, notes={"mh-01": "x" * 5_001}),
    "a NUL": Changes(answers={"mh-02": 4}, notes={"mh-01": "a\0b"}),
    "half a character": Changes(answers={"mh-02": 4}, notes={"mh-01": "\ud83d"}),
    "a goal of a book": Changes(answers={"mh-02": 4}, goals={"g": "x" * 20_001}),
    "a goal with a NUL": Changes(answers={"mh-02": 4}, goals={"g": "a\0b"}),
    "a goal with half a character": Changes(answers={"mh-02": 4}, goals={"g": "\ud83d"}),
    "a goal without a name": Changes(answers={"mh-02": 4}, goals={"": "x"}),
    "a training with an endless name": Changes(answers={"mh-02": 4}, done={"x" * 101: True}),
    "no item": Changes(answers={"mh-02": 4, "": 3}),
    "an endless item": Changes(answers={"mh-02": 4, "x" * 101: 3}),
    "an unreadable item": Changes(answers={"mh-02": 4, "a\0": 3}),
}


@pytest.mark.parametrize("changes", UNFIT.values(), ids=UNFIT.keys())
def test_what_no_store_can_hold_is_refused_whole(store: DurableStore, changes: Changes) -> None:
    actor, name = new_sitting(store)
    with pytest.raises(RefusedError, match="Dit kan niet bewaard worden"):
        store.save(actor, name, changes)
    assert stored_answers(store, actor, name) == {}


def test_a_sitting_read_before_does_not_change_afterwards(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    before = store.sitting(actor, name)
    store.save(actor, name, Changes({"mh-01": 3}))
    assert before.assessment.answers == {}


def test_every_id_is_its_own_and_long_enough_not_to_be_guessed(store: DurableStore) -> None:
    people = {store.new_person()[0] for _ in range(20)}
    names = {new_sitting(store, actor)[1] for actor in people}
    assert (len(people), len(names)) == (20, 20)
    assert min(len(actor.id) for actor in people) >= 22  # 128 bits
    assert min(map(len, names)) >= 16


def test_an_actor_is_nothing_but_an_id() -> None:
    assert vars(Actor("a")) == {"id": "a"}


def test_the_newest_sitting_is_the_one_begun_last_and_knows_what_was_said_last(store: DurableStore) -> None:
    anna, first = new_sitting(store)
    assert store.newest(store.new_person()[0]) is None
    _, second = new_sitting(store, anna)
    store.save(anna, second, Changes({"mh-01": 4, "co-02": 3}))
    store.save(anna, second, Changes(notes={"mh-01": "Zo ging het."}))
    store.decide(anna, second, Offer("MH", "gevorderd"), True)
    store.save(anna, first, Changes({"pr-01": 2}))
    newest = store.newest(anna)
    assert newest is not None
    assert (newest, newest.last) == (store.sitting(anna, second), "mh-01")
