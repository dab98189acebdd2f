"""Feedback meetings on the database and the clock of the store they belong to."""

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from functools import partial
from secrets import token_urlsafe
from typing import TypeVar

from sqlalchemy import Connection

from scan.limits.limits import FAILED_CODES, NEW_PEOPLE
from scan.store.attempts import AttemptCounter
from scan.store.engine import Database
from scan.store.errors import NotFoundError, StoreError, UnavailableError
from scan.store.meetings import consent, expiry, guests, invitations, ratings, reveal
from scan.store.meetings.contract import DEFAULT_DAYS, NO_DETAILS, Invitation, Meeting, NewInvitation, Right
from scan.store.meetings.contract import InvitationDetails as Details
from scan.store.meetings.revealed import RevealedPair, Seat
from scan.store.records import codes
from scan.store.records.digest import StoredRow
from scan.store.records.people import secret_hash
from scan.store.records.tables import invitations as table
from scan.store.store import Actor, Sitting

_Result = TypeVar("_Result")
_SECRET_LENGTH = 8  # twelve characters to read out, with the four of the id


class DurableMeetings:
    """Implements `Meetings` on a database; see there for the contract of each method."""

    def __init__(self, database: Database, now: Callable[[], datetime], attempts: AttemptCounter) -> None:
        self._database = database
        self._now = now
        self._attempts = attempts

    def invite(
        self, actor: Actor, sitting_id: str, right: Right, days: int = DEFAULT_DAYS, details: Details = NO_DETAILS
    ) -> NewInvitation:
        """Invite a guest to read or rate a sitting for a number of days."""
        while True:
            token, code = token_urlsafe(32), codes.random_code(_SECRET_LENGTH)
            secrets = {"token": secret_hash(token), "code": code.id, **codes.secret_digest(code)}
            invitation_id = self._write(actor, invitations.invite, sitting_id, right, days, details, secrets)
            if invitation_id is not None:
                return NewInvitation(invitation_id, token, str(code))

    def sit_together(self, actor: Actor, sitting_id: str) -> str:
        """Invite a guest at the same laptop, with the learner's actor in both seats."""
        return self._write(actor, invitations.sit_together, sitting_id)

    def invitations(self, actor: Actor, sitting_id: str) -> tuple[Invitation, ...]:
        """Return all invitations to this sitting of the learner."""
        return self._read(actor, invitations.invitations_to, sitting_id)

    def handed_over(self, actor: Actor) -> bool:
        """Return whether the laptop of this learner is with the guest."""
        return self._read(actor, invitations.any_handed_over)

    def withdraw(self, actor: Actor, invitation_id: str, shown: Invitation | None = None) -> None:
        """End the guest's access, unless it moved on since it was shown."""
        self._write(actor, invitations.withdraw, invitation_id, shown)

    def release(self, actor: Actor, invitation_id: str) -> None:
        """Make an invitation that was accepted by mistake usable again."""
        self._write(actor, invitations.release_invitation, invitation_id)

    def accept(self, actor: Actor, secret: str, address: str) -> str:
        """Seat this guest; a try of a code is counted before the code is checked."""
        return self._write(actor, guests.accept, self._id_by_secret(secret, address))

    def accept_as_new(self, secret: str, address: str) -> tuple[Actor, str, str]:
        """Seat a new person, made in the transaction that seats them; return them, their token and the id."""
        invitation_id = self._id_by_secret(secret, address)
        self._attempts.count(NEW_PEOPLE, address)
        return self._database.write(partial(guests.accept_as_new, invitation_id=invitation_id, at=self._now()))

    def described(self, token: str) -> tuple[Invitation, Sitting]:
        """Return the invitation of a link and the learner's sitting without anything they said."""
        return self._database.read(partial(guests.described_invitation, token=token, at=self._now()))

    def correct_name(self, actor: Actor, invitation_id: str, name: str) -> None:
        """Change the name of this guest."""
        self._write(actor, guests.correct_name, invitation_id, name)

    def invited(self, actor: Actor) -> tuple[Invitation, ...]:
        """Return the open invitations that this guest accepted."""
        return self._read(actor, guests.accepted_invitations)

    def preview(self, actor: Actor, sitting_id: str) -> Sitting:
        """Return the learner's sitting as a guest sees it before any note is shared."""
        return self._database.read(partial(ratings.preview, actor=actor, sitting_id=sitting_id))

    def shared(self, actor: Actor, invitation_id: str) -> Sitting:
        """Return the learner's sitting as the guest sees it."""
        self._record_visit(actor, invitation_id)
        return self._read(actor, reveal.shared_sitting, invitation_id)

    def share_note(self, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool) -> None:
        """Share the note of this side about an item, or stop sharing it."""
        self._write(actor, reveal.share_note, invitation_id, seat, item_id, shared)

    def notes_shared(self, actor: Actor, invitation_id: str, seat: Seat) -> frozenset[str]:
        """Return the ids of the items whose notes this side shares."""
        return self._read(actor, reveal.notes_shared, invitation_id, seat)

    def rating(self, actor: Actor, invitation_id: str) -> Sitting:
        """Return the guest's rating, created at the first call."""
        self._record_visit(actor, invitation_id)
        rating = self._read(actor, ratings.read_rating, invitation_id)
        if rating is None:
            self._write(actor, ratings.begin_rating, invitation_id)
            return self.rating(actor, invitation_id)
        return rating

    def ready(self, actor: Actor, invitation_id: str, seat: Seat, asked: Collection[str] = ()) -> None:
        """Mark this side as ready; once both are, both sittings are revealed."""
        self._write(actor, consent.mark_ready, invitation_id, seat, asked)

    def undo_ready(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Take "klaar" back before the reveal."""
        self._write(actor, consent.undo_ready, invitation_id, seat)

    def revealed(self, actor: Actor, invitation_id: str) -> RevealedPair:
        """Return the revealed sittings, the same for both sides."""
        self._record_visit(actor, invitation_id)
        return self._read(actor, reveal.revealed_pair, invitation_id)

    def say(self, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str) -> None:
        """Add a remark to a revealed meeting."""
        self._write(actor, reveal.add_remark, invitation_id, seat, place, text)

    def agree(self, actor: Actor, invitation_id: str, seat: Seat, said: int) -> None:
        """Agree with the remarks up to the one with this number."""
        self._write(actor, consent.agree, invitation_id, seat, said)

    def reopen(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Take the agreement of this side back."""
        self._write(actor, consent.reopen, invitation_id, seat)

    def meeting(self, actor: Actor, invitation_id: str) -> Meeting:
        """Return the meeting, for both sides."""
        self._record_visit(actor, invitation_id)
        return self._read(actor, reveal.read_meeting, invitation_id)

    def meetings(self, actor: Actor) -> tuple[Meeting, ...]:
        """Return all revealed meetings of this learner."""
        return self._read(actor, reveal.revealed_meetings)

    def remember_expired(self, actor: Actor) -> None:
        """Record which invitations of or to this actor have expired, if the store can be written."""
        self._remember_expired(partial(expiry.newly_expired_of, actor=actor))

    def _remember_expired(self, find: Callable[..., list[str]]) -> None:
        at = self._now()
        ids = self._database.read(partial(find, at=at))
        if ids:
            with suppress(StoreError):
                self._database.write(partial(expiry.record_expiry, ids=ids, at=at))

    def _record_visit(self, actor: Actor, invitation_id: str) -> None:
        if self._read(actor, guests.is_new_visit, invitation_id):
            with suppress(UnavailableError):
                self._database.write(partial(guests.record_visit, invitation_id=invitation_id, at=self._now()))

    def _id_by_secret(self, secret: str, address: str) -> str:
        """Return the id of the invitation with this token or code; raises NotFoundError when there is none."""
        try:
            row = self._row_by_code(codes.parsed_code(secret, _SECRET_LENGTH), address)
        except codes.MalformedCodeError:
            row = self._database.read(partial(guests.row_by_token, token=secret))
        self._remember_expired(partial(expiry.newly_expired_ids, where=table.c.id == row["id"]))
        return str(row["id"])

    def _row_by_code(self, code: codes.Code, address: str) -> StoredRow:
        self._attempts.check(FAILED_CODES, address)
        self._remember_expired(partial(expiry.newly_expired_ids, where=table.c.code == code.id))
        row = self._database.write(partial(guests.row_by_code, code=code, at=self._now()))
        if not codes.matches(code, row):
            self._attempts.count(FAILED_CODES, address)
            raise NotFoundError
        return row

    def _read(self, actor: Actor, work: Callable[..., _Result], *arguments: object) -> _Result:
        """Read once it is recorded what has expired: in one transaction, as long as nothing has."""
        at = self._now()

        def unless_expired(connection: Connection) -> tuple[_Result] | None:
            is_recorded = not expiry.newly_expired_of(connection, actor, at)
            return (work(connection, actor, *arguments, at),) if is_recorded else None

        if (found := self._database.read(unless_expired)) is None:
            self.remember_expired(actor)
        return found[0] if found else self._database.read(lambda one: work(one, actor, *arguments, at))

    def _write(self, actor: Actor, work: Callable[..., _Result], *arguments: object) -> _Result:
        self.remember_expired(actor)
        at = self._now()
        return self._database.write(lambda connection: work(connection, actor, *arguments, at))
