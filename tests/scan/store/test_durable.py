"""Saving and reading a sitting, on both engines."""

from dataclasses import replace

import pytest

from scan.scoring.assessment import Assessment
from scan.store import Actor, Changes, Offer, RefusedError, Sitting
from scan.store.durable import DurableStore, open_store
from scan.store.maintenance import check
from tests.support.store.world import ALL_CHANGES, NOON, SETTING, Clock, history, new_sitting, run_sql, stored_answers

MH, CO = Offer("MH", "gevorderd"), Offer("CO", "expert")


def test_a_new_sitting_is_empty_and_has_its_instrument_and_setting(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    assessment = Assessment(name, "proef", "2026.1", "n8", answers={}, setting=SETTING)
    assert store.sitting(actor, name) == Sitting(assessment, begun_at=NOON, digest="abc")


def test_all_values_are_there_after_reopening_the_store(url: str, store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.decide(actor, name, MH, wanted=True)
    store.close()
    again = open_store(url)
    sitting = again.sitting(actor, name)
    again.close()
    assert (sitting.assessment.answers, sitting.notes, sitting.experience) == (
        ALL_CHANGES.answers,
        ALL_CHANGES.notes,
        ALL_CHANGES.experience,
    )
    assert (sitting.offers, sitting.goals, sitting.done) == ({MH: True}, ALL_CHANGES.goals, {"webinars"})


def test_unnamed_values_stay_and_removed_values_go(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.save(actor, name, Changes({"mh-01": None, "mh-04": 2, "mh-05": None}, {"mh-01": ""}, {"mh-02": ""}))
    sitting = store.sitting(actor, name)
    assert sitting.assessment.answers == {"mh-02": "NE", "mh-03": "NVT", "mh-04": 2}
    assert (sitting.notes, sitting.experience, sitting.goals, sitting.done) == ({}, {}, ALL_CHANGES.goals, {"webinars"})


def test_goals_and_trainings_can_be_removed_and_added_again(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.save(actor, name, Changes(goals={"doel-1": "", "doel-2": "x"}, done={"webinars": False, "stage": True}))
    sitting = store.sitting(actor, name)
    assert (sitting.goals, sitting.done) == ({"doel-2": "x"}, {"stage"})
    store.save(actor, name, ALL_CHANGES)
    assert store.sitting(actor, name).goals == {"doel-2": "x", **ALL_CHANGES.goals}


def test_the_own_institute_is_kept_replaced_and_removed(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    for given in ("Radboudumc", "LUMC", ""):
        store.save(actor, name, Changes(places={"institute": given}))
        store.save(actor, name, Changes({"mh-01": 4}))
        assert store.sitting(actor, name).assessment.setting == replace(SETTING, institute=given)


def test_a_sitting_with_an_institute_is_imported_whole(store: DurableStore) -> None:
    assessment = Assessment("", "proef", "2026.1", "n8", {}, setting=replace(SETTING, institute="Radboudumc"))
    actor, _ = store.new_person()
    kept = store.keep(actor, Sitting(assessment, saved_at=NOON, begun_at=NOON))
    assert store.sitting(actor, kept).assessment == replace(assessment, id=kept)


def test_last_is_the_item_that_was_changed_last(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes(goals={"doel-1": "x"}, done={"webinars": True}))
    assert store.sitting(actor, name).last == ""
    store.save(actor, name, Changes({"mh-04": 2}))
    store.save(actor, name, Changes(goals={"doel-1": "y"}, done={"webinars": False}))
    store.decide(actor, name, MH, wanted=True)
    assert store.sitting(actor, name).last == "mh-04"


def test_a_goal_and_an_item_of_the_same_name_are_separate(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes({"x": 3}, {"x": "a note"}, goals={"x": "a goal"}, done={"x": True}))
    sitting = store.sitting(actor, name)
    assert (sitting.assessment.answers, sitting.notes, sitting.goals, sitting.done) == (
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


def test_saving_returns_the_moment_that_the_sitting_records(store: DurableStore, clock: Clock) -> None:
    actor, name = new_sitting(store)
    clock.forward(minutes=5)
    assert store.save(actor, name, Changes({"mh-01": 3})) == clock.at
    assert store.sitting(actor, name).saved_at == clock.at


# R14
def test_a_repeated_save_adds_nothing_and_returns_the_first_moment(url: str, store: DurableStore, clock: Clock) -> None:
    actor, name = new_sitting(store)
    first = store.save(actor, name, ALL_CHANGES)
    clock.forward(minutes=1)
    assert [store.save(actor, name, ALL_CHANGES) for _ in range(3)] == [first] * 3
    assert run_sql(url, "SELECT sum(entries) FROM sittings") == [(7,)]


# R14
def test_a_second_tab_overwrites_only_what_it_changed(url: str, store: DurableStore) -> None:
    actor, name = new_sitting(store)
    other_tab = open_store(url)
    store.save(actor, name, Changes({"mh-01": 3}))
    other_tab.save(actor, name, Changes({"mh-02": 4}))
    store.save(actor, name, Changes({"mh-01": 5}))
    other_tab.close()
    assert stored_answers(store, actor, name) == {"mh-01": 5, "mh-02": 4}


# R14
def test_history_of_answers_is_kept(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    for answer in (3, 4, None, 4):
        store.save(actor, name, Changes({"mh-01": answer}))
    assert history(store, name) == [
        (number, "mh-01", "answer", value) for number, value in enumerate(("3", "4", None, "4"), 1)
    ]


# R58
def test_a_replaced_text_leaves_no_text_in_history(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    for note in ("Bel 0612345678.", "Bel de huisarts.", ""):
        store.save(actor, name, Changes(notes={"mh-01": note}, goals={"doel": note}, places={"institute": note}))
    store.save(actor, name, Changes(notes={"mh-01": "Gebeld."}))
    kept = [(item, value) for _, item, _, value in history(store, name) if value]
    assert kept == [("mh-01", "Gebeld.")]
    assert store.sitting(actor, name).notes == {"mh-01": "Gebeld."}


def test_hundreds_of_entries_read_back_in_order(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    expected = []
    for turn in range(4):
        changes = Changes({f"mh-{item:03}": turn + 1 for item in range(60)}, {"mh-001": f"note {turn}"})
        store.save(actor, name, changes)
        expected += [(f"mh-{item:03}", "answer", str(turn + 1)) for item in range(60)]
        expected += [("mh-001", "note", "note 3" if turn == 3 else None)]
    assert [entry[1:] for entry in history(store, name)] == expected
    assert [entry[0] for entry in history(store, name)] == list(range(1, len(expected) + 1))
    assert store.sitting(actor, name).assessment.answers == {f"mh-{item:03}": 4 for item in range(60)}
    assert check(store) == ()


def test_sittings_are_listed_oldest_first_with_their_own_answers(store: DurableStore) -> None:
    actor, first = new_sitting(store)
    _, second = new_sitting(store, actor)
    store.save(actor, second, Changes({"mh-01": 2}))
    store.save(actor, first, Changes({"mh-01": 5}))
    stored = [(found.assessment.id, found.assessment.answers) for found in store.sittings(actor)]
    assert stored == [(first, {"mh-01": 5}), (second, {"mh-01": 2})]


def test_an_imported_sitting_becomes_a_new_one(store: DurableStore, clock: Clock) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.decide(actor, name, MH, wanted=True)
    clock.forward(days=400)
    original = store.sitting(actor, name)
    imported = replace(original, assessment=replace(original.assessment, by="supervisor"))
    new = store.keep(actor, imported)
    stored = store.sitting(actor, new)
    assert new != name
    assert stored == replace(imported, assessment=replace(imported.assessment, id=new))


def test_a_sitting_with_only_removed_answers_can_be_imported(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes({"mh-01": 3}))
    store.save(actor, name, Changes({"mh-01": None}))
    sitting = store.sitting(actor, name)
    new = store.keep(actor, sitting)
    assert store.sitting(actor, new) == replace(sitting, assessment=replace(sitting.assessment, id=new))


ODD = "Ik zei: “’t is goed” – 🙂\n\té € \u200d \ufeff '; DROP TABLE entries; --"


@pytest.mark.parametrize("note", [ODD, "x" * 5_000, " ", "\r\n", "NULL", "=1+1"], ids=range(6))
def test_a_note_is_stored_unchanged(store: DurableStore, note: str) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes(notes={"mh-01": note}))
    assert store.sitting(actor, name).notes == {"mh-01": note}


@pytest.mark.parametrize("goal", [ODD, "é" * 20_000, " "], ids=range(3))
def test_a_goal_is_stored_unchanged(store: DurableStore, goal: str) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, Changes(goals={"g": goal}))
    assert store.sitting(actor, name).goals == {"g": goal}


INVALID = {
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
    "an institute with an endless name": Changes(answers={"mh-02": 4}, places={"institute": "x" * 101}),
    "no item": Changes(answers={"mh-02": 4, "": 3}),
    "an endless item": Changes(answers={"mh-02": 4, "x" * 101: 3}),
    "an unreadable item": Changes(answers={"mh-02": 4, "a\0": 3}),
}


@pytest.mark.parametrize("changes", INVALID.values(), ids=INVALID.keys())
def test_invalid_changes_are_refused_as_a_whole(store: DurableStore, changes: Changes) -> None:
    actor, name = new_sitting(store)
    with pytest.raises(RefusedError, match="Dit kan niet bewaard worden"):
        store.save(actor, name, changes)
    assert stored_answers(store, actor, name) == {}


def test_a_sitting_that_was_read_does_not_change(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    before = store.sitting(actor, name)
    store.save(actor, name, Changes({"mh-01": 3}))
    assert before.assessment.answers == {}


def test_ids_are_unique_and_too_long_to_guess(store: DurableStore) -> None:
    people = {store.new_person()[0] for _ in range(20)}
    names = {new_sitting(store, actor)[1] for actor in people}
    assert (len(people), len(names)) == (20, 20)
    assert min(len(actor.id) for actor in people) >= 22  # 128 bits
    assert min(map(len, names)) >= 16


def test_an_actor_is_nothing_but_an_id() -> None:
    assert vars(Actor("a")) == {"id": "a"}


def test_the_newest_sitting_is_the_one_begun_last(store: DurableStore) -> None:
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


@pytest.mark.parametrize(("year", "fits"), [(-1, False), (0, True), (99, True), (100, False)])
def test_a_year_of_training_has_at_most_two_digits(store: DurableStore, year: int, fits: bool) -> None:
    actor, _ = store.new_person()
    setting = replace(SETTING, year=year)
    if fits:
        store.begin(actor, "demo", "2026-1", "", "n8", setting)
    else:
        with pytest.raises(RefusedError, match="dit jaar bestaat niet"):
            store.begin(actor, "demo", "2026-1", "", "n8", setting)
    assert len(store.sittings(actor)) == fits
