"""What came of a meeting, an invitation in words, what someone takes along of it, and what who looks along is asked."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from results.meeting.invitation_states import invitation_sentences, invitation_title, state_word
from results.meeting.outcomes import (
    goal_from_remark,
    goal_place,
    meeting_card,
    meeting_date,
    meeting_outcomes,
    without_unseen,
)
from results.report.meeting_files import meeting_files
from scan.learning_goal import LearningGoal
from scan.rating import NOT_SEEN_HINT, asked_items, learner_word, rating_parts, rating_stems
from scan.scoring.assessment import Answer, Setting
from scan.store import Invitation, Meeting, RevealedPair, Seat, Sitting
from scan.store.meetings.contract import GOAL_PREFIX, NEXT_MEETING
from scan.store.meetings.revealed import Remark
from scan.takeaway import takeout
from scan.takeaway.zip_members import AGREEMENTS_FILE
from tests.support.building import phase, real, said
from tests.support.filled_in import TEXTS, VERSIONS, filled

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATE = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # half past midnight of the next day in Amsterdam


def invitation(**fields: Any) -> Invitation:
    """One to rate, made at noon for two weeks."""
    usual: dict[str, Any] = {"right": "rate", "together": False, "expires_at": NOON + timedelta(days=14)}
    return Invitation("i", "s", made_at=NOON, **(usual | fields))


def meeting(*remarks: tuple[Seat, str, str], **fields: Any) -> Meeting:
    """A meeting in which this was said, a minute apart."""
    minutes = (NOON + timedelta(minutes=number) for number in range(len(remarks)))
    return Meeting(invitation(**fields), tuple(Remark(*one, at) for one, at in zip(remarks, minutes, strict=True)))


def pair(own: Mapping[str, Answer], rating: Mapping[str, Answer] | None, at: datetime = NOON) -> RevealedPair:
    """Two views of one scan of the working content; None for a rating that was erased."""
    theirs = None if rating is None else Sitting(said(rating, "n8", by="supervisor", audience="aios"))
    return RevealedPair(Sitting(said(own, "n8", audience="aios")), theirs, at)


SPOKEN: tuple[tuple[Seat, str, str], ...] = (
    ("learner", "mh-01", "Eerst zo."),
    ("guest", "mh-01", "Samen doen."),
    ("learner", f"{GOAL_PREFIX}1", "Ik leer bellen."),
    ("guest", f"{GOAL_PREFIX}2", "Zeg vaker wat je denkt."),
    ("guest", f"{GOAL_PREFIX}3", "Weg ermee."),
    ("learner", f"{GOAL_PREFIX}3", ""),
    ("guest", NEXT_MEETING, "1-3-2027"),
)


def test_what_stands_is_the_last_word_by_its_kind() -> None:
    stands = meeting_outcomes(meeting(*SPOKEN))
    assert stands.outcomes == {"mh-01": "Samen doen."}
    assert {place: (one.seat, one.text) for place, one in stands.goals.items()} == {
        f"{GOAL_PREFIX}1": ("learner", "Ik leer bellen."),
        f"{GOAL_PREFIX}2": ("guest", "Zeg vaker wat je denkt."),
    }
    assert stands.next_meeting == "1-3-2027"


def test_of_nothing_nothing_stands() -> None:
    stands = meeting_outcomes(meeting())
    assert (stands.outcomes, stands.goals, stands.next_meeting) == ({}, {}, "")


def test_the_card_says_in_whose_words_a_goal_is_and_who_agreed_when() -> None:
    card = meeting_card(pair({"mh-01": 4}, {"mh-01": 2}), meeting(*SPOKEN, agreed={"guest": NOON}), real()[0])
    assert card is not None
    assert [(one.text, one.by) for one in card.agreements] == [
        ("Ik leer bellen.", "self"),
        ("Zeg vaker wat je denkt.", "supervisor"),
    ]
    assert (card.next_meeting, card.agreed) == (date(2027, 3, 1), (None, NOON))


def test_a_day_that_cannot_be_read_is_no_day_on_the_card() -> None:
    card = meeting_card(pair({"mh-01": 4}, {"mh-01": 2}), meeting(("learner", NEXT_MEETING, "na de zomer")), real()[0])
    assert card is not None
    assert card.next_meeting is None


def test_who_erased_their_rating_has_no_card() -> None:
    assert meeting_card(pair({"mh-01": 4}, None), meeting(*SPOKEN), real()[0]) is None


def test_not_seen_counts_nowhere() -> None:
    both: dict[str, Answer] = {"mh-01": 2, "mh-02": "NVT"}
    assert without_unseen(said(both, "n8", by="supervisor")).answers == {"mh-01": 2}
    card = meeting_card(pair({"mh-01": 4, "mh-02": 1}, both), meeting(), real()[0])
    assert card is not None
    assert [one.item.id for one in card.comparison.pairs] == ["mh-01"]
    assert card.comparison.one_sided == ()


def test_the_day_of_a_meeting_is_the_one_here() -> None:
    assert meeting_date(pair({"mh-01": 4}, {"mh-01": 2}, at=LATE)) == date(2026, 11, 23)


def test_a_goal_of_the_meeting_keeps_all_else_that_was_said_of_it() -> None:
    mine = LearningGoal("doel-1", "Oud.", activity="Ik loop mee.", status="bezig")
    remark = Remark("guest", "doel-1", "Nieuw.", NOON)
    assert goal_from_remark("doel-1", remark, "supervisor", [mine]) == LearningGoal(
        "doel-1", "Nieuw.", activity="Ik loop mee.", status="bezig"
    )


def test_a_goal_that_was_made_at_the_table_says_with_whom() -> None:
    made = goal_from_remark("doel-9", Remark("guest", "doel-9", "Nieuw.", NOON), "opleider", [])
    assert (made.id, made.text, made.companion) == ("doel-9", "Nieuw.", "Je opleider: dit spraken jullie samen af.")


@pytest.mark.parametrize("name", ["doel-1", "mh-01", NEXT_MEETING, "x" * 100])
def test_a_goal_is_taken_for_a_goal_whatever_a_file_called_it(name: str) -> None:
    mine = LearningGoal(name, "Mijn doel.")
    place = goal_place(mine)
    stands = meeting_outcomes(meeting(("learner", place, "Ons doel.")))
    assert list(stands.goals) == [place]
    assert len(place) <= 100
    assert goal_from_remark(place, stands.goals[place], "supervisor", [mine]) == LearningGoal(name, "Ons doel.")


STATES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "new": ({}, ("Geldt tot 6 december 2026 om 13:00.", "Jij bent nog niet klaar.")),
    "used": (
        {"accepted_at": NOON, "seen_at": NOON, "tries": 1},
        ("Geopend op 22 november 2026.", "Laatst bekeken op 22 november 2026.", "De code is één keer ingevuld."),
    ),
    "one is ready": ({"ready": {"learner": NOON}}, ("Jij bent klaar.", "Je opleider is nog niet klaar.")),
    "withdrawn": ({"withdrawn_at": LATE}, ("Ingetrokken op 23 november 2026.",)),
    "expired": ({"expired_at": NOON}, ("Verlopen op 22 november 2026.",)),
    "erased": ({"erased_at": NOON}, ("De gegevens van je opleider zijn gewist op 22 november 2026.",)),
    "revealed": (
        {"revealed_at": NOON},
        ("Jullie blikken liggen naast elkaar sinds 22 november 2026.", "Jullie zijn nog in gesprek."),
    ),
    "settled": (
        {"revealed_at": NOON, "agreed": {"learner": NOON, "guest": NOON}},
        ("Jullie zijn akkoord met de afspraken.",),
    ),
}


@pytest.mark.parametrize(("fields", "told"), STATES.values(), ids=STATES.keys())
def test_a_learner_is_told_what_became_of_an_invitation(fields: dict[str, Any], told: tuple[str, ...]) -> None:
    found = invitation_sentences(invitation(**fields), "opleider")
    assert [one for one in told if one not in found] == []


@pytest.mark.parametrize("over", ["withdrawn_at", "expired_at", "erased_at"])
def test_of_what_is_over_nobody_is_told_to_be_ready(over: str) -> None:
    found = " ".join(invitation_sentences(invitation(**{over: NOON}), "opleider"))
    assert "klaar" not in found


def test_who_only_reads_has_nothing_to_be_ready_with() -> None:
    assert "klaar" not in " ".join(invitation_sentences(invitation(right="read"), "opleider"))


WORDS: dict[str, dict[str, Any]] = {
    "Nog niet geopend": {},
    "Geopend": {"accepted_at": NOON},
    "Bezig": {"accepted_at": NOON, "filled_in": True},
    "Klaar": {"accepted_at": NOON, "filled_in": True, "ready": {"guest": NOON}},
    "Verlopen": {"accepted_at": NOON, "expired_at": NOON},
    "Ingetrokken": {"accepted_at": NOON, "withdrawn_at": NOON, "expired_at": NOON},
    "Gewist": {"accepted_at": NOON, "erased_at": NOON},
}


@pytest.mark.parametrize(("word", "fields"), WORDS.items(), ids=WORDS.keys())
def test_the_state_of_an_invitation_is_a_word(word: str, fields: dict[str, Any]) -> None:
    assert state_word(invitation(**fields)) == word


def test_three_kinds_have_three_names() -> None:
    kinds = [invitation(), invitation(right="read"), invitation(together=True, expires_at=None)]
    assert [invitation_title(one) for one in kinds] == [
        "Ook zelf beoordelen",
        "Alleen meelezen",
        "Samen aan één laptop",
    ]


def test_one_laptop_is_told_of_no_secret_and_no_end() -> None:
    found = invitation_sentences(invitation(together=True, expires_at=None), "opleider")
    assert found == ("Jij bent nog niet klaar.", "Je opleider is nog niet klaar.")


def table(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The agreements as a spreadsheet reads them."""
    text = files[AGREEMENTS_FILE].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


HELD = (pair({"mh-01": 4}, {"mh-01": 2}), meeting(*SPOKEN), real()[0])


def test_everything_that_was_said_is_taken_along_with_what_still_holds() -> None:
    items = {item.id: item.text for item in real()[0].items}
    found = [(row["door"], row["waarover"], row["tekst"], row["geldt nog"]) for row in table(meeting_files([HELD]))]
    assert found == [
        ("jij", items["mh-01"], "Eerst zo.", "nee"),
        ("wie meekeek", items["mh-01"], "Samen doen.", "ja"),
        ("jij", "leerdoel", "Ik leer bellen.", "ja"),
        ("wie meekeek", "leerdoel", "Zeg vaker wat je denkt.", "ja"),
        ("wie meekeek", "leerdoel", "Weg ermee.", "nee"),
        ("jij", "leerdoel", "", "nee"),
        ("wie meekeek", "volgende keer", "1-3-2027", "ja"),
    ]


def test_two_meetings_on_one_day_are_told_apart_by_the_number_of_their_card() -> None:
    files = meeting_files([HELD, HELD])
    assert sorted(files) == ["afspraken.csv", "gesprekskaart-1.pdf", "gesprekskaart-2.pdf"]
    assert {(row["gesprek"], row["gesprek op"]) for row in table(files)} == {("1", "2026-11-22"), ("2", "2026-11-22")}


def test_without_a_meeting_there_is_no_file() -> None:
    assert meeting_files([]) == {}


def test_who_erased_their_rating_takes_the_card_along_and_leaves_what_was_agreed() -> None:
    files = meeting_files([(pair({"mh-01": 4}, None), meeting(*SPOKEN), real()[0])])
    assert list(files) == ["afspraken.csv"]
    assert len(table(files)) == len(SPOKEN)


@given(TEXTS)
def test_every_text_comes_back_and_no_cell_is_a_formula(text: str) -> None:
    files = meeting_files([(pair({"mh-01": 4}, None), meeting(("guest", "mh-01", text)), real()[0])])
    (row,) = table(files)
    assert row["tekst"] in (text, f"'{text}")
    assert not row["tekst"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["=1+1", "+31", "-x", "@SUM(A1)", "＝1", "\t=1", "  =1"], ids=ascii)
def test_a_formula_is_made_harmless(text: str) -> None:
    files = meeting_files([(pair({"mh-01": 4}, None), meeting(("guest", "mh-01", text)), real()[0])])
    assert table(files)[0]["tekst"] == f"'{text}"


# R39
def test_a_zip_with_meetings_is_loaded_again() -> None:
    scans = (filled(),)
    packed = takeout.export_zip(scans, VERSIONS, None, meeting_files([HELD]))
    assert {AGREEMENTS_FILE, "gesprekskaart-1.pdf"} <= set(zipfile.ZipFile(io.BytesIO(packed)).namelist())
    assert takeout.import_zip(packed, VERSIONS) == scans


# R39
def test_a_zip_with_ten_meetings_is_still_small_enough_to_load() -> None:
    scans = (filled(),)
    packed = takeout.export_zip(scans, VERSIONS, None, meeting_files([HELD] * 10))
    assert takeout.import_zip(packed, VERSIONS) == scans


@pytest.mark.parametrize("key", ["n6", "n7", "n8", "gevorderd", "expert"])
def test_every_question_in_scope_is_asked_once_by_role_and_by_task(key: str) -> None:
    instrument, of = real()[0], phase(key)
    scope = sorted(item.id for item in instrument.items_of(of) if item.level in of.scope)
    for way in ("rol", "taak"):
        found = rating_parts(instrument, of, way)  # type: ignore[arg-type]
        assert sorted(item.id for part in found for item in part.items) == scope
        assert [part.name for part in found if not part.items] == []
        assert len({part.name for part in found}) == len(found)


def test_a_page_knows_how_many_of_its_questions_are_answered() -> None:
    one = rating_parts(real()[0], phase("n8"), "rol")[0]
    assert one.answered({one.items[0].id: 3, "zz-99": 2}) == 1


# R80
def test_klaar_is_about_all_that_an_invitation_asks_begun_or_not() -> None:
    instrument, of = real()[0], phase("n8")
    begun = Sitting(said({"mh-01": 3}, "n8", by="supervisor"), "abc")
    everything = {item.id for item in instrument.items_of(of) if item.level in of.scope}
    assert asked_items(begun, instrument) == everything
    of_two = {item.id for item in instrument.items if item.id in everything and item.role in ("MH", "CO")}
    assert asked_items(begun, instrument, ("MH", "CO")) == of_two


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        (None, "deze arts"),
        (Setting("bachelor"), "deze student"),
        (Setting("aios"), "deze arts"),
        (Setting("arts"), "deze collega"),
        (Setting("wie weet"), "deze arts"),
    ],
)
def test_who_looks_along_is_asked_about_the_other(setting: Setting | None, word: str) -> None:
    assert learner_word(real()[0], setting) == word
    asked = rating_stems(real()[0], word)
    assert asked["supervision"] == (f"Hoe zou je {word} dit morgen laten doen?", NOT_SEEN_HINT)


def test_a_version_without_words_for_who_looks_along_asks_its_own() -> None:
    scales = tuple(one.model_copy(update={"rating_stem": ""}) for one in real()[0].scales)
    old = real()[0].model_copy(update={"scales": scales})
    assert rating_stems(old, "deze arts")["supervision"][0] == next(
        one.stem for one in scales if one.key == "supervision"
    )
