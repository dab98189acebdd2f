"""The comparison of two people: finding, table, radar, legend and talking cards."""

import re
from typing import Any

import pytest

from results.look.meeting.comparison_table import comparison_table
from results.look.meeting.talking_card import talking_card
from results.look.profile.legend import meeting_legend, meeting_legend_entries
from results.look.profile.radar_drawing import radar_svg
from results.meeting.comparison import compare
from results.meeting.finding import agreed_strengths, comparison_basis, meeting_finding
from results.meeting.radar import meeting_radar_model
from results.meeting.talking_points import Notes, talking_point, talking_points
from results.meeting.voices import Voices
from results.profile.drawing import drawing
from results.profile.radar import RadarModel
from scan.look.html import Markup, joined
from tests.scan.look.test_html_escaping import HOSTILE, Seen
from tests.support.building import framework, phase
from tests.support.two_views import ROLES, compared, two

EVERY = dict.fromkeys(ROLES, "4 4 4 4 / 4 4 4 4")
BOTH = Voices("de arts", "de supervisor")


def told(rows: dict[str, str], key: str = "n8") -> tuple[str, ...]:
    return meeting_finding(compared(rows, key), phase(key), "supervisor")


def table(rows: dict[str, str], key: str = "n8") -> list[str]:
    made = comparison_table(compared(rows, key), "Rollen", framework(), phase(key), "supervisor")
    return str(made).split("<tbody")[1].split("<tr ")[1:]


def test_the_finding_names_agreement_then_difference_then_missing_ratings() -> None:
    rows = {"MH": "4 4 / 4 4", "CO": "5 4 / 3 4", "SA": "2 2 / 4 4", "KW": "3 3 / open open", "MA": "3 3 / 3 open"}
    assert told(rows) == (
        "Jullie zijn het eens over Medisch handelen (verschil kleiner dan 0,5).",
        "Het grootste verschil zit in Samenwerking: jij schat dit 2,0 lager in dan je supervisor.",
        "Bij Kennis en wetenschap; Organisatie en leiderschap; en Professionaliteit gaf je supervisor geen oordeel.",
        "Bij Maatschappelijk handelen is te weinig door jullie allebei beantwoord.",
    )


def test_agreement_on_everything_is_stated() -> None:
    assert told(EVERY) == (
        "Jullie zijn het eens over alle 7 rollen die jullie allebei invulden (verschil kleiner dan 0,5).",
    )


def test_without_shared_questions_there_is_no_conclusion() -> None:
    assert told({"MH": "4 4 / open open"}) == ("Jullie beantwoordden nog te weinig dezelfde vragen om te vergelijken.",)


def test_a_students_difference_is_in_points_of_the_profile() -> None:
    assert told({"MH": "3 3 / 3 2"}, "n6")[0] == (
        "Het grootste verschil zit in Medisch handelen: jij schat dit 25 punten hoger in dan je supervisor."
    )


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (
            "4 4 3 5 / 4 3 3 3",
            ["4 vragen", "50 %", "75 %", "0,8 hoger dan de supervisor", "gelijk tot 1,5 hoger"],
        ),
        ("3 3 / 4 4", ["2 vragen", "0 % gelijk", "100 %", "1,0 lager dan de supervisor", "1,0 lager tot 1,0 lager"]),
        ("3 3 / 3 3", ["2 vragen", "100 % gelijk", "gelijk aan de supervisor", "gelijk tot gelijk"]),
        ("3 / 3", ["één vraag", "100 % gelijk"]),
    ],
)
def test_the_numbers_are_given_in_words(row: str, numbers: list[str]) -> None:
    text = comparison_basis(compared({"MH": row}), BOTH)
    assert [one for one in numbers if one not in text] == []


def test_one_pair_has_no_mean() -> None:
    assert "Gemiddeld" not in comparison_basis(compared({"MH": "3 / 3"}), BOTH)


def test_at_most_five_strengths_are_listed() -> None:
    found = compared({"MH": "4 5 4 4 4 4 4 4 / 4 4 4 4 4 4 4 4"})
    texts = agreed_strengths(found)
    assert texts == (*(f"Ik doe mh-basis-{k}." for k in (1, 3, 4, 5, 6)), "En nog 2 andere punten.")


@pytest.mark.parametrize(
    ("row", "chip", "kind"),
    [
        ("4 4 / 4 4", "Eens", "ok"),
        ("4 4 / 3 3", "1,0 hoger", "gap"),
        ("3 3 / 4 4", "1,0 lager", "gap"),
        ("3 3 / open open", "Geen oordeel", "neutral"),
        ("3 3 / 3 open", "Te weinig samen", "neutral"),
    ],
)
def test_a_row_has_a_chip_with_the_difference(row: str, chip: str, kind: str) -> None:
    assert f'<span class="chip {kind}">{chip}</span>' in table({"MH": row})[0]


def test_a_row_has_a_dot_a_square_and_a_target() -> None:
    first = table({"MH": "5 5 / 3 3"})[0]
    marks = re.findall(r'<(\w) style="left:([\d.]+)%" class="(\w+)">', first)
    assert marks == [("b", "80.0", "tick"), ("i", "100.0", "own"), ("i", "60.0", "rating")]
    assert '<em style="left:60.0%;width:40.0%">' in first


@pytest.mark.parametrize(("row", "absent"), [("3 3 / open open", "rating"), ("open open / 3 3", "own")])
def test_a_missing_score_has_a_dash_and_no_mark(row: str, absent: str) -> None:
    first = table({"MH": row})[0]
    assert f'class="{absent}"' not in first
    assert "<em" not in first
    assert first.count("–") == 1


def test_the_table_has_all_numbers_as_text() -> None:
    first = Seen(Markup("<tr " + table({"MH": "5 4 / 3 3"})[0])).text
    assert [
        one
        for one in ("Medisch handelen", "op 2 gedeelde vragen", "4,5", "3,0", "4,0", "1,5 hoger")
        if one not in first
    ] == []


def model(rows: dict[str, str], key: str = "n8") -> RadarModel:
    return meeting_radar_model(compared(rows, key).roles, phase(key), framework().constants)


def test_the_radar_has_self_supervisor_and_target_and_no_band() -> None:
    found = model({**EVERY, "CO": "4 4 4 / 3 3 3"})
    assert (found.axes[1].value, found.axes[1].rating, found.axes[1].target) == (4, 3, 4)
    assert drawing(found)["bands"] == []


def test_the_supervisors_line_has_open_squares_and_no_fill() -> None:
    drawn = str(radar_svg(model(EVERY), "Radar"))
    assert (drawn.count('<rect class="rating"'), drawn.count('<path class="rating"')) == (7, 1)
    assert (drawn.count('class="surface"'), drawn.count('class="dot"')) == (1, 7)


def test_a_role_without_a_rating_is_a_gap_in_the_line() -> None:
    found = drawing(model({**EVERY, "SA": "4 4 / open open"}))
    assert (len(found["squares"]), len(found["rating"])) == (6, 5)


def test_a_radar_of_one_person_has_no_squares() -> None:
    own = model(dict.fromkeys(ROLES, "4 4 / open open"))
    assert "rating" not in str(radar_svg(own, "Radar")).replace('<path class="rating" d=""/>', "")


@pytest.mark.parametrize("key", ["n6", "n8"])
def test_the_legend_names_three_series(key: str) -> None:
    kinds = [kind for kind, _ in meeting_legend_entries(phase(key), "opleider")]
    assert kinds == ["self", "supervisor", "target"]
    assert "Opleider" in meeting_legend(phase(key), "opleider")


def cards(note: str = "", **fields: Any) -> Markup:
    instrument, own, rating = two({"MH": "4 2 / 2 3"}, **fields)
    notes = Notes({"mh-basis-1": note}, {"mh-basis-1": note}) if note else Notes({}, {})
    points = talking_points(compare(own, rating, instrument), own, rating, instrument, notes)
    return joined(talking_card(point, Voices("Sanne", "de supervisor")) for point in points)


def test_a_card_has_both_answers_in_words_and_on_one_line() -> None:
    card = str(cards("Samen gedaan.")).split("</article>")[0]
    assert [card.count(one) for one in ("Samen gedaan.", "<dt>", "Jij", "mark own", "mark rating")] == [2, 2, 0, 1, 1]
    assert ('mark own" style="left:75%"><b>Sanne' in card, 'mark rating" style="left:25%"' in card) == (True, True)


def test_an_answer_without_points_has_no_mark() -> None:
    instrument, own, rating = two({"MH": "NE / 2"}, scale="supervision")
    point = talking_point(instrument.items[0], own, rating, instrument, Notes({}, {}), "inhoud")
    card = talking_card(point, Voices("Sanne", "de supervisor"))
    assert ("mark own" in card, "mark rating" in card, "hier is geen verschil in punten" in card) == (False, True, True)


def test_a_note_that_is_not_shared_leaves_no_empty_element() -> None:
    assert "blockquote" not in cards()


@pytest.mark.parametrize("text", [*HOSTILE, '#eval("x")', "Gerust 😀", "x" * 5_000], ids=lambda text: ascii(text)[:30])
def test_notes_are_escaped_on_a_card(text: str) -> None:
    usual, seen = Seen(cards("Gewoon.")), Seen(cards(text))
    assert (seen.tags, seen.attributes) == (usual.tags, usual.attributes)
    assert seen.text.count(text) == 2
