"""What any store promises about feedback meetings: who may look, two blind ratings, and what was agreed."""

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
    """A new invitation, and the two secrets that open it, which are kept nowhere: one for a link, one to read out."""

    id: str
    token: str
    code: str


@dataclass(frozen=True)
class Invitation:
    """What both sides may know about an invitation, and never what the other said.

    `right` is what the guest may do with the sitting; `together` is two people at one laptop, without link or expiry.
    `tries` counts how often the code was typed, of which 5 are allowed. `seen_at` is, to a day, when the guest last
    looked. `ready` and `agreed` hold the moment of each side that pressed its button; an agreement falls when
    something is said after it. `erased_at`: the guest erased all that was theirs. All moments are in UTC.
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
    tries: int = 0
    ready: Mapping[Seat, datetime] = field(default_factory=dict)
    agreed: Mapping[Seat, datetime] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether the guest gets anything for it, and anything can still be added."""
        return self.withdrawn_at is None and self.expired_at is None and self.erased_at is None

    @property
    def handed_over(self) -> bool:
        """Whether two share a laptop and it is with the one who rates: nothing of the learner may be on it."""
        return self.together and self.open and self.revealed_at is None and "learner" in self.ready

    @property
    def settled(self) -> bool:
        """Whether both agreed with what was agreed, after which nothing is added."""
        return len(self.agreed) == len(SEATS)

    @property
    def closed(self) -> bool:
        """Whether nothing can be said at its table any more: both agreed, or it ended before that."""
        return self.settled or not self.open


class RevealedPair(NamedTuple):
    """What each said until both were ready, with the notes they shared; `rating` is None once the guest erased it."""

    own: Sitting
    rating: Sitting | None
    at: datetime


@dataclass(frozen=True)
class Remark:
    """What one side said about a place in a meeting (an item, a goal, the next date); "" takes back what stood."""

    seat: Seat
    place: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Meeting:
    """All that was said in a meeting, in order; it belongs to both, and stays when the guest is erased."""

    invitation: Invitation
    remarks: tuple[Remark, ...]

    @property
    def standing(self) -> Mapping[str, Remark]:
        """What holds: the last remark of every place."""
        last = {remark.place: remark for remark in self.remarks}
        return {place: remark for place, remark in last.items() if remark.text}


class Meetings(Protocol):
    """Keeps invitations and what came of them; every error is a StoreError.

    A learner invites a guest, an anonymous person with a cookie of their own, to one of their sittings. To whom an
    invitation is nothing, or nothing any more, it does not exist: NotFoundError. `seat` says for which side an actor
    acts, since two people at one laptop have one actor for both. There the page must keep them blind, not the store.
    """

    def invite(self, actor: Actor, sitting_id: str, right: Right, days: int = DEFAULT_DAYS) -> NewInvitation:
        """Let someone read or rate a sitting for so many days, 1 to 90."""

    def sit_together(self, actor: Actor, sitting_id: str) -> str:
        """Let two people rate and meet at one laptop, the learner's actor in both seats, and return the invitation."""

    def invitations(self, actor: Actor, sitting_id: str) -> tuple[Invitation, ...]:
        """All that the learner made for this sitting, oldest first."""

    def handed_over(self, actor: Actor) -> bool:
        """Whether any of this learner's invitations is `handed_over`."""

    def withdraw(self, actor: Actor, invitation_id: str) -> None:
        """Let the guest see nothing any more from now on; only the learner can."""

    def accept(self, actor: Actor, secret: str, address: str) -> str:
        """Let this guest in by a link's token or a code, and return the invitation; the same guest may come again.

        Someone else's second time, the learner's own, a code's sixth try: NotFoundError. TooManyTriesError for
        guessers of codes (R22).
        """

    def invited(self, actor: Actor) -> tuple[Invitation, ...]:
        """What this guest accepted and is still open to them, oldest first."""

    def preview(self, actor: Actor, sitting_id: str) -> Sitting:
        """What a guest with the right to read sees of the learner's sitting, before any note is shared."""

    def shared(self, actor: Actor, invitation_id: str) -> Sitting:
        """The learner's sitting as the guest sees it: as it is for "read", as revealed for "rate" and not before."""

    def share_note(self, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool) -> None:
        """Let the other side see one's own note about an item, or no longer; all others are as if not there."""

    def notes_shared(self, actor: Actor, invitation_id: str, seat: Seat) -> frozenset[str]:
        """The items whose notes one's own side shares."""

    def rating(self, actor: Actor, invitation_id: str) -> Sitting:
        """The guest's own rating with all their notes, begun at the first call; `Store.save` adds to it.

        It is no scan of theirs: no list of sittings holds it. After "klaar" saving is a RefusedError.
        """

    def ready(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Press "klaar"; when both did, both are revealed as they are at that moment. RefusedError when empty."""

    def revealed(self, actor: Actor, invitation_id: str) -> RevealedPair:
        """What both said, the same for both sides and for good; NotFoundError before both are ready."""

    def say(self, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str) -> None:
        """Add to a revealed meeting, at most 5,000 characters; RefusedError once both agreed."""

    def agree(self, actor: Actor, invitation_id: str, seat: Seat) -> None:
        """Agree with all that was said until now; what is said later needs agreeing again."""

    def meeting(self, actor: Actor, invitation_id: str) -> Meeting:
        """What was said, for both sides; NotFoundError before the reveal."""

    def meetings(self, actor: Actor) -> tuple[Meeting, ...]:
        """Every meeting of this learner that was revealed, oldest first."""
