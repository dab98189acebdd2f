"""The second page of the report: learning goals, advice and evidence prompts."""

from typing import Any

from results.advice.eligibility import Wish
from results.advice.gaps import find_gaps
from results.advice.reasons import (
    NO_ADVICE,
    contact_hints,
    currency_line,
    remaining_sentence,
    suggestion_reason,
    uncovered_sentence,
)
from results.advice.suggestions import Advice, Suggestion
from results.goals.prompts import evidence_prompts
from results.report.report import Report
from scan.learning_goal import LearningGoal
from scan.takeaway.goal_table import GOAL_HEADINGS

NO_GOALS = "Je koos nog geen leerdoelen. Kies er één tot drie, en schrijf ze hieronder."


def plan_page(report: Report) -> dict[str, Any]:
    """The template values of the page."""
    return {
        "title": "Leerdoelen en gesprek",
        "goals": [_goal(goal, report) for goal in report.goals],
        "no_goals": NO_GOALS,
        "advice": _advice(report.advice, report.wish, report) if report.advice and report.wish else None,
        "prompts": _prompts(report),
    }


def _goal(goal: LearningGoal, report: Report) -> dict[str, Any]:
    text, *rest = report.goal_row(goal)
    return {"text": text, "facts": [pair for pair in zip(GOAL_HEADINGS[1:], rest, strict=True) if pair[1]]}


def _advice(advice: Advice, wish: Wish, report: Report) -> dict[str, Any]:
    uncovered = uncovered_sentence(advice.uncovered, report.framework, wish.audience)
    beside = (remaining_sentence(advice), uncovered, *contact_hints(advice, wish))
    return {
        "none": NO_ADVICE[advice.reason] if advice.reason else "",
        "suggestions": [_suggestion(one, advice, wish, report) for one in advice.suggestions],
        "beside": " ".join(filter(None, beside)),
    }


def _suggestion(suggestion: Suggestion, advice: Advice, wish: Wish, report: Report) -> dict[str, str]:
    training = suggestion.training
    return {
        "title": training.title,
        "about": " · ".join(filter(None, (training.form, training.provider))),
        "because": suggestion_reason(suggestion, advice, wish, report.framework),
        "note": " ".join(filter(None, (training.note, currency_line(training)))),
        "url": training.url if training.url.startswith("https://") else "",
    }


def _prompts(report: Report) -> list[str]:
    """The questions for evidence."""
    assessment = report.sitting.assessment
    gaps = find_gaps(assessment, report.instrument)
    return [one.question for one in evidence_prompts(assessment, report.instrument, gaps, report.sitting.notes)]
