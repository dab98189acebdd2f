"""The pages of a meeting before the reveal: inviting, previewing, rating and waiting."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scan import resources
from scan.page_table import CATALOGUE, GOALS, GROWTH, GUEST, MEETING, MINE, PROFILE, QUESTIONS, START, Page
from scan.rating import rating_parts
from scan.store import Actor, Changes, Offer, Sitting
from scan.takeaway.transcript import transcript
from tests.support.two_people import (
    Two,
    anew,
    asked,
    at_table,
    first,
    invited_long_ago,
    keys,
    newest,
    scanned,
    seen_on,
    two,
    who,
    window,
)
from tests.support.windows import Visit, card, heading, record, sent, step, told

OWN_NOTE, NOTE = "Dit hield me wakker.", "Dit zag ik zelf."
NOBODY = "Kreeg je een link? Open die nog eens."


def note(text: str) -> dict[str, str]:
    """A note on the first question."""
    return {asked()[0].id: text}


@pytest.fixture
def learner(visit: Visit) -> Visit:
    """An aios who answered three questions and wrote a note on the first."""
    return scanned(visit, 4, 4, 2, notes=note(OWN_NOTE))


def press(found: AppTest, key: str) -> AppTest:
    """Press a button."""
    found.button(key=key).click().run()
    assert not found.exception
    return found


def withdraws(learner: Visit) -> AppTest:
    """Withdraw the first invitation, and say yes."""
    return press(press(window(learner, MEETING), "withdraw-1"), "yes-withdraw-1-0")


def test_without_a_scan_the_page_says_where_to_begin(visit: Visit) -> None:
    found = window(visit, MEETING)
    assert heading(found) == "Nog geen scan om te bespreken"
    assert keys(found) == ["again"]


@pytest.mark.parametrize(("right", "days"), [("read", 1), ("rate", 7), ("read", 30), ("rate", 90)])
def test_an_invitation_has_the_chosen_right_and_days(learner: Visit, right: str, days: int) -> None:
    found = window(learner, MEETING)
    found.radio(key="right").set_value(right)
    found.radio(key="days").set_value(days)
    press(found, "invite")
    (one,) = resources.opened_store().meetings.invitations(who(learner), newest(learner))
    assert one.expires_at is not None
    assert (one.right, (one.expires_at - one.made_at).days) == (right, days)


def test_two_weeks_and_rating_are_the_defaults(learner: Visit) -> None:
    found = window(learner, MEETING)
    assert (found.radio(key="right").value, found.radio(key="days").value) == ("rate", 14)


def test_link_and_code_stay_in_the_window_that_made_them(learner: Visit) -> None:
    found = press(window(learner, MEETING), "invite")
    assert heading(found) == "Nodig je supervisor uit"
    code = told(found).split('class="code">')[1].split("<")[0]
    token = told(found).split('class="link">/meedoen#')[1].split("<")[0]
    assert code in told(found.run())
    assert token in told(found)
    again = told(window(learner, MEETING, uitnodiging="1"))
    assert ("Wij bewaren ze niet." in again, code in again, token in again) == (True, False, False)
    guest = Visit(learner.patch)
    assert guest.client.post("/meedoen", data={"secret": code}).status_code == 303
    assert guest.client.post("/meedoen", data={"secret": token}).status_code == 303


# R67
def test_an_invitation_that_a_scanner_used_is_released_in_one_press(learner: Visit) -> None:
    there = two(learner)
    found = window(learner, MEETING, uitnodiging="1")
    assert "Geopend." in told(found)
    press(found, "release-1")
    assert "Nog niet geopend." in told(found)
    assert "release-1" not in keys(found)
    other = Visit(learner.patch)
    assert other.client.post("/meedoen", data={"secret": there.made.token}).status_code == 303
    assert heading(window(there.guest, GUEST)) == "Meekijken met een zelfscan"


# R67
def test_an_invitation_with_an_answer_is_not_released(learner: Visit) -> None:
    two(learner).rated(3)
    found = window(learner, MEETING, uitnodiging="1")
    assert "Bezig." in told(found)
    assert "release-1" not in keys(found)


# R21
def test_a_withdrawn_invitation_is_listed_as_such(learner: Visit) -> None:
    there = two(learner)
    found = withdraws(learner)
    assert there.state.withdrawn_at is not None
    assert "Ingetrokken op" in told(found)
    assert "withdraw-1" not in keys(found)


def test_the_preview_shows_the_answers_and_no_notes(learner: Visit) -> None:
    found = press(window(learner, MEETING), "preview")
    item = asked()[0]
    assert heading(found) == "Zo ziet de ander je scan"
    assert item.text in told(found)
    assert OWN_NOTE not in told(found)
    assert heading(press(found, "back")) == "Bespreek je scan"


def test_a_reading_guest_sees_the_answers_and_the_shared_notes(learner: Visit) -> None:
    there = two(learner, "read")
    found = window(there.guest, GUEST)
    words = transcript(
        resources.opened_store().meetings.shared(there.actor("guest"), there.made.id), resources.current_instrument()
    )[0].words
    assert f"{asked()[0].text}</dt><dd>{words}</dd>" in told(found)
    assert '<table class="dotted"' in told(found)
    assert OWN_NOTE not in told(found)
    resources.opened_store().meetings.share_note(there.actor("learner"), there.made.id, "learner", asked()[0].id, True)
    assert OWN_NOTE in told(anew(there.guest, found))


def test_a_reading_guest_can_open_an_empty_scan(visit: Visit) -> None:
    there = two(scanned(visit), "read")
    assert heading(window(there.guest, GUEST)) == "Meekijken met een zelfscan"


def test_a_visitor_without_an_invitation_sees_how_to_enter_a_code(visit: Visit) -> None:
    found = window(visit, GUEST)
    assert NOBODY in told(found)
    assert 'href="/meedoen"' in told(found)


def test_a_learner_cannot_be_their_own_guest(learner: Visit) -> None:
    there = two(learner)
    assert NOBODY in told(window(there.learner, GUEST, gesprek="1"))


# R21
@pytest.mark.parametrize("right", ["read", "rate"])
def test_an_open_page_shows_nothing_after_a_withdrawal(learner: Visit, right: str) -> None:
    there = two(learner, right)  # type: ignore[arg-type]
    found = window(there.guest, GUEST)
    assert NOBODY not in told(found)
    resources.opened_store().meetings.withdraw(there.actor("learner"), there.made.id)
    found = anew(there.guest, found)
    assert NOBODY in told(found)
    assert (card(found), asked()[0].text in told(found)) == ({}, False)


# R21
def test_an_open_meeting_shows_the_guest_nothing_after_a_withdrawal(visit: Visit) -> None:
    there = at_table(visit)
    found = window(there.guest, GUEST)
    assert heading(found) == "Twee blikken naast elkaar"
    resources.opened_store().meetings.withdraw(there.actor("learner"), there.made.id)
    assert NOBODY in told(anew(there.guest, found))


def test_an_open_page_shows_nothing_of_an_erased_learner(learner: Visit) -> None:
    there = two(learner, "read")
    found = window(there.guest, GUEST)
    learner.client.post("/wis")
    assert NOBODY in told(anew(there.guest, found))


def test_an_expired_invitation_is_listed_as_such(learner: Visit) -> None:
    invited_long_ago(learner)
    found = window(learner, MEETING)
    assert "Verlopen op" in told(found)
    assert [one for one in keys(found) if one.startswith(("open-", "withdraw-"))] == []


# The page of a guest is the same for any answers, notes and offers of the learner.
@pytest.mark.parametrize("step", ["1", "2", "8", "9"])
def test_before_the_reveal_a_guest_sees_nothing_of_the_learner(visit: Visit, step: str) -> None:
    low, high = scanned(visit, *[1] * 40), scanned(Visit(visit.patch), *[5] * 40, notes=note(OWN_NOTE))
    resources.opened_store().decide(who(high), newest(high), Offer("MH", "gevorderd"), True)
    pages = []
    for there in (two(low), two(high).ready("learner")):
        there.rated(3)
        pages.append(seen_on(window(there.guest, GUEST, stap=step)))
    when = "Opgeslagen om"
    cut = [[line for line in page.split("\n") if when not in line] for page in pages]
    assert cut[0] == cut[1]
    assert len("".join(cut[0])) > 500


def test_before_the_reveal_a_learner_sees_nothing_of_the_guest(visit: Visit) -> None:
    pages = []
    for answers, written in (((1, 1, 1), {}), ((5, 5), note(NOTE))):
        there = two(scanned(Visit(visit.patch), 4, 4)).rated(*answers, notes=written).ready("guest")
        before = [seen_on(window(there.learner, MEETING, **address)) for address in ({}, {"nummer": "1"})]
        there_too = seen_on(window(there.learner, PROFILE))
        pages.append([*before, there_too])
    assert pages[0] == pages[1]


@pytest.mark.parametrize("way", ["rol", "taak"])
def test_a_guest_gets_the_standard_items_and_no_extra_levels(learner: Visit, way: str) -> None:
    resources.opened_store().decide(who(learner), newest(learner), Offer("MH", "gevorderd"), True)
    there = two(learner)
    phase = resources.current_instrument().framework.phase("n8")
    pages = rating_parts(resources.current_instrument(), phase, way)  # type: ignore[arg-type]
    found = window(there.guest, GUEST, per=way, stap="2")
    assert sorted(step(found)["items"]) == sorted(item.id for item in pages[0].items)
    assert card(found)["outside"] == [["NVT", "Niet gezien"]]
    assert all(one["nvt"] for one in card(found)["items"].values())
    last = window(there.guest, GUEST, per=way, stap=str(len(pages) + 1))
    assert heading(last) == pages[-1].name


def test_a_rating_is_saved_at_once_and_shown_in_a_new_window(learner: Visit) -> None:
    there = two(learner)
    found = window(there.guest, GUEST, stap="2")
    item = step(found)["items"][0]
    assert record(found, sent(item, 2)).saved_at
    assert card(window(there.guest, GUEST, stap="2"))["values"]["answers"] == {item: 2}
    assert resources.opened_store().sittings(there.actor("guest")) == ()


def test_the_questions_can_be_ordered_by_task(learner: Visit) -> None:
    there = two(learner)
    found = window(there.guest, GUEST)
    assert "Medisch handelen · 0 van" in told(found)
    found.radio(key="per").set_value("taak").run()
    assert "Palliatieve fase herkennen en markeren · 0 van" in told(found)
    found.query_params["stap"] = "2"
    assert heading(found.run()) == "Palliatieve fase herkennen en markeren"


def test_a_seat_without_answers_cannot_be_ready(learner: Visit) -> None:
    there = two(learner)
    found = press(press(window(there.guest, GUEST, stap=last_step()), "ready-guest"), "yes-ready-guest-0")
    assert "Beantwoord eerst ten minste één vraag." in told(found)
    assert there.state.ready == {}


def test_the_reveal_comes_when_both_are_ready(visit: Visit) -> None:
    there = two(scanned(visit, *[4] * 30)).rated(*[2] * 30)
    mine = press(press(window(there.learner, MEETING, nummer="1"), "ready-learner"), "yes-ready-learner-0")
    assert heading(mine) == "Nog even wachten"
    theirs = press(press(window(there.guest, GUEST, stap=last_step()), "ready-guest"), "yes-ready-guest-0")
    assert heading(theirs) == "Twee blikken naast elkaar"
    assert heading(anew(there.learner, mine)) == "Twee blikken naast elkaar"


def test_a_guest_who_is_ready_first_waits(learner: Visit) -> None:
    there = two(learner).rated(2).ready("guest")
    found = window(there.guest, GUEST)
    assert (heading(found), card(found)) == ("Nog even wachten", {})
    there.ready("learner")
    assert heading(anew(there.guest, found)) == "Twee blikken naast elkaar"


def test_notes_are_shared_one_by_one_before_the_meeting(learner: Visit) -> None:
    there = two(learner)
    found = window(there.learner, MEETING, nummer="1")
    found.checkbox(key="share-learner-0").set_value(True).run()
    meetings, actor = resources.opened_store().meetings, there.actor("learner")
    assert meetings.notes_shared(actor, there.made.id, "learner") == {asked()[0].id}
    found.checkbox(key="share-learner-0").set_value(False).run()
    assert meetings.notes_shared(actor, there.made.id, "learner") == frozenset()


def test_invitations_to_one_scan_are_independent(learner: Visit) -> None:
    one, other = two(learner).rated(1), two(learner).rated(5)
    one.ready("learner", "guest")
    text = told(window(learner, MEETING))
    assert ("1. Ook zelf beoordelen" in text, "2. Ook zelf beoordelen" in text) == (True, True)
    assert heading(window(one.guest, GUEST)) == "Twee blikken naast elkaar"
    assert heading(window(other.guest, GUEST)) == "Medisch handelen"
    assert heading(window(learner, MEETING, nummer="2")) == "Klaar voor het gesprek?"


def guest_of_three(visit: Visit) -> tuple[Visit, list[Two]]:
    """One guest of three learners."""
    meetings = [two(scanned(Visit(visit.patch), 4)) for _ in range(3)]
    guest = meetings[0].guest
    for one in meetings[1:]:
        made = resources.opened_store().meetings.invite(one.actor("learner"), one.sitting, "rate")
        guest.client.post("/meedoen", data={"secret": made.token})
        one.guest, one.made = guest, made
    return guest, meetings


def test_a_guest_of_several_learners_chooses_one(visit: Visit) -> None:
    guest, _ = guest_of_three(visit)
    found = window(guest, GUEST)
    assert [one for one in keys(found) if one.startswith("guest-")] == ["guest-3", "guest-2", "guest-1"]
    assert heading(press(found, "guest-2")) == "Hoe zie jij dit?"


def test_an_open_page_never_shows_the_scan_of_another_learner(visit: Visit) -> None:
    guest, (one, two_, _) = guest_of_three(visit)
    found = window(guest, GUEST, gesprek="2", stap="2")
    sitting = card(found)["sitting"]
    resources.opened_store().meetings.withdraw(one.actor("learner"), one.made.id)
    assert card(anew(guest, found))["sitting"] == sitting
    resources.opened_store().meetings.withdraw(two_.actor("learner"), two_.made.id)
    found = anew(guest, found)
    assert (heading(found), card(found)) == ("Meekijken", {})
    assert heading(press(found, "guest-1")) == "Hoe zie jij dit?"


@pytest.mark.parametrize(("had", "gets"), [("read", "rate"), ("rate", "read")])
def test_a_guest_cannot_both_read_and_rate_before_the_reveal(learner: Visit, had: str, gets: str) -> None:
    there = two(learner, had)  # type: ignore[arg-type]
    made = resources.opened_store().meetings.invite(who(learner), newest(learner), gets)  # type: ignore[arg-type]
    answer = there.guest.client.post("/meedoen", data={"secret": made.token})
    assert answer.status_code == 400
    assert "deze scan al" in answer.text
    assert len(resources.opened_store().meetings.invited(there.actor("guest"))) == 1


def test_after_the_reveal_the_guest_may_read_the_scan(visit: Visit) -> None:
    there = at_table(visit)
    made = resources.opened_store().meetings.invite(who(visit), newest(visit), "read")
    assert there.guest.client.post("/meedoen", data={"secret": made.token}).status_code == 303


HIDDEN = (QUESTIONS, PROFILE, GOALS, GROWTH, MINE)


@pytest.fixture
def handed(visit: Visit) -> Visit:
    """A learner who answered enough and handed the laptop to the guest."""
    learner, meetings = scanned(visit, *[4] * 30, notes=note(OWN_NOTE)), resources.opened_store().meetings
    meetings.ready(who(learner), meetings.sit_together(who(learner), newest(learner)), "learner")
    return learner


def test_a_laptop_is_handed_over_in_three_presses(visit: Visit) -> None:
    found = press(window(scanned(visit, *[4] * 30), MEETING), "together")
    assert heading(press(press(found, "ready-learner"), "yes-ready-learner-0")) == "Hoe zie jij dit?"
    assert heading(window(visit, PROFILE)) == "Even niet"


@pytest.mark.parametrize("page", HIDDEN, ids=lambda page: page.path)
def test_a_laptop_in_the_hands_of_a_guest_shows_nothing_of_the_learner(handed: Visit, page: Page) -> None:
    found = window(handed, page)
    assert heading(found) == "Even niet"
    assert (asked()[0].text in told(found), OWN_NOTE in told(found), card(found)) == (False, False, {})


def test_a_laptop_in_the_hands_of_a_guest_hides_a_new_scan_too(handed: Visit) -> None:
    scanned(handed, 3)
    assert heading(window(handed, PROFILE, scan="1")) == "Even niet"


@pytest.mark.parametrize("address", [{"als": "opleider"}, {"nummer": "9"}, {}], ids=str)
def test_every_address_of_the_meeting_leads_to_the_rating(handed: Visit, address: dict[str, str]) -> None:
    found = window(handed, MEETING, **address)
    assert heading(found) == "Hoe zie jij dit?"
    assert OWN_NOTE not in told(found)


@pytest.mark.parametrize(
    "name", ["zelfscan-1.json", "zelfscan-alles.zip", "rapport-1.pdf", "leerdoelen-1.docx", "tabellen-1.xlsx"]
)
def test_a_laptop_in_the_hands_of_a_guest_gives_no_file(handed: Visit, name: str) -> None:
    answer = handed.client.get(f"/mee/{name}")
    assert answer.status_code == 403
    assert "Even niet" in answer.text
    assert OWN_NOTE not in answer.text


@pytest.mark.parametrize("page", [CATALOGUE, START], ids=["aanbod", "start"])
def test_pages_without_personal_data_remain_available(handed: Visit, page: Page) -> None:
    assert heading(window(handed, page)) != "Even niet"


def test_after_the_laptop_is_given_back_the_rating_stays_hidden(handed: Visit) -> None:
    found = window(handed, MEETING, stap="2")
    record(found, sent(asked()[0].id, 1))
    press(press(found, "stop-together"), "yes-stop-together-0")
    assert heading(found) == "Bespreek je scan"
    assert heading(window(handed, QUESTIONS)) != "Even niet"
    assert "Opgeslagen" not in told(window(handed, MEETING, nummer="1"))


def test_without_the_store_the_laptop_keeps_hiding_the_learner(handed: Visit, tmp_path: Path) -> None:
    found = window(handed, PROFILE)
    store, aside = tmp_path / "zelfscan.db", tmp_path / "aside"
    store.rename(aside)
    assert heading(anew(handed, found)) == "Even niet"
    aside.rename(store)


def test_two_people_at_one_laptop_reach_an_agreement(handed: Visit) -> None:
    meetings, item = resources.opened_store().meetings, asked()[0].id
    (one,) = meetings.invitations(who(handed), newest(handed))
    rating = meetings.rating(who(handed), one.id).assessment.id
    resources.opened_store().save(who(handed), rating, Changes(first(1, *[4] * 29)))
    found = window(handed, MEETING, stap=last_step())
    press(press(found, "ready-guest"), "yes-ready-guest-0")
    assert heading(found) == "Twee blikken naast elkaar"
    found.text_area(key=f"say-{one.id}-{item}").set_value("Samen doen.").run()
    press(found, "next")
    for seat in ("learner", "guest"):
        press(found, f"agree-{seat}")
        press(found, next(key for key in keys(found) if key.startswith(f"yes-agree-{seat}")))
    assert "Jullie zijn allebei akkoord." in told(found)
    assert meetings.meeting(who(handed), one.id).standing[item].text == "Samen doen."
    assert heading(window(handed, PROFILE)) == "Jouw profiel"


def last_step() -> str:
    """The last step of a rating, where "klaar" stands."""
    phase = resources.current_instrument().framework.phase("n8")
    return str(len(rating_parts(resources.current_instrument(), phase, "rol")) + 2)


# R81
@pytest.mark.parametrize("page", HIDDEN, ids=lambda page: page.path)
def test_every_tab_says_that_the_laptop_was_handed_over(handed: Visit, page: Page) -> None:
    for there in (window(handed, page), window(handed, MEETING)):
        assert 'data-handover="yes"' in told(there)


def test_a_hand_over_that_was_stopped_is_told_to_who_rates_next(handed: Visit) -> None:
    press(press(window(handed, MEETING), "stop-together"), "yes-stop-together-0")
    found = press(window(handed, MEETING), "together")
    press(press(found, "ready-learner"), "yes-ready-learner-0")
    assert "Deze laptop is al eens doorgegeven en teruggenomen" in told(found)


def test_klaar_can_be_taken_back_while_one_waits(visit: Visit) -> None:
    there = two(scanned(visit, *[4] * 30)).rated(*[2] * 30)
    mine = press(press(window(there.learner, MEETING, nummer="1"), "ready-learner"), "yes-ready-learner-0")
    assert heading(press(mine, "undo-ready")) == "Klaar voor het gesprek?"
    assert there.state.ready == {}


def test_klaar_says_what_it_does_and_can_be_declined(learner: Visit) -> None:
    there = two(learner)
    found = press(window(there.learner, MEETING, nummer="1"), "ready-learner")
    assert "Tot dat moment kun je ‘klaar’ terugnemen." in told(found)
    press(found, "no-ready-learner")
    assert ("ready-learner" in keys(found), there.state.ready) == (True, {})


def test_klaar_asks_an_answer_to_half_of_all_questions(learner: Visit) -> None:
    there = two(learner)
    found = press(press(window(there.learner, MEETING, nummer="1"), "ready-learner"), "yes-ready-learner-0")
    assert "Beantwoord eerst ten minste" in told(found)
    assert there.state.ready == {}


def test_a_shared_laptop_shows_no_private_notes(handed: Visit) -> None:
    meetings, actor = resources.opened_store().meetings, who(handed)
    (one,) = meetings.invitations(actor, newest(handed))
    rating = meetings.rating(actor, one.id).assessment.id
    resources.opened_store().save(actor, rating, Changes(first(2), notes=note(NOTE)))
    meetings.ready(actor, one.id, "guest")
    texts = [told(window(handed, MEETING, nummer="1", onderwerp=step)) for step in ("1", "overzicht", "einde")]
    assert "Twee blikken per rol" in texts[1]
    assert [note for note in (OWN_NOTE, NOTE) if note in "".join(texts)] == []


def unknown(visit: Visit) -> Actor:
    """A learner whose newest scan has an unknown version."""
    made = resources.opened_store().newest(who(visit))
    assert made is not None
    strange = replace(made, assessment=replace(made.assessment, version="1999-1"), digest="x")
    resources.opened_store().keep(who(visit), Sitting(strange.assessment, digest="x"))
    return who(visit)


@pytest.mark.parametrize("right", ["read", "rate"])
def test_an_unknown_version_is_reported_to_both(learner: Visit, right: str) -> None:
    unknown(learner)
    there = two(learner, right)  # type: ignore[arg-type]
    assert heading(window(there.guest, GUEST)) == "Deze versie ontbreekt"
    assert heading(window(learner, MEETING, nummer="1")) == "Deze versie ontbreekt"


def test_an_invitation_of_an_unknown_version_can_be_withdrawn(learner: Visit) -> None:
    unknown(learner)
    there = two(learner)
    scanned(learner, 3)
    withdraws(learner)
    assert there.state.withdrawn_at is not None


def test_a_damaged_invitation_is_reported_and_not_shown(learner: Visit, tmp_path: Path) -> None:
    there = two(learner)
    with sqlite3.connect(tmp_path / "zelfscan.db") as database:
        database.execute("UPDATE invitations SET allows = 'read'")
    for found in (window(there.guest, GUEST), window(learner, MEETING)):
        assert heading(found) == "Even geduld"
        assert "beschadigd" in told(found)


def test_a_guest_finds_the_page_back_when_the_store_answers_again(learner: Visit, tmp_path: Path) -> None:
    there = two(learner)
    found = window(there.guest, GUEST)
    store, aside = tmp_path / "zelfscan.db", tmp_path / "aside"
    store.rename(aside)
    away = anew(there.guest, found)
    assert (heading(away), "De bewaarplaats werkt nu niet" in told(away)) == ("Even geduld", True)
    assert heading(window(there.guest, GUEST)) == "Even geduld"
    aside.rename(store)
    assert heading(anew(there.guest, found)) == "Hoe zie jij dit?"
