"""The second page of the report: goals without empty facts, links that are safe, and prompts for what has no note."""

import io
from dataclasses import replace

import pikepdf
import pytest

from results.report.pdf import report_pdf
from results.report.plan import plan_page
from results.report.report import Report
from scan.learning_goal import LearningGoal
from tests.support.building import catalogue, training
from tests.support.reports import GOAL, report


def with_link(url: str) -> Report:
    """A report that advises one training at this address."""
    one = report()
    assert one.advice
    first = one.advice.suggestions[0]
    suggestion = replace(first, training=first.training.model_copy(update={"url": url}))
    return replace(one, advice=replace(one.advice, suggestions=(suggestion,)))


def links(content: bytes) -> set[str]:
    """The addresses that a click in a PDF leads to."""
    with pikepdf.open(io.BytesIO(content)) as file:
        actions = [note.get("/A", {}) for page in file.pages for note in page.get("/Annots", [])]
        return {str(action["/URI"]) for action in actions if "/URI" in action}


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/les", {"https://example.org/les"}),
        ("http://example.org/les", set()),
        ("mailto:les@example.org", set()),
        ("HTTPS://example.org", set()),
        ("", set()),
    ],
)
def test_only_an_https_address_becomes_a_link_in_the_pdf(url: str, shown: set[str]) -> None:
    assert links(report_pdf(with_link(url))) == shown


def test_a_goal_shows_only_the_facts_that_were_filled_in() -> None:
    sparse = LearningGoal("g", "Ik leer bellen.", companion="mijn opleider")
    goals = plan_page(report(goals=(sparse,)))["goals"]
    assert goals == [
        {"text": "Ik leer bellen.", "facts": [("Kijkt mee", "mijn opleider"), ("Stand", "Nog te beginnen")]}
    ]


def test_a_goal_that_is_filled_in_shows_every_fact_under_its_heading() -> None:
    (goal,) = plan_page(report(goals=(GOAL,)))["goals"]
    headings = [heading for heading, _ in goal["facts"]]
    assert headings == ["Activiteit", "Soort leren", "Te zien aan", "Kijkt mee", "Evaluatie", "Stand"]


def test_a_high_answer_with_a_note_is_not_asked_about_again() -> None:
    asked = plan_page(report())["prompts"]
    high = [name for name, answer in report().sitting.assessment.answers.items() if answer == 5]
    again = plan_page(report(notes=dict.fromkeys(high, "Bij een patiënt."), goals=()))["prompts"]
    assert (len(asked), len(again)) == (3, 3)
    assert all(one.startswith("Je koos een 5") for one in asked)
    assert all(one.startswith("Je koos een 4") for one in again)


def test_without_a_wish_there_is_no_advice_on_the_page() -> None:
    assert plan_page(replace(report(), advice=None, wish=None))["advice"] is None


def test_a_training_shows_its_form_and_provider_and_what_to_check() -> None:
    offer = training("a", ("MH", "T3", 0.8), note="Vraag de opleider.")
    one = report()
    assert one.advice
    first = replace(one.advice.suggestions[0], training=offer)
    shown = plan_page(replace(one, catalogue=catalogue(offer), advice=replace(one.advice, suggestions=(first,))))
    (told,) = shown["advice"]["suggestions"]
    assert (told["title"], told["about"], told["url"]) == (
        "Cursus a",
        "enkele weken · bijeenkomst · Proefhuis",
        "https://example.org",
    )
    assert told["note"] == "Vraag de opleider."
