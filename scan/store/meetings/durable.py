"""Feedback meetings that last: on the same database and clock as the store that they belong to."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from secrets import token_urlsafe
from typing import TypeVar

from sqlalchemy import ColumnElement

from scan.store.engine import Database
from scan.store.errors import NotFoundError, StoreError, UnavailableError
from scan.store.meetings import events, guests, invitations, ratings, reveal
from scan.store.meetings.contract import DEFAULT_DAYS, Invitation, Meeting, NewInvitation, RevealedPair, Right, Seat
from scan.store.records import codes
from scan.store.records.digest import StoredRow
from scan.store.records.people import secret_hash
from scan.store.records.tables import invitations as table
from scan.store.store import Actor, Sitting

_Result = TypeVar("_Result")
_SECRET_LENGTH = 8  # with the four that find it, twelve characters to read out


class DurableMeetings:
    """Keeps invitations and what came of them; `Meetings` says what each function promises."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def invite(self, actor: Actor, sitting_id: str, right: Right, days: int = DEFAULT_DAYS) -> NewInvitation:
        """Let someone read or rate a sitting for so many days."""
        while True:
            token, code = token_urlsafe(32), codes.random_code(_SECRET_LENGTH)
            secrets = {"token": secret_hash(token), "code": code.id, **codes.secret_digest(code)}
            invitation_id = self._write(actor, invitations.invite, sitting_id, right, days, secrets)
            if invitation_id is not None:
                return NewInvitation(invitation_id, token, str(code))

    def sit_together(self, actor: Actor, sitting_id: str) -> str:
        """Let two people rate and meet at one laptop, the learner's actor in both seats."""
        return self._write(actor, invitations.sit_together, sitting_id)

    def invitations(self, actor: Actor, sitting_id: str) -> tuple[Invitation, ...]:
        """All that the learner made for this sitting."""
        return self._read(actor, invitations.invitations_to, sitting_id)

    def handed_over(self, actor: Actor) -> bool:
        """Whether the laptop of this learner is with the one who rates."""
        return self._read(actor, invitations.any_handed_over)

    def withdraw(self, actor: Actor, invitation_id: str) -> None:
        """Let the guest see nothing any more from now on."""
        self._write(actor, invitations.withdraw, invitation_id)

    def accept(self, actor: Actor, secret: str, address: str) -> str:
        """Let this guest in; a try of a code is counted before the code is looked at."""
        code = _parsed_code(secret)
        row = (
            self._database.read(partial(guests.row_by_token, token=secret))
            if code is None
            else self._row_by_code(code, address)
        )
        self._remember_expired(table.c.id == row["id"])
        return self._write(actor, guests.accept, row["id"])

    def invited(self, actor: Actor) -> tuple[Invitation, ...]:
        """What this guest accepted and is still open to them."""
        return self._read(actor, guests.accepted_invitations)

    def preview(self, actor: Actor, sitting_id: str) -> Sitting:
        """What a guest sees before any note is shared."""
        return self._database.read(partial(ratings.preview, actor=actor, sitting_id=sitting_id))

    def shared(self, actor: Actor, invitation_id: str) -> Sitting:
        """The learner's sitting as the guest sees it."""
        self._record_visit(actor, invitation_id)
        return self._read(actor, reveal.shared_sitting, invitation_id)

    def share_note(self, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool) -> None:
        """Let the other side see one's own note about an item, or no longer."""
        self._write(actor, reveal.share_note, invitation_id, seat, item_id, shared)

    def notes_shared(self, actor: Actor, invitation_id: str, seat: Seat) -> frozenset[str]:
        """The items whose notes one's own side shares."""
        return self._read(actor, reveal.notes_shared, invitation_id, seat)

    def rating(self, actor: Actor, invitation_id: str) -> Sitting:
        """The guest's own rating, begun at the first call."""
        self._record_visit(actor, invitation_id)
        rating = self._read(actor, ratings.read_rating, invitation_id)
        if rating is None:
            self._write(actor, ratings.begin_rating, invitation_id)
            return self.rating(actor, invitation_id)
        return rating

    def ready(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Press "klaar"; when both did, both are revealed as they are at that moment."""
        self._write(actor, reveal.mark_ready, invitation_id, seat)

    def revealed(self, actor: Actor, invitation_id: str) -> RevealedPair:
        """What both said, the same for both sides and for good."""
        self._record_visit(actor, invitation_id)
        return self._read(actor, reveal.revealed_pair, invitation_id)

    def say(self, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str) -> None:
        """Add to a revealed meeting."""
        self._write(actor, reveal.add_remark, invitation_id, seat, place, text)

    def agree(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Agree with all that was said until now."""
        self._write(actor, reveal.agree, invitation_id, seat)

    def meeting(self, actor: Actor, invitation_id: str) -> Meeting:
        """What was said, for both sides."""
        self._record_visit(actor, invitation_id)
        return self._read(actor, reveal.read_meeting, invitation_id)

    def meetings(self, actor: Actor) -> tuple[Meeting, ...]:
        """Every meeting of this learner that was revealed."""
        return self._read(actor, reveal.revealed_meetings)

    def remember_expired(self, actor: Actor) -> None:
        """Close for good what this actor made or accepted and whose time is over, when that can be written."""
        self._remember_expired(events.involves(actor))

    def _remember_expired(self, where: ColumnElement[bool]) -> None:
        at = self._now()
        ids = self._database.read(partial(events.newly_expired_ids, where=where, at=at))
        if ids:
            with suppress(StoreError):
                self._database.write(partial(events.record_expiry, ids=ids, at=at))

    def _record_visit(self, actor: Actor, invitation_id: str) -> None:
        if self._read(actor, guests.is_new_visit, invitation_id):
            with suppress(UnavailableError):
                self._database.write(partial(guests.record_visit, invitation_id=invitation_id, at=self._now()))

    def _row_by_code(self, code: codes.Code, address: str) -> StoredRow:
        self._remember_expired(table.c.code == code.id)
        row = self._database.write(partial(guests.row_by_code, code=code, address=address, at=self._now()))
        if not codes.matches(code, row):
            raise NotFoundError
        return row

    def _read(self, actor: Actor, work: Callable[..., _Result], *arguments: object) -> _Result:
        self.remember_expired(actor)
        at = self._now()
        return self._database.read(lambda connection: work(connection, actor, *arguments, at))

    def _write(self, actor: Actor, work: Callable[..., _Result], *arguments: object) -> _Result:
        self.remember_expired(actor)
        at = self._now()
        return self._database.write(lambda connection: work(connection, actor, *arguments, at))


def _parsed_code(secret: str) -> codes.Code | None:
    try:
        return codes.parsed_code(secret, _SECRET_LENGTH)
    except NotFoundError:
        return None
