"""The list of what was erased, outside the database, so that a restore erases it again (reliability.md R60)."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from scan.store.driver_errors import TRACES_LEFT, translated_errors
from scan.store.errors import StoreError, UnavailableError
from scan.store.meetings.guests import forget_person
from scan.store.records.sittings import delete_sitting
from scan.store.records.tables import persons, sittings
from scan.store.store import Actor

LIST_VARIABLE = "ZELFSCAN_ERASURES"
_NOT_LISTED = "an erasure is not on the list %s: a restore of an older backup would bring it back"


class ErasedAgain(NamedTuple):
    """How many people and scans a restore erased again."""

    people: int
    scans: int


class ErasureList:
    """A file with the SHA-256 of the random id of each erased person and scan, and the day; nothing else is known.

    The file is the one of ZELFSCAN_ERASURES, else `usual`. It is kept while the database is replaced, and belongs on
    another disk than the database, beside the backups.
    """

    def __init__(self, usual: Path) -> None:
        self.file = Path(os.environ.get(LIST_VARIABLE) or usual)

    def add(self, erased_id: str, at: datetime) -> None:
        """Add a person or scan whose erasure was committed; a failure is logged, since it is erased already."""
        try:
            with translated_errors():
                handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
                try:
                    os.write(handle, f"{at:%Y-%m-%d} {_hash(erased_id)}\n".encode())
                    os.fsync(handle)
                finally:
                    os.close(handle)
        except StoreError:
            logging.getLogger(__name__).error(_NOT_LISTED, self.file)

    @contextmanager
    def listing(self, erased_id: str, at: datetime) -> Iterator[None]:
        """Add what is erased inside the `with` block, also when only its last traces on disk are left then."""
        try:
            yield
        except UnavailableError as fault:
            if fault.message == TRACES_LEFT:
                self.add(erased_id, at)
            raise
        self.add(erased_id, at)

    def hashes(self) -> frozenset[str]:
        """The hashes on the list; raises UnavailableError when there is no list."""
        with translated_errors():
            return frozenset(line.split()[-1] for line in self.file.read_text("utf-8").splitlines() if line.strip())

    def erase_again(self, connection: Connection, at: datetime) -> ErasedAgain:
        """Erase the people and scans of a restored database that are on the list; without a list there are none."""
        hashes = self.hashes() if self.file.exists() else frozenset()
        people = [one for one in connection.execute(select(persons.c.id)).scalars() if _hash(one) in hashes]
        for person in people:
            forget_person(connection, Actor(person), at)
        rows = connection.execute(select(sittings.c.id, sittings.c.person).where(sittings.c.rates.is_(None))).all()
        scans = [(sitting, person) for sitting, person in rows if _hash(sitting) in hashes]
        for sitting, person in scans:
            delete_sitting(connection, Actor(person), sitting)
        return ErasedAgain(len(people), len(scans))


def _hash(erased_id: str) -> str:
    return sha256(erased_id.encode()).hexdigest()
