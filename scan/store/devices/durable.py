"""Devices in the database. A lock is derived from the last use: no clock that jumped closes anything for good (R86)."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from scan.store.devices.contract import Device
from scan.store.engine import Database
from scan.store.errors import LockedError, UnavailableError
from scan.store.records import people
from scan.store.records.digest import StoredRow
from scan.store.records.rows import update_row
from scan.store.records.tables import keys, moment, stamp
from scan.store.store import Actor


class DurableDevices:
    """Implements `Devices` on a database; see there for the contract of each method."""

    def __init__(self, database: Database, now: Callable[[], datetime], shared_minutes: int) -> None:
        self._database, self._now = database, now
        self._open = timedelta(minutes=shared_minutes)

    def known(self, token: str) -> Device:
        """Return the device of this token; at most once a day the visit is recorded, if the store can be written."""
        at = self._now()
        key = self._database.read(partial(people.key_row, token=token))
        device = self._device(key)
        if not people.seen_recently(key, at):
            with suppress(UnavailableError):
                self._database.write(partial(people.record_token_use, token=token, at=at))
        return device

    def share(self, actor: Actor, token: str, is_shared: bool) -> Device:
        """Mark a device of this person as shared, or as their own."""
        at = stamp(self._now()) if is_shared else None
        return self._device(self._database.write(partial(self._used, actor=actor, token=token, at=at)))

    def use(self, actor: Actor, token: str) -> Device:
        """Record the use of a shared device."""
        device = self._device(self._database.read(partial(people.own_key_row, actor=actor, token=token)))
        return device if device.open_until is None else self.share(actor, token, is_shared=True)

    def _used(self, connection: Connection, actor: Actor, token: str, at: int | None) -> StoredRow:
        key = people.own_key_row(connection, actor, token)
        self._device(key)  # one that is locked stays so
        return update_row(connection, keys, key, used_at=at)

    def _device(self, key: StoredRow) -> Device:
        """The device of a row; raises LockedError when it was last used too long ago, or by a clock that was wrong."""
        actor, used_at = Actor(key["person"]), key["used_at"]
        if used_at is None:
            return Device(actor, None)
        used = moment(used_at)
        if abs(self._now() - used) >= self._open:
            raise LockedError
        return Device(actor, used + self._open)
