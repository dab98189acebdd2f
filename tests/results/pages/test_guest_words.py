"""What a guest reads: they are "je", the learner is named, and nobody is "hij" or "zij"."""

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest

from results.meeting.outcomes import NEXT_MEETING
from scan import resources
from scan.page_table import GUEST, MEETING
from scan.store import Changes
from scan.store.meetings.contract import InvitationDetails
from tests.support.two_people import Two, anew, asked, first, newest, scanned, seen_on, two, who, window
from tests.support.windows import Visit, card

NAME = "Sanne"
DETAILS = InvitationDetails(("MH", "CO"), NAME, "dr. Achternaam")
YOU, SOMEONE = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE), re.compile(r"\b(hij|zij|hem|haar)\b", re.IGNORECASE)
MARKUP = re.compile(r"<(style|svg|script).*?</\1>|<[^>]*>", re.DOTALL)
SENTENCE = re.compile(r"[^.?!:\n\"]+")
# What the guest does; "je" anywhere else would be the learner.
TO_THE_GUEST = re.compile(
    r"vraagt je|brengt je terug|zelf zag|wat je zag|je iets zag|\bzie je|zie jij|zou je|kun je|je kunt|je klaar|"
    r"toelichtingen zijn van jou|je allebei koos|je open had|je uitnodigde|deel je\b|zet in je agenda|"
    r"^je eigen toelichtingen|"
    r"^(Je (ziet|beoordeelt|browser|kijkt|kunt|naam|beantwoordde|gaat akkoord)|Zag je|Jij bent klaar|Kreeg je)\b",
    re.IGNORECASE,
)


def named(learner: Visit, details: InvitationDetails = DETAILS) -> Two:
    """A learner and the guest of an invitation, with names unless told otherwise."""
    made = resources.opened_store().meetings.invite(who(learner), newest(learner), "rate", details=details)
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


def in_conversation(learner: Visit, details: InvitationDetails) -> str:
    """All texts of a meeting on the guest's screen, from the first subject to both akkoords and their reopening."""
    there = named(learner, details).rated(2, 5, 5, "NE", notes=note("Dit zag ik zelf.")).ready("learner", "guest")
    resources.opened_store().save(there.actor("learner"), there.sitting, Changes(first(3)))
    there.say("learner", "doel-1", "Bellen met de huisarts.").say("guest", NEXT_MEETING, "01-03-2027")
    texts = [seen_on(at_step(there, step)) for step in ("1", "2", "overzicht", "einde")]
    found = at_step(there, "einde").button(key="agree-guest").click().run()
    texts.append(seen_on(found))
    there.agree("learner", "guest")
    texts += [seen_on(at_step(there, step)) for step in ("1", "overzicht", "einde")]
    found = at_step(there, "einde").button(key="reopen-guest").click().run()
    return without_items("\n".join([*texts, seen_on(found), paper(there)]))


def at_step(there: Two, step: str) -> AppTest:
    """The meeting on the guest's screen, at a subject, the overview or the end."""
    return window(there.guest, GUEST, onderwerp=step)


def paper(there: Two) -> str:
    """The text of the gesprekskaart that the guest takes along."""
    body = there.guest.client.get("/mee/meekijken-1.pdf").content
    (page,) = pypdfium2.PdfDocument(body)
    return str(page.get_textpage().get_text_range())


def note(text: str) -> dict[str, str]:
    """A note on the first question."""
    return {asked()[0].id: text}


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


@pytest.mark.parametrize("names", [DETAILS, InvitationDetails(("MH", "CO"))], ids=["named", "nameless"])
def test_the_conversation_speaks_of_the_learner_by_name(visit: Visit, names: InvitationDetails) -> None:
    told = in_conversation(scanned(visit, 5, 5, 2, 4, notes=note("Twee keer gedaan.")), names)
    assert about_someone(told) == []
    learner = names.learner_name or "de arts"
    for part in (f"{learner} koos hier na dit gesprek iets anders", "Overzicht", "Afspraken", "Gesprekskaart"):
        assert part.lower() in told.lower()


def test_a_guest_whose_invitation_ended_reads_nothing_about_someone(visit: Visit) -> None:
    there = named(scanned(visit, 4, 4)).rated(3, 4)
    found = window(there.guest, GUEST)
    resources.opened_store().meetings.withdraw(there.actor("learner"), there.made.id)
    told = without_items(seen_on(anew(there.guest, found)))
    assert "ingetrokken of verlopen" in told
    assert about_someone(told) == []


def test_at_one_laptop_the_guest_is_addressed(visit: Visit) -> None:
    scanned(visit, 4, 4)
    store, learner = resources.opened_store(), who(visit)
    one = store.meetings.sit_together(learner, newest(visit))
    store.meetings.ready(learner, one, "learner")
    rating = store.meetings.rating(learner, one).assessment.id
    store.save(learner, rating, Changes(first(3, 4), notes=note("Dit zag ik zelf.")))
    for step in ("1", "9"):
        found = window(visit, MEETING, nummer="1", stap=step)
        assert about_someone(without_items(seen_on(found))) == []
