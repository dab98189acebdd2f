"""Random sequences of steps: nothing is visible too early or after the end, and revealed sittings do not change."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from scan.store import Actor, Changes, NotFoundError, RefusedError, StoreError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from scan.store.meetings.contract import NewInvitation
from scan.store.meetings.revealed import SEATS, RevealedPair, Seat
from tests.support.store.table import ADDRESS, LEARNER_CHANGES
from tests.support.store.world import NOON, Clock, new_sitting

ITEMS = st.sampled_from(["mh-01", "mh-02", "mh-03"])
TYPED = st.sampled_from(["link", "code", "wrong code"])
WHO = st.integers(0, 1)
END = NOON + timedelta(days=14)
DAYS = st.sampled_from([2, 20, -30])
STEPS = {"sqlite": (10, 30), "postgresql": (5, 20)}


class FeedbackMeeting(RuleBasedStateMachine):
    """A learner, two people with the link, and the expected state beside the store."""

    store: DurableStore
    clock: Clock
    reveals: list[bool]

    @initialize(further=st.booleans())
    def a_learner_invites(self, further: bool) -> None:
        """Start with a new invitation to a new sitting, or `further`: accepted, rated and the learner ready."""
        self.clock.at = NOON
        self.learner, self.sitting = new_sitting(self.store)
        self.store.save(self.learner, self.sitting, LEARNER_CHANGES)
        self.invited: NewInvitation = self.store.meetings.invite(self.learner, self.sitting, "rate")
        self.others = [self.store.new_person()[0] for _ in range(2)]
        self.guest: Actor | None = None
        self.rating: dict[str, int] = {}
        self.ready: set[Seat] = set()
        self.withdrawn = self.erased = False
        self.sightings: list[datetime] = []  # of its end, a day or more apart
        self.tried = 0
        self.frozen: RevealedPair | None = None
        if further:
            self.someone_comes_in(0, "link")
            self.the_guest_rates("mh-01", 2)
            self.one_is_ready("learner")

    @rule(who=WHO, typed=TYPED)
    def someone_comes_in(self, who: int, typed: str) -> None:
        """Accepting works with the right secret, in time, for the first guest; a code has five tries."""
        actor, text = self.others[who], self.secret(typed)
        works = typed == "link" or (typed == "code" and self.tried < 5)
        if works and not self.over and not self.erased and self.guest in (None, actor):
            assert self.store.meetings.accept(actor, text, ADDRESS) == self.invited.id
            self.guest = actor
        else:
            with pytest.raises(NotFoundError):
                self.store.meetings.accept(actor, text, ADDRESS)
        self.tried += typed != "link"
        # The limits per hour and per address have their own tests; here an hour passes.
        self.time_goes_by(timedelta(hours=1, seconds=1))

    @rule(times=st.sampled_from([4, 5]))
    def someone_guesses(self, times: int) -> None:
        """Guesses are refused and counted."""
        for _ in range(times):
            with pytest.raises(NotFoundError):
                self.store.meetings.accept(self.others[1], self.secret("wrong code"), ADDRESS)
        self.tried += times
        self.time_goes_by(timedelta(hours=1, seconds=1))

    @rule(item=ITEMS, answer=st.integers(1, 5))
    def the_guest_rates(self, item: str, answer: int) -> None:
        """Rating works while the invitation is open, before "klaar"."""
        if not self.seated():
            return
        rating = self.store.meetings.rating(self.guest_actor, self.invited.id).assessment.id
        if "guest" in self.ready:
            with pytest.raises(RefusedError):
                self.store.save(self.guest_actor, rating, Changes({item: answer}))
        else:
            self.store.save(self.guest_actor, rating, Changes({item: answer}))
            self.rating[item] = answer

    @rule(item=ITEMS, answer=st.integers(1, 5))
    def the_learner_answers(self, item: str, answer: int) -> None:
        """The learner can always answer."""
        self.store.save(self.learner, self.sitting, Changes({item: answer}))

    @rule(seat=st.sampled_from(SEATS))
    def one_is_ready(self, seat: Seat) -> None:
        """A seated side that answered something can be ready."""
        actor = self.learner if seat == "learner" else self.guest_actor
        if not self.over and not self.erased and (seat == "learner" or self.rating):
            self.store.meetings.ready(actor, self.invited.id, seat)
            self.ready.add(seat)
        else:
            with pytest.raises(StoreError):
                self.store.meetings.ready(actor, self.invited.id, seat)

    @rule(days=DAYS)
    def days_go_by(self, days: int) -> None:
        """The clock moves ahead, or back after someone looked."""
        self.time_goes_by(timedelta(days=days))

    @rule()
    def the_learner_withdraws(self) -> None:
        """Withdrawing ends the invitation."""
        self.store.meetings.withdraw(self.learner, self.invited.id)
        self.withdrawn = True

    @rule()
    def the_guest_is_erased(self) -> None:
        """The guest erases themselves, with the rating."""
        if self.guest is None or self.erased:
            return
        self.store.forget_person(self.guest)
        self.erased = True
        self.others = [self.store.new_person()[0] for _ in range(2)]

    @invariant()
    def nothing_is_seen_too_early_or_too_late(self) -> None:
        """Sittings are revealed to the learner and the seated guest once both are ready, and to nobody else."""
        revealed = self.ready == set(SEATS)
        for actor in (self.learner, *self.others):
            mine = actor == self.learner or (actor == self.guest and self.seated())
            pair = self.look(actor)
            assert (pair is not None) == (revealed and mine)
            if pair is not None:
                self.same_as_before(pair)

    @invariant()
    def a_guest_is_offered_what_is_open(self) -> None:
        """Only the seated guest is offered the invitation."""
        for actor in self.others:
            offered = [found.id for found in self.store.meetings.invited(actor)]
            assert offered == ([self.invited.id] if actor == self.guest and self.seated() else [])

    def teardown(self) -> None:
        """At the end the store is sound, and erasing the learner leaves nothing."""
        self.reveals.append(self.frozen is not None)
        assert check(self.store) == ()
        self.store.forget_person(self.learner)
        for actor in self.others:
            assert self.look(actor) is None
        assert check(self.store) == ()

    @property
    def guest_actor(self) -> Actor:
        """The guest, or the one who could become it."""
        return self.guest or self.others[0]

    def seated(self) -> bool:
        """Whether the invitation is open and has a guest."""
        return self.guest is not None and not self.over and not self.erased

    @property
    def over(self) -> bool:
        """Whether the invitation is over: withdrawn, past its end, or seen so on two days (R08, R86)."""
        return self.withdrawn or self.clock.at >= END or len(self.sightings) > 1

    def secret(self, kind: str) -> str:
        """Return the secret of this kind."""
        if kind == "link":
            return self.invited.token
        return self.invited.code if kind == "code" else self.invited.code[:4] + "22222222"

    def time_goes_by(self, span: timedelta) -> None:
        """Move the clock, and let the learner look, so that an expiry is recorded."""
        self.clock.at += span
        if self.clock.at >= END and all(abs(self.clock.at - one) >= timedelta(days=1) for one in self.sightings):
            self.sightings.append(self.clock.at)
        (invitation,) = self.store.meetings.invitations(self.learner, self.sitting)
        assert self.erased or invitation.open is not self.over

    def look(self, actor: Actor) -> RevealedPair | None:
        """Return what is revealed to this actor, or None."""
        try:
            return self.store.meetings.revealed(actor, self.invited.id)
        except NotFoundError:
            return None

    def same_as_before(self, pair: RevealedPair) -> None:
        """Check that the revealed sittings equal the first ones seen, except for an erased rating."""
        self.frozen = self.frozen or pair
        assert pair.at == self.frozen.at
        assert pair.rating == (None if self.erased else self.frozen.rating)
        if pair.rating is not None:
            assert pair.own == self.frozen.own
            answers = pair.rating.assessment.answers
            assert answers == {item: self.rating[item] for item in pair.own.assessment.answers}


# R21, R22
def test_no_path_reveals_early_or_after_the_end(store: DurableStore, clock: Clock, engine: str) -> None:
    (examples, steps), reveals = STEPS[engine], list[bool]()
    machine = type("Machine", (FeedbackMeeting,), {"store": store, "clock": clock, "reveals": reveals})
    # Without shrinking, which takes minutes where every step is a commit.
    walks = settings(max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True)
    quick = settings(walks, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=quick)
    assert set(reveals) == {True, False}, "some sequences reveal, some do not"
