"""An invitation that was opened by mistake is released: the same link works again, nothing else is left (R67)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scan.store import Changes, NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from tests.support.store.table import ADDRESS, MeetingPair, meeting_pair
from tests.support.store.world import new_sitting


# R67
@pytest.mark.parametrize("begun", [False, True])
def test_a_released_link_and_code_work_for_someone_else(store: DurableStore, begun: bool) -> None:
    (learner, sitting), (scanner, _), (guest, _) = new_sitting(store), store.new_person(), store.new_person()
    invited = store.meetings.invite(learner, sitting, "rate")
    before = store.meetings.invitations(learner, sitting)
    store.meetings.accept(scanner, invited.token, ADDRESS)
    if begun:
        store.meetings.rating(scanner, invited.id)
    store.meetings.release(learner, invited.id)
    assert store.meetings.invitations(learner, sitting) == before
    assert store.meetings.invited(scanner) == ()
    with pytest.raises(NotFoundError):
        store.meetings.rating(scanner, invited.id)
    assert store.meetings.accept(guest, invited.code, ADDRESS) == invited.id
    assert store.meetings.rating(guest, invited.id).assessment.answers == {}
    assert check(store) == ()


def test_the_tries_of_a_code_outlive_a_release(store: DurableStore) -> None:
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    invited = store.meetings.invite(learner, sitting, "rate")
    store.meetings.accept(guest, invited.code, ADDRESS)
    store.meetings.release(learner, invited.id)
    (found,) = store.meetings.invitations(learner, sitting)
    assert (found.tries, found.accepted_at) == (1, None)


REFUSED: dict[str, Callable[[MeetingPair], object]] = {
    "an answer": lambda pair: None,
    "an answer taken back": lambda pair: pair.store.save(
        pair.guest, pair.rating, Changes({"mh-01": None, "mh-02": None}, {"mh-01": "", "mh-02": ""})
    ),
    "klaar": lambda pair: pair.store.meetings.ready(pair.guest, pair.invitation, "guest"),
    "reveal": lambda pair: pair.both_ready(),
    "withdrawn": lambda pair: pair.store.meetings.withdraw(pair.learner, pair.invitation),
}


# R67
@pytest.mark.parametrize("happened", REFUSED.values(), ids=REFUSED.keys())
def test_what_was_filled_in_is_never_released(store: DurableStore, happened: Callable[[MeetingPair], object]) -> None:
    pair = meeting_pair(store)
    happened(pair)
    before = pair.state
    with pytest.raises(RefusedError):
        store.meetings.release(pair.learner, pair.invitation)
    assert pair.state == before


def test_only_an_accepted_invitation_to_rate_is_released(store: DurableStore, file: Path) -> None:
    learner, sitting = new_sitting(store)
    unopened, reading = store.meetings.invite(learner, sitting, "rate").id, meeting_pair(store, "read")
    together = store.meetings.sit_together(learner, sitting)
    for actor, invitation in ((learner, unopened), (reading.learner, reading.invitation), (learner, together)):
        with pytest.raises(RefusedError):
            store.meetings.release(actor, invitation)


def test_the_learner_alone_hears_that_something_was_filled_in(store: DurableStore) -> None:
    pair = meeting_pair(store)
    assert pair.state.filled_in
    assert [one.filled_in for one in store.meetings.invited(pair.guest)] == [False]
