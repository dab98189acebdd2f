"""All goals at a glance: the road, a card for each, and what to make a goal of."""

from collections.abc import Collection, Sequence

import streamlit as st

from results.advice.gaps import Gap, Topic
from results.goals.plans import Plan, still_open
from results.goals.prompts import GOALS_MOST, LearningGoal, starter
from results.goals.trajectory import Stage
from results.look.goals.goal_autosave import begin, open_goal
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.look.show import show
from scan.takeaway.goal_table import GOAL_HEADINGS, goal_row

ROAD = '<ol class="road" aria-label="Je traject">{}</ol>'
STAGE = '<li class="{}"><strong>{}</strong><span>{}</span></li>'
GOAL = '<p class="over">{}</p><h3 class="said">{}</h3><dl class="facts">{}</dl>'
EARLIER, NOW = "Uit een eerdere scan", "Leerdoel"
NO_TEXT = "Nog geen tekst"
TOPICS_MOST, SENTENCES_MOST = 6, 3
ENOUGH = "Drie leerdoelen tegelijk is genoeg. Rond er eerst een af, of laat er een los. Dan kun je een nieuw kiezen."
CHOOSE = "Kies een zin om mee te beginnen. Je past hem daarna aan. Wat het meest ontbreekt, staat bovenaan."
NO_GAPS = "In wat je beantwoordde ontbreekt niets voor je eindnorm. Een eigen leerdoel kan altijd."


def road(stages: Sequence[Stage]) -> Markup:
    """The stages of a netwerkstage in a line, those behind you marked."""
    return html(ROAD, joined(html(STAGE, "done" if one.done else "", one.name, one.state) for one in stages))


def show_goals(found: Sequence[Plan], framework: Framework, titles: dict[str, str]) -> None:
    """A card for every goal, the open ones first, each with a way to work on it."""
    open_now = still_open(found)
    for plan in open_now:
        show_card(plan, "Werk dit leerdoel uit", framework, titles)
    if others := [plan for plan in found if plan not in open_now]:
        st.header("Afgerond of losgelaten", anchor=False)
        for plan in others:
            show_card(plan, "Bekijk dit leerdoel", framework, titles)


def show_card(plan: Plan, label: str, framework: Framework, titles: dict[str, str]) -> None:
    """One goal and the way to its form."""
    name = plan.goal.id
    with st.container(key=f"card-goal-{name}"):
        show(goal_card(plan, framework, titles))
        st.button(label, key=f"open-goal-{name}", on_click=open_goal, args=(name,))


def goal_card(plan: Plan, framework: Framework, titles: dict[str, str]) -> Markup:
    """What was said about a goal, and nothing that was not."""
    text, *rest = goal_row(plan.goal, framework, titles)
    facts = joined(
        html("<dt>{}</dt><dd>{}</dd>", *pair) for pair in zip(GOAL_HEADINGS[1:], rest, strict=True) if pair[1]
    )
    return html(GOAL, EARLIER if plan.is_earlier else NOW, text or NO_TEXT, facts)


def show_choice(sitting_id: str, found: Sequence[Gap], chosen: Collection[Topic], served: Instrument) -> None:
    """The heaviest gaps that are no goal yet, each as sentences to start from; and a goal of one's own."""
    heaviest = sorted((gap for gap in found if gap.topic not in chosen), key=lambda gap: -gap.weight)[:TOPICS_MOST]
    show(html("<p>{}</p>", CHOOSE if heaviest else NO_GAPS))
    with st.container(key="gaps"):
        for number, gap in enumerate(heaviest):
            with st.container(key=f"card-gap-{number}"):
                show(gap_title(gap, served.framework))
                show_sentences(sitting_id, gap, served)
    st.button("Schrijf een eigen leerdoel", key="own-goal", on_click=begin, args=(sitting_id, LearningGoal("new", "")))


def gap_title(gap: Gap, framework: Framework) -> Markup:
    """What a gap is about: its theme, under its role and EPA task."""
    role = next(one.label for one in framework.roles if one.key == gap.topic.role)
    task = next(one.label for one in framework.epa_tasks if one.key == gap.topic.epa_task)
    theme = next(one.label for one in framework.themes if one.key == gap.topic.theme)
    return html('<p class="over">{}</p><h3>{}</h3><p class="quiet">{}</p>', role, theme, task)


def show_sentences(sitting_id: str, gap: Gap, served: Instrument) -> None:
    """What the person could say one day; pressing one makes a goal of it."""
    items = [item for item in served.items if item.id in gap.items][:SENTENCES_MOST]
    for item in items:
        goal = LearningGoal("new", starter(item), gap.topic, item.id)
        st.button(item.text, key=f"start-{item.id}", on_click=begin, args=(sitting_id, goal))


def may_choose(found: Sequence[Plan]) -> bool:
    """Whether there is room for one more open goal."""
    return len(still_open(found)) < GOALS_MOST
