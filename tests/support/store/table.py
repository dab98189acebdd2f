"""A learner and a guest with an invitation, for the tests of feedback meetings."""

from dataclasses import dataclass

from scan.store import Actor, Changes
from scan.store.durable import DurableStore
from scan.store.meetings.contract import Invitation, Right
from scan.store.meetings.revealed import SEATS, Seat
from tests.support.store.world import new_sitting

ADDRESS = "192.0.2.7"
LEARNER_CHANGES = Changes({"mh-01": 4, "mh-02": "NE"}, {"mh-01": "Ik belde zelf.", "mh-02": "Dit hield me wakker."})
GUEST_CHANGES = Changes({"mh-01": 2, "mh-02": 3}, {"mh-01": "Vaak gezien.", "mh-02": "Nog een keer samen doen."})


@dataclass
class MeetingPair:
    """A learner, a guest who accepted, and the ids of the learner's sitting, the invitation and the rating."""

    store: DurableStore
    learner: Actor
    guest: Actor
    sitting: str
    invitation: str
    rating: str = ""

    @property
    def state(self) -> Invitation:
        """The invitation as the learner sees it."""
        (invitation,) = self.store.meetings.invitations(self.learner, self.sitting)
        return invitation

    @property
    def said(self) -> int:
        """The number of the last remark, as a screen that shows the meeting has it."""
        return self.store.meetings.meeting(self.learner, self.invitation).said

    def actor(self, seat: Seat) -> Actor:
        """Who sits there."""
        return self.learner if seat == "learner" else self.guest

    def both_ready(self) -> None:
        """Both press "klaar"."""
        for seat in SEATS:
            self.store.meetings.ready(self.actor(seat), self.invitation, seat)

    def both_agree(self) -> None:
        """Both press "akkoord"."""
        for seat in SEATS:
            self.store.meetings.agree(self.actor(seat), self.invitation, seat, self.said)


def meeting_pair(store: DurableStore, right: Right = "rate", guest_changes: Changes = GUEST_CHANGES) -> MeetingPair:
    """Return a learner and a guest who both answered something and are not ready yet."""
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    store.save(learner, sitting, LEARNER_CHANGES)
    invited = store.meetings.invite(learner, sitting, right)
    store.meetings.accept(guest, invited.token, ADDRESS)
    pair = MeetingPair(store, learner, guest, sitting, invited.id)
    if right == "rate":
        pair.rating = store.meetings.rating(guest, invited.id).assessment.id
        store.save(guest, pair.rating, guest_changes)
    return pair


def settled_pair(store: DurableStore) -> MeetingPair:
    """Return a learner and a guest who revealed their sittings, added a remark and agreed."""
    pair = meeting_pair(store)
    pair.both_ready()
    store.meetings.say(pair.learner, pair.invitation, "learner", "mh-01", "Samen een slechtnieuwsgesprek.")
    pair.both_agree()
    return pair
