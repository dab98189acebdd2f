"""Changes of single fields by a card that says which entry it saw last, on both engines."""

import itertools

import pytest

from scan.store import Changes, FieldChange, FieldState, NotFoundError, Receipt, RefusedError
from scan.store.durable import DurableStore, open_store
from tests.support.store.table import meeting_pair
from tests.support.store.world import ALL_CHANGES, NOON, Clock, new_sitting, run_sql, stored_answers

FOUR = FieldChange("answers", "mh-01", 4, seen=0)


def test_first_changes_are_saved_and_numbered_in_order(url: str, store: DurableStore) -> None:
    actor, name = new_sitting(store)
    changes = (FOUR, FieldChange("notes", "mh-01", "Zo ging het.", 0), FieldChange("experience", "mh-02", ">5", 0))
    receipt = store.record(actor, name, changes)
    assert receipt == Receipt(
        NOON,
        (
            FieldState("answers", "mh-01", 4, 1, is_saved=True),
            FieldState("notes", "mh-01", "Zo ging het.", 2, is_saved=True),
            FieldState("experience", "mh-02", ">5", 3, is_saved=True),
        ),
    )
    store.close()
    again = open_store(url)
    sitting = again.sitting(actor, name)
    again.close()
    assert (sitting.assessment.answers, sitting.notes, sitting.experience) == (
        {"mh-01": 4},
        {"mh-01": "Zo ging het."},
        {"mh-02": ">5"},
    )


def test_a_sitting_has_the_numbers_that_a_change_must_have_seen(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.save(actor, name, ALL_CHANGES)
    store.save(actor, name, Changes({"mh-01": None}))
    numbers = store.sitting(actor, name).numbers
    assert numbers["answers", "mh-01"] == 8, "also of what was removed"
    assert set(numbers) == {("answers", f"mh-0{one}") for one in (1, 2, 3)} | {
        ("notes", "mh-01"),
        ("experience", "mh-02"),
    }
    receipt = store.record(actor, name, [FieldChange("answers", "mh-01", 2, numbers["answers", "mh-01"])])
    assert receipt.fields == (FieldState("answers", "mh-01", 2, 9, is_saved=True),)


# R14
def test_a_change_by_someone_who_saw_an_older_entry_is_not_saved(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    store.record(actor, name, [FOUR])
    elsewhere = FieldChange("answers", "mh-01", 2, seen=1)
    stale = FieldChange("answers", "mh-01", 5, seen=1)
    store.record(actor, name, [elsewhere])
    receipt = store.record(actor, name, [stale, FieldChange("answers", "mh-02", "NE", 0)])
    assert receipt.fields == (
        FieldState("answers", "mh-01", 2, 2, is_saved=False),
        FieldState("answers", "mh-02", "NE", 3, is_saved=True),
    )
    assert stored_answers(store, actor, name) == {"mh-01": 2, "mh-02": "NE"}
    again = store.record(actor, name, [stale._replace(seen=receipt.fields[0].number)])
    assert again.fields == (FieldState("answers", "mh-01", 5, 4, is_saved=True),)


# R14
def test_a_change_that_is_sent_twice_is_saved_once(url: str, store: DurableStore, clock: Clock) -> None:
    actor, name = new_sitting(store)
    first = store.record(actor, name, [FOUR])
    clock.forward(minutes=1)
    assert store.record(actor, name, [FOUR]) == first
    assert run_sql(url, "SELECT sum(entries) FROM sittings") == [(1,)]


def test_of_two_changes_of_a_field_in_one_batch_the_second_is_stale(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    receipt = store.record(actor, name, [FOUR, FOUR._replace(value=5), FOUR])
    assert receipt.fields == (
        FieldState("answers", "mh-01", 4, 1, is_saved=True),
        FieldState("answers", "mh-01", 4, 1, is_saved=False),
        FieldState("answers", "mh-01", 4, 1, is_saved=True),
    )


@pytest.mark.parametrize("empty", [None, ""])
def test_none_and_an_empty_text_remove_a_value(store: DurableStore, empty: str | None) -> None:
    actor, name = new_sitting(store)
    values = (FOUR, FieldChange("notes", "mh-01", "Zo.", 0), FieldChange("experience", "mh-01", "1-2", 0))
    numbers = [state.number for state in store.record(actor, name, values).fields]
    removals = [one._replace(value=empty, seen=number) for one, number in zip(values, numbers, strict=True)]
    receipt = store.record(actor, name, removals)
    assert [(state.value, state.number, state.is_saved) for state in receipt.fields] == [
        (None, number, True) for number in (4, 5, 6)
    ]
    sitting = store.sitting(actor, name)
    assert (sitting.assessment.answers, sitting.notes, sitting.experience) == ({}, {}, {})


def test_removing_what_was_never_there_saves_nothing(store: DurableStore) -> None:
    actor, name = new_sitting(store)
    receipt = store.record(actor, name, [FOUR._replace(value=None)])
    assert receipt == Receipt(None, (FieldState("answers", "mh-01", None, 0, is_saved=True),))


INVALID = {
    "an answer off the scale": FieldChange("answers", "mh-01", 6, 0),
    "an answer that is no number": FieldChange("answers", "mh-01", True, 0),
    "an unknown answer": FieldChange("answers", "mh-01", "ja", 0),  # type: ignore[arg-type]
    "a note that is a number": FieldChange("notes", "mh-01", 4, 0),
    "a note of a book": FieldChange("notes", "mh-01", "x" * 5_001, 0),
    "an experience of another list": FieldChange("experience", "mh-01", "6", 0),
    "another field": FieldChange("goals", "mh-01", "x", 0),  # type: ignore[arg-type]
    "no item": FieldChange("answers", "", 3, 0),
    "an unreadable item": FieldChange("answers", "a\0", 3, 0),
}


@pytest.mark.parametrize("invalid", INVALID.values(), ids=INVALID.keys())
def test_an_invalid_value_refuses_the_whole_batch(store: DurableStore, invalid: FieldChange) -> None:
    actor, name = new_sitting(store)
    with pytest.raises(RefusedError, match="Dit kan niet bewaard worden"):
        store.record(actor, name, [FieldChange("answers", "mh-02", 4, 0), invalid])
    assert stored_answers(store, actor, name) == {}


def test_a_guest_records_a_rating_until_it_is_closed(store: DurableStore) -> None:
    pair = meeting_pair(store)
    rating = store.meetings.rating(pair.guest, pair.invitation)
    change = FieldChange("answers", "mh-01", 5, rating.numbers["answers", "mh-01"])
    assert store.record(pair.guest, pair.rating, [change]).fields[0].is_saved
    with pytest.raises(NotFoundError):
        store.record(pair.learner, pair.rating, [change])
    store.meetings.ready(pair.guest, pair.invitation, "guest")
    with pytest.raises(RefusedError, match="klaar"):
        store.record(pair.guest, pair.rating, [change])


def test_the_other_side_gets_no_numbers(store: DurableStore) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    revealed = store.meetings.revealed(pair.learner, pair.invitation)
    assert revealed.rating is not None
    assert (revealed.own.numbers, revealed.rating.numbers) == ({}, {})


# An answer costs what its statements cost, however long the history is.
STATEMENTS = ["BEGIN IMMEDIATE", "SAVEPOINT", "SELECT sittings", "SELECT blocks", "UPDATE blocks", "UPDATE sittings"]
STATEMENTS += ["RELEASE", "COMMIT"]


def kind(statement: str) -> str:
    """Return the first word of a statement and the table it is about."""
    words = statement.split()
    table = [word for before, word in itertools.pairwise(words) if before in ("FROM", "INTO", "UPDATE")]
    return " ".join([words[0], *table[:1]]) if words[0] != "BEGIN" else statement


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("turns", [1, 40], ids=["10 entries", "400 entries"])
def test_an_answer_takes_two_reads_and_two_writes(store: DurableStore, turns: int) -> None:
    actor, name = new_sitting(store)
    for turn in range(turns):
        store.save(actor, name, Changes({f"mh-{item:02}": turn % 5 + 1 for item in range(10)}))
    number = store.sitting(actor, name).numbers["answers", "mh-01"]
    run: list[str] = []
    store.database.write(lambda connection: connection.connection.set_trace_callback(run.append))  # type: ignore[attr-defined]
    run.clear()
    assert store.record(actor, name, [FieldChange("answers", "mh-01", "NE", number)]).fields[0].is_saved
    assert [kind(statement).removesuffix(" write") for statement in run] == STATEMENTS


def test_every_answer_ever_given_is_told_with_its_question(store: DurableStore, clock: Clock) -> None:
    actor, sitting = new_sitting(store)
    given = [("mh-01", 4), ("co-01", "NE"), ("mh-01", None)]
    moments = []
    for item, answer in given:
        clock.forward(minutes=1)
        store.save(actor, sitting, Changes({item: answer}, {item: "Een toelichting."}))
        moments.append(clock.at.replace(microsecond=0))
    found = store.answer_changes(actor, sitting)
    assert [(one.item, one.answer) for one in found] == given
    assert [one.at for one in found] == moments
