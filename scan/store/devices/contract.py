"""The contract of devices: where a person is known by a cookie, and which of these lock (reliability.md R56)."""

from datetime import datetime
from typing import NamedTuple, Protocol

from scan.store.store import Actor


class Device(NamedTuple):
    """A browser where `actor` is known. A shared computer locks at `open_until`, in UTC, unless it is used before.

    None for a computer of their own, which never locks.
    """

    actor: Actor
    open_until: datetime | None


class Devices(Protocol):
    """Knows devices by the tokens in their cookies; every error is a StoreError."""

    def known(self, token: str) -> Device:
        """Return the device of this token.

        Raises NotFoundError when it is unknown or revoked, LockedError when it is shared and was not used for a while.
        """

    def share(self, actor: Actor, token: str, is_shared: bool) -> Device:
        """Mark a device of this person as shared from now on, or as their own again."""

    def use(self, actor: Actor, token: str) -> Device:
        """Record that someone works at a device of this person, so that it stays open; only when it is shared."""
