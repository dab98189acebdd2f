"""What a guest reads: they are "je", the learner is named, and nobody is "hij" or "zij"."""

import re
from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from scan import resources
from scan.page_table import GUEST
from scan.store.meetings.contract import InvitationDetails
from tests.support.two_people import Two, newest, scanned, seen_on, two, who, window
from tests.support.windows import Visit, card

NAME = "Sanne"
DETAILS = InvitationDetails(("MH", "CO"), NAME, "dr. Achternaam")
YOU, SOMEONE = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE), re.compile(r"\b(hij|zij|hem|haar)\b", re.IGNORECASE)
MARKUP = re.compile(r"<(style|svg|script).*?</\1>|<[^>]*>", re.DOTALL)
SENTENCE = re.compile(r"[^.?!:\n\"]+")
# What the guest does; "je" anywhere else would be the learner.
TO_THE_GUEST = re.compile(
    r"vraagt je|brengt je terug|zelf zag|wat je zag|je iets zag|\bzie je|zie jij|zou je|kun je|je kunt|je klaar|"
    r"je allebei koos|^(Je (ziet|beoordeelt|browser|kijkt|kunt|naam|beantwoordde)|Zag je|Jij bent klaar)\b",
    re.IGNORECASE,
)


def named(learner: Visit) -> Two:
    """A learner and the guest of an invitation with names."""
    made = resources.opened_store().meetings.invite(who(learner), newest(learner), "rate", details=DETAILS)
    guest = Visit(learner.patch)
    assert guest.client.post("/meedoen", data={"secret": made.token}).status_code == 303
    return Two(learner, guest, made, newest(learner))


def card_texts(found: AppTest) -> Iterator[str]:
    """What the card says around the questions; the questions themselves speak as the learner ("ik")."""
    data = card(found)
    yield from (step["lead"] for step in data["steps"])
    yield from (f"{scale['stem']} {scale['hint']}" for scale in data["scales"].values())
    yield from (words for scale in data["scales"].values() for pair in scale["points"] for words in pair)
    yield from (*(words for _, words in data["outside"]), data["hint"])


def read_by_guest(learner: Visit) -> str:
    """All texts of the way of a guest who rates, from the landing page to the wait."""
    there = named(learner)
    welcome = there.guest.client.post("/meedoen/welkom", data={"secret": there.made.token}).json()
    texts = [welcome["title"], welcome["lead"], *welcome["points"], welcome["button"]]
    for step in "1234":
        found = window(there.guest, GUEST, stap=step)
        texts += [seen_on(found), *(card_texts(found) if card(found) else ())]
    there.rated(3, 4, notes={}).ready("guest")
    return without_items("\n".join([*texts, seen_on(window(there.guest, GUEST))]))


def without_items(told: str) -> str:
    """A text without markup and without the questions, which speak as the learner, and of patients."""
    told = MARKUP.sub("\n", told)
    for item in resources.current_instrument().items:
        told = told.replace(item.text, "")
    return told


def sentences(told: str) -> list[str]:
    """The sentences of a text."""
    return [" ".join(one.split()) for one in SENTENCE.findall(told)]


def about_someone(told: str) -> list[str]:
    """The sentences that call someone else "je", "hij" or "zij"."""
    to_learner = [one for one in sentences(told) if YOU.search(one) and not TO_THE_GUEST.search(one)]
    return to_learner + [one for one in sentences(told) if SOMEONE.search(one)]


def test_what_a_guest_reads_calls_the_learner_by_name(visit: Visit) -> None:
    told = read_by_guest(scanned(visit, 4, 4))
    assert about_someone(told) == []
    assert f"We wachten nog op {NAME}" in told


def test_who_reads_along_is_addressed_and_the_learner_is_not(visit: Visit) -> None:
    there = two(scanned(visit, 4, 4, 2), "read")
    assert about_someone(without_items(seen_on(window(there.guest, GUEST)))) == []
