"""A learner with a scan and someone who looks along, each with a browser, as the door and the pages know them."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from streamlit.testing.v1 import AppTest

from scan import resources
from scan.instrument.instrument import Item
from scan.look import session
from scan.page_table import Page
from scan.scoring.assessment import Answer
from scan.store import Actor, Changes, Invitation, Meeting
from scan.store.durable import open_store
from scan.store.meetings.contract import NewInvitation, Right
from scan.store.meetings.revealed import Seat
from tests.support.windows import Visit, told

AIOS = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}


def who(visit: Visit) -> Actor:
    """Whose cookie this is."""
    return resources.opened_store().actor_of(visit.token())


def asked() -> list[Item]:
    """What the phase of these scans asks of everyone."""
    phase = resources.current_instrument().framework.phase("n8")
    return [item for item in resources.current_instrument().items_of(phase) if item.level in phase.scope]


def first(*answers: Answer) -> dict[str, Answer]:
    """These answers to the first questions."""
    return {item.id: answer for item, answer in zip(asked(), answers, strict=False)}


def scanned(visit: Visit, *answers: Answer, notes: Mapping[str, str] | None = None) -> Visit:
    """The same visitor with one scan more, with these answers to its first questions."""
    visit.client.post("/begin", data=AIOS)
    said = Changes(first(*answers), notes=dict(notes or {}))
    resources.opened_store().save(who(visit), newest(visit), said)
    return visit


def newest(visit: Visit) -> str:
    """The id of the last scan of a visitor."""
    found = resources.opened_store().newest(who(visit))
    assert found is not None
    return found.assessment.id


def invited(learner: Visit, right: Right = "rate") -> NewInvitation:
    """An invitation to the learner's newest scan."""
    return resources.opened_store().meetings.invite(who(learner), newest(learner), right)


def invited_long_ago(learner: Visit, right: Right = "rate") -> NewInvitation:
    """One that is over by now: made fifteen days ago for two weeks."""
    then = datetime.now(UTC) - timedelta(days=15)
    with closing(open_store(now=lambda: then)) as store:
        return store.meetings.invite(who(learner), newest(learner), right)


@dataclass
class Two:
    """Both, and the invitation between them; `sitting` is the learner's scan, `rating` the guest's view of it."""

    learner: Visit
    guest: Visit
    made: NewInvitation
    sitting: str
    rating: str = ""
    windows: dict[Seat, AppTest] = field(default_factory=dict)

    def actor(self, seat: Seat) -> Actor:
        """Who sits there."""
        return who(self.learner if seat == "learner" else self.guest)

    def rated(self, *answers: Answer, notes: Mapping[str, str] | None = None) -> "Two":
        """The guest saw this of the first questions."""
        store = resources.opened_store()
        self.rating = store.meetings.rating(self.actor("guest"), self.made.id).assessment.id
        store.save(self.actor("guest"), self.rating, Changes(first(*answers), notes=dict(notes or {})))
        return self

    def ready(self, *seats: Seat) -> "Two":
        """Who sits there presses "klaar"."""
        for seat in seats:
            resources.opened_store().meetings.ready(self.actor(seat), self.made.id, seat)
        return self

    def say(self, seat: Seat, place: str, text: str) -> "Two":
        """Something is said at the table."""
        resources.opened_store().meetings.say(self.actor(seat), self.made.id, seat, place, text)
        return self

    def agree(self, *seats: Seat) -> "Two":
        """Who sits there agrees."""
        for seat in seats:
            resources.opened_store().meetings.agree(self.actor(seat), self.made.id, seat, self.meeting.said)
        return self

    @property
    def state(self) -> Invitation:
        """What is known of the invitation."""
        found = resources.opened_store().meetings.invitations(self.actor("learner"), self.sitting)
        return next(one for one in found if one.id == self.made.id)

    @property
    def meeting(self) -> Meeting:
        """What was said at the table."""
        return resources.opened_store().meetings.meeting(self.actor("learner"), self.made.id)


def two(learner: Visit, right: Right = "rate") -> Two:
    """A learner, and a guest who came in on an invitation to the newest scan."""
    made, guest = invited(learner, right), Visit(learner.patch)
    answer = guest.client.post("/meedoen", data={"secret": made.token})
    assert answer.status_code == 303
    return Two(learner, guest, made, newest(learner))


def at_table(learner: Visit) -> Two:
    """Both rated and saw each other's view."""
    return two(scanned(learner, 4, 4, 2)).rated(2, 4, 5).ready("learner", "guest")


def window(visit: Visit, page: Page, **address: str) -> AppTest:
    """A new window on a page, with this in the address."""
    found = visit.window(page, **address)
    assert not found.exception
    return found


def anew(visit: Visit, found: AppTest) -> AppTest:
    """One more run of a window that stayed open, by whose it is."""
    token = visit.token()
    visit.patch.setattr(session, "cookie", lambda: token)
    found.run()
    assert not found.exception
    return found


def keys(found: AppTest) -> list[str]:
    """The keys of the buttons on a page."""
    return [one.key or "" for one in found.button]


def seen_on(found: AppTest) -> str:
    """Everything that a page shows: its text, its labels, and what is chosen or written in it."""
    fields = [*found.radio, *found.text_area, *found.text_input, *found.checkbox]
    shown = [f"{one.label}: {one.value}" for one in fields]
    return "\n".join(
        [
            told(found),
            *(one.value for one in [*found.title, *found.header]),
            *(one.label for one in found.button),
            *shown,
        ]
    )
