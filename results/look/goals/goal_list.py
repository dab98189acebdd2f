"""The learning goals as cards, and suggestions for a new goal."""

from collections.abc import Collection, Sequence

import streamlit as st

from results.advice.gaps import Gap
from results.goals.plans import Plan, open_plans
from results.goals.prompts import GOALS_MOST, goal_starter
from results.look.goals.goal_autosave import create_goal, open_goal
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.learning_goal import LearningGoal, Topic
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_text
from scan.resources import current_catalogue
from scan.takeaway.goal_table import GOAL_HEADINGS, goal_row

GOAL_CARD = '<p class="over">{}</p><h3 class="said">{}</h3><dl class="facts">{}</dl>'
NO_SCAN_CARD = html(
    '<div class="card"><h2>Een leerdoel begint met kijken waar je staat</h2><p>Maak eerst een scan, of een deel ervan. '
    "Daarna zie je hier wat je verder kan helpen, met een zin om mee te beginnen.</p></div>"
)
EARLIER_GOAL, CURRENT_GOAL = "Uit een eerdere scan", "Leerdoel"
EMPTY_GOAL = "Nog geen tekst"
TOPICS_MOST, SENTENCES_MOST = 6, 3
SUGGESTION_HINT = "Kies een zin om mee te beginnen. Je past hem daarna aan. Wat het meest ontbreekt, staat bovenaan."
NO_GAPS = "In wat je beantwoordde ontbreekt niets voor je eindnorm. Een eigen leerdoel kan altijd."


def show_no_scan_card() -> None:
    """What to do before the first scan."""
    show(NO_SCAN_CARD)


def show_goal_cards(goal_plans: Sequence[Plan], framework: Framework, titles: dict[str, str]) -> None:
    """A card for every goal, the open ones first; `titles` are those of trainings by id."""
    open_now = open_plans(goal_plans)
    for plan in open_now:
        show_goal_card(plan, "Werk dit leerdoel uit", framework, titles)
    if others := [plan for plan in goal_plans if plan not in open_now]:
        st.header("Afgerond of losgelaten", anchor=False)
        for plan in others:
            show_goal_card(plan, "Bekijk dit leerdoel", framework, titles)


def show_goal_card(plan: Plan, label: str, framework: Framework, titles: dict[str, str]) -> None:
    """One goal with a button, called `label`, that opens its form."""
    name = plan.goal.id
    with st.container(key=f"card-goal-{name}"):
        show(goal_card(plan, framework, titles))
        st.button(label, key=f"open-goal-{name}", on_click=open_goal, args=(name,))


def goal_card(plan: Plan, framework: Framework, titles: dict[str, str]) -> Markup:
    """The text of a goal and its filled-in fields."""
    text, *rest = goal_row(plan.goal, framework, titles)
    facts = joined(
        html("<dt>{}</dt><dd>{}</dd>", *pair) for pair in zip(GOAL_HEADINGS[1:], rest, strict=True) if pair[1]
    )
    return html(GOAL_CARD, EARLIER_GOAL if plan.is_earlier else CURRENT_GOAL, text or EMPTY_GOAL, facts)


def show_goal_suggestions(
    sitting_id: str, all_gaps: Sequence[Gap], chosen: Collection[Topic], instrument: Instrument
) -> None:
    """The largest gaps without a goal, each with a sentence to start from, and a button for a goal of another kind."""
    heaviest = starting_gaps(all_gaps, chosen)[:TOPICS_MOST]
    show_text(SUGGESTION_HINT if heaviest else NO_GAPS)
    with st.container(key="gaps"):
        for number, gap in enumerate(heaviest):
            with st.container(key=f"card-gap-{number}"):
                show(gap_title(gap, instrument.framework))
                show_starter(sitting_id, gap, instrument)
    goal = LearningGoal("new", "")
    st.button("Schrijf een eigen leerdoel", key="own-goal", on_click=create_goal, args=(sitting_id, goal))


def gap_title(gap: Gap, framework: Framework) -> Markup:
    """Role, theme and EPA task of a gap."""
    role = next(one.label for one in framework.roles if one.key == gap.topic.role)
    task = next(one.label for one in framework.epa_tasks if one.key == gap.topic.epa_task)
    theme = next(one.label for one in framework.themes if one.key == gap.topic.theme)
    return html('<p class="over">{}</p><h3>{}</h3><p class="quiet">{}</p>', role, theme, task)


def starting_gaps(all_gaps: Sequence[Gap], chosen: Collection[Topic]) -> list[Gap]:
    """The gaps to begin with, the heaviest first: one per theme in a role, since these share their sentence."""
    taken = {(topic.role, topic.theme) for topic in chosen}
    heaviest: dict[tuple[str, str], Gap] = {}
    for gap in sorted(all_gaps, key=lambda gap: -gap.weight):
        heaviest.setdefault((gap.topic.role, gap.topic.theme), gap)
    return [gap for key, gap in heaviest.items() if key not in taken]


def show_starter(sitting_id: str, gap: Gap, instrument: Instrument) -> None:
    """A button with the first sentence of a goal about a gap, and the statements that the gap is about."""
    items = [item for item in instrument.items if item.id in gap.items][:SENTENCES_MOST]
    goal = LearningGoal("new", goal_starter(items[0], current_catalogue().advice), gap.topic, items[0].id)
    st.button(goal.text, key=f"start-{items[0].id}", on_click=create_goal, args=(sitting_id, goal))
    show(
        html(
            "<details><summary>Waar dit over gaat</summary><ul>{}</ul></details>",
            joined(html("<li>{}</li>", item.text) for item in items),
        )
    )


def has_room(goal_plans: Sequence[Plan]) -> bool:
    """Whether one more open goal is allowed."""
    return len(open_plans(goal_plans)) < GOALS_MOST
