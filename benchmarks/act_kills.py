"""Processes that are killed while they do everything that writes, to every table of a store (reliability.md R01, R60).

Each lives lives: someone comes, writes and rewrites, makes a code, shares a computer, invites, meets, remarks, gives
feedback and is erased. What was acknowledged must be there; what was replaced or erased must be gone.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.outcome import ITEM, Outcome, total
from benchmarks.seed_stores import Original
from scan.store import Actor, Changes, ItemVersion, NotFoundError, StoreError
from scan.store.durable import DurableStore, open_store
from scan.store.maintenance import all_feedback, check
from scan.store.records import codes
from tests.support.store.processes import other_process, received
from tests.support.store.world import new_sitting, run_sql

ADDRESS = "192.0.2.7"
MOST_ACTS = 22  # two lives
LONGEST_SECONDS = 0.03  # about as long as an act takes
Told = dict[str, Any]  # what was acknowledged of one life, by its kind
Act = tuple[str, Any]


def keep_living(url: str, sender: Connection) -> None:
    """Live one life after another, and send each act once it is acknowledged."""
    codes.SCRYPT_COST = 2  # what a guess costs is not what is measured here
    store = open_store(url)
    for number in count():
        for act in life(store, number):
            sender.send(act)


def life(store: DurableStore, number: int) -> Iterator[Act]:
    """All acts of one person and their guest, each yielded as a kind and what is told of it."""
    (anna, token), (bram, _) = store.new_person(), store.new_person()
    yield "person", (anna.id, token)
    _, scan = new_sitting(store, anna)
    for text in (f"eerste {number}", f"tweede {number}"):
        store.save(anna, scan, Changes({ITEM: 4}, notes={ITEM: text}))
        yield "note", (scan, text)
    yield "code", store.new_code(anna)
    store.devices.share(anna, token, is_shared=True)
    yield "shared", token
    yield from meeting_acts(store, anna, bram, scan, number)
    store.give_feedback(anna, ItemVersion("proef", f"v{number}", ITEM), f"opmerking {number}")
    yield "feedback", f"opmerking {number}"
    store.forget_person(bram)
    yield "erased", bram.id
    store.forget_person(anna)
    yield "end", anna.id


def meeting_acts(store: DurableStore, anna: Actor, bram: Actor, scan: str, number: int) -> Iterator[Act]:
    """A meeting about the scan, with a remark that replaces another."""
    made = store.meetings.invite(anna, scan, "rate")
    store.meetings.accept(bram, made.token, ADDRESS)
    store.save(bram, store.meetings.rating(bram, made.id).assessment.id, Changes({ITEM: 2}))
    for actor, seat in ((anna, "learner"), (bram, "guest")):
        store.meetings.ready(actor, made.id, seat)  # type: ignore[arg-type]
    yield "meeting", made.id
    for text in (f"derde {number}", f"vierde {number}"):
        store.meetings.say(anna, made.id, "learner", ITEM, text)
        yield "remark", (made.id, text)


def act_kills(
    original: Original, times: int, chance: random.Random, target: Callable[..., None] = keep_living
) -> Outcome:
    """Kill `times` such processes, each on its own copy of the store."""
    codes.SCRYPT_COST, price = 2, codes.SCRYPT_COST
    try:
        return total(_killed(original, chance, target) for _ in range(times))
    finally:
        codes.SCRYPT_COST = price


def _killed(original: Original, chance: random.Random, target: Callable[..., None]) -> Outcome:
    with original.copy() as url:
        with other_process(target, url) as (process, receiver):
            acts: list[Act] = [receiver.recv() for _ in range(chance.randrange(MOST_ACTS))]
            time.sleep(chance.uniform(0, LONGEST_SECONDS))
            process.kill()
            process.join()
            acts += received(receiver)
        return inspected_lives(url, lives(acts))._replace(tried=1, acknowledged=len(acts))


def lives(acts: list[Act]) -> list[Told]:
    """The acts of each life: the last of each kind, and under "replaced" the texts that a later one replaced."""
    found: list[Told] = []
    for kind, about in acts:
        if kind == "person":
            found.append({"replaced": []})
        if kind in found[-1]:
            found[-1]["replaced"].append(found[-1][kind][1])
        found[-1][kind] = about
    return found


def inspected_lives(url: str, found: list[Told]) -> Outcome:
    """Compare a store with these lives: lost is what was acknowledged and is gone, silent what should be gone."""
    store = open_store(url)
    try:
        lost = len(check(store)) + sum(_missing(store, told) for told in found if "end" not in told)
        gone = [told[kind] for told in found for kind in ("erased", "end") if kind in told]
        left = sum(_exists(store, Actor(one)) for one in gone) + sum(_kept(url, told) for told in found)
    finally:
        store.close()
    return Outcome(lost=lost, silent=left)


def _missing(store: DurableStore, told: Told) -> int:
    """How many acknowledged facts of a life without an end cannot be read back; an act that was busy may show."""
    anna, token = told["person"]
    actor, scan = Actor(anna), told.get("note", ("",))[0]
    facts: dict[str, Callable[[], bool]] = {
        "person": lambda: store.actor_of(token) == actor,
        "note": lambda: store.sitting(actor, scan).notes[ITEM] in _or_next(told["note"][1]),
        "code": lambda: store.actor_of_code(told["code"], ADDRESS)[0] == actor,
        "shared": lambda: store.devices.known(token).open_until is not None,
        "meeting": lambda: store.meetings.revealed(actor, told["meeting"]) is not None,
        "remark": lambda: (
            store.meetings.meeting(actor, told["meeting"]).standing[ITEM].text in _or_next(told["remark"][1])
        ),
        "feedback": lambda: told["feedback"] in [one.text for one in all_feedback(store)],
    }
    is_going = "erased" in told  # the erasure of everything may have begun
    return 0 if is_going else sum(not _holds(fact) for kind, fact in facts.items() if kind in told)


def _or_next(text: str) -> tuple[str, str]:
    """An acknowledged text, and the one that may have replaced it without an acknowledgement."""
    return text, text.replace("eerste", "tweede").replace("derde", "vierde")


def _holds(fact: Callable[[], bool]) -> bool:
    with suppress(StoreError, KeyError):
        return fact()
    return False


def _exists(store: DurableStore, actor: Actor) -> bool:
    try:
        store.sittings(actor)
    except NotFoundError:
        return False
    return True


def _kept(url: str, told: Told) -> int:
    """How many texts are stored that a later one replaced, or that were erased with their person."""
    texts = told["replaced"] + ([told[kind][1] for kind in ("note", "remark")] if "end" in told else [])
    query = "SELECT (SELECT count(*) FROM texts WHERE text = :it) + (SELECT count(*) FROM remarks WHERE text = :it)"
    return sum(run_sql(url, query, it=text)[0][0] for text in texts)
