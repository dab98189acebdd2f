"""What a profile says in words: the finding, the level, the chips and the table."""

import re
from typing import Any, get_args

import pytest

from results.look.profile.dot_table import dot_table
from results.look.profile.score_table import score_table
from results.profile.finding import (
    FLAG_WORDS,
    answer_basis,
    is_growing,
    is_not_applicable,
    overall_sentence,
    profile_finding,
    status_word,
)
from results.profile.lenses import ProfileRow, profile_rows
from results.profile.table_cells import status_chip
from scan.look.html import Markup
from scan.scoring.assessment import Setting
from scan.scoring.profile import Flag
from scan.scoring.scoring import score
from tests.support.building import framework, phase, profile_of, score_of, sitting

ROLES = ["MH", "CO", "SA", "KW", "MA", "OL", "PR"]
EVERY = dict.fromkeys(ROLES, "4 4 4 4")
HARSH = ("onvoldoende", "hiaat", "gezakt", "tekort", "fout", "bekwaam")


def seen(answers: dict[str, str], key: str = "n8", **fields: Any) -> tuple[ProfileRow, ...]:
    instrument, assessment = sitting(answers, key, **fields)
    return profile_rows(score(assessment, instrument), instrument, "roles")


def told(answers: dict[str, str], key: str = "n8", growing: bool = False, **fields: Any) -> str:
    return " ".join(profile_finding(seen(answers, key, **fields), growing))


def test_strengths_come_first_then_the_largest_distance_then_what_is_thin() -> None:
    sentences = profile_finding(seen({**EVERY, "CO": "2 2 2 2", "SA": "4 open open open"}), growing=False)
    assert [one.split(" bij ")[0] for one in sentences[:2]] == [
        "Je bent op doel",
        "De meeste ruimte om te groeien ligt",
    ]
    assert "Communicatie (0 van 4 vragen op de norm)" in sentences[1]
    assert sentences[2] == "Bij Samenwerking gaf je te weinig antwoorden voor een uitspraak."


FURTHEST = ("Communicatie (0 van 3", "Kennis en wetenschap (0 van 2", "Samenwerking (1 van 3")


def test_at_most_three_roles_are_named_to_grow_in_the_largest_first() -> None:
    text = told({"MH": "4 3 3", "CO": "1 1 1", "SA": "4 2 2", "KW": "3 NE", "MA": "4 4", "OL": "4 4", "PR": "4 4"})
    order = [text.index(name) for name in FURTHEST]
    assert order == sorted(order)
    assert "Medisch handelen" not in text


def test_a_role_on_target_is_not_also_the_one_to_grow_in() -> None:
    sentences = profile_finding(seen({**EVERY, "CO": "4 4 4 4 1", "SA": "3 3 3"}), growing=False)
    assert "Communicatie" in sentences[0]
    assert "Communicatie" not in sentences[1]


def test_a_student_hears_the_smallest_share_first() -> None:
    instrument, assessment = sitting({**dict.fromkeys(ROLES, "3 3 3"), "MH": "1 1 1", "CO": "2 2 1"}, "n6")
    items = [one.model_copy(update={"norms": {"n6": 2}}) if one.role == "MH" else one for one in instrument.items]
    easier = instrument.model_copy(update={"items": tuple(items)})
    text = " ".join(profile_finding(profile_rows(score(assessment, easier), easier, "roles"), False))
    assert re.findall(r"(\d+) van 3 vragen", text) == ["0", "0"]
    assert text.index("Medisch handelen") < text.index("Communicatie"), "two halves are more than none"


def test_who_is_on_target_everywhere_hears_so() -> None:
    assert told(EVERY) == "Je bent overal op doel."


def test_who_answered_nothing_gets_no_judgement() -> None:
    assert told({}) == "Je gaf nog te weinig antwoorden voor een profiel. Vul gerust aan wat je kunt."


def test_a_student_hears_what_is_on_the_norm_and_what_is_still_to_come() -> None:
    text = told({**dict.fromkeys(ROLES, "3 3 3"), "CO": "3 NE NE"}, "n6", growing=True)
    assert (
        "Er is nog het meest op te bouwen bij Communicatie (1 van 3 vragen op de norm, 2 nog niet meegemaakt)." in text
    )
    assert "onder de norm" not in text


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("4 4 4 4", "op 4 antwoorden"),
        ("4 4 4 NE", "op 3 antwoorden, 1 nog niet meegemaakt, voorlopig"),
        ("4 open NVT | 4 4", "op één antwoord, voorlopig"),
        ("open open", "op 0 antwoorden"),
        ("4 4 4 4 | NE NE", "op 4 antwoorden"),
    ],
)
def test_a_score_says_what_it_stands_on(row: str, words: str) -> None:
    assert answer_basis(seen({"MH": row})[0], framework().constants) == words


def test_every_flag_has_a_calm_sentence() -> None:
    assert set(FLAG_WORDS) == set(get_args(Flag))
    assert all(text.endswith(".") for text in FLAG_WORDS.values())
    assert not [word for word in HARSH for text in FLAG_WORDS.values() if word in text.lower()]


@pytest.mark.parametrize(
    ("row", "growing", "word"),
    [
        ("4 4 4", True, "Op doel"),
        ("4 4 3 1", True, "Bijna"),
        ("1 1 1", True, "Nog in opbouw"),
        ("1 1 1", False, "Ontwikkelpunt"),
        ("4 open open", True, "Te weinig antwoorden"),
    ],
)
def test_early_in_a_training_a_distance_is_still_in_the_making(row: str, growing: bool, word: str) -> None:
    assert status_word(score_of(row, "n8"), growing) == word


@pytest.mark.parametrize(
    ("audience", "year", "growing"),
    [
        *(("bachelor", 1, True), ("bachelor", 2, True), ("bachelor", 3, False)),
        *(("master", 4, True), ("master", 5, True), ("master", 6, False)),
        *(("aios", 1, True), ("aios", 3, True), ("aios", 4, False), ("arts", None, False)),
    ],
)
def test_the_end_norm_is_still_to_come_early_in_a_study(audience: str, year: int | None, growing: bool) -> None:
    who = next(one for one in framework().audiences if one.key == audience)
    assert is_growing(Setting(audience, year=year), who) == growing


def test_a_role_that_is_wholly_outside_the_field_is_no_lack_of_answers() -> None:
    text = told({**EVERY, "CO": "NVT NVT NVT", "SA": "NVT NVT open"})
    assert "Communicatie" not in text
    assert text.endswith("Bij Samenwerking gaf je te weinig antwoorden voor een uitspraak.")


@pytest.mark.parametrize(
    ("row", "outside"),
    [
        *(("NVT NVT", True), ("NVT NVT | NVT", True), ("NVT NVT | 4", True)),
        *(("NVT NVT open", False), ("NVT 3", False), ("NVT NE", False), ("open open", False)),
    ],
)
def test_a_role_is_outside_the_field_when_every_question_of_the_scan_is(row: str, outside: bool) -> None:
    (found, *_) = seen({"MH": row})
    assert is_not_applicable(found) is outside
    assert (status_chip(found, growing=False) == ("Niet van toepassing", "neutral")) is outside


def test_a_role_without_questions_is_not_outside_the_field() -> None:
    assert [is_not_applicable(row) for row in seen({"MH": "4 4"})[1:]] == [False] * 6


def test_who_did_not_say_who_they_are_has_no_year() -> None:
    assert not is_growing(None, None)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("3 3 3", "Over alle rollen samen ben je op weg naar basis (eigen inschatting)."),
        ("4 4 4", "Over alle rollen samen past dit bij basisniveau (eigen inschatting)."),
        ("4 4 4 | 4 4 4", "Over alle rollen samen past dit bij gevorderd niveau (eigen inschatting)."),
        ("4 4 4 | 4 4 4 | 4 4 4", "Over alle rollen samen past dit bij expertniveau (eigen inschatting)."),
        ("4 open open", ""),
    ],
)
def test_a_level_over_all_is_always_an_own_estimate(row: str, sentence: str) -> None:
    assert overall_sentence(profile_of(dict.fromkeys(ROLES, row), "expert"), framework()) == sentence


def table(answers: dict[str, str], key: str = "n8", **fields: Any) -> list[str]:
    """The rows of the table of means, as HTML."""
    return rows_of(score_table("Rollen", "Rol", seen(answers, key, **fields), phase(key), framework()))


def dotted(answers: dict[str, str], key: str = "n8", growing: bool = False) -> list[str]:
    """The rows of the table with dots, as HTML."""
    return rows_of(dot_table("Rollen", "Rol", seen(answers, key), phase(key), framework(), growing))


def rows_of(table: Markup) -> list[str]:
    return str(table).split("<tbody")[1].split("<tr ")[1:]


def test_a_row_says_its_level_what_would_lift_it_and_where_it_stands() -> None:
    (first, *_) = dotted({"MH": "3 3 3 3"})
    assert "<small>op weg naar basis · bij 3 vragen naar 4: basis</small>" in first
    assert "<small>0 van 4 vragen op de norm</small>" in first
    assert first.count('class="half"') == 4
    assert "Ontwikkelpunt" in first


def test_a_mean_stands_beside_its_norm_and_its_uncertainty_and_no_status() -> None:
    (first, *_) = table({"MH": "3 3 3 3"})
    assert [part in first for part in (">3,0<", ">4,0<", "op 4 antwoorden · onzekerheid 2,5 tot 3,5")] == [True] * 3
    assert "chip" not in first


def test_a_row_without_numbers_has_dashes_and_no_bar() -> None:
    (first, *_) = table({"MH": "NVT NVT"})
    assert first.count("–") == 2
    assert "width:" not in first
    assert "left:0.0%" not in first


def test_nobody_is_made_an_expert() -> None:
    (first, *_) = dotted({"MH": "4 4 4 | 4 4 4 | 4 4 4"}, "expert")
    assert "past bij expertniveau" in first


@pytest.mark.parametrize(("growing", "kind"), [(True, "chip neutral"), (False, "chip gap")])
def test_what_is_still_in_the_making_is_not_coloured_as_a_gap(growing: bool, kind: str) -> None:
    assert kind in dotted({"MH": "1 1 1"}, growing=growing)[0]


def test_a_student_sees_a_share_and_no_level() -> None:
    (first, *_) = table({"MH": "3 3 3 2"}, "n6")
    for part in (">88 %<", ">80 %<", "op 4 antwoorden</small>"):
        assert part in first
