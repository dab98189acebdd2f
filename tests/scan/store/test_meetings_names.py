"""Names of learner and guest: kept with an invitation, in no event, and gone with it (R43)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scan.store import Actor, NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from scan.store.meetings.contract import NO_DETAILS, InvitationDetails
from tests.support.store.table import ADDRESS, LEARNER_CHANGES
from tests.support.store.world import all_rows, bytes_of, new_sitting, run_sql

LEARNER, GUEST, OTHER = "Kanarie de Vries", "dr. Achterkanarie", "prof. Roodborst"
DETAILS = InvitationDetails(("MH", "CO"), LEARNER, GUEST)


def named(store: DurableStore) -> tuple[Actor, str, Actor, str]:
    """A learner with a sitting, and the guest of an invitation with both names."""
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    store.save(learner, sitting, LEARNER_CHANGES)
    invited = store.meetings.invite(learner, sitting, "rate", details=DETAILS)
    store.meetings.accept(guest, invited.token, ADDRESS)
    return learner, sitting, guest, invited.id


def details(store: DurableStore, learner: Actor, sitting: str) -> InvitationDetails:
    """The details of the only invitation."""
    (one,) = store.meetings.invitations(learner, sitting)
    return one.details


def test_both_sides_and_the_link_tell_names_and_topics(store: DurableStore) -> None:
    learner, sitting = new_sitting(store)
    plain = store.meetings.invite(learner, sitting, "rate")
    invited = store.meetings.invite(learner, sitting, "rate", details=DETAILS)
    guest, _ = store.new_person()
    store.meetings.accept(guest, invited.token, ADDRESS)
    assert [one.details for one in store.meetings.invitations(learner, sitting)] == [NO_DETAILS, DETAILS]
    assert [one.details for one in store.meetings.invited(guest)] == [DETAILS]
    assert store.meetings.described(invited.token)[0].details == DETAILS
    assert store.meetings.described(plain.token)[0].details == NO_DETAILS


def test_a_guest_corrects_their_own_name_and_no_other(store: DurableStore) -> None:
    learner, sitting, guest, invitation = named(store)
    store.meetings.correct_name(guest, invitation, f"  {OTHER}\n")
    assert details(store, learner, sitting) == DETAILS._replace(guest_name=OTHER)
    for actor in (learner, store.new_person()[0]):
        with pytest.raises(NotFoundError):
            store.meetings.correct_name(actor, invitation, "Iemand")
    store.meetings.correct_name(guest, invitation, "")
    assert details(store, learner, sitting).guest_name == ""
    assert check(store) == ()


def test_a_release_keeps_names_and_topics(store: DurableStore) -> None:
    learner, sitting, _, invitation = named(store)
    store.meetings.release(learner, invitation)
    assert details(store, learner, sitting) == DETAILS


REFUSED = (
    InvitationDetails(learner_name="x" * 61),
    InvitationDetails(guest_name="x" * 61),
    InvitationDetails(("MH; DROP",)),
    InvitationDetails(("MH CO",)),
    InvitationDetails(tuple(f"r{number}" for number in range(21))),
)


@pytest.mark.parametrize("wrong", REFUSED, ids=range(len(REFUSED)))
def test_what_does_not_fit_is_refused(store: DurableStore, wrong: InvitationDetails) -> None:
    learner, sitting = new_sitting(store)
    with pytest.raises(RefusedError):
        store.meetings.invite(learner, sitting, "rate", details=wrong)
    assert store.meetings.invitations(learner, sitting) == ()


def test_a_name_is_one_line_of_what_can_be_read(store: DurableStore) -> None:
    learner, sitting = new_sitting(store)
    store.meetings.invite(learner, sitting, "rate", details=InvitationDetails((), " Zoë\n\t de\0 Vries\u202e ", "  "))
    assert details(store, learner, sitting) == InvitationDetails((), "Zoë de Vries", "")


ERASED: dict[str, tuple[Callable[[DurableStore, Actor, str, Actor], None], set[str]]] = {
    "the learner": (lambda store, learner, sitting, guest: store.forget_person(learner), set()),
    "the scan": (lambda store, learner, sitting, guest: store.forget(learner, sitting), set()),
    "the guest": (lambda store, learner, sitting, guest: store.forget_person(guest), {LEARNER}),
}


# R40, R43
@pytest.mark.parametrize(("erase", "left"), ERASED.values(), ids=ERASED.keys())
def test_a_name_goes_with_whom_it_names(
    url: str,
    store: DurableStore,
    file: Path,
    engine: str,
    erase: Callable[[DurableStore, Actor, str, Actor], None],
    left: set[str],
) -> None:
    learner, sitting, guest, invitation = named(store)
    store.meetings.correct_name(guest, invitation, OTHER)
    erase(store, learner, sitting, guest)
    kept = repr(all_rows(url, "invitations", "guests", "events", "sittings", "texts", "blocks"))
    assert {name for name in (LEARNER, GUEST, OTHER) if name in kept} == left
    if engine == "sqlite":
        assert {name for name in (LEARNER, GUEST, OTHER) if name.encode() in bytes_of(file)} == left
    assert check(store) == ()


# R58
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_name_that_was_replaced_is_gone_at_once(store: DurableStore, file: Path) -> None:
    _, _, guest, invitation = named(store)
    store.meetings.correct_name(guest, invitation, OTHER)
    assert {name for name in (LEARNER, GUEST, OTHER) if name.encode() in bytes_of(file)} == {LEARNER, OTHER}


# R28, R43
def test_no_event_holds_a_name(url: str, store: DurableStore) -> None:
    _, _, guest, invitation = named(store)
    store.meetings.correct_name(guest, invitation, OTHER)
    assert [name for name in (LEARNER, GUEST, OTHER) if name in repr(all_rows(url, "events"))] == []


@pytest.mark.parametrize("engine", ["postgresql"])
def test_no_statistics_are_kept_of_names(url: str, store: DurableStore) -> None:
    named(store)
    run_sql(url, "ANALYZE")
    assert run_sql(url, "SELECT 1 FROM pg_stats WHERE tablename = 'invitations' AND attname LIKE '%_name'") == []
