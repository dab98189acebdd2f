"""A learning goal of a report in the words of a table."""

from results.report.report import Report
from scan.learning_goal import LearningGoal
from scan.takeaway.goal_table import GOAL_HEADINGS as GOAL_HEADINGS
from scan.takeaway.goal_table import goal_row


def goal_facts(goal: LearningGoal, report: Report) -> tuple[str, ...]:
    """The goal under the columns of HEAD, with the training by its title; "" where the person said nothing."""
    return goal_row(goal, report.framework, report.catalogue.titles)
