"""Everything that is done with invitations × everyone it must not be done for."""

import inspect
from collections.abc import Callable

import pytest

from scan.store import Actor, NotFoundError
from scan.store.durable import DurableStore
from scan.store.meetings.contract import Meetings
from scan.store.meetings.durable import DurableMeetings
from tests.scan.store.test_durable_access import NOBODY
from tests.support.store.table import ADDRESS, MeetingPair, meeting_pair, settled_pair
from tests.support.store.world import new_sitting

Doing = Callable[[Meetings, Actor, str], object]
# Of a sitting, by its id.
OF_SITTINGS: dict[str, Doing] = {
    "invite": lambda meetings, actor, name: meetings.invite(actor, name, "rate"),
    "sit_together": lambda meetings, actor, name: meetings.sit_together(actor, name),
    "invitations": lambda meetings, actor, name: meetings.invitations(actor, name),
    "preview": lambda meetings, actor, name: meetings.preview(actor, name),
}
# Of an invitation, by its id: by the learner, by the guest.
OF_LEARNERS: dict[str, Doing] = {
    "withdraw": lambda meetings, actor, name: meetings.withdraw(actor, name),
    "share_note": lambda meetings, actor, name: meetings.share_note(actor, name, "learner", "mh-01", True),
    "notes_shared": lambda meetings, actor, name: meetings.notes_shared(actor, name, "learner"),
    "ready": lambda meetings, actor, name: meetings.ready(actor, name, "learner"),
    "say": lambda meetings, actor, name: meetings.say(actor, name, "learner", "mh-01", "Nee."),
    "agree": lambda meetings, actor, name: meetings.agree(actor, name, "learner"),
}
OF_GUESTS: dict[str, Doing] = {
    "rating": lambda meetings, actor, name: meetings.rating(actor, name),
    "share_note as a guest": lambda meetings, actor, name: meetings.share_note(actor, name, "guest", "mh-01", True),
    "notes_shared as a guest": lambda meetings, actor, name: meetings.notes_shared(actor, name, "guest"),
    "ready as a guest": lambda meetings, actor, name: meetings.ready(actor, name, "guest"),
    "say as a guest": lambda meetings, actor, name: meetings.say(actor, name, "guest", "mh-01", "Nee."),
    "agree as a guest": lambda meetings, actor, name: meetings.agree(actor, name, "guest"),
}
OF_BOTH: dict[str, Doing] = {
    "shared": lambda meetings, actor, name: meetings.shared(actor, name),
    "revealed": lambda meetings, actor, name: meetings.revealed(actor, name),
    "meeting": lambda meetings, actor, name: meetings.meeting(actor, name),
}
# About oneself: only for someone.
OWN: dict[str, Doing] = {
    "accept": lambda meetings, actor, name: meetings.accept(actor, name, ADDRESS),
    "handed_over": lambda meetings, actor, name: meetings.handed_over(actor),
    "invited": lambda meetings, actor, name: meetings.invited(actor),
    "meetings": lambda meetings, actor, name: meetings.meetings(actor),
}
DOINGS = {**OF_SITTINGS, **OF_LEARNERS, **OF_GUESTS, **OF_BOTH, **OWN}


def wrong_actors(there: MeetingPair) -> Callable[[str], list[Actor]]:
    """Everyone but who may do this; of each kind one, whatever is asked."""
    store = there.store
    gone, other, someone = new_sitting(store)[0], meeting_pair(store), new_sitting(store)[0]
    store.forget_person(gone)
    nobody = [gone, *map(Actor, NOBODY), Actor(there.learner.id.swapcase()), Actor(there.learner.id + "\n")]

    def of(doing: str) -> list[Actor]:
        wrong = nobody if doing in OWN else [*nobody, someone, other.learner, other.guest]
        wrong = [*wrong, there.guest] if doing in {**OF_SITTINGS, **OF_LEARNERS} else wrong
        return [*wrong, there.learner] if doing in OF_GUESTS else wrong

    return of


def known_of(there: MeetingPair) -> tuple[object, ...]:
    """All that both can see."""
    meetings = there.store.meetings
    revealed = meetings.revealed(there.guest, there.invitation)
    return (
        there.state,
        revealed,
        meetings.meetings(there.learner),
        meetings.notes_shared(there.guest, there.invitation, "guest"),
    )


# R17
def test_every_wrong_actor_is_told_that_it_does_not_exist_and_changes_nothing(
    store: DurableStore, subtests: pytest.Subtests
) -> None:
    there = settled_pair(store)
    before, wrong = known_of(there), wrong_actors(there)
    for doing in DOINGS:
        with subtests.test(doing):
            refused_by_all(there, doing, wrong(doing))
            assert known_of(there) == before


def refused_by_all(there: MeetingPair, doing: str, wrong: list[Actor]) -> None:
    """Asked by each of these, and by the learner of what is not there."""
    name = there.sitting if doing in OF_SITTINGS else there.invitation
    asked = [(actor, name) for actor in wrong]
    asked += [] if doing in OWN else [(there.learner, nothing) for nothing in (*NOBODY, there.rating)]
    for actor, what in asked:
        with pytest.raises(NotFoundError) as refused:
            DOINGS[doing](there.store.meetings, actor, what)
        assert str(refused.value) == refused.value.message == NotFoundError.message, (actor, what)


# R18
def test_every_function_about_meetings_has_an_actor_and_is_tried_above() -> None:
    promised = {name for name, _ in inspect.getmembers(Meetings, inspect.isfunction) if not name.startswith("_")}
    assert promised == {name.split()[0] for name in DOINGS}
    for name in promised:
        parameters = list(inspect.signature(getattr(Meetings, name)).parameters)
        assert parameters[:2] == ["self", "actor"]
        assert parameters == list(inspect.signature(getattr(DurableMeetings, name)).parameters)
