"""Two people and an invitation between them, in the tests of feedback meetings."""

from dataclasses import dataclass

from scan.store import Actor, Changes
from scan.store.durable import DurableStore
from scan.store.meetings.contract import SEATS, Invitation, Right
from tests.support.store.world import begun

ADDRESS = "192.0.2.7"
LEARNERS = Changes({"mh-01": 4, "mh-02": "NE"}, {"mh-01": "Ik belde zelf.", "mh-02": "Dit hield me wakker."})
GUESTS = Changes({"mh-01": 2, "mh-02": 3}, {"mh-01": "Vaak gezien.", "mh-02": "Nog een keer samen doen."})


@dataclass
class Table:
    """A learner, a guest who accepted, and the ids of the learner's sitting, the invitation and the rating."""

    store: DurableStore
    learner: Actor
    guest: Actor
    sitting: str
    invitation: str
    rating: str = ""

    @property
    def state(self) -> Invitation:
        """What the learner may know of the invitation."""
        (invitation,) = self.store.meetings.invitations(self.learner, self.sitting)
        return invitation

    def both_ready(self) -> None:
        """Both press "klaar"."""
        for seat in SEATS:
            self.store.meetings.ready(self.learner if seat == "learner" else self.guest, self.invitation, seat)

    def both_agree(self) -> None:
        """Both press "akkoord"."""
        for seat in SEATS:
            self.store.meetings.agree(self.learner if seat == "learner" else self.guest, self.invitation, seat)


def table(store: DurableStore, right: Right = "rate", said: Changes = GUESTS) -> Table:
    """Two who both said something, and are not ready yet."""
    (learner, sitting), (guest, _) = begun(store), store.new_person()
    store.save(learner, sitting, LEARNERS)
    invited = store.meetings.invite(learner, sitting, right)
    store.meetings.accept(guest, invited.token, ADDRESS)
    there = Table(store, learner, guest, sitting, invited.id)
    if right == "rate":
        there.rating = store.meetings.rating(guest, invited.id).assessment.id
        store.save(guest, there.rating, said)
    return there


def settled(store: DurableStore) -> Table:
    """Two who saw both views, said something about it and agreed."""
    there = table(store)
    there.both_ready()
    store.meetings.say(there.learner, there.invitation, "learner", "mh-01", "Samen een slechtnieuwsgesprek.")
    there.both_agree()
    return there
