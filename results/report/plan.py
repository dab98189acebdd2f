"""The second page of the report: goals, what fits them, and what to talk about."""

from typing import Any

from results.advice.eligibility import Wish
from results.advice.gaps import gaps
from results.advice.reasons import (
    NO_ADVICE,
    because,
    currency_line,
    remaining_sentence,
    uncovered_sentence,
    whom_to_ask,
)
from results.advice.suggestions import Advice, Suggestion
from results.goals.prompts import LearningGoal, evidence_prompts
from results.report.goal_columns import GOAL_HEADINGS, goal_facts
from results.report.report import Report

NO_GOALS = "Je koos nog geen leerdoelen. Kies er één tot drie, en schrijf ze hieronder."


def plan(report: Report) -> dict[str, Any]:
    """The page as values that the template sets."""
    return {
        "title": "Leerdoelen en gesprek",
        "goals": [_goal(goal, report) for goal in report.goals],
        "no_goals": NO_GOALS,
        "advice": _advice(report.advice, report.wish, report) if report.advice and report.wish else None,
        "prompts": _prompts(report),
    }


def _goal(goal: LearningGoal, report: Report) -> dict[str, Any]:
    text, *rest = goal_facts(goal, report)
    return {"text": text, "facts": [pair for pair in zip(GOAL_HEADINGS[1:], rest, strict=True) if pair[1]]}


def _advice(advice: Advice, wish: Wish, report: Report) -> dict[str, Any]:
    uncovered = uncovered_sentence(advice.uncovered, report.framework, wish.audience)
    beside = (remaining_sentence(advice), uncovered, *whom_to_ask(advice, wish))
    return {
        "none": NO_ADVICE[advice.reason] if advice.reason else "",
        "suggestions": [_suggestion(one, advice, wish, report) for one in advice.suggestions],
        "beside": " ".join(filter(None, beside)),
    }


def _suggestion(one: Suggestion, advice: Advice, wish: Wish, report: Report) -> dict[str, str]:
    training = one.training
    return {
        "title": training.title,
        "about": " · ".join(filter(None, (training.form, training.provider))),
        "because": because(one, advice, wish, report.framework),
        "note": " ".join(filter(None, (training.note, currency_line(training)))),
        "url": training.url if training.url.startswith("https://") else "",
    }


def _prompts(report: Report) -> list[str]:
    """What to bring evidence of to a talk."""
    said = report.sitting.assessment
    found = gaps(said, report.instrument)
    return [one.question for one in evidence_prompts(said, report.instrument, found, report.sitting.notes)]
