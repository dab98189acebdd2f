"""Everything that a person can make grow has its limit, with a Dutch sentence, at the place where it grows (R83)."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection

from scan.dates import now
from scan.limits import limits
from scan.limits.limits import Limit
from scan.scoring.assessment import Setting
from scan.store import Actor, Changes, ItemVersion, StoreError
from scan.store.durable import DurableStore, open_store
from scan.store.meetings.events import NOTE_SHARED, invitation_state, record_event
from scan.store.records.people import new_key
from scan.store.records.tables import metadata
from tests.support.store.places import sqlite_url
from tests.support.store.table import meeting_pair
from tests.support.store.world import NOON
from tests.test_rooms import FILES, name, nodes

# What holds the rows of each table; None for a row that another one brings, at most one each.
LIMIT_OF_TABLE: dict[str, tuple[Limit, ...]] = {
    "persons": (limits.NEW_PEOPLE,),
    "keys": (limits.DEVICES,),
    "codes": (),  # one a person
    "tries": (limits.CODE_TRIES, limits.FAILED_CODES),
    "sittings": (limits.SCANS, limits.ACCEPTED_INVITATIONS),  # scans, and a rating an invitation
    "blocks": (limits.SCAN_CHANGES, limits.SCAN_ITEMS),
    "texts": (limits.TEXTS, limits.TEXT_IN_ALL, limits.SCAN_GOALS, limits.NOTE, limits.GOAL),
    "invitations": (limits.INVITATIONS, limits.INVITED_NAME, limits.TOPICS),
    "guests": (limits.ACCEPTED_INVITATIONS,),
    "events": (limits.MEETING_EVENTS, limits.INVITATION_TRIES),
    "remarks": (limits.MEETING_GOALS, limits.MEETING_TEXT),
    "feedback": (limits.FEEDBACK_OF_ITEM, limits.FEEDBACK_OF_PERSON, limits.FEEDBACK_TEXT),
}
SETTING = Setting("aios", "", None)
Grow = Callable[[DurableStore, Actor, str, range], None]


@pytest.fixture
def store(tmp_path: Path, new_store: Path) -> Iterator[DurableStore]:
    """An empty store."""
    opened = open_store(sqlite_url(shutil.copy(new_store, tmp_path)))
    yield opened
    opened.close()


def test_every_table_of_the_store_has_its_limits() -> None:
    assert LIMIT_OF_TABLE.keys() == metadata.tables.keys()


def test_every_limit_is_used_where_something_grows() -> None:
    used = {word for file in FILES if file.name != "limits.py" for word in _names(file)}
    assert {one for one in vars(limits) if isinstance(getattr(limits, one), Limit)} <= used


def test_every_limit_has_a_dutch_sentence() -> None:
    messages = [one.message for one in vars(limits).values() if isinstance(one, Limit)]
    assert [one for one in messages if not re.fullmatch(r"[A-Z…].*\.", one)] == []


def begin(store: DurableStore, actor: Actor, scan: str, numbers: range) -> None:
    for _ in numbers:
        store.begin(actor, "proef", "2026.1", "abc", "n8", SETTING)


def answer(store: DurableStore, actor: Actor, scan: str, numbers: range) -> None:
    store.save(actor, scan, Changes({f"mh-{number}": 3 for number in numbers}))


def add_goals(store: DurableStore, actor: Actor, scan: str, numbers: range) -> None:
    store.save(actor, scan, Changes(goals={f"doel-{number}": "Bellen." for number in numbers}))


def add_notes(store: DurableStore, actor: Actor, scan: str, numbers: range) -> None:
    """Notes in new scans, 600 in each."""
    for first in numbers[::600]:
        new = store.begin(actor, "proef", "2026.1", "abc", "n8", SETTING)
        store.save(
            actor, new, Changes(notes={f"mh-{n}": "Gebeld." for n in range(first, min(first + 600, numbers.stop))})
        )


def add_long_notes(store: DurableStore, actor: Actor, scan: str, numbers: range) -> None:
    store.save(actor, scan, Changes(notes={f"mh-{number}": "x" * 5_000 for number in numbers}))


def invite(store: DurableStore, actor: Actor, scan: str, numbers: range) -> None:
    for _ in numbers:
        store.meetings.sit_together(actor, scan)


def give_feedback(store: DurableStore, actor: Actor, scan: str, numbers: range) -> None:
    for number in numbers:
        store.give_feedback(actor, ItemVersion("proef", "2026.1", "mh-1"), f"Dit klopt niet ({number}).")


#          what grows, its limit, and how much fits beside one empty scan
GROWING: dict[str, tuple[Grow, Limit, int]] = {
    "scans": (begin, limits.SCANS, 199),
    "items in a scan": (answer, limits.SCAN_ITEMS, 1_000),
    "goals of a scan": (add_goals, limits.SCAN_GOALS, 50),
    "notes": (add_notes, limits.TEXTS, 5_000),
    "text": (add_long_notes, limits.TEXT_IN_ALL, 200),
    "invitations": (invite, limits.INVITATIONS, 50),
    "feedback of one person": (give_feedback, limits.FEEDBACK_OF_PERSON, 10),
}


@pytest.mark.parametrize(("grow", "limit", "fits"), GROWING.values(), ids=GROWING.keys())
def test_what_grows_is_refused_above_its_limit(store: DurableStore, grow: Grow, limit: Limit, fits: int) -> None:
    actor, _ = store.new_person()
    scan = store.begin(actor, "proef", "2026.1", "abc", "n8", SETTING)
    grow(store, actor, scan, range(fits))
    with pytest.raises(StoreError) as refused:
        grow(store, actor, scan, range(fits, fits + 1))
    assert refused.value.message == limit.message


def test_a_scan_takes_ten_thousand_changes_and_can_be_emptied_after_that(store: DurableStore) -> None:
    actor, _ = store.new_person()
    scan = store.begin(actor, "proef", "2026.1", "abc", "n8", SETTING)
    items = [f"mh-{number}" for number in range(500)]
    for turn in range(20):
        store.save(actor, scan, Changes(dict.fromkeys(items, 1 + turn % 5)))
    with pytest.raises(StoreError) as refused:
        store.save(actor, scan, Changes({"mh-0": 3}))
    assert refused.value.message == limits.SCAN_CHANGES.message
    store.save(actor, scan, Changes({"mh-0": None}))
    assert "mh-0" not in store.sitting(actor, scan).assessment.answers


def test_a_meeting_takes_a_thousand_events_and_can_be_withdrawn_after_that(store: DurableStore) -> None:
    pair = meeting_pair(store)

    def fill(connection: Connection) -> None:
        row = invitation_state(connection, pair.invitation, NOON).row
        while row["entries"] < limits.MEETING_EVENTS.most - 1:
            row = record_event(connection, row, "learner", NOTE_SHARED, NOON, "mh-02", "yes")

    store.database.write(fill)
    store.meetings.share_note(pair.learner, pair.invitation, "learner", "mh-01", True)
    with pytest.raises(StoreError) as refused:
        store.meetings.ready(pair.learner, pair.invitation, "learner")
    assert refused.value.message == limits.MEETING_EVENTS.message
    store.meetings.withdraw(pair.learner, pair.invitation)
    assert not pair.state.open


def test_the_device_that_was_away_longest_makes_room_for_a_new_one(store: DurableStore) -> None:
    actor, first = store.new_person()
    hours = count(1)

    def signed_in() -> str:
        """A device more, an hour after the one before."""
        return store.database.write(partial(new_key, actor=actor, at=now() + timedelta(hours=next(hours))))

    tokens = [signed_in() for _ in range(limits.DEVICES.most - 1)]
    assert store.actor_of(first) == actor
    tokens.append(signed_in())
    assert [token for token in (first, *tokens) if not _is_known(store, token)] == [first]
    store.revoke(actor, tokens[5])
    tokens.append(signed_in())  # in the room of the one that was signed out
    assert [token for token in tokens if not _is_known(store, token)] == [tokens[5]]


def _is_known(store: DurableStore, token: str) -> bool:
    try:
        store.actor_of(token)
    except StoreError:
        return False
    return True


def test_every_field_to_type_in_has_a_length() -> None:
    calls = [(file, one) for file in FILES for one in nodes(file) if isinstance(one, ast.Call)]
    fields = [(file, one) for file, one in calls if getattr(one.func, "attr", "") in ("text_area", "text_input")]
    assert fields
    assert [name(file) for file, one in fields if not _has_length(one)] == []


def _has_length(call: ast.Call) -> bool:
    """Whether a field names its length, or takes its settings from a name beside it that does."""
    return any(word.arg in (None, "max_chars") for word in call.keywords)


def test_every_typed_field_of_a_form_has_a_length() -> None:
    inputs = [(file, tag) for file in FILES for tag in re.findall(r"<(?:input|textarea)[^>]*>?", _text(file))]
    typed = [(file, tag) for file, tag in inputs if not re.search(r'type="(hidden|file|radio|checkbox|submit)"', tag)]
    assert typed
    assert [(name(file), tag) for file, tag in typed if "maxlength" not in tag] == []


def test_every_body_that_is_read_is_bounded() -> None:
    readers = {
        name(file) for file in FILES for word in ("request.stream", "request.body", ".form(") if word in _text(file)
    }
    assert readers <= {"scan/door/forms.py"}


def _text(file: Path) -> str:
    return re.sub(r"'\s*\n\s*'", "", file.read_text("utf-8"))


def _names(file: Path) -> set[str]:
    return {one.id for one in nodes(file) if isinstance(one, ast.Name)}
