"""Two people use one computer after each other, in all orders: neither joins, changes or erases what is the other's."""

import os
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from scan import resources
from scan.door.notice_page import WHOSE_TITLE
from scan.store import Actor, Changes, NotFoundError, Sitting
from scan.store.durable import DurableStore, open_store
from tests.scan.door.test_door import AIOS
from tests.support.two_people import invited, scanned
from tests.support.windows import Visit

WALKS, STEPS = int(os.environ.get("ZELFSCAN_WALKS") or 12), 14
HUMANS = ("Anna", "Bram")


def left_alone(actor: Actor, token: str) -> None:
    """A shared computer was last used an hour ago."""
    then = datetime.now(UTC) - timedelta(hours=1)
    resources.opened_store().devices.share(actor, token, is_shared=False)
    with closing(open_store(now=lambda: then)) as store:
        store.devices.share(actor, token, is_shared=True)


@dataclass
class Computer:
    """One browser, who sits at it, and whose each account is; a person says truthfully whether an account is theirs."""

    visit: Visit
    learner: Visit
    chance: Random
    human: str = "Anna"
    owner: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    @property
    def store(self) -> DurableStore:
        """The store of this test."""
        return resources.opened_store()

    def known(self) -> Actor | None:
        """The person of the cookie."""
        try:
            return self.store.actor_of(self.visit.token())
        except NotFoundError:
            return None

    def is_mine(self) -> bool:
        """Whether the account that this browser knows is that of who sits here."""
        known = self.known()
        return known is not None and self.owner[known.id] == self.human

    def post(self, path: str, **fields: str) -> Any:
        """Send a form, once more when it comes back with a cookie or a question."""
        answer = self.visit.client.request("POST", path, data=fields)
        if answer.status_code == 307:
            return self.post(answer.headers["location"], **fields)
        if WHOSE_TITLE in answer.text:
            assert "whose" not in fields
            return self.post(path, **fields, whose="mine" if self.is_mine() else "other")
        return answer

    def start(self) -> None:
        """Begin a scan, and write something in it."""
        assert self.post("/begin", **AIOS).status_code == 303
        known = self.known()
        assert known is not None
        assert self.owner.setdefault(known.id, self.human) == self.human
        newest = self.store.newest(known)
        assert newest is not None
        self.store.save(known, newest.assessment.id, Changes(notes={"mh-01": self.human}))

    def join(self) -> None:
        """Look at a scan of someone else, as a guest."""
        answer = self.post("/meedoen", secret=invited(self.learner).token)
        if "Je beoordeelt deze scan al." in answer.text:
            assert self.is_mine()
            return
        assert answer.status_code == 303
        known = self.known()
        assert known is not None
        assert self.owner.setdefault(known.id, self.human) == self.human

    def write_code_down(self) -> None:
        """Make a code for the own account."""
        if self.is_mine() and (known := self.known()):
            self.codes[self.human] = self.store.new_code(known)

    def share(self) -> None:
        """Mark the computer as shared, which makes a code for the own account."""
        if self.is_mine() and (known := self.known()):
            self.write_code_down()
            self.store.devices.share(known, self.visit.token(), is_shared=True)

    def stay_away(self) -> None:
        """Nobody uses the computer for an hour: a shared one locks."""
        if (known := self.known()) and self.store.devices.known(self.visit.token()).open_until:
            left_alone(known, self.visit.token())
            assert self.known() is None

    def come_back(self) -> None:
        """Type the own code."""
        if self.human in self.codes:
            answer = self.post("/hervat", code=self.codes[self.human])
            assert (answer.status_code == 303) == self.is_mine()

    def meddle(self) -> None:
        """Where nobody is known, also on a locked computer, nothing can be taken along or erased."""
        if self.known() is None:
            assert self.post("/wis").status_code in (400, 404)
            assert self.visit.client.get("/mee/zelfscan-alles.zip").status_code == 404

    def leave(self) -> None:
        """Forget this device."""
        self.post("/stop")
        assert self.known() is None

    def erase(self) -> None:
        """Erase all that is one's own, where this browser knows that."""
        if self.is_mine():
            self.codes.pop(self.human, None)
            assert self.post("/wis").status_code == 303

    def change_places(self) -> None:
        """The other sits down, whether the first left or not."""
        self.human = next(one for one in HUMANS if one != self.human)

    def of_the_other(self) -> dict[str, tuple[Sitting, ...]]:
        """All scans of the accounts of who does not sit here."""
        ids = [one for one, human in self.owner.items() if human != self.human]
        return {one: self.store.sittings(Actor(one)) for one in ids if self.exists(one)}

    def exists(self, actor: str) -> bool:
        """Whether an account was not erased."""
        try:
            self.store.sittings(Actor(actor))
        except NotFoundError:
            return False
        return True

    def step(self) -> None:
        """Something by chance; nothing of the other changes by it, and what is the own shows nothing of the other."""
        known = (self.start, self.join, self.write_code_down, self.share, self.come_back, self.leave, self.erase)
        act = self.chance.choice([*known, self.stay_away, self.meddle, self.change_places])
        self.done.append(act.__name__)
        if act == self.change_places:
            return act()
        before = self.of_the_other()
        act()
        assert self.of_the_other() == before, self.done
        if self.is_mine() and (known := self.known()):
            assert {note for one in self.store.sittings(known) for note in one.notes.values()} <= {self.human}, (
                self.done
            )


# R56
@pytest.mark.parametrize("seed", range(WALKS))
def test_two_people_at_one_computer_never_touch_what_is_the_others(visit: Visit, seed: int) -> None:
    computer = Computer(visit, scanned(Visit(visit.patch), 3), Random(seed))
    for _ in range(STEPS):
        computer.step()
    assert len(set(computer.done)) > 3


# R56
def test_who_begins_where_someone_is_known_is_asked_whether_that_is_them(visit: Visit) -> None:
    scanned(visit, 4)
    first = visit.token()
    asked = visit.client.request("POST", "/begin", data=AIOS)
    assert (asked.status_code, "set-cookie" in asked.headers) == (409, False)
    assert "In deze browser is iemand bekend die op " in asked.text
    assert '<input type="hidden" name="specialism" value="cardiologie">' in asked.text
    answer = visit.client.request("POST", "/begin", data={**AIOS, "whose": "other"})
    assert answer.status_code == 303
    assert visit.token() not in ("", first)
    with pytest.raises(NotFoundError):
        resources.opened_store().actor_of(first)
    (only,) = resources.opened_store().sittings(resources.opened_store().actor_of(visit.token()))
    assert only.assessment.answers == {}


# R56
def test_who_comes_back_by_a_link_that_they_accepted_is_not_asked_again(visit: Visit) -> None:
    learner = scanned(Visit(visit.patch), 4)
    made = invited(learner)
    for _ in range(2):
        answer = visit.client.post("/meedoen", data={"secret": made.token})
        assert answer.status_code == 303
    assert len(resources.opened_store().meetings.invited(resources.opened_store().actor_of(visit.token()))) == 1
