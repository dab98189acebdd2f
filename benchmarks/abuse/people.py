"""Whose cookies an attack uses, made before the server starts."""

from dataclasses import replace

from scan.dates import now
from scan.resources import current_digest, current_instrument
from scan.scoring.assessment import Answer, Assessment, Setting
from scan.store import Sitting
from scan.store.durable import DurableStore

SETTING = Setting("aios", "cardiologie", 1)


def nobody(store: DurableStore, times: int) -> list[str]:
    """A cookie that nobody has."""
    return ["x" * 43]


def one_person(store: DurableStore, times: int) -> list[str]:
    """One person without scans."""
    return [store.new_person()[1]]


def several_people(store: DurableStore, times: int) -> list[str]:
    """As many people as there are attacks."""
    return [store.new_person()[1] for _ in range(times)]


def full_people(store: DurableStore, times: int) -> list[str]:
    """People with twenty scans full of notes."""
    people = [store.new_person() for _ in range(times)]
    for actor, _ in people:
        store.keep_earlier(actor, [full_scan(number, 200) for number in range(20)])
    return [token for _, token in people]


def wordy_person(store: DurableStore, times: int) -> list[str]:
    """A person whose notes have thousands of short lines."""
    actor, token = store.new_person()
    scan = full_scan(0, 0)
    notes = dict.fromkeys(list(scan.assessment.answers)[:60], "a\n" * 2_500)
    store.keep(actor, Sitting(scan.assessment, notes=notes, digest=scan.digest, begun_at=now()))
    return [token]


def scanned_person(store: DurableStore, times: int) -> list[str]:
    """A person and the id of their scan."""
    actor, token = store.new_person()
    return [token, store.begin(actor, "proef", "2026.1", "abc", "n8", SETTING)]


def full_scan(number: int, note: int) -> Sitting:
    """A scan with every question answered, and notes of so many characters."""
    instrument = current_instrument()
    items = [item.id for item in instrument.set_for("cardiologie").items_of(instrument.framework.phase("n8"))]
    answers: dict[str, Answer] = {item: 1 + (place + number) % 5 for place, item in enumerate(items)}
    assessment = Assessment("x", instrument.framework.instrument, instrument.version, "n8", answers, setting=SETTING)
    notes = dict.fromkeys(items, f"{number} {'x' * note}") if note else {}
    return Sitting(assessment, notes=notes, digest=current_digest())


def empty_scan() -> Sitting:
    """A scan without answers."""
    full = full_scan(0, 0)
    return replace(full, assessment=replace(full.assessment, answers={}))
