"""A learning goal in the words of a table: what, how, seen by what, with whom and when."""

from results.goals import LEARNING_WORDS, STATUS_WORDS, LearningGoal, evidence_words
from results.report.report import Report
from scan.words import dutch_date, listing

HEAD = ("Leerdoel", "Activiteit", "Soort leren", "Te zien aan", "Kijkt mee", "Evaluatie", "Stand")


def goal_facts(goal: LearningGoal, report: Report) -> tuple[str, ...]:
    """The goal under the columns of HEAD; "" where the person said nothing."""
    return (
        goal.text,
        activity(goal, report),
        LEARNING_WORDS[goal.learning] if goal.learning else "",
        listing(evidence_words(goal, report.framework)),
        goal.companion,
        dutch_date(goal.evaluate_on) if goal.evaluate_on else "",
        STATUS_WORDS[goal.status],
    )


def activity(goal: LearningGoal, report: Report) -> str:
    """What the person will do: the title of the training, and what they wrote themselves."""
    titles = {one.id: one.title for one in report.catalogue.entries}
    training = titles.get(goal.training, goal.training)
    return " · ".join(filter(None, (training, goal.activity)))
