"""A learning goal of a report in the words of a table."""

from results.report.report import Report
from scan.learning_goal import LearningGoal
from scan.takeaway.goal_table import HEAD as HEAD
from scan.takeaway.goal_table import planned


def goal_facts(goal: LearningGoal, report: Report) -> tuple[str, ...]:
    """The goal under the columns of HEAD, with the training by its title; "" where the person said nothing."""
    return planned(goal, report.framework, report.catalogue.titles)
