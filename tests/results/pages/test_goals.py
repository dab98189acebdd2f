"""The page of learning goals: creating, editing, autosave, downloads, and goals of an earlier scan."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from results.goals.activities import LIBRARY, PLACEMENT
from results.goals.plans import completed_trainings, learning_plans, open_topics
from results.report.workbook import HEADING_ROW
from scan import resources
from scan.dates import dutch_date
from scan.learning_goal import LearningGoal, PathStep, goal_from_text
from scan.look import unsaved_changes
from scan.page_table import ABOUT, GOALS, GROWTH, PROFILE
from scan.scoring.assessment import Answer
from scan.store import Actor, Changes, Sitting
from scan.takeaway.transcript import sitting_day
from tests.support.windows import Visit, at, told

AIOS = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}
SENTENCE = "Ik wil "


def who(visit: Visit) -> Actor:
    """The actor of a visitor's cookie."""
    return resources.opened_store().actor_of(visit.token())


def kept(visit: Visit) -> tuple[Sitting, ...]:
    """The sittings in the store."""
    return resources.opened_store().sittings(who(visit))


def goals(visit: Visit) -> list[LearningGoal]:
    """The goals in the store, by scan."""
    return [goal_from_text(text) for sitting in kept(visit) for text in sitting.goals.values()]


def scanned(visit: Visit, answer: Answer = 2) -> Visit:
    """The visitor with one more scan: `answer` to every basic question except the first, which has a 5."""
    visit.client.post("/begin", data=AIOS)
    items = resources.current_instrument().items_of(resources.current_instrument().framework.phase("n8"))
    answers = {**{item.id: answer for item in items if item.level == "basis"}, items[0].id: 5}
    resources.opened_store().save(who(visit), kept(visit)[-1].assessment.id, Changes(answers))
    return visit


@pytest.fixture
def learner(visit: Visit) -> Visit:
    """An aios with a scan."""
    return scanned(visit)


def page(visit: Visit) -> AppTest:
    """The page of goals in a new window."""
    found = visit.window(GOALS)
    assert not found.exception
    return found


def picked(visit: Visit) -> AppTest:
    """A window with the form of a goal made from the first suggested sentence."""
    found = page(visit)
    return next(one for one in found.button if (one.key or "").startswith("start-")).click().run()


def field(window: AppTest, label: str) -> Any:
    """The one field with this label."""
    every = [*window.text_area, *window.text_input, *window.radio, *window.checkbox]
    (found,) = [one for one in every if one.label == label]
    return found


def fill(window: AppTest, label: str, value: object) -> AppTest:
    """Fill in a field and leave it."""
    field(window, label).set_value(value).run()
    assert not window.exception
    return window


def test_before_a_scan_the_page_says_where_to_begin(visit: Visit) -> None:
    assert "Een leerdoel begint met kijken waar je staat" in told(page(visit))


def test_before_an_answer_only_a_goal_without_a_gap_can_be_made(visit: Visit) -> None:
    visit.client.post("/begin", data=AIOS)
    found = page(visit)
    assert "Beantwoord eerst een paar vragen." in told(found)
    found.button(key="own-goal").click().run()
    assert [goal.text for goal in goals(visit)] == [""]


def test_a_sentence_of_the_largest_gap_makes_a_goal(learner: Visit) -> None:
    found = picked(learner)
    (goal,) = goals(learner)
    assert found.title[0].value == "Je leerdoel"
    assert goal.text.startswith(SENTENCE)
    assert goal.topic is not None
    assert field(found, "Wat wil je leren?").value == goal.text


def test_every_field_is_saved_at_once_and_shown_in_a_new_window(learner: Visit) -> None:
    window = fill(picked(learner), "Wat wil je leren?", "Ik leer bellen.")
    for label, value in (
        ("Wat ga je doen?", LIBRARY),
        ("In je eigen woorden", "Ik loop mee."),
        ("Wat voor leren is dit?", "skill"),
        ("Reflectieverslag", True),
        ("Wie kan er met je meekijken?", "mijn opleider"),
        ("Wanneer kijk je terug?", "1-3-2027"),
        ("Hoe staat het ermee?", "bezig"),
        ("3. Je voerde het gesprek op", "1-2-2027"),
        ("Notitie bij stap 5", "Fijn gesprek."),
    ):
        fill(window, label, value)
    (goal,) = goals(learner)
    assert (goal.text, goal.training, goal.activity, goal.learning) == (
        "Ik leer bellen.",
        LIBRARY,
        "Ik loop mee.",
        "skill",
    )
    assert (goal.evidence, goal.companion, goal.status) == (("reflectieverslag",), "mijn opleider", "bezig")
    assert goal.evaluate_on is not None
    assert [step.key for step in goal.path] == ["gesprek", "terugkoppeling"]
    assert goal.path[1] == PathStep("terugkoppeling", note="Fijn gesprek.")
    text = told(page(learner))
    for words in (
        "Ik leer bellen.",
        "Ik loop mee.",
        "Je voerde het gesprek: 1 februari 2027",
        "1 maart 2027",
        "Mee bezig",
    ):
        assert words in text, words
    assert 'class="count flush">Opgeslagen om' in text


def test_the_days_of_a_netwerkstage_can_be_named(learner: Visit) -> None:
    window = fill(picked(learner), "Wat ga je doen?", PLACEMENT)
    fill(window, "Je netwerkstage begint op", "1-3-2027")
    fill(window, "Je netwerkstage eindigt op", "1-6-2027")
    assert [(step.key, str(step.on)) for step in goals(learner)[0].path] == [
        ("stagebegin", "2027-03-01"),
        ("stage-eind", "2027-06-01"),
    ]
    text = told(page(learner))
    assert "Je netwerkstage: van 1 maart 2027 tot en met 1 juni 2027." in text
    assert "Je netwerkstage begint: 1 maart 2027" in text


def test_gaps_of_one_theme_and_role_are_offered_once(learner: Visit) -> None:
    offered = [one.label for one in page(learner).button if (one.key or "").startswith("start-")]
    assert len(offered) == len(set(offered)) == 6
    assert all(sentence.startswith(SENTENCE) for sentence in offered)


def test_a_date_that_cannot_be_read_gives_a_warning_and_stays(learner: Visit) -> None:
    window = fill(picked(learner), "Wanneer kijk je terug?", "volgende week")
    assert "‘volgende week’ kunnen we niet lezen als een dag." in told(window)
    assert (goals(learner)[0].evaluate_on, goals(learner)[0].typed) == (None, "volgende week")


def test_a_field_is_saved_when_another_page_is_opened(learner: Visit) -> None:
    window = picked(learner)
    field(window, "Wie kan er met je meekijken?").set_value("een collega")
    at(ABOUT, window)
    assert goals(learner)[0].companion == "een collega"


def test_two_tabs_save_different_fields_of_one_goal(learner: Visit) -> None:
    window = picked(learner)
    (goal,) = goals(learner)
    other = learner.window()
    other.query_params["doel"] = goal.id
    fill(at(GOALS, other), "Wat wil je leren?", "Ik leer luisteren.")
    fill(window, "Wie kan er met je meekijken?", "mijn opleider")
    assert (goals(learner)[0].text, goals(learner)[0].companion) == ("Ik leer luisteren.", "mijn opleider")


def test_a_new_session_saves_what_the_store_lacks_else_the_store_wins(learner: Visit) -> None:
    picked(learner)
    (goal,) = goals(learner)
    name = f"{kept(learner)[0].assessment.id}-{goal.id}"
    fresh = learner.window()
    fresh.session_state[f"goal-text--{name}"] = "Ouder."  # what a browser that stayed open sends to a new session
    fresh.session_state[f"goal-companion--{name}"] = "mijn opleider"
    fresh.query_params["doel"] = goal.id
    fresh = at(GOALS, fresh)
    assert (goals(learner)[0].text, goals(learner)[0].companion) == (goal.text, "mijn opleider")
    assert field(fresh, "Wat wil je leren?").value == goal.text
    assert "Hier niet bewaard: ‘Ouder.’" in told(fresh)


# R57
def test_a_new_session_saves_a_text_that_goes_on_from_that_of_the_store(learner: Visit) -> None:
    picked(learner)
    (goal,) = goals(learner)
    fresh = learner.window()
    longer = f"{goal.text} En dat oefen ik."  # typed while the computer slept
    fresh.session_state[f"goal-text--{kept(learner)[0].assessment.id}-{goal.id}"] = longer
    fresh.query_params["doel"] = goal.id
    assert field(at(GOALS, fresh), "Wat wil je leren?").value == longer
    assert goals(learner)[0].text == longer


def test_fields_are_saved_when_the_store_answers_again(learner: Visit, tmp_path: Path) -> None:
    window = picked(learner)
    store, aside = tmp_path / "zelfscan.db", tmp_path / "aside"
    store.rename(aside)
    fill(window, "Wie kan er met je meekijken?", "mijn opleider")
    assert "De bewaarplaats werkt nu niet" in told(window)
    assert 'class="count flush">Nog niet opgeslagen' in told(window)
    assert field(window, "Wie kan er met je meekijken?").value == "mijn opleider"
    aside.rename(store)
    assert 'class="count flush">Opgeslagen om' in told(window.run())
    assert goals(learner)[0].companion == "mijn opleider"


def test_patient_data_gives_a_warning(learner: Visit) -> None:
    window = fill(picked(learner), "In je eigen woorden", "mevrouw, BSN 111222333")
    assert "Staat hier een burgerservicenummer (BSN)?" in told(window)


def test_a_goal_is_deleted_after_a_confirmation(learner: Visit) -> None:
    window = picked(learner).button(key="goal-wipe").click().run()
    window.button(key="goal-wipe-not").click().run()
    assert len(goals(learner)) == 1
    window.button(key="goal-wipe").click().run().button(key="goal-wipe-sure").click().run()
    assert goals(learner) == []
    assert window.title[0].value == "Leerdoelen"


def test_three_open_goals_are_enough(learner: Visit) -> None:
    for _ in range(3):
        found = picked(learner).button(key="goal-ready").click().run()
    assert "Drie leerdoelen tegelijk is genoeg." in told(found)
    assert [one for one in found.button if (one.key or "").startswith(("start-", "own-"))] == []
    assert len({goal.topic for goal in goals(learner)}) == 3


def test_a_high_answer_asks_for_evidence_and_leads_to_its_question(learner: Visit) -> None:
    item = resources.current_instrument().items_of(resources.current_instrument().framework.phase("n8"))[0]
    assert f"Je koos een 5 bij ‘{item.text}’ Waaruit blijkt dat?" in told(page(learner))
    assert f'href="/vragen?stap=1&bij={item.id}"' in told(page(learner))


def test_a_goal_of_an_earlier_scan_is_shown_and_saved_in_that_scan(learner: Visit) -> None:
    picked(learner)
    found = page(scanned(learner, 4))
    assert "Uit een eerdere scan" in told(found)
    fill(found.button(key=f"open-goal-{goals(learner)[0].id}").click().run(), "Hoe staat het ermee?", "behaald")
    first, second = kept(learner)
    assert [goal_from_text(text).status for text in first.goals.values()] == ["behaald"]
    assert second.goals == {}


def test_a_goal_is_shown_beside_the_change_of_its_role(learner: Visit) -> None:
    fill(picked(learner), "Wat wil je leren?", "Ik leer <b>bellen</b>.")
    growth = told(scanned(learner, 4).window(GROWTH))
    assert "Ik leer <b>bellen</b>." in growth
    assert re.search(r"Medisch handelen: eerst 2,\d, nu 4,\d · Nog te beginnen", growth)


def test_the_topic_of_an_open_goal_counts_in_the_advice(learner: Visit) -> None:
    picked(learner)
    assert open_topics(learning_plans(kept(learner))) == {goals(learner)[0].topic}


def test_a_completed_training_is_saved_for_new_scans_and_can_be_undone(learner: Visit) -> None:
    profile = learner.window(PROFILE)
    box = next(one for one in profile.checkbox if (one.key or "").startswith("done-"))
    key, name = str(box.key), str(box.key).removeprefix("done-")
    box.set_value(True).run()
    assert completed_trainings(kept(learner)) == {name}
    again = scanned(learner).window(PROFILE)
    assert again.checkbox(key=key).value
    again.checkbox(key=key).set_value(False).run()
    assert completed_trainings(kept(learner)) == frozenset()


HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a command of typst": '#eval("1") $x$ *ster*',
    "a formula": '=HYPERLINK("http://kwaad.example")',
    "emoji": "Gerust 😀 שלום",
    "five thousand signs": "appel " * 832 + "einde 5k",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_is_the_same_on_the_page_and_in_every_file(learner: Visit, text: str) -> None:
    fill(picked(learner), "Wat wil je leren?", text)
    assert text in told(page(learner))
    flat = "".join(
        "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(file(learner, PDF))).split()
    )
    assert "".join(text.split()) in flat
    assert Document(io.BytesIO(file(learner, WORD))).tables[1].rows[1].cells[1].text == text
    assert load_workbook(io.BytesIO(file(learner, EXCEL)))["Leerdoelen"].cell(HEADING_ROW + 1, 2).value == text
    elsewhere = Visit(learner.patch)
    elsewhere.client.post("/inlezen", files={"file": ("mee.zip", file(learner, ZIP))})
    assert goals(elsewhere) == goals(learner)


PDF, WORD, EXCEL = "rapport-1.pdf", "leerdoelen-1.docx", "tabellen-1.xlsx"
ZIP = "zelfscan-alles.zip"


def file(visit: Visit, name: str) -> bytes:
    """The content of a download."""
    answer = visit.client.get(f"/mee/{name}")
    assert answer.status_code == 200
    return bytes(answer.content)


@pytest.mark.parametrize(("name", "start"), [(PDF, b"%PDF"), (WORD, b"PK"), (EXCEL, b"PK")])
def test_only_the_owner_gets_a_report_and_it_is_not_cached(learner: Visit, name: str, start: bytes) -> None:
    answer = learner.client.get(f"/mee/{name}")
    assert answer.content.startswith(start)
    assert answer.headers["cache-control"] == "no-store"
    kind = {PDF: "rapport", WORD: "opleidingsplan", EXCEL: "tabellen"}[name]
    day, ending = sitting_day(kept(learner)[0]), name.split(".")[1]
    assert answer.headers["content-disposition"] == f'attachment; filename="zelfscan-{kind}-{day}.{ending}"'
    assert f'href="/mee/{name}"' in told(learner.window(PROFILE))
    for other in (name.replace("1", "2"), name.replace("1", "0")):
        assert learner.client.get(f"/mee/{other}").status_code == 404
    learner.client.cookies.clear()
    assert learner.client.get(f"/mee/{name}").status_code == 404


def test_a_scan_by_a_supervisor_has_no_report(learner: Visit) -> None:
    mine = kept(learner)[0]
    resources.opened_store().keep(who(learner), replace(mine, assessment=replace(mine.assessment, by="supervisor")))
    assert learner.client.get("/mee/rapport-2.pdf").status_code == 404
    assert "/mee/rapport" not in told(learner.window(PROFILE))


def test_the_zip_names_the_training_of_a_goal(learner: Visit) -> None:
    fill(picked(learner), "Wat ga je doen?", LIBRARY)
    with zipfile.ZipFile(io.BytesIO(file(learner, ZIP))) as whole:
        assert resources.current_catalogue().titles[LIBRARY] in whole.read("scans.html").decode()


# R71
def test_what_was_saved_on_another_day_is_told_with_its_day(
    today: date, learner: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = picked(learner)
    assert re.search(r"Opgeslagen om \d\d:\d\d</p>", told(window.run()))
    later = today + timedelta(days=40)
    monkeypatch.setattr(unsaved_changes, "today", lambda: later)
    assert f" op {dutch_date(today)}</p>" in told(window.run())
