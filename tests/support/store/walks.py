"""Random walks of three people with two tabs each through meetings, in two worlds that differ in one person's answers.

Whatever another person can observe must be equal in both worlds until they are allowed to see those answers: then no
page, file, size, count or error that is made of it can tell them apart.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from sqlalchemy import text

from scan.store import Actor, Changes, StoreError
from scan.store.durable import DurableStore
from scan.store.meetings.contract import Right
from scan.store.meetings.revealed import SEATS, Seat
from tests.support.store.table import ADDRESS
from tests.support.store.world import SETTING, Clock

PEOPLE, SECRET = range(3), 0  # the answers of person 0 differ between the worlds
ITEMS = ("mh-01", "mh-02", "mh-03")
HIDDEN = "mh-09"  # answered by person 0 in the second world only
MOST_INVITATIONS = 5
Outcome = tuple[str, str]
REVEALED_EVENTS = text("SELECT 1 FROM events WHERE invitation = :id AND what = 'revealed'")


@dataclass
class World:
    """One of the two: the ids of its people, scans and invitations, which have the same numbers in both."""

    store: DurableStore
    mirrored: bool
    people: list[Actor] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    invitations: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Three new people with an empty scan each."""
        self.people = [self.store.new_person()[0] for _ in PEOPLE]
        self.scans = [self.store.begin(one, "proef", "2026.1", "abc", "n8", SETTING) for one in self.people]

    def changes(self, person: int, item: str, answer: int) -> Changes:
        """An answer with a note; in the second world person 0 says something else, and more."""
        if person != SECRET or not self.mirrored:
            return Changes({item: answer}, {item: f"Ik koos {answer}."})
        return Changes({item: 6 - answer, HIDDEN: answer}, {item: "Iets langers dan in de andere wereld."})

    def told(self, call: Callable[["World"], object]) -> Outcome:
        """What a call gives or how it is refused, without the ids, which are random."""
        try:
            told = repr(call(self))
        except StoreError as error:
            return type(error).__name__, error.message
        names = {one.id: f"person {n}" for n, one in enumerate(self.people)}
        names |= {one: f"scan {n}" for n, one in enumerate(self.scans)}
        names |= {one: f"invitation {n}" for n, one in enumerate(self.invitations)}
        for name, word in names.items():
            told = told.replace(name, word)
        return "told", re.sub(r"Assessment\(id='[^']*'", "Assessment(", told)  # a rating has an id of its own


@dataclass
class Walk:
    """The steps of one walk, the same in both worlds, and what each person may know by now."""

    worlds: Sequence[World]
    clock: Clock
    random: Random
    seats: list[dict[Seat, int]] = field(default_factory=list)  # by invitation
    rights: list[Right] = field(default_factory=list)
    tabs: dict[tuple[int, int, int], int] = field(default_factory=dict)  # by person, tab and invitation: what was read
    reveals: int = 0

    def go(self, steps: int) -> None:
        """Take random steps; after each, one person looks at one thing, and everyone at everything at the end.

        Half of the walks begin in the middle of a meeting, since few get that far by chance.
        """
        for world in self.worlds:
            world.begin()
        if self.random.random() < 0.5:
            begin_meeting(self)
        for step in self.random.choices([*STEPS], [*STEPS.values()], k=steps):
            self.clock.at += timedelta(seconds=1)  # invitations are listed by their time
            step(self)
            person = self.random.choice(PEOPLE)
            self.both(person, self.random.choice(self.views(person)))
        for person in PEOPLE:
            for look in self.views(person):
                self.both(person, look)

    def both(self, person: int, call: Callable[[World], object]) -> Outcome:
        """Do the same in both worlds; whoever is not person 0 is told the same in both."""
        first, second = (world.told(call) for world in self.worlds)
        assert person == SECRET or first == second, (self.seats, person, first, second)
        assert first[0] == second[0]
        return first

    def some_invitation(self) -> int | None:
        """Any invitation."""
        return self.random.randrange(len(self.seats)) if self.seats else None

    def views(self, person: int) -> list[Callable[[World], object]]:
        """All that a person can ask; the answers of person 0 only where they may be seen."""
        everything: list[Callable[[World], object]] = [
            lambda world: world.store.meetings.invited(world.people[person]),
            lambda world: world.store.meetings.meetings(world.people[person]),
            lambda world: world.store.meetings.handed_over(world.people[person]),
        ]
        for scan in PEOPLE:
            everything.append(
                lambda world, n=scan: world.store.meetings.invitations(world.people[person], world.scans[n])
            )
            if scan != person:
                everything.append(lambda world, n=scan: world.store.sitting(world.people[person], world.scans[n]))
        for number in range(len(self.seats)):
            if not self.may_know(person, number):
                everything += about(person, number)
        return everything

    def may_know(self, person: int, number: int) -> bool:
        """Whether an invitation shows this person what person 0 answered: they read it, or both were ready."""
        at, who = self.seats[number], SECRET in self.seats[number].values() and person in self.seats[number].values()
        reads = self.rights[number] == "read" and at.get("guest") == person
        return who and (reads or self.is_revealed(number))

    def is_revealed(self, number: int) -> bool:
        """Whether the answers of an invitation lie side by side; read past the store's methods, for speed."""
        asked = {"id": self.worlds[0].invitations[number]}
        rows = self.worlds[0].store.database.read(lambda connection: connection.execute(REVEALED_EVENTS, asked).all())
        return bool(rows)


def about(person: int, number: int) -> list[Callable[[World], object]]:
    """All that can be asked about one invitation."""

    def ask(name: str, *more: object) -> Callable[[World], object]:
        return lambda world: getattr(world.store.meetings, name)(world.people[person], world.invitations[number], *more)

    return [*map(ask, ("revealed", "shared", "meeting")), *(ask("notes_shared", seat) for seat in SEATS)]


def begin_meeting(walk: Walk) -> None:
    """Two people have an invitation between them, both answered something, and one is ready."""
    learner, guest = walk.random.sample(PEOPLE, 2)
    new_invitation(walk, learner, "rate")
    open_link(walk, guest, 0)
    save_answer(walk, learner)
    save_rating(walk, 0)
    person, seat = walk.random.choice([(learner, SEATS[0]), (guest, SEATS[1])])
    walk.both(person, lambda world: world.store.meetings.ready(world.people[person], world.invitations[0], seat))


def invite(walk: Walk) -> None:
    """Someone invites, or begins together at one laptop."""
    if len(walk.seats) < MOST_INVITATIONS:
        right = walk.random.choice(("read", "rate", "rate", "rate", "together"))
        new_invitation(walk, walk.random.choice(PEOPLE), right)


def new_invitation(walk: Walk, person: int, right: str) -> None:
    """This person invites."""
    for world in walk.worlds:
        owner, scan = world.people[person], world.scans[person]
        if right == "together":
            world.invitations.append(world.store.meetings.sit_together(owner, scan))
            world.tokens.append("")
        else:
            made = world.store.meetings.invite(owner, scan, "read" if right == "read" else "rate")
            world.invitations.append(made.id)
            world.tokens.append(made.token)
    walk.seats.append({"learner": person} | ({"guest": person} if right == "together" else {}))
    walk.rights.append("read" if right == "read" else "rate")


def accept(walk: Walk) -> None:
    """Someone opens a link."""
    person, number = walk.random.choice(PEOPLE), walk.some_invitation()
    if number is not None and walk.worlds[0].tokens[number]:
        open_link(walk, person, number)


def open_link(walk: Walk, person: int, number: int) -> None:
    """This person opens this link."""
    done = walk.both(
        person, lambda world: world.store.meetings.accept(world.people[person], world.tokens[number], ADDRESS)
    )
    if done[0] == "told":
        walk.seats[number]["guest"] = person


def answer(walk: Walk) -> None:
    """Someone answers in their own scan."""
    save_answer(walk, walk.random.choice(PEOPLE))


def save_answer(walk: Walk, person: int) -> None:
    """This person answers in their own scan."""
    item, value = walk.random.choice(ITEMS), walk.random.randint(1, 5)
    for world in walk.worlds:
        world.store.save(world.people[person], world.scans[person], world.changes(person, item, value))


def rate(walk: Walk) -> None:
    """A guest rates."""
    number = walk.some_invitation()
    if number is not None and "guest" in walk.seats[number]:
        save_rating(walk, number)


def save_rating(walk: Walk, number: int) -> None:
    """The guest of this invitation rates; never once they know the answers of that scan."""
    item, value = walk.random.choice(ITEMS), walk.random.randint(1, 5)
    guest, learner = walk.seats[number]["guest"], walk.seats[number]["learner"]

    def save(world: World) -> None:
        rating = world.store.meetings.rating(world.people[guest], world.invitations[number])
        world.store.save(world.people[guest], rating.assessment.id, world.changes(guest, item, value))

    knows = guest != learner and any(
        seats == {"learner": learner, "guest": guest} and (walk.rights[n] == "read" or walk.is_revealed(n))
        for n, seats in enumerate(walk.seats)
    )
    done = walk.both(guest, save)
    assert done[0] != "told" or not knows


def press(walk: Walk) -> None:
    """Someone presses a button, or says something, in a seat that may not be theirs."""
    number = walk.some_invitation()
    if number is None:
        return
    person, seat = walk.random.choice(PEOPLE), walk.random.choice(SEATS)
    if walk.random.random() < 0.9:
        person = walk.seats[number].get(seat, person)
    name, more = walk.random.choice(
        [("ready", ()), ("ready", ()), ("ready", ()), ("undo_ready", ()), ("reopen", ())]
        + [("say", ("mh-01", f"Zin {walk.random.randint(1, 3)}."))] * 2
        + [("share_note", (walk.random.choice(ITEMS), True))]
    )
    before = walk.is_revealed(number)
    walk.both(
        person,
        lambda world: getattr(world.store.meetings, name)(world.people[person], world.invitations[number], seat, *more),
    )
    walk.reveals += walk.is_revealed(number) and not before


def read_in_a_tab(walk: Walk) -> None:
    """Someone reads what was said in one of two tabs."""
    number = walk.some_invitation()
    if number is None:
        return
    person, tab = walk.random.choice(PEOPLE), walk.random.randrange(2)
    shown = walk.both(person, lambda world: said_by_now(world, person, number))
    if shown[0] == "told":
        walk.tabs[person, tab, number] = int(shown[1])


def said_by_now(world: World, person: int, number: int) -> int:
    """The number of the last remark, as this person reads it; reading also records a visit."""
    return world.store.meetings.meeting(world.people[person], world.invitations[number]).said


def agree_in_a_tab(walk: Walk) -> None:
    """Someone agrees with what a tab shows, which may be old by now; it counts for nothing newer."""
    number, person, tab = walk.some_invitation(), walk.random.choice(PEOPLE), walk.random.randrange(2)
    if number is None or (person, tab, number) not in walk.tabs:
        return
    seen, seat = walk.tabs[person, tab, number], walk.random.choice(SEATS)
    done = walk.both(
        person,
        lambda world: world.store.meetings.agree(world.people[person], world.invitations[number], seat, seen),
    )
    if done[0] == "told":
        assert walk.both(person, lambda world: said_by_now(world, person, number)) == ("told", str(seen))


def end(walk: Walk) -> None:
    """A learner withdraws, which also stops a hand-over."""
    number = walk.some_invitation()
    if number is not None and walk.random.random() < 0.3:
        learner = walk.seats[number]["learner"]
        walk.both(
            learner, lambda world: world.store.meetings.withdraw(world.people[learner], world.invitations[number])
        )


def wait(walk: Walk) -> None:
    """Time goes by, or the clock is set back."""
    walk.clock.at += timedelta(hours=walk.random.choice((1, 1, 30, 24 * 8, -24 * 3)))


STEPS: dict[Callable[[Walk], None], int] = {  # how often each is taken
    **{invite: 2, accept: 2, answer: 2, rate: 3, press: 5},
    **{read_in_a_tab: 1, agree_in_a_tab: 1, end: 1, wait: 1},
}
