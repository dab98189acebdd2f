"""A talking point in words: both answers as their tiles say them, what was shared, and a question that is kind."""

import re
from dataclasses import replace

import pytest

from results.meeting.comparison import compare
from results.meeting.talking_points import (
    R2C2_STEPS,
    Difference,
    Notes,
    R2C2Step,
    TalkingPoint,
    supervisor_word,
    talking_point,
    talking_points,
)
from results.meeting.voices import Voices
from scan.content.conversation import load_conversation
from scan.resources import CONTENT
from scan.scoring.assessment import Setting
from tests.support.two_views import two

NONE = Notes({}, {})
WORDS, VOICES = load_conversation(CONTENT), Voices("Sanne", "de opleider")
QUESTIONS: dict[Difference, dict[R2C2Step, str]] = WORDS.questions.model_dump()  # type: ignore[assignment]
OPEN = ("hoe", "wat", "welk", "welke", "waar", "waaraan", "aan welke", "wanneer")
UNKIND = ("overschat", "onderschat", "te hoog", "te laag", "waarom", "fout", "tekort", "onvoldoende", "gelijk heeft")
AIOS, GP = Setting("aios", "oncologie"), Setting("aios", "huisartsgeneeskunde")


def point(row: str, notes: Notes = NONE, setting: Setting = AIOS, step: R2C2Step = "inhoud") -> TalkingPoint:
    instrument, own, rating = two({"MH": row}, scale="supervision")
    return talking_point(instrument.items[0], replace(own, setting=setting), rating, instrument, notes, step)


def test_each_answer_stands_in_the_words_of_the_tile_that_was_chosen() -> None:
    told = point("4 / 2")
    assert (told.own, told.rating) == ("4. Ik doe dit zelfstandig", "2. Laten doen met mij erbij")
    assert (told.role, told.statement) == ("Medisch handelen", "Ik doe mh-basis-1.")


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ("4 / 2", "Jij schat dit hoger in dan je supervisor"),
        ("2 / 4", "Jij schat dit lager in dan je supervisor"),
        ("3 / 3", "Jullie schatten dit gelijk in"),
        ("NE / 3", "Nog niet gedaan: hier is geen verschil in punten"),
        ("open / 3", "Niet door allebei ingevuld"),
    ],
)
def test_the_difference_is_said_without_judging(row: str, verdict: str) -> None:
    assert point(row).verdict == verdict


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("3 / 2", "higher"),
        ("5 / 4", "higher"),
        ("2 / 3", "lower"),
        ("4 / 3", "crosses"),
        ("3 / 4", "crosses"),
        ("NE / 4", "not_done"),
        ("4 / NE", "not_done"),
        ("4 / 4", "equal"),
    ],
)
def test_the_question_suits_the_difference(row: str, kind: Difference) -> None:
    assert (point(row).kind, point(row).step) == (kind, "inhoud")
    assert point(row).question(WORDS, VOICES) == VOICES.sentence(QUESTIONS[kind]["inhoud"])


def test_the_questions_walk_through_the_steps_of_r2c2() -> None:
    instrument, own, rating = two({"MH": "2 2 2 2 2 / 1 1 1 1 1"})
    told = talking_points(compare(own, rating, instrument), own, rating, instrument, NONE)
    assert [(one.kind, one.step) for one in told] == [("higher", step) for step in (*R2C2_STEPS, "relatie")]


QUESTION = [(kind, step) for kind, of in QUESTIONS.items() for step in of]


@pytest.mark.parametrize(("kind", "step"), QUESTION)
def test_every_question_is_open_kind_and_one_sentence(kind: Difference, step: R2C2Step) -> None:
    text = VOICES.sentence(QUESTIONS[kind][step])
    assert text.lower().startswith(OPEN)
    assert (text.count("?"), text[-1]) == (1, "?")
    assert len(text.split()) <= 20
    assert [word for word in UNKIND if word in text.lower()] == []


def test_there_is_a_question_of_its_own_for_every_difference_and_step() -> None:
    texts = [text for of in QUESTIONS.values() for text in of.values()]
    assert len(set(texts)) == len(texts) == 5 * len(R2C2_STEPS)


def test_what_was_not_shared_is_not_visible_as_missing() -> None:
    assert (point("4 / 2").own_note, point("4 / 2").rating_note) == ("", "")
    shared = point("4 / 2", Notes({"mh-basis-1": "Mijn verhaal.", "mh-basis-2": "Anders."}, {"mh-basis-1": "Gezien."}))
    assert (shared.own_note, shared.rating_note) == ("Mijn verhaal.", "Gezien.")


@pytest.mark.parametrize(
    ("row", "own", "rating"), [("open / 3", "geen antwoord", "3. "), ("3 / open", "3. ", "niet gezien")]
)
def test_an_open_answer_is_told_as_open(row: str, own: str, rating: str) -> None:
    assert point(row).own.startswith(own)
    assert point(row).rating.startswith(rating)


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        (None, "supervisor"),
        (Setting("bachelor"), "docent"),
        (AIOS, "supervisor"),
        (GP, "opleider"),
        (Setting("arts"), "ervaren collega"),
        (Setting("onbekend"), "supervisor"),
    ],
)
def test_who_looks_along_has_the_word_of_the_persons_own_world(setting: Setting | None, word: str) -> None:
    instrument, own, _ = two({"MH": "4 / 2"})
    assert supervisor_word(replace(own, setting=setting), instrument) == word


def test_an_opleider_is_called_so_in_answers_verdict_and_question() -> None:
    told = point("2 / 4", setting=GP, step="relatie")
    assert re.findall("opleider|supervisor", f"{told.own} {told.verdict}") == ["opleider", "opleider"]
