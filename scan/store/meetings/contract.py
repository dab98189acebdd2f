"""The values of feedback meetings: invitations, and meetings with their remarks; `protocol` says what can be asked."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from scan.store.meetings.revealed import SEATS, Remark, Reopening, Seat

Right = Literal["read", "rate"]
DEFAULT_DAYS, LONGEST_DAYS = 14, 90
REOPEN_WITHIN = timedelta(hours=24)
# What a remark can be about; these places come from the meeting, never from who speaks (reliability.md R85).
NEXT_MEETING = "volgende-keer"
GOAL_PREFIX, SKIP_PREFIX = "doel-", "niet-"
_GOAL = re.compile(GOAL_PREFIX + r"[\w-]{1,95}", re.ASCII)


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
    agreement, and so does `reopened`, which is None again once both agreed. `erased_at`: the guest erased their data.
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
    reopened: Reopening | None = None

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

    def can_reopen(self, at: datetime) -> bool:
        """Whether an agreement can be taken back: until the other agreed, and 24 hours after both did."""
        return self.open and (not self.settled or at - max(self.agreed.values()) < REOPEN_WITHIN)

    @property
    def closed(self) -> bool:
        """Whether nothing can be added to the meeting any more: it is settled, or no longer open."""
        return self.settled or not self.open


@dataclass(frozen=True)
class Meeting:
    """The last remark of every place of a meeting, in order; earlier ones are not kept (reliability.md R58).

    They belong to both sides and stay when the guest is erased.
    """

    invitation: Invitation
    remarks: tuple[Remark, ...]

    @property
    def said(self) -> int:
        """The number of the last remark, 0 for none: an agreement names it (reliability.md R78)."""
        return self.remarks[-1].number if self.remarks else 0

    @property
    def standing(self) -> Mapping[str, Remark]:
        """The current remark of every place, by place; removed ones are left out."""
        last = {remark.place: remark for remark in self.remarks}
        return {place: remark for place, remark in last.items() if remark.text}


def is_goal_place(place: str) -> bool:
    """Whether this is the place of a learning goal."""
    return _GOAL.fullmatch(place) is not None


def is_place(place: str, items: Collection[str]) -> bool:
    """Whether a remark can be about this place: a goal, the next date, or one of the revealed `items`."""
    return place == NEXT_MEETING or is_goal_place(place) or place.removeprefix(SKIP_PREFIX) in items
