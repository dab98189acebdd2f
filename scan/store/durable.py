"""The store that lasts: on SQLite or PostgreSQL, and nothing is acknowledged before its commit."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from scan import dates
from scan.scoring.assessment import Assessment, Setting
from scan.store.engine import PATIENCE, Database, open_database
from scan.store.errors import NotFoundError, UnavailableError
from scan.store.guard import Guard
from scan.store.meetings import guests
from scan.store.meetings.durable import DurableMeetings
from scan.store.records import codes, people, sittings
from scan.store.records.entries import Entries, spelled, spelled_offers
from scan.store.records.rate_limits import count_try
from scan.store.store import Actor, Changes, Offer, Sitting

Clock = Callable[[], datetime]


def open_store(url: str | None = None, now: Clock = dates.now, patience: float = PATIENCE) -> "DurableStore":
    """The store at this URL, else at ZELFSCAN_DATABASE_URL, else in the user's own folder; `now` is its clock.

    UnavailableError, DamagedError or NewerSchemaError when it can't be used; trying again later is safe. `patience` is
    how many seconds a lock of someone else is waited for.
    """
    return DurableStore(open_database(url, patience), now)


class DurableStore:
    """Keeps what people said; `Store` says what each function promises."""

    def __init__(self, database: Database, now: Clock = dates.now) -> None:
        self.database = database
        self._now = now
        self.meetings = DurableMeetings(database, now)

    @property
    def guard(self) -> Guard:
        """What keeps the database whole, for a health page."""
        return self.database.guard

    def probe(self) -> None:
        """Read a little; UnavailableError or DamagedError when that does not work."""
        self.database.read(lambda connection: connection.exec_driver_sql("SELECT 1").one())

    def close(self) -> None:
        """Finish what is waiting and close the database."""
        self.database.close()

    def new_person(self, address: str | None = None) -> tuple[Actor, str]:
        """An anonymous person, and the token for their cookie."""
        return self.database.write(partial(people.new_person, address=address, at=self._now()))

    def actor_of(self, token: str) -> Actor:
        """Whose cookie this is; remembers once a day that they were here, when that can be written."""
        at = self._now()
        key = self.database.read(partial(people.key_of, token=token))
        if not people.seen_lately(key, at):
            with suppress(UnavailableError):
                self.database.write(partial(people.see, token=token, at=at))
        return Actor(key["person"])

    def revoke(self, actor: Actor, token: str) -> None:
        """Let a cookie of this person open nothing any more."""
        self.database.write(partial(people.revoke, actor=actor, token=token, at=self._now()))

    def new_code(self, actor: Actor) -> str:
        """A code to come back with; the earlier one stops working."""
        self.database.read(partial(people.person, actor=actor))
        while True:
            code = codes.drawn()
            keeping = partial(codes.keep_code, actor=actor, code=code, kept=codes.proof(code), at=self._now())
            if self.database.write(keeping):
                return str(code)

    def actor_of_code(self, code: str, address: str) -> tuple[Actor, str]:
        """Whose code this is, and a new token; the try is counted before the code is looked at."""
        tried, at = codes.parsed(code), self._now()
        self.database.write(partial(count_try, code_id=tried.id, address=address, at=at))
        row = self.database.read(partial(codes.found, code=tried))
        if not codes.proves(tried, row):
            raise NotFoundError
        return self.database.write(partial(codes.enter, row=row, at=at))

    def forget_person(self, actor: Actor) -> None:
        """Erase a person and everything of theirs."""
        self.database.write(partial(guests.forget_person, actor=actor, at=self._now()), erases=True)

    def begin(self, actor: Actor, instrument: str, version: str, digest: str, phase: str, setting: Setting) -> str:
        """Start a sitting and return its id."""
        empty = Assessment("", instrument, version, phase, answers={}, setting=setting)
        return self.keep(actor, Sitting(empty, digest=digest))

    def sittings(self, actor: Actor) -> tuple[Sitting, ...]:
        """All that this person began, oldest first."""
        return self.database.read(partial(sittings.sittings_of, actor=actor))

    def newest(self, actor: Actor) -> Sitting | None:
        """What this person began last, or None."""
        return self.database.read(partial(sittings.newest_of, actor=actor))

    def sitting(self, actor: Actor, sitting_id: str) -> Sitting:
        """What is kept of one."""
        return self.database.read(partial(sittings.sitting_of, actor=actor, sitting_id=sitting_id))

    def save(self, actor: Actor, sitting_id: str, changes: Changes) -> datetime:
        """Keep what changed and return when."""
        return self._save(actor, sitting_id, spelled(changes))

    def decide(self, actor: Actor, sitting_id: str, offer: Offer, wanted: bool) -> datetime:
        """Keep whether an offer is taken or declined."""
        return self._save(actor, sitting_id, spelled_offers({offer: wanted}))

    def forget(self, actor: Actor, sitting_id: str) -> None:
        """Erase a sitting."""
        self.database.write(partial(sittings.forget, actor=actor, sitting_id=sitting_id), erases=True)

    def keep(self, actor: Actor, sitting: Sitting) -> str:
        """Keep a sitting that came from elsewhere as a new one, and return its new id."""
        return self.database.write(partial(sittings.new_sitting, actor=actor, sitting=sitting, at=self._now()))

    def keep_earlier(self, actor: Actor, found: Sequence[Sitting]) -> None:
        """Keep sittings from elsewhere as earlier ones, all or none, and none that is there already."""
        self.database.write(partial(sittings.keep_earlier, actor=actor, found=found, at=self._now()))

    def _save(self, actor: Actor, sitting_id: str, said: Entries) -> datetime:
        saving = partial(sittings.save, actor=actor, sitting_id=sitting_id, said=said, at=self._now())
        try:
            return self.database.write(saving)
        except NotFoundError:
            self.meetings.remember_expired(actor)
            raise
