"""Data that was changed outside the store is detected: refused, reported or harmless."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from scan.store import Changes, DamagedError, StoreError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from tests.support.store.broken import verdict, with_flipped_bit, with_small_pages
from tests.support.store.world import ALL_CHANGES, new_sitting, run_sql

ENTRY = 7  # bytes
SITTING_TAMPERING: dict[str, str | Callable[[bytes], bytes]] = {
    "an answer edited": lambda data: data[:2] + b"\5" + data[3:],
    "an answer taken back": lambda data: data[:2] + b"\0" + data[3:],
    "an answer for another item": lambda data: b"\2" + data[1:],
    "another kind of entry": lambda data: data[:2] + b"\x11" + data[3:],
    "another time": "UPDATE blocks SET at = at + 1",
    "the first entry removed": lambda data: data[ENTRY:],
    "the last entry removed": lambda data: data[:-ENTRY],
    "every entry removed": "DELETE FROM blocks",
    "entries moved": lambda data: data[ENTRY : 2 * ENTRY] + data[:ENTRY] + data[2 * ENTRY :],
    "an entry added": lambda data: data + data[:ENTRY],
    "a block added": "INSERT INTO blocks SELECT sitting, 2, at, items, data, digests, digest FROM blocks",
    "an item renamed": "UPDATE blocks SET items = replace(items, 'mh-01', 'mh-09')",
    "a text without a digest": "UPDATE blocks SET digests = NULL",
    "a note edited": "UPDATE texts SET text = 'Ik belde niet.' WHERE number = 4",
    "a note removed": "DELETE FROM texts WHERE number = 4",
    "every text removed": "DELETE FROM texts",
    "a note for another entry": "UPDATE texts SET number = 5 WHERE number = 4",
    "a text added": "INSERT INTO texts SELECT sitting, 9, key, padding, text FROM texts WHERE number = 4",
    "another phase": "UPDATE sittings SET phase = 'n6'",
    "another version": "UPDATE sittings SET version = '2025.1'",
    "another setting": "UPDATE sittings SET year = NULL",
    "the sitting removed": "DELETE FROM sittings",
}


def tamper(url: str, tampering: str | Callable[[bytes], bytes]) -> None:
    """Run a statement, or edit the bytes of the only block of entries."""
    if isinstance(tampering, str):
        run_sql(url, tampering)
        return
    ((data,),) = run_sql(url, "SELECT data FROM blocks")
    run_sql(url, "UPDATE blocks SET data = :data", data=tampering(data))


# R05
@pytest.mark.parametrize("tampering", SITTING_TAMPERING.values(), ids=SITTING_TAMPERING.keys())
def test_tampering_with_a_sitting_is_refused_and_reported(
    url: str, store: DurableStore, tampering: str | Callable[[bytes], bytes]
) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    store.save(actor, sitting, Changes({"mh-01": 5}))
    assert check(store) == ()
    tamper(url, tampering)
    with pytest.raises(DamagedError, match="beschadigd"):
        store.sitting(actor, sitting)
    with pytest.raises(DamagedError, match="beschadigd"):
        store.sittings(actor)
    with suppress(DamagedError):
        store.save(actor, sitting, Changes({"mh-02": 1}))
    with pytest.raises(DamagedError, match="beschadigd"):
        store.sitting(actor, sitting)
    assert check(store)


EARLIER_TAMPERING = {
    "edited": "UPDATE blocks SET items = 'mh-09' || substr(items, 6) WHERE number = 1",
    "removed": "DELETE FROM blocks WHERE number = 1",
    "moved": "UPDATE blocks SET number = 9 WHERE number = 1",
}


# R05
@pytest.mark.parametrize("tampering", EARLIER_TAMPERING.values(), ids=EARLIER_TAMPERING.keys())
def test_a_later_save_does_not_hide_tampering_with_an_earlier_block(
    url: str, store: DurableStore, tampering: str
) -> None:
    actor, sitting = new_sitting(store)
    for turn in (1, 2):
        store.save(actor, sitting, Changes({f"mh-{item:02}": turn for item in range(60)}))
    run_sql(url, tampering)
    with suppress(DamagedError):
        store.save(actor, sitting, Changes({"mh-02": 5}))
    with pytest.raises(DamagedError):
        store.sitting(actor, sitting)
    assert check(store)


PERSON_TAMPERING = {
    "a cookie given to another": "UPDATE keys SET person = (SELECT max(id) FROM persons)",
    "a revoked cookie revived": "UPDATE keys SET revoked_at = NULL",
    "a code given to another": "UPDATE codes SET person = (SELECT min(id) FROM persons)",
    "a code with another secret": "UPDATE codes SET hash = salt",
    "sittings uncounted": "UPDATE persons SET sittings = 0",
    "seen at another time": "UPDATE persons SET seen_at = 0",
    "tries of long ago": "UPDATE tries SET at = at - 4000000000",
}


# R05
@pytest.mark.parametrize("tampering", PERSON_TAMPERING.values(), ids=PERSON_TAMPERING.keys())
def test_tampering_with_people_is_reported(url: str, store: DurableStore, tampering: str) -> None:
    people = sorted((store.new_person() for _ in range(2)), key=lambda person: person[0].id)
    (first, token), (last, _) = people
    new_sitting(store, first)
    store.revoke(first, token)
    code = store.new_code(last)
    with pytest.raises(StoreError):
        store.actor_of_code(code[:4] + "2" * 11, "192.0.2.1")
    assert check(store) == ()
    run_sql(url, tampering)
    assert check(store)


# R05
def test_a_cookie_moved_to_another_person_is_refused(url: str, store: DurableStore) -> None:
    (anna, _), (bram, token) = store.new_person(), store.new_person()
    run_sql(url, "UPDATE keys SET person = :anna WHERE person = :bram", anna=anna.id, bram=bram.id)
    with pytest.raises(DamagedError):
        store.actor_of(token)


# R05
def test_a_sitting_moved_to_another_person_is_refused_to_both(url: str, store: DurableStore) -> None:
    (anna, sitting), (bram, _) = new_sitting(store), new_sitting(store)
    run_sql(url, "UPDATE sittings SET person = :bram, number = 2 WHERE id = :sitting", bram=bram.id, sitting=sitting)
    for actor in (anna, bram):
        with pytest.raises(DamagedError):
            store.sitting(actor, sitting)


def test_damage_to_one_person_does_not_affect_others(url: str, store: DurableStore) -> None:
    (_, damaged), (bram, other) = new_sitting(store), new_sitting(store)
    run_sql(url, "UPDATE sittings SET phase = 'n6' WHERE id = :damaged", damaged=damaged)
    store.save(bram, other, ALL_CHANGES)
    assert store.sitting(bram, other).assessment.answers == ALL_CHANGES.answers


FLIPS = 150


# R05
@pytest.mark.parametrize("engine", ["sqlite"])
def test_every_flipped_bit_is_refused_reported_or_harmless(url: str, store: DurableStore, file: Path) -> None:
    actor, token = store.new_person()
    for _ in range(2):
        store.save(actor, new_sitting(store, actor)[1], ALL_CHANGES)
    before = store.sittings(actor)
    store.close()
    good, chance = with_small_pages(file), random.Random(5)
    verdicts: Counter[str] = Counter()
    for bit in chance.sample(range(len(good) * 8), FLIPS):
        file.with_name(f"{file.name}-wal").unlink(missing_ok=True)
        file.write_bytes(with_flipped_bit(good, bit))
        verdicts[verdict(url, actor, token, before)] += 1
    assert verdicts["silent"] == 0
    assert min(verdicts["refused"], verdicts["harmless"]) > FLIPS / 10
