"""The second page of the report: the next step, learning goals, and room for the conversation."""

from typing import Any

from results.advice.advice_texts import (
    closing_sentences,
    currency_sentence,
    empty_sentence,
    first_sentence,
    in_training_sentence,
)
from results.advice.eligibility import Wish
from results.advice.gaps import find_gaps
from results.advice.reasons import duration_word, first_act, suggestion_reason
from results.advice.suggestions import Advice, Suggestion
from results.goals.prompts import GOALS_MOST, evidence_prompts
from results.meeting.talking_points import supervisor_word
from results.report.report import Report
from scan.learning_goal import LearningGoal
from scan.takeaway.goal_table import GOAL_HEADINGS

NO_GOALS = "Je koos nog geen leerdoelen. Kies er één tot drie, en schrijf ze hieronder."
GOAL_QUESTIONS = ("Ik wil kunnen", "Daarvoor ga ik", "Dat is te zien aan", "Wie kijkt mee, en wanneer")
SIGNED_BY_LEARNER = "Jij"


def plan_page(report: Report) -> dict[str, Any]:
    """The template values of the page."""
    advice, wish = report.advice, report.wish
    return {
        "title": "Volgende stap en leerdoelen",
        "advice": _advice(advice, wish, report) if advice and wish else None,
        "goals": [_goal(goal, report) for goal in report.goals],
        "no_goals": NO_GOALS,
        "questions": GOAL_QUESTIONS,
        "blanks": 0 if report.goals else GOALS_MOST,
        "prompts": _prompts(report),
        "signed_by": signed_by(report),
    }


def signed_by(report: Report) -> tuple[str, str]:
    """The two who sign."""
    return SIGNED_BY_LEARNER, supervisor_word(report.sitting.assessment, report.instrument).capitalize()


def advice_remarks(report: Report) -> list[str]:
    """What is said around the advice, for the appendix."""
    if not (report.advice and report.wish):
        return []
    return closing_sentences(report.advice, report.wish, report.framework)


def _goal(goal: LearningGoal, report: Report) -> dict[str, Any]:
    text, *rest = report.goal_row(goal)
    return {"text": text, "facts": [pair for pair in zip(GOAL_HEADINGS[1:], rest, strict=True) if pair[1]]}


def _advice(advice: Advice, wish: Wish, report: Report) -> dict[str, Any]:
    chosen = [_suggestion(one, advice, wish, report) for one in advice.suggestions]
    checked = currency_sentence(one.training for one in advice.suggestions)
    beside = (first_sentence(advice, report.framework), in_training_sentence(advice), checked)
    return {"none": empty_sentence(advice), "suggestions": chosen, "beside": " ".join(filter(None, beside))}


def _suggestion(suggestion: Suggestion, advice: Advice, wish: Wish, report: Report) -> dict[str, str]:
    training = suggestion.training
    return {
        "title": training.title,
        "about": " · ".join(filter(None, (duration_word(training, advice), training.form, training.provider))),
        "act": first_act(training, advice, wish, report.framework),
        "because": suggestion_reason(suggestion, advice, wish, report.framework),
        "note": training.note,
        "url": training.url if training.url.startswith("https://") else "",
    }


def _prompts(report: Report) -> list[str]:
    """The questions for evidence."""
    assessment = report.sitting.assessment
    gaps = find_gaps(assessment, report.instrument)
    return [one.question for one in evidence_prompts(assessment, report.instrument, gaps, report.sitting.notes)]
