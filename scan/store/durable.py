"""The store on SQLite or PostgreSQL: every write is acknowledged after its commit."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from scan import dates
from scan.identity.provider import USUAL_SHARED_MINUTES as IDLE
from scan.limits.limits import FAILED_CODES, FEEDBACK_OF_PERSON, NEW_PEOPLE, SCANS_IN_FILE
from scan.scoring.assessment import Assessment, Setting
from scan.store.attempts import AttemptCounter
from scan.store.devices.durable import DurableDevices
from scan.store.engine import LOCK_TIMEOUT, Database, open_database
from scan.store.errors import DamagedError, NotFoundError, refuse_above
from scan.store.feedback import ItemVersion
from scan.store.guard import Guard
from scan.store.meetings import guests, invitations
from scan.store.meetings.durable import DurableMeetings
from scan.store.records import codes, earlier_sittings, field_changes, item_feedback, people, sittings
from scan.store.records.entries import entry_values, offer_values, sitting_values
from scan.store.records.rate_limits import count_try
from scan.store.store import Actor, AnswerChange, Changes, FieldChange, Offer, Receipt, Sitting

Clock = Callable[[], datetime]
_Result = TypeVar("_Result")


def open_store(
    url: str | None = None, now: Clock = dates.now, lock_timeout: float = LOCK_TIMEOUT, shared_minutes: int = IDLE
) -> "DurableStore":
    """Open the store at this URL, else at ZELFSCAN_DATABASE_URL, else in the user's data folder.

    `now` is its clock, `lock_timeout` the seconds to wait for a lock of another process, `shared_minutes` how long a
    shared computer that nobody uses stays open. Raises UnavailableError, DamagedError or NewerSchemaError when the
    store can't be used; nothing was changed then.
    """
    return DurableStore(open_database(url, lock_timeout), now, shared_minutes)


class DurableStore:
    """Implements `Store` on a database; see there for the contract of each method."""

    def __init__(self, database: Database, now: Clock = dates.now, minutes: int = IDLE) -> None:
        self.database = database
        self.devices = DurableDevices(database, now, minutes)
        self._now = now
        self._attempts = AttemptCounter(now)
        self._feedback = AttemptCounter(now, timedelta(hours=1))
        self.meetings = DurableMeetings(database, now, self._attempts)

    @property
    def guard(self) -> Guard:
        """Return how the database is protected against corruption, for a health page."""
        return self.database.guard

    def probe(self) -> None:
        """Run a trivial query; raises UnavailableError or DamagedError when it fails."""
        self.database.read(lambda connection: connection.exec_driver_sql("SELECT 1").one())

    def close(self) -> None:
        """Finish pending writes and close the database."""
        self.database.close()

    def new_person(self, address: str | None = None) -> tuple[Actor, str]:
        """Add an anonymous person; return them and the token for their cookie."""
        if address is not None:
            self._attempts.count(NEW_PEOPLE, address)
        return self.database.write(partial(people.new_person, at=self._now()))

    def actor_of(self, token: str) -> Actor:
        """Return the person of this token, wherever it is known and not locked."""
        return self.devices.known(token).actor

    def revoke(self, actor: Actor, token: str) -> None:
        """Revoke a token of this person."""
        self.database.write(partial(people.revoke_key, actor=actor, token=token, at=self._now()))

    def revoke_others(self, actor: Actor, token: str) -> int:
        """Revoke all tokens of this person but this one, and return how many those were."""
        return self.database.write(partial(people.revoke_other_keys, actor=actor, token=token, at=self._now()))

    def new_code(self, actor: Actor) -> str:
        """Return a new resume code; it replaces the previous one."""
        self.database.read(partial(people.person_row, actor=actor))
        while True:
            code = codes.random_code()
            saving = partial(codes.save_code, actor=actor, code=code, proof=codes.secret_digest(code), at=self._now())
            if self.database.write(saving):
                return str(code)

    def actor_of_code(self, code: str, address: str, is_shared: bool = False) -> tuple[Actor, str]:
        """Return the person of this code and a new token; the try is counted before the code is checked."""
        tried, at = codes.parsed_code(code), self._now()
        self._attempts.check(FAILED_CODES, address)
        self.database.write(partial(count_try, code_id=tried.id, at=at))
        row = self.database.read(partial(codes.row_of_code, code=tried))
        if not codes.matches(tried, row):
            self._attempts.count(FAILED_CODES, address)
            raise NotFoundError
        return self.database.write(partial(codes.redeem_code, row=row, at=at, is_shared=is_shared))

    def forget_person(self, actor: Actor, shown: int | None = None) -> None:
        """Erase a person and all their data, part by part, so that others can save meanwhile."""
        with suppress(DamagedError, NotFoundError):  # of damaged data too, all that is left goes at the end
            if shown is not None:
                self.database.read(partial(people.check_scans, actor=actor, shown=shown))
            for invitation_id in self.database.read(partial(guests.accepted_ids, actor=actor)):
                erasing = partial(guests.erase_guest, actor=actor, invitation_id=invitation_id, at=self._now())
                self.database.write(erasing)
            for scan in self.database.read(partial(sittings.own_scan_rows, actor=actor)):
                self._erase_invitations(actor, scan["id"])
                self.database.write(partial(sittings.delete_sitting, actor=actor, sitting_id=scan["id"]))
        self._erase(partial(guests.forget_person, actor=actor, at=self._now()), actor.id)

    def begin(self, actor: Actor, instrument: str, version: str, digest: str, phase: str, setting: Setting) -> str:
        """Start an empty sitting and return its id."""
        empty = Assessment("", instrument, version, phase, answers={}, setting=setting)
        return self.keep(actor, Sitting(empty, digest=digest))

    def sittings(self, actor: Actor) -> tuple[Sitting, ...]:
        """Return all scans of this person, oldest first."""
        return self.database.read(partial(sittings.read_sittings, actor=actor))

    def newest(self, actor: Actor) -> Sitting | None:
        """Return the last scan this person began, or None."""
        return self.database.read(partial(sittings.newest_sitting, actor=actor))

    def sitting(self, actor: Actor, sitting_id: str) -> Sitting:
        """Return a sitting of this person."""
        return self.database.read(partial(sittings.read_sitting, actor=actor, sitting_id=sitting_id))

    def answer_changes(self, actor: Actor, sitting_id: str) -> tuple[AnswerChange, ...]:
        """Return every answer that was given in a scan, oldest first."""
        return self.database.read(partial(sittings.read_answer_changes, actor=actor, sitting_id=sitting_id))

    def kept_moments(self, actor: Actor) -> Mapping[str, tuple[datetime, ...]]:
        """Return all other moments kept of this person, by what happened."""
        return self.database.read(partial(codes.read_moments, actor=actor))

    def save(self, actor: Actor, sitting_id: str, changes: Changes) -> datetime:
        """Save the changes and return when the sitting was last saved."""
        return self._change(actor, sitting_id, partial(sittings.save_values, values=entry_values(changes)))

    def record(self, actor: Actor, sitting_id: str, changes: Sequence[FieldChange]) -> Receipt:
        """Save each change whose sender saw the field's last entry, and return what the store holds now."""
        valid = field_changes.valid_changes(changes)
        return self._change(actor, sitting_id, partial(field_changes.record_changes, changes=valid))

    def decide(self, actor: Actor, sitting_id: str, offer: Offer, wanted: bool) -> datetime:
        """Save whether an offer is taken or declined."""
        return self._change(actor, sitting_id, partial(sittings.save_values, values=offer_values({offer: wanted})))

    def forget(self, actor: Actor, sitting_id: str) -> None:
        """Erase a sitting, its invitations first."""
        with suppress(DamagedError):
            self._erase_invitations(actor, sitting_id)
        self._erase(partial(sittings.delete_sitting, actor=actor, sitting_id=sitting_id), sitting_id)

    def keep(self, actor: Actor, sitting: Sitting) -> str:
        """Import a sitting as the newest one and return its new id."""
        values = sitting_values(sitting)  # checked before the writer is held
        keeping = partial(sittings.new_sitting, actor=actor, sitting=sitting, values=values, at=self._now())
        return self.database.write(keeping)

    def keep_earlier(self, actor: Actor, earlier: Sequence[Sitting]) -> None:
        """Import sittings before the existing ones, all at once; a sitting that exists already is skipped."""
        refuse_above(SCANS_IN_FILE, len(earlier))
        existing, at = self.sittings(actor), self._now()
        missing = sittings.missing_sittings(earlier, existing)
        sittings.check_room([*existing, *missing])
        checked = [(sitting, sitting_values(sitting)) for sitting in missing]
        writing = (self.database.write, self.forget_person)
        if not earlier_sittings.keep_before(*writing, actor, len(existing), checked, at):
            self.keep_earlier(actor, earlier)  # another request added or erased a scan

    def give_feedback(self, actor: Actor, item: ItemVersion, text: str) -> None:
        """Store feedback on an item, without the person."""
        self._feedback.check(FEEDBACK_OF_PERSON, actor.id)
        adding = partial(item_feedback.add_feedback, actor=actor, item=item, text=text, at=self._now())
        self.database.write(adding)
        self._feedback.count(FEEDBACK_OF_PERSON, actor.id)

    def _erase_invitations(self, actor: Actor, sitting_id: str) -> None:
        for one in self.meetings.invitations(actor, sitting_id):
            self.database.write(partial(invitations.erase_invitation, actor=actor, invitation_id=one.id))

    def _erase(self, erasure: Callable[[Connection], None], erased_id: str) -> None:
        with self.database.erasures.listing(erased_id, self._now()):
            self.database.write(erasure, erases=True)

    def _change(self, actor: Actor, sitting_id: str, change: Callable[..., _Result]) -> _Result:
        try:
            return self.database.write(partial(change, actor=actor, sitting_id=sitting_id, at=self._now()))
        except NotFoundError:
            self.meetings.remember_expired(actor)
            raise
