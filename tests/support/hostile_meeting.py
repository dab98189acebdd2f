"""Two hostile people at a table: every text that a meeting takes is many payloads at once, or one of them alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scan.learning_goal import LONGEST_LINE
from scan.store import LONGEST_NOTE, Actor, Changes
from scan.store.durable import open_store
from scan.store.meetings.contract import NEXT_MEETING, Right
from scan.store.meetings.revealed import SEATS
from tests.browser.learners import SERVED
from tests.support.hostile import SHORT, TEXTS, scans, together

LAST = scans(SERVED, "n8")[-1]
ITEMS = [item.id for item in SERVED.items_of(SERVED.framework.phase("n8"))]
MIXED = tuple(together(LONGEST_NOTE))
TALKED = ITEMS[: len(MIXED)]  # what they talk about
READ = dict(zip(ITEMS, (*MIXED, *TEXTS[::6]), strict=False))  # notes that are read along
LEARNERS, GUESTS = dict(zip(TALKED, MIXED, strict=True)), dict(zip(TALKED, MIXED[::-1], strict=True))  # notes of each
OUTCOMES = dict(zip(TALKED, (*MIXED[1:], MIXED[0]), strict=True))
TOGETHER = {f"doel-samen-{number}": text for number, text in enumerate(MIXED)}
GOALS = TOGETHER | {f"doel-{number}": TEXTS[number] for number in range(1, len(TEXTS), 8)}
FEW_GOALS = TOGETHER | {f"doel-{number}": TEXTS[number] for number in range(2, len(TEXTS), 40)}  # a field each
DAYS = tuple(together(LONGEST_LINE, SHORT))


@dataclass
class Pair:
    """A learner and a guest on a database, and their cookies."""

    url: str
    learner: Actor = field(init=False)
    guest: Actor = field(init=False)

    def __post_init__(self) -> None:
        """Two people who were never here before."""
        self.store = open_store(self.url)
        self.learner, self.learners_token = self.store.new_person()
        self.guest, self.guests_token = self.store.new_person()

    def scans(self) -> str:
        """A scan of the learner; a guest rates each of them once."""
        sitting = self.store.keep(self.learner, replace(LAST, goals={}))
        self.store.save(self.learner, sitting, Changes(dict.fromkeys(TALKED, 2), LEARNERS))
        return sitting

    def invites(self, sitting: str, right: Right) -> str:
        """An invitation that the guest accepted."""
        made = self.store.meetings.invite(self.learner, sitting, right)
        return self.store.meetings.accept(self.guest, made.token, "")

    def reads(self) -> None:
        """The guest reads a scan along, with every note beside it."""
        sitting = self.store.keep(self.learner, replace(LAST, notes=READ, goals={}))
        invitation = self.invites(sitting, "read")
        for item in READ:
            self.store.meetings.share_note(self.learner, invitation, "learner", item, True)

    def rates(self, together: bool = False) -> str:
        """An invitation with a rating; nobody is ready yet."""
        meetings = self.store.meetings
        guest = self.learner if together else self.guest
        scan = self.scans()
        made = meetings.sit_together(self.learner, scan) if together else self.invites(scan, "rate")
        self.store.save(guest, meetings.rating(guest, made).assessment.id, Changes(dict.fromkeys(TALKED, 4), GUESTS))
        return made

    def meets(self, made: str, said: Mapping[str, str], day: str, together: bool = False, agree: bool = False) -> None:
        """A meeting of these two in which all notes are shared and this is said by turns."""
        meetings = self.store.meetings
        who = {seat: self.guest if seat == "guest" and not together else self.learner for seat in SEATS}
        for seat, actor in who.items():
            for item in TALKED:
                meetings.share_note(actor, made, seat, item, True)
            meetings.ready(actor, made, seat)
        for number, (place, text) in enumerate([*said.items(), (NEXT_MEETING, day)]):
            seat = SEATS[number % 2]
            meetings.say(who[seat], made, seat, place, text)
        for seat, actor in who.items() if agree else ():
            meetings.agree(actor, made, seat, meetings.meeting(actor, made).said)
