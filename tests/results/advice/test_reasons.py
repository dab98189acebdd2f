"""Why a training is advised: what one works on, how, and what it takes of the time; nothing it does not name."""

from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.reasons import duration_word, first_act, first_reason, hours_word, strength_lines, suggestion_reason
from results.advice.suggestions import Advice, suggest
from scan.instrument.catalogue import Training
from scan.scoring.assessment import Answer
from scan.scoring.scoring import score
from tests.support.building import catalogue, framework, item, said, small, training

PAIN = ("MH", "T3", 0.8)
THEMES = ("pijn", "zingeving", "pzp", "stervensfase")
INSTRUMENT = small(*(item(theme, theme=theme) for theme in THEMES))


def advice_to(answers: dict[str, Answer | None], *entries: Training, **wish: Any) -> tuple[Advice, Wish]:
    """The advice to an arts who answered these themes."""
    asked = Wish(**({"audience": "arts"} | wish))
    return suggest(score(said(answers, "n8"), INSTRUMENT), INSTRUMENT, catalogue(*entries), asked), asked


def reason(answers: dict[str, Answer | None], entry: Training, **wish: Any) -> str:
    """Why the one training is advised."""
    advice, asked = advice_to(answers, entry, **wish)
    return suggestion_reason(advice.suggestions[0], advice, asked, framework())


@pytest.mark.parametrize(
    ("answers", "themes", "told"),
    [
        ({"pijn": 2}, ("pijn",), "Hier werk je aan pijn: jouw ontwikkelpunt."),
        ({"pijn": 2, "pzp": 3}, ("pijn",), "Hier werk je aan pijn: 2 van jouw 2 ontwikkelpunten."),
        ({"pijn": 3, "zingeving": 1}, THEMES, "Hier werk je aan zingeving en pijn: 2 van jouw 2 ontwikkelpunten."),
        ({"pijn": 2}, ("zingeving",), "Dit raakt jouw ontwikkelpunt, bij Medisch handelen."),
        (
            {"pijn": 1, "zingeving": 2, "pzp": 2, "stervensfase": 3},
            THEMES,
            "Hier werk je onder meer aan pijn, zingeving en proactieve zorgplanning: 4 van jouw 4 ontwikkelpunten.",
        ),
    ],
    ids=["one", "an unnamed theme", "the heaviest first", "none that it names", "more than three"],
)
def test_it_says_on_what_one_works_and_names_no_theme_of_others(
    answers: dict[str, Answer | None], themes: tuple[str, ...], told: str
) -> None:
    assert reason(answers, training("a", PAIN, themes=themes)).startswith(told)


@pytest.mark.parametrize(
    ("learning", "told"),
    [
        (("knowledge",), "Je doet er kennis op."),
        (("knowledge", "skill"), "Je oefent het."),
        (("knowledge", "skill", "workplace"), "Je leert het door mee te doen."),
    ],
)
def test_it_says_how_one_learns_by_the_most_active_way(learning: tuple[str, ...], told: str) -> None:
    assert told in reason({"pijn": 2}, training("a", PAIN, learning=learning))


@pytest.mark.parametrize(
    ("fields", "hours", "told"),
    [
        ({"hours_max": 10.0}, 16, "Reken op 10 uur van je 16."),
        ({"hours_max": 10.0}, None, "Reken op 10 uur."),
        ({"hours_min": 1.0, "hours_max": 2.0}, 8, "Reken vanaf 1 uur van je 8."),
        ({"hours_min": 8.0, "hours_max": None}, 16, "Reken vanaf 8 uur van je 16."),
        ({"hours_min": 8.0, "planning_hours": 20.0}, 40, "Reken op 20 uur van je 40."),
        ({"hours_max": None, "duration": "dag", "times": 2}, 40, "Reken op 16 uur van je 40."),
        ({"hours_max": 0.25}, 2, "Reken op 15 minuten van je 2 uur."),
        ({"hours_max": 0.25}, 0.25, "Reken op 15 minuten van je 15 minuten."),
    ],
)
def test_it_says_what_it_takes_of_the_time(fields: dict[str, Any], hours: float | None, told: str) -> None:
    assert told in reason({"pijn": 2}, training("a", PAIN, **fields), hours=hours)


def test_it_says_what_was_never_done_when_the_entry_names_it() -> None:
    assert "Dit heb je nog niet gedaan: pijn." in reason({"pijn": "NE"}, training("a", PAIN))
    assert "nog niet gedaan" not in reason({"pijn": "NE"}, training("a", PAIN, themes=()))
    assert "nog niet gedaan" not in reason({"pijn": 1}, training("a", PAIN))


@pytest.mark.parametrize(
    ("fields", "wish", "told"),
    [
        ({"specialisms": ("oncologie",)}, {"specialism": "oncologie"}, "Gemaakt voor jouw vak."),
        ({"specialisms": ("oncologie",)}, {"specialism": "oncologie", "year": 2}, "Gemaakt voor jouw opleiding."),
        ({"institutes": ("LUMC",)}, {"institute": "LUMC"}, "Gemaakt voor jouw instituut."),
        ({"specialisms": ("oncologie", "urologie")}, {"specialism": "oncologie"}, ""),
        ({}, {}, ""),
    ],
)
def test_it_says_when_it_was_made_for_the_person(fields: dict[str, Any], wish: dict[str, Any], told: str) -> None:
    sentence = reason({"pijn": 2}, training("a", PAIN, **fields), **wish)
    assert sentence.endswith(told)
    assert ("Gemaakt" in sentence) == bool(told)


@pytest.mark.parametrize(
    ("audience", "specialism", "told"),
    [
        ("aios", "chirurgie", "Vraag het op je afdeling aan je supervisor."),
        ("aios", "huisartsgeneeskunde", "Vraag het op je praktijk aan je opleider."),
        ("arts", "huisartsgeneeskunde", "Vraag het op je praktijk aan een ervaren collega."),
        ("aios", "ouderengeneeskunde", "Vraag het op je instelling aan je opleider."),
        ("bachelor", "", "Vraag het op je afdeling aan je docent."),
    ],
)
def test_the_first_act_has_the_words_of_the_own_setting(audience: str, specialism: str, told: str) -> None:
    entry = training("a", PAIN, first_act="Vraag het op je {setting} aan {companion}.")
    advice, _ = advice_to({"pijn": 2}, entry)
    assert first_act(entry, advice, Wish(audience, specialism), framework()) == told


def test_what_to_read_first_says_its_theme_and_how_many_points_are_about_it() -> None:
    page = training("b", first_for=("pijn",), suggest=False)
    advice, _ = advice_to({"pijn": 2, "pzp": 3}, page)
    assert first_reason(advice.first[0], advice, framework()) == "over pijn: 1 van jouw 2 ontwikkelpunten"


def test_strengths_are_told_in_words_the_strongest_first() -> None:
    advice, _ = advice_to({"pijn": 3, "zingeving": 1}, training("a", PAIN))
    assert [*strength_lines(advice.suggestions[0], advice, framework())] == [
        ("Helpt flink bij (1)", "Medisch handelen: pijn"),
        ("Raakt eraan (1)", "Medisch handelen: zingeving"),
    ]


@pytest.mark.parametrize(
    ("time", "duration", "told"),
    [("9 dagen", "dag", "9 dagen"), ("", "dag", "een dag"), ("onbekend", "uren", "enkele uren"), ("", None, "")],
)
def test_the_duration_is_told_as_the_source_says_it(time: str, duration: str | None, told: str) -> None:
    entry = training("a", PAIN, time=time, duration=duration)
    assert duration_word(entry, advice_to({"pijn": 2}, entry)[0]) == told


@pytest.mark.parametrize(("time", "told"), [(0.25, "15 minuten"), (1.5, "1,5 uur"), (2, "2 uur"), (16.5, "16,5 uur")])
def test_time_is_told_in_minutes_or_hours(time: float, told: str) -> None:
    assert hours_word(time) == told
