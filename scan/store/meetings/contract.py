"""The contract of feedback meetings: invitations, two ratings that are blind until both are ready, and remarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from scan.store.store import Actor, Sitting

Right = Literal["read", "rate"]
Seat = Literal["learner", "guest"]
SEATS: tuple[Seat, ...] = ("learner", "guest")
DEFAULT_DAYS, LONGEST_DAYS = 14, 90
MOST_TRIES = 5


class NewInvitation(NamedTuple):
    """A new invitation and its two secrets: a token for a link and a code to read out. Only hashes are stored."""

    id: str
    token: str
    code: str


class InvitationDetails(NamedTuple):
    """What an invitation is about and who it is between; no topics means all roles, "" means no name."""

    topics: tuple[str, ...] = ()
    learner_name: str = ""
    guest_name: str = ""


NO_DETAILS = InvitationDetails()


@dataclass(frozen=True)
class Invitation:
    """What both sides may know about an invitation; it holds no answers.

    `right` is what the guest may do with the sitting; `together` is two people at one laptop, without link or expiry.
    `tries` counts how often the code was typed, of which 5 are allowed. `seen_at` is when the guest last visited, to a
    day. `ready` and `agreed` hold the moment at which each side pressed its button; a later remark cancels an
    agreement. `erased_at`: the guest erased their data.
    `filled_in`: the rating holds anything; told to the learner only. All moments are in UTC.
    """

    id: str
    sitting: str
    right: Right
    together: bool
    made_at: datetime
    expires_at: datetime | None = None
    accepted_at: datetime | None = None
    seen_at: datetime | None = None
    revealed_at: datetime | None = None
    withdrawn_at: datetime | None = None
    expired_at: datetime | None = None
    erased_at: datetime | None = None
    filled_in: bool = False
    details: InvitationDetails = NO_DETAILS
    tries: int = 0
    ready: Mapping[Seat, datetime] = field(default_factory=dict)
    agreed: Mapping[Seat, datetime] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether the invitation is in force: not withdrawn, expired or erased."""
        return self.withdrawn_at is None and self.expired_at is None and self.erased_at is None

    @property
    def handed_over(self) -> bool:
        """Whether a shared laptop is with the guest, who rates: nothing of the learner may be shown on it."""
        return self.together and self.open and self.revealed_at is None and "learner" in self.ready

    @property
    def settled(self) -> bool:
        """Whether both sides agreed; nothing can be added after that."""
        return len(self.agreed) == len(SEATS)

    @property
    def closed(self) -> bool:
        """Whether nothing can be added to the meeting any more: it is settled, or no longer open."""
        return self.settled or not self.open


class RevealedPair(NamedTuple):
    """Both sittings as they were when both sides were ready, with the shared notes.

    `own` is the learner's, `rating` the guest's, None once the guest erased it.
    """

    own: Sitting
    rating: Sitting | None
    at: datetime


@dataclass(frozen=True)
class Remark:
    """A text of one side about a place in a meeting (an item, a goal, the next date); "" removes the previous one."""

    seat: Seat
    place: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Meeting:
    """All remarks of a meeting, in order; they belong to both sides and stay when the guest is erased."""

    invitation: Invitation
    remarks: tuple[Remark, ...]

    @property
    def standing(self) -> Mapping[str, Remark]:
        """The current remark of every place, by place; removed ones are left out."""
        last = {remark.place: remark for remark in self.remarks}
        return {place: remark for place, remark in last.items() if remark.text}


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

    def withdraw(self, actor: Actor, invitation_id: str) -> None:
        """End the guest's access; only the learner can."""

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

    def ready(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Mark this side as ready; once both are, both sittings are revealed as they are at that moment.

        Raises RefusedError when this side answered nothing.
        """

    def revealed(self, actor: Actor, invitation_id: str) -> RevealedPair:
        """Return the revealed sittings, the same for both sides; raises NotFoundError before both are ready."""

    def say(self, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str) -> None:
        """Add a remark of up to 5,000 characters to a revealed meeting; raises RefusedError once both agreed."""

    def agree(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Agree with all remarks so far; a later remark cancels it."""

    def meeting(self, actor: Actor, invitation_id: str) -> Meeting:
        """Return the meeting, for both sides; raises NotFoundError before the reveal."""

    def meetings(self, actor: Actor) -> tuple[Meeting, ...]:
        """Return all revealed meetings of this learner, oldest first."""
