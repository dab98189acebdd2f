"""Every method of meetings × every actor without access."""

import inspect
from collections.abc import Callable

import pytest

from scan.store import Actor, NotFoundError
from scan.store.durable import DurableStore
from scan.store.meetings.durable import DurableMeetings
from scan.store.meetings.protocol import Meetings
from tests.scan.store.test_durable_access import UNKNOWN_IDS
from tests.support.store.table import ADDRESS, MeetingPair, meeting_pair, settled_pair
from tests.support.store.world import new_sitting

Call = Callable[[Meetings, Actor, str], object]
# About a sitting, by its id: only the learner has access.
SITTING_CALLS: dict[str, Call] = {
    "invite": lambda meetings, actor, name: meetings.invite(actor, name, "rate"),
    "sit_together": lambda meetings, actor, name: meetings.sit_together(actor, name),
    "invitations": lambda meetings, actor, name: meetings.invitations(actor, name),
    "preview": lambda meetings, actor, name: meetings.preview(actor, name),
}
# About an invitation, by its id: only the learner, or only the guest, has access.
LEARNER_CALLS: dict[str, Call] = {
    "withdraw": lambda meetings, actor, name: meetings.withdraw(actor, name),
    "release": lambda meetings, actor, name: meetings.release(actor, name),
    "share_note": lambda meetings, actor, name: meetings.share_note(actor, name, "learner", "mh-01", True),
    "notes_shared": lambda meetings, actor, name: meetings.notes_shared(actor, name, "learner"),
    "ready": lambda meetings, actor, name: meetings.ready(actor, name, "learner"),
    "undo_ready": lambda meetings, actor, name: meetings.undo_ready(actor, name, "learner"),
    "say": lambda meetings, actor, name: meetings.say(actor, name, "learner", "mh-01", "Nee."),
    "agree": lambda meetings, actor, name: meetings.agree(actor, name, "learner", 0),
    "reopen": lambda meetings, actor, name: meetings.reopen(actor, name, "learner"),
}
GUEST_CALLS: dict[str, Call] = {
    "rating": lambda meetings, actor, name: meetings.rating(actor, name),
    "correct_name": lambda meetings, actor, name: meetings.correct_name(actor, name, "Een ander"),
    "share_note as a guest": lambda meetings, actor, name: meetings.share_note(actor, name, "guest", "mh-01", True),
    "notes_shared as a guest": lambda meetings, actor, name: meetings.notes_shared(actor, name, "guest"),
    "ready as a guest": lambda meetings, actor, name: meetings.ready(actor, name, "guest"),
    "say as a guest": lambda meetings, actor, name: meetings.say(actor, name, "guest", "mh-01", "Nee."),
    "agree as a guest": lambda meetings, actor, name: meetings.agree(actor, name, "guest", 0),
    "undo_ready as a guest": lambda meetings, actor, name: meetings.undo_ready(actor, name, "guest"),
    "reopen as a guest": lambda meetings, actor, name: meetings.reopen(actor, name, "guest"),
}
SHARED_CALLS: dict[str, Call] = {
    "shared": lambda meetings, actor, name: meetings.shared(actor, name),
    "revealed": lambda meetings, actor, name: meetings.revealed(actor, name),
    "meeting": lambda meetings, actor, name: meetings.meeting(actor, name),
}
# About the actor: anyone but an unknown person has access.
OWN_CALLS: dict[str, Call] = {
    "accept": lambda meetings, actor, name: meetings.accept(actor, name, ADDRESS),
    "handed_over": lambda meetings, actor, name: meetings.handed_over(actor),
    "invited": lambda meetings, actor, name: meetings.invited(actor),
    "meetings": lambda meetings, actor, name: meetings.meetings(actor),
}
CALLS = {**SITTING_CALLS, **LEARNER_CALLS, **GUEST_CALLS, **SHARED_CALLS, **OWN_CALLS}

WITHOUT_ACTOR = {"described", "accept_as_new"}  # by the secret of a link, to whom is nobody yet


def wrong_actors(pair: MeetingPair) -> Callable[[str], list[Actor]]:
    """Return a function that gives the actors without access to a call, one of each kind."""
    store = pair.store
    erased, other, someone = new_sitting(store)[0], meeting_pair(store), new_sitting(store)[0]
    store.forget_person(erased)
    nobody = [erased, *map(Actor, UNKNOWN_IDS), Actor(pair.learner.id.swapcase()), Actor(pair.learner.id + "\n")]

    def for_call(call: str) -> list[Actor]:
        wrong = nobody if call in OWN_CALLS else [*nobody, someone, other.learner, other.guest]
        wrong = [*wrong, pair.guest] if call in {**SITTING_CALLS, **LEARNER_CALLS} else wrong
        return [*wrong, pair.learner] if call in GUEST_CALLS else wrong

    return for_call


def visible_data(pair: MeetingPair) -> tuple[object, ...]:
    """Return all that both sides can see."""
    meetings = pair.store.meetings
    revealed = meetings.revealed(pair.guest, pair.invitation)
    return (
        pair.state,
        revealed,
        meetings.meetings(pair.learner),
        meetings.notes_shared(pair.guest, pair.invitation, "guest"),
    )


# R17
def test_actors_without_access_get_not_found_and_change_nothing(store: DurableStore, subtests: pytest.Subtests) -> None:
    pair = settled_pair(store)
    before, wrong = visible_data(pair), wrong_actors(pair)
    for call in CALLS:
        with subtests.test(call):
            refused_by_all(pair, call, wrong(call))
            assert visible_data(pair) == before


def refused_by_all(pair: MeetingPair, call: str, wrong: list[Actor]) -> None:
    """Check that the call is refused to these actors, and to the learner for unknown ids."""
    name = pair.sitting if call in SITTING_CALLS else pair.invitation
    attempts = [(actor, name) for actor in wrong]
    attempts += [] if call in OWN_CALLS else [(pair.learner, unknown) for unknown in (*UNKNOWN_IDS, pair.rating)]
    for actor, unknown in attempts:
        with pytest.raises(NotFoundError) as refused:
            CALLS[call](pair.store.meetings, actor, unknown)
        assert str(refused.value) == refused.value.message == NotFoundError.message, (actor, unknown)


# R18
def test_every_method_of_meetings_takes_an_actor_and_is_tested() -> None:
    contract = {name for name, _ in inspect.getmembers(Meetings, inspect.isfunction) if not name.startswith("_")}
    assert contract == {name.split()[0] for name in CALLS} | WITHOUT_ACTOR
    for name in contract - WITHOUT_ACTOR:
        parameters = list(inspect.signature(getattr(Meetings, name)).parameters)
        assert parameters[:2] == ["self", "actor"]
        assert parameters == list(inspect.signature(getattr(DurableMeetings, name)).parameters)
