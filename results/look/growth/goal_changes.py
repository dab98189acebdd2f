"""Learning goals beside the change of their role."""

from collections.abc import Sequence

from results.goals.plans import Plan
from results.growth.change import Growth
from results.look.growth.growth_table import value_text
from scan.learning_goal import GOAL_STATUS_WORDS, LearningGoal
from scan.look.html import Markup, html, joined

GOAL_LIST = '<ul class="beside">{}</ul>'
GOAL_ROW = '<li><strong class="said">{}</strong><span class="quiet">{} · {}</span></li>'
NO_ROLE, CHANGE = "eigen leerdoel", "{}: eerst {}, nu {}"


def goal_changes(goal_plans: Sequence[Plan], change: Growth) -> Markup:
    """Every goal with its status and the change of its role; empty without goals."""
    goals = [plan.goal for plan in goal_plans]
    rows = [html(GOAL_ROW, goal.text, role_change(goal, change), GOAL_STATUS_WORDS[goal.status]) for goal in goals]
    return html(GOAL_LIST, joined(rows)) if rows else Markup("")


def role_change(goal: LearningGoal, change: Growth) -> str:
    """The first and second value of the role of a goal, in words."""
    role = next((one for one in change.roles if goal.topic and one.key == goal.topic.role), None)
    if role is None:
        return NO_ROLE
    return CHANGE.format(role.label, value_text(role.first, change), value_text(role.second, change))
