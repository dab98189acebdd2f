"""The contents of a page for an individual development plan (IOP), whatever file it becomes."""

from collections.abc import Iterator

from results.advice.message import message_sentences
from results.advice.reasons import first_act
from results.goals.prompts import goal_starter
from results.report.overview import overview_page
from results.report.plan import NO_GOALS
from results.report.report import Report
from scan.learning_goal import LearningGoal
from scan.takeaway.goal_table import GOAL_HEADINGS

TO_FILL_IN = "…"


def message_paragraphs(report: Report) -> Iterator[tuple[str, str]]:
    """The message and the statements that show it, each with the name of its paragraph style."""
    page = overview_page(report)
    yield "Normal", " ".join("".join(part) for part in message_sentences(report.message))
    for tile in page["tiles"]:
        yield "Heading 2", tile["title"]
        yield from (("List Bullet", text) for text in tile["statements"])
        if tile["last"]:
            yield "Normal", tile["last"]
    yield from (("Normal", sentence) for sentence in page["sentences"])


def plan_role_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """The headings of the table of roles, and its rows."""
    table = overview_page(report)["roles"]
    yield tuple(table["head"])
    for row in table["rows"]:
        yield (row["name"], row["phrase"], *([row["level"]] if report.phase.shows_level else []), row["chip"])


def next_steps(report: Report) -> list[str]:
    """Each advised training with what to do first; none without advice."""
    advice, wish = report.advice, report.wish
    if not (advice and wish):
        return []
    trainings = [one.training for one in advice.suggestions]
    return [f"{one.title}: {first_act(one, advice, wish, report.framework)}" for one in trainings]


def goal_rows(goal: LearningGoal | None, report: Report) -> list[tuple[str, str]]:
    """What is agreed about a goal, by heading; what is not filled in yet, or a goal that is not there, is left open."""
    cells = report.goal_row(goal) if goal else ("",) * len(GOAL_HEADINGS)
    return [(heading, text or TO_FILL_IN) for heading, text in zip(GOAL_HEADINGS, cells, strict=True)]


def no_goals_sentence(report: Report) -> str:
    """What to do without goals, with a first sentence to start from when something falls short."""
    starters = [goal_starter(item, report.catalogue.advice) for item in report.message.now[:1]]
    return " ".join((NO_GOALS, *(f"Bijvoorbeeld: {one}" for one in starters)))
