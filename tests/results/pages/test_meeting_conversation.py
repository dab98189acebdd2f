"""A meeting after the reveal: outcomes, goals, agreement, downloads, and the list of earlier meetings."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scan import resources
from scan.learning_goal import LearningGoal, goal_from_text, goal_to_text
from scan.page_table import GOALS, GUEST, MEETING
from scan.store import Changes, Sitting
from scan.store.meetings.contract import NEXT_MEETING
from scan.store.meetings.revealed import Seat
from tests.support.two_people import Two, anew, asked, at_table, first, keys, newest, scanned, two, who, window
from tests.support.windows import Visit, at, told

GOAL = LearningGoal("doel-eigen", "Ik leer bellen.", activity="Ik loop mee.")
SEATS: tuple[Seat, ...] = ("learner", "guest")
STEPS = ("1", "overzicht", "einde")


@pytest.fixture
def there(visit: Visit) -> Two:
    """A revealed meeting in which three answers differ by 2, 0 and 3 points."""
    return at_table(visit)


def table_of(there: Two, seat: Seat, step: str = "1") -> AppTest:
    """A subject of the meeting, or its end, in a new window of one seat."""
    if seat == "learner":
        return window(there.learner, MEETING, nummer="1", onderwerp=step)
    return window(there.guest, GUEST, onderwerp=step)


def end_of(there: Two, seat: Seat) -> AppTest:
    """The end of the meeting, where goals, date and agreement stand."""
    return table_of(there, seat, "einde")


def agrees(found: AppTest, seat: Seat) -> AppTest:
    """Press akkoord, and confirm it."""
    found.button(key=f"agree-{seat}").click().run()
    (yes,) = [one for one in keys(found) if one.startswith(f"yes-agree-{seat}-")]
    return found.button(key=yes).click().run()


def field(there: Two, place: str) -> str:
    """The key of the field of a place."""
    return f"say-{there.made.id}-{place}"


def new_goal(found: AppTest, there: Two) -> str:
    """The place of the new goal in a window."""
    return str(found.session_state[f"new-goal-{there.made.id}"])


@pytest.mark.parametrize("seat", SEATS)
def test_both_see_one_subject_at_a_time_the_largest_difference_first(there: Two, seat: Seat) -> None:
    found, items = table_of(there, seat), asked()
    texts = []
    for subject in (2, 0):
        assert [one.label for one in found.text_area] == [f"Wat spreken jullie hierover af? {items[subject].text}"]
        texts.append(told(found))
        found.button(key="next").click().run()
    assert "Onderwerp 1 van 2" in texts[0]
    assert items[0].text not in texts[0]
    assert "verandert geen supervisieafspraak" in told(found).lower()
    assert [word for word in ("Jij", "je supervisor", "interval") if word in "".join(texts)] == []


@pytest.mark.parametrize("seat", SEATS)
def test_radar_and_table_are_a_tap_away(there: Two, seat: Seat) -> None:
    found = table_of(there, seat)
    assert "Twee blikken per rol" not in told(found)
    found.button(key="overview").click().run()
    assert "Twee blikken per rol" in told(found)
    assert "interval" not in told(found)


def test_a_subject_that_is_not_discussed_can_be_taken_back(there: Two) -> None:
    item = asked()[2].id
    found = table_of(there, "learner").button(key="skip").click().run()
    assert "Dit bespreken jullie nu niet." in told(table_of(there, "guest"))
    assert len(found.text_area) == 0
    found.button(key="skip").click().run()
    assert [one.key for one in table_of(there, "guest").text_area] == [field(there, item)]


def test_a_question_about_akkoord_closes_when_a_text_changes(there: Two) -> None:
    found = end_of(there, "learner").button(key="agree-learner").click().run()
    stale = [one for one in keys(found) if one.startswith("yes-agree")]
    there.say("guest", asked()[0].id, "Toch anders.")
    anew(there.learner, found)
    assert "Er is intussen iets veranderd." in told(found)
    assert [one for one in keys(found) if one in stale] == []
    assert there.state.agreed == {}


@pytest.mark.parametrize("seat", SEATS)
def test_an_akkoord_can_be_taken_back_and_both_hear_of_it(there: Two, seat: Seat) -> None:
    there.say("guest", asked()[2].id, "Samen doen.").agree(*SEATS)
    end_of(there, seat).button(key=f"reopen-{seat}").click().run()
    assert (there.state.agreed, there.state.settled) == ({}, False)
    for one in SEATS:
        assert "heropende de afspraken op" in told(end_of(there, one))


# R80
@pytest.mark.parametrize("seat", SEATS)
def test_an_answer_that_was_changed_since_is_marked_for_both(there: Two, seat: Seat) -> None:
    mark = "De arts koos hier na dit gesprek iets anders. Hier staat het antwoord van toen."
    assert mark not in told(table_of(there, seat))
    resources.opened_store().save(there.actor("learner"), there.sitting, Changes({asked()[2].id: 5}))
    assert mark in told(table_of(there, seat))
    assert mark not in told(table_of(there, seat, "2"))


def test_items_not_seen_are_not_in_the_meeting(visit: Visit) -> None:
    there = two(scanned(visit, 4, 4, 4, 4)).rated(2, "NVT", 4, 4).ready("learner", "guest")
    text = told(table_of(there, "learner", "overzicht"))
    assert asked()[1].text not in text
    assert "3 vragen" in text


def test_without_shared_answers_there_is_no_agreement(visit: Visit) -> None:
    there = two(scanned(visit, 4)).rated("NVT").ready("learner", "guest")
    text = told(table_of(there, "learner"))
    assert "Er is geen vraag die jullie allebei met een cijfer beantwoordden." in text
    assert "overal hetzelfde antwoord" not in text


def test_agreement_on_everything_is_stated(visit: Visit) -> None:
    there = two(scanned(visit, 3, 3)).rated(3, 3).ready("learner", "guest")
    assert "Jullie gaven overal hetzelfde antwoord." in told(table_of(there, "learner"))


@pytest.mark.parametrize(("seat", "other"), [("learner", "guest"), ("guest", "learner")])
def test_an_outcome_is_saved_at_once_and_shown_to_the_other(there: Two, seat: Seat, other: Seat) -> None:
    item = asked()[2].id
    table_of(there, seat).text_area(key=field(there, item)).set_value("Samen doen.\0").run()
    remark = there.meeting.standing[item]
    assert (remark.seat, remark.text) == (seat, "Samen doen.")
    assert table_of(there, other).text_area(key=field(there, item)).value == "Samen doen."


def test_an_outcome_of_the_other_appears_in_an_open_meeting(there: Two) -> None:
    item, found = asked()[2].id, table_of(there, "learner")
    there.say("guest", item, "Samen doen.")
    assert anew(there.learner, found).text_area(key=field(there, item)).value == "Samen doen."


def test_an_outcome_can_be_emptied(there: Two) -> None:
    item = asked()[2].id
    there.say("guest", item, "Samen doen.")
    table_of(there, "learner").text_area(key=field(there, item)).set_value("").run()
    assert there.meeting.standing == {}
    assert [one.text for one in there.meeting.remarks] == [""]


def test_patient_data_gives_a_warning(there: Two) -> None:
    item = asked()[2].id
    found = table_of(there, "learner").text_area(key=field(there, item)).set_value("BSN 111222333").run()
    assert "Staat hier een burgerservicenummer (BSN)?" in told(found)


def test_an_outcome_is_saved_when_the_store_answers_again(there: Two, tmp_path: Path) -> None:
    item, found = asked()[2].id, table_of(there, "learner")
    store, aside = tmp_path / "zelfscan.db", tmp_path / "aside"
    store.rename(aside)
    found.text_area(key=field(there, item)).set_value("Samen doen.").run()
    assert "De bewaarplaats werkt nu niet" in told(found)
    assert found.session_state["unsaid"] == {(there.made.id, "learner", item): ("Samen doen.", "")}
    aside.rename(store)
    found.run()
    assert there.meeting.standing[item].text == "Samen doen."
    assert found.session_state["unsaid"] == {}
    assert found.text_area(key=field(there, item)).value == "Samen doen."


def test_of_two_texts_at_once_one_is_saved_and_one_is_shown(there: Two) -> None:
    item, found = asked()[2].id, table_of(there, "learner")
    there.say("guest", item, "Zin van de supervisor.")
    found.text_area(key=field(there, item)).set_value("Zin van de aios.").run()
    assert there.meeting.standing[item].text == "Zin van de supervisor."
    assert "Jouw zin is niet bewaard: ‘Zin van de aios.’" in told(found)
    found.query_params["onderwerp"] = "einde"
    assert "Nog niet opgeslagen" in told(found.run())


def test_a_text_of_the_other_appears_below_a_field_in_use(there: Two) -> None:
    item, found = asked()[2].id, table_of(there, "learner")
    found.text_area(key=field(there, item)).set_value("Zin van").run()
    there.say("guest", item, "Een andere zin.")
    anew(there.learner, found)
    assert found.text_area(key=field(there, item)).value == "Zin van"
    assert "De ander schreef hier intussen: ‘Een andere zin.’" in told(found)


def test_a_shared_note_without_a_talking_point_is_listed(visit: Visit) -> None:
    silent = asked()[5].id
    there = two(scanned(visit, 4, 4, 2, 4, 4, 4, notes={silent: "Dit deed ik vaak."}))
    resources.opened_store().meetings.share_note(there.actor("learner"), there.made.id, "learner", silent, True)
    there.rated(2, 4, 5, "NVT", "NVT", 4)
    text = told(table_of(there.ready("learner", "guest"), "guest", "overzicht"))
    assert "Ook gedeeld" in [one.value for one in table_of(there, "guest", "overzicht").header]
    assert "Dit deed ik vaak." in text


def test_an_outcome_is_there_after_leaving_the_meeting(there: Two) -> None:
    item, found = asked()[2].id, table_of(there, "learner")
    found.text_area(key=field(there, item)).set_value("Samen doen.").run()
    found.button(key="all-meetings").click().run()
    found.button(key="open-1").click().run()
    assert found.text_area(key=field(there, item)).value == "Samen doen."


def test_a_new_session_saves_what_the_store_lacks_else_the_store_wins(there: Two) -> None:
    items = asked()
    there.say("guest", items[2].id, "Van de ander.")
    for step, item, typed in (("2", items[0], "Net getypt."), ("1", items[2], "Ouder.")):
        found = there.learner.window()
        found.session_state[field(there, item.id)] = typed
        found.query_params["nummer"], found.query_params["onderwerp"] = "1", step
        found.switch_page(MEETING.file).run()
    stands = there.meeting.standing
    assert (stands[items[0].id].text, stands[items[2].id].text) == ("Net getypt.", "Van de ander.")


@pytest.mark.parametrize(("seat", "voice"), [("learner", "Van de arts"), ("guest", "Van de supervisor")])
def test_a_new_goal_shows_its_author(there: Two, seat: Seat, voice: str) -> None:
    found = end_of(there, seat)
    place = new_goal(found, there)
    found.text_area(key=field(there, place)).set_value("Ik vraag door.").run()
    found.button(key="one-more").click().run()
    assert new_goal(found, there) != place
    assert there.meeting.standing[place].seat == seat
    for one in SEATS:
        assert f"</span>{voice}</p>" in told(end_of(there, one))


def test_a_change_of_a_goal_changes_its_author(there: Two) -> None:
    there.say("learner", "doel-1", "Ik leer bellen.")
    end_of(there, "guest").text_area(key=field(there, "doel-1")).set_value("Ik bel zelf.").run()
    assert (there.meeting.standing["doel-1"].seat, there.meeting.standing["doel-1"].text) == ("guest", "Ik bel zelf.")


def own_goal(there: Two, goal: LearningGoal = GOAL) -> None:
    """Give the learner a goal."""
    resources.opened_store().save(there.actor("learner"), there.sitting, Changes(goals={goal.id: goal_to_text(goal)}))


@pytest.mark.parametrize("name", ["doel-eigen", "van-elders"])
def test_an_own_goal_is_discussed_and_adopted_as_agreed(there: Two, name: str) -> None:
    own_goal(there, replace(GOAL, id=name))
    found = end_of(there, "learner").button(key=f"put-{name}").click().run()
    assert f"put-{name}" not in keys(found)
    (place,) = there.meeting.standing
    there.say("guest", place, "Ik bel zelf.").agree(*SEATS)
    end_of(there, "learner").button(key=f"take-{place}").click().run()
    (kept,) = resources.opened_store().sitting(there.actor("learner"), there.sitting).goals.values()
    assert goal_from_text(kept) == replace(GOAL, id=name, text="Ik bel zelf.")


def test_a_guest_sees_only_goals_in_the_meeting(there: Two) -> None:
    own_goal(there)
    assert GOAL.text not in told(end_of(there, "guest"))


def test_a_learner_adopts_a_goal_of_the_meeting(there: Two) -> None:
    there.say("guest", "doel-1", "Ik vraag door.").agree(*SEATS)
    found = end_of(there, "learner").button(key="take-doel-1").click().run()
    assert "Dit staat bij je leerdoelen." in told(found.run())
    assert "Ik vraag door." in told(window(there.learner, GOALS))
    assert "take-doel-1" not in keys(end_of(there, "guest"))


def test_goals_of_two_meetings_have_different_places(visit: Visit) -> None:
    one, other = at_table(visit), two(visit).rated(1).ready(*SEATS)
    found = window(visit, MEETING, nummer="1", onderwerp="einde")
    found.query_params["nummer"] = "2"
    found.run()
    assert new_goal(found, one) != new_goal(found, other)


@pytest.mark.parametrize(
    ("typed", "told_now", "told_later"),
    [
        ("1-3-2027", "", "1 maart 2027"),
        ("na de zomer", "‘na de zomer’ kunnen we niet lezen als een dag.", "na de zomer"),
        ("31-02-2027", "‘31-02-2027’ kunnen we niet lezen als een dag.", "31-02-2027"),
    ],
)
def test_the_next_date_is_read_or_gives_a_warning(there: Two, typed: str, told_now: str, told_later: str) -> None:
    found = end_of(there, "guest")
    found.text_input(key=field(there, NEXT_MEETING)).set_value(typed).run()
    assert told_now in told(found)
    assert ("kunnen we niet lezen" in told(found)) == bool(told_now)
    there.agree(*SEATS)
    assert f"<p>{told_later}</p>" in told(end_of(there, "learner"))
    assert f"<dd>{told_later}</dd>" in told(window(there.learner, MEETING))


def test_after_both_agreed_nothing_can_be_changed(there: Two) -> None:
    there.say("learner", asked()[2].id, "Samen doen.").say("guest", "doel-1", "Ik vraag door.")
    mine = agrees(end_of(there, "learner"), "learner")
    assert ("agree-learner" in keys(mine), "agree-guest" in keys(mine)) == (False, False)
    theirs = agrees(end_of(there, "guest"), "guest")
    for found in (theirs, anew(there.learner, mine)):
        assert "Jullie zijn allebei akkoord." in told(found)
        assert "<strong>Afgesproken:</strong> Samen doen." in told(found)
        assert (len(found.text_area), len(found.text_input), len(found.checkbox)) == (0, 0, 0)
        assert [one for one in keys(found) if one.startswith(("agree", "put", "one-more"))] == []


def test_a_change_after_an_agreement_asks_to_agree_again(there: Two) -> None:
    there.agree("learner")
    there.say("guest", asked()[2].id, "Toch anders.")
    assert "agree-learner" in keys(end_of(there, "learner"))


@pytest.mark.parametrize("seat", SEATS)
def test_a_field_left_open_after_both_agreed_is_refused(there: Two, seat: Seat) -> None:
    item, found = asked()[2].id, table_of(there, seat)
    there.agree(*SEATS)
    found.text_area(key=field(there, item)).set_value("Nog iets.").run()
    assert "Jullie zijn al akkoord met de afspraken." in told(found)
    assert there.meeting.remarks == ()


def test_a_withdrawn_meeting_can_be_read_and_has_no_fields(there: Two) -> None:
    there.say("guest", asked()[2].id, "Samen doen.").say("guest", "doel-1", "Ik vraag door.")
    resources.opened_store().meetings.withdraw(there.actor("learner"), there.made.id)
    found = end_of(there, "learner")
    assert "Deze uitnodiging is voorbij." in told(found)
    assert "<strong>Afgesproken:</strong> Samen doen." in told(found)
    assert (len(found.text_area), len(found.text_input), len(found.checkbox)) == (0, 0, 0)
    assert [one for one in keys(found) if one.startswith("agree")] == []


def test_a_note_that_is_not_shared_is_invisible(visit: Visit) -> None:
    item = asked()[0].id
    quiet, spoken = (
        two(scanned(one, 4, notes=notes)).rated(2).ready(*SEATS)
        for one, notes in ((visit, {}), (Visit(visit.patch), {item: "Alleen van mij."}))
    )
    assert [told(table_of(quiet, "guest", one)) for one in STEPS] == [
        told(table_of(spoken, "guest", one)) for one in STEPS
    ]
    found = end_of(spoken, "learner")
    assert "Alleen van mij." in told(found)
    found.checkbox(key="share-learner-0").set_value(True).run()
    assert "<blockquote>Alleen van mij.</blockquote>" in told(table_of(spoken, "guest"))


def test_the_outcomes_remain_after_a_rating_is_erased(there: Two) -> None:
    there.say("guest", asked()[2].id, "Samen doen.").agree(*SEATS)
    there.guest.client.post("/wis")
    text = told(table_of(there, "learner"))
    assert "wiste de beoordeling" in text
    assert "<li>Samen doen.</li>" in text


def test_earlier_meetings_show_the_status_of_their_goals(there: Two) -> None:
    there.say("guest", "doel-1", "Ik vraag door.").say("guest", asked()[2].id, "Samen doen.").agree(*SEATS)
    before = told(window(there.learner, MEETING))
    assert "<dd>Nog niet bij je leerdoelen: Ik vraag door.</dd>" in before
    assert "<dd>Samen doen.</dd>" in before
    own_goal(there, LearningGoal("doel-1", "Ik vraag door.", status="behaald"))
    assert "<dd>Behaald: Ik vraag door.</dd>" in told(window(there.learner, MEETING))


def test_a_meeting_stays_with_its_scan_when_a_newer_one_is_made(there: Two) -> None:
    scanned(there.learner, 5, 5, 5)
    assert [one.value for one in window(there.learner, MEETING).header][-1] == "Eerdere gesprekken"
    text = told(table_of(there, "learner", "overzicht"))
    assert re.findall(r"op 3 gedeelde vragen", text) == ["op 3 gedeelde vragen"]


HOSTILE = ["<script>alert(1)</script>", "{0} %s {naam}", "**vet** [x](http://kwaad.example)", "😀 שלום", "a " * 2_500]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_texts_are_shown_as_typed(there: Two, text: str) -> None:
    for place in (asked()[2].id, "doel-1", NEXT_MEETING):
        there.say("guest", place, text)
    there.agree(*SEATS)
    for found in (end_of(there, "learner"), end_of(there, "guest"), window(there.learner, MEETING)):
        assert told(found).count(text) >= 3


FILES = {"learner": "/mee/gesprek-1.pdf", "guest": "/mee/meekijken-1.pdf"}


@pytest.mark.parametrize("seat", SEATS)
def test_the_card_exists_for_both_after_the_reveal_only(today: date, visit: Visit, seat: Seat) -> None:
    there = two(scanned(visit, 4, 4)).rated(2, 4)
    client = (there.learner if seat == "learner" else there.guest).client
    assert client.get(FILES[seat]).status_code == 404
    there.ready("learner")
    assert client.get(FILES[seat]).status_code == 404
    there.ready("guest")
    answer = client.get(FILES[seat])
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["cache-control"] == "no-store"
    name = f"zelfscan-gesprekskaart-{today}.pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert FILES[seat] in told(end_of(there, seat))


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "99999999", "1%00"])
def test_an_unknown_number_has_no_card(there: Two, seat: Seat, number: str) -> None:
    client = (there.learner if seat == "learner" else there.guest).client
    assert client.get(FILES[seat].replace("1", number)).status_code == 404


def test_the_number_of_one_seat_is_not_that_of_the_other(there: Two) -> None:
    assert there.learner.client.get(FILES["guest"]).status_code == 404
    assert there.guest.client.get(FILES["learner"]).status_code == 404


def test_a_stranger_has_no_card(there: Two) -> None:
    stranger = Visit(there.learner.patch)
    assert [stranger.client.get(path).status_code for path in FILES.values()] == [404, 404]
    scanned(stranger, 3)
    assert [stranger.client.get(path).status_code for path in FILES.values()] == [404, 404]


def test_a_withdrawal_or_erasure_removes_the_card(there: Two) -> None:
    resources.opened_store().meetings.withdraw(there.actor("learner"), there.made.id)
    assert there.guest.client.get(FILES["guest"]).status_code == 404
    assert there.learner.client.get(FILES["learner"]).status_code == 200
    there.guest.client.post("/wis")
    assert there.learner.client.get(FILES["learner"]).status_code == 404


def test_the_zip_with_a_meeting_can_be_imported(there: Two) -> None:
    there.say("guest", asked()[2].id, "=Samen doen.")
    taken = there.learner.client.get("/mee/zelfscan-alles.zip")
    assert taken.status_code == 200
    other = Visit(there.learner.patch)
    answer = other.client.post("/inlezen", files={"file": ("z.zip", taken.content)})
    assert answer.status_code == 303
    assert resources.opened_store().sittings(who(other))[0].assessment.answers == first(4, 4, 2)


def test_the_zip_of_a_guest_has_nothing_of_the_learner(there: Two) -> None:
    scanned(there.guest, 3)
    taken = there.guest.client.get("/mee/zelfscan-alles.zip")
    assert taken.status_code == 200
    assert len(resources.opened_store().sittings(there.actor("guest"))) == 1
    assert b"afspraken.csv" not in taken.content


def test_a_meeting_of_an_unknown_version_stops_no_export(visit: Visit) -> None:
    scanned(visit, 4)
    made = resources.opened_store().newest(who(visit))
    assert made is not None
    strange = replace(made.assessment, version="1999-1")
    resources.opened_store().keep(who(visit), Sitting(strange, digest="x"))
    two(visit).rated(2).ready(*SEATS)
    assert newest(visit) != made.assessment.id
    assert visit.client.get("/mee/zelfscan-alles.zip").status_code == 200


@pytest.mark.parametrize(("seat", "path"), [("learner", "/mee/gesprek-1.ics"), ("guest", "/mee/meekijken-1.ics")])
def test_the_next_date_goes_into_the_calendar_of_both(there: Two, seat: Seat, path: str) -> None:
    client = (there.learner if seat == "learner" else there.guest).client
    assert client.get(path).status_code == 404
    assert path not in told(end_of(there, seat))
    there.say("guest", NEXT_MEETING, "1-3-2027")
    assert path in told(end_of(there, seat))
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/calendar")
    assert b"DTSTART;VALUE=DATE:20270301" in answer.content
    assert there.made.token.encode() not in answer.content


def test_a_withdrawal_in_the_middle_is_told_to_the_guest(there: Two) -> None:
    found = table_of(there, "guest")
    resources.opened_store().meetings.withdraw(there.actor("learner"), there.made.id)
    anew(there.guest, found)
    assert "De uitnodiging die je open had, is ingetrokken of verlopen." in told(found)
    assert asked()[2].text not in told(found)


# R57
def test_a_new_session_takes_a_longer_text_over_and_names_another_that_it_refuses(there: Two) -> None:
    item = asked()[2].id
    there.say("learner", item, "Samen doen.")
    for kept_by_browser, stored in (
        ("Samen doen, in mei.", "Samen doen."),
        ("Samen doen. In mei.", "Samen doen. In mei."),
    ):
        fresh = there.learner.window()
        fresh.query_params.update({"nummer": "1", "onderwerp": "1"})
        fresh.session_state[field(there, item)] = kept_by_browser
        found = at(MEETING, fresh)
        assert there.meeting.standing[item].text == stored
        assert ("Jouw zin is niet bewaard: ‘Samen doen, in mei.’" in told(found)) == (stored == "Samen doen.")
