"""Earlier meetings, and what came of what was agreed."""

from collections.abc import Iterator

import streamlit as st

from results.goals.plans import plans
from results.look.goals.goal_autosave import held
from results.look.meeting.conversation import day_of
from results.meeting.outcomes import agreed, held_on, place_of
from scan import resources
from scan.dates import dutch_date
from scan.learning_goal import GOAL_STATUS_WORDS
from scan.look.html import Markup, html, joined
from scan.look.show import show
from scan.store import Actor, Meeting

MEETING = '<li><strong>{}</strong><dl class="facts">{}</dl></li>'


def show_earlier(actor: Actor) -> None:
    """Every meeting that was held, with how its goals stand now."""
    meetings = resources.opened_store().meetings
    found = meetings.meetings(actor)
    if not found:
        return
    st.header("Eerdere gesprekken", anchor=False)
    rows = (
        html(MEETING, dutch_date(held_on(meetings.revealed(actor, one.invitation.id))), joined(facts(one)))
        for one in reversed(found)
    )
    show(html('<ul class="beside">{}</ul>', joined(rows)))


def facts(meeting: Meeting) -> Iterator[Markup]:
    """What was agreed, and what came of it."""
    stands = agreed(meeting)
    goals = {place_of(plan.goal): plan.goal for plan in plans(held())}
    for place, remark in stands.goals.items():
        status = GOAL_STATUS_WORDS[goals[place].status] if place in goals else "Nog niet bij je leerdoelen"
        yield html("<dt>Leerdoel</dt><dd>{}: {}</dd>", status, remark.text)
    for text in stands.outcomes.values():
        yield html("<dt>Afspraak</dt><dd>{}</dd>", text)
    yield html("<dt>Volgende keer</dt><dd>{}</dd>", day_of(stands.next_look))
