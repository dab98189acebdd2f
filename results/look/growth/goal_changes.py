"""Learning goals next to the change of the role they are about."""

from collections.abc import Sequence

from results.goals.plans import Plan
from results.goals.prompts import LearningGoal
from results.growth.change import Growth
from results.look.growth.growth_table import measured
from scan.learning_goal import GOAL_STATUS_WORDS
from scan.look.html import Markup, html, joined

LIST = '<ul class="beside">{}</ul>'
ROW = '<li><strong class="said">{}</strong><span class="quiet">{} · {}</span></li>'
NO_ROLE, CHANGE = "eigen leerdoel", "{}: eerst {}, nu {}"


def goals_beside(found: Sequence[Plan], change: Growth) -> Markup:
    """Every goal with how its role scored first and now, and how it stands; nothing without goals."""
    rows = [html(ROW, one.goal.text, told(one.goal, change), GOAL_STATUS_WORDS[one.goal.status]) for one in found]
    return html(LIST, joined(rows)) if rows else Markup("")


def told(goal: LearningGoal, change: Growth) -> str:
    """The change of the role of a goal."""
    role = next((one for one in change.roles if goal.topic and one.key == goal.topic.role), None)
    if role is None:
        return NO_ROLE
    return CHANGE.format(role.label, measured(role.first, change), measured(role.second, change))
