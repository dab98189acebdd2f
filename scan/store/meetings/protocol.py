"""The contract of feedback meetings: what a learner and a guest can ask of the store."""

from collections.abc import Collection
from typing import Protocol

from scan.store.meetings.contract import (
    DEFAULT_DAYS,
    NO_DETAILS,
    Invitation,
    InvitationDetails,
    Meeting,
    NewInvitation,
    Right,
)
from scan.store.meetings.revealed import RevealedPair, Seat
from scan.store.store import Actor, Sitting


class Meetings(Protocol):
    """Stores invitations, blind ratings and meetings; every error is a StoreError.

    A learner invites a guest, an anonymous person with their own cookie, to one of their sittings. Actors without
    access to an invitation get a NotFoundError. `seat` is the side an actor acts for: two people at one laptop share
    one actor. There the page must keep the ratings blind, not the store.
    """

    def invite(
        self,
        actor: Actor,
        sitting_id: str,
        right: Right,
        days: int = DEFAULT_DAYS,
        details: InvitationDetails = NO_DETAILS,
    ) -> NewInvitation:
        """Invite a guest to read or rate a sitting for 1 to 90 days.

        Names of up to 60 characters are kept with the invitation and erased with it, that of the guest also with the
        guest; they stand in no event and no log.
        """

    def sit_together(self, actor: Actor, sitting_id: str) -> str:
        """Invite a guest at the same laptop, with the learner's actor in both seats; return the invitation's id."""

    def invitations(self, actor: Actor, sitting_id: str) -> tuple[Invitation, ...]:
        """Return all invitations to this sitting of the learner, oldest first."""

    def handed_over(self, actor: Actor) -> bool:
        """Return whether any invitation of this learner is `handed_over`."""

    def withdraw(self, actor: Actor, invitation_id: str, shown: Invitation | None = None) -> None:
        """End the guest's access; only the learner can.

        ClosedError when it was accepted, someone got ready or the answers were revealed since it was `shown`.
        """

    def release(self, actor: Actor, invitation_id: str) -> None:
        """Unseat the guest of an invitation to rate, so that the same link and code work again; only the learner can.

        For links that a mail scanner used up (R67). Raises RefusedError when nobody accepted the invitation, and once
        the guest filled in anything.
        """

    def accept(self, actor: Actor, secret: str, address: str) -> str:
        """Seat this guest by the token of a link or a code, and return the invitation's id; repeating it is allowed.

        Raises NotFoundError for a second guest, for the learner and from the sixth try of a code on;
        TooManyTriesError after too many tries within an hour or from one address (R22).
        """

    def accept_as_new(self, secret: str, address: str) -> tuple[Actor, str, str]:
        """Accept as a new person; return them, the token for their cookie and the invitation's id.

        Nobody is made unless the secret is right and the seat is free (reliability.md R82). Raises what `accept` does.
        """

    def described(self, token: str) -> tuple[Invitation, Sitting]:
        """Return the invitation of a link and the learner's sitting without anything they said, for whoever has it.

        It changes nothing and takes no actor, since a guest is nobody yet (R55). Raises NotFoundError when the
        invitation is unknown or no longer open.
        """

    def correct_name(self, actor: Actor, invitation_id: str, name: str) -> None:
        """Change the name of this guest in an open invitation; "" removes it."""

    def invited(self, actor: Actor) -> tuple[Invitation, ...]:
        """Return the open invitations that this guest accepted, oldest first."""

    def preview(self, actor: Actor, sitting_id: str) -> Sitting:
        """Return the learner's sitting as a guest with the right to read sees it before any note is shared."""

    def shared(self, actor: Actor, invitation_id: str) -> Sitting:
        """Return the learner's sitting as the guest sees it.

        With the right "read" the current one; with "rate" the revealed one, NotFoundError before the reveal.
        """

    def share_note(self, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool) -> None:
        """Share the note of this side about an item with the other, or stop sharing it; other notes stay hidden."""

    def notes_shared(self, actor: Actor, invitation_id: str, seat: Seat) -> frozenset[str]:
        """Return the ids of the items whose notes this side shares."""

    def rating(self, actor: Actor, invitation_id: str) -> Sitting:
        """Return the guest's rating with all their notes, created at the first call; `Store.save` changes it.

        It is not listed among the guest's scans. After "klaar" saving raises RefusedError.
        """

    def ready(self, actor: Actor, invitation_id: str, seat: Seat, asked: Collection[str] = ()) -> None:
        """Mark this side as ready; once both are, both sittings are revealed as they are at that moment.

        `asked` are the ids of the items that this side was asked, of which at least half need an answer. Raises
        RefusedError when fewer have one, or none at all, and for a guest who knows the answers of the scan.
        """

    def undo_ready(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Take "klaar" back; raises RefusedError after the reveal, and for a laptop that was handed over."""

    def revealed(self, actor: Actor, invitation_id: str) -> RevealedPair:
        """Return the revealed sittings, the same for both sides; raises NotFoundError before both are ready."""

    def say(self, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str) -> None:
        """Add a remark of up to 5,000 characters about a place of a revealed meeting.

        A place is a revealed item, a goal or the next date (`is_place`). RefusedError for any other one (R85), for
        more than a meeting may hold, and once both agreed.
        """

    def agree(self, actor: Actor, invitation_id: str, seat: Seat, said: int) -> None:
        """Agree with all remarks up to the one with this number; a later remark cancels it.

        `said` is `Meeting.said` of what was on the screen; raises RefusedError when more was said since (R78).
        """

    def reopen(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Take the agreement of this side back, which cancels that of the other too.

        Raises RefusedError from 24 hours after both agreed.
        """

    def meeting(self, actor: Actor, invitation_id: str) -> Meeting:
        """Return the meeting, for both sides; raises NotFoundError before the reveal."""

    def meetings(self, actor: Actor) -> tuple[Meeting, ...]:
        """Return all revealed meetings of this learner, oldest first."""
