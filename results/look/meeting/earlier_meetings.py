"""Earlier meetings of a learner, with the current status of what was agreed."""

from collections.abc import Iterator

import streamlit as st

from results.goals.plans import learning_plans
from results.look.goals.goal_autosave import sittings_with_changes
from results.look.meeting.agreement import next_date_text
from results.meeting.outcomes import goal_place, meeting_date, meeting_outcomes
from scan import resources
from scan.dates import dutch_date
from scan.learning_goal import GOAL_STATUS_WORDS
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show
from scan.store import Actor, Meeting

MEETING_ROW = '<li><strong>{}</strong><dl class="facts">{}</dl></li>'


def show_earlier_meetings(actor: Actor) -> None:
    """Every meeting after its reveal, the newest first; nothing without meetings."""
    meetings = resources.opened_store().meetings
    earlier = meetings.meetings(actor)
    if not earlier:
        return
    st.header("Eerdere gesprekken", anchor=False)
    rows = (
        html(
            MEETING_ROW,
            dutch_date(meeting_date(meetings.revealed(actor, one.invitation.id))),
            joined(meeting_facts(one)),
        )
        for one in reversed(earlier)
    )
    show(html('<ul class="beside">{}</ul>', joined(rows)))


def meeting_facts(meeting: Meeting) -> Iterator[Markup]:
    """The goals with their status, the outcomes, and the next date, as <dt> and <dd>."""
    result = meeting_outcomes(meeting)
    goals = {goal_place(plan.goal): plan.goal for plan in learning_plans(sittings_with_changes())}
    for place, remark in result.goals.items():
        status = GOAL_STATUS_WORDS[goals[place].status] if place in goals else "Nog niet bij je leerdoelen"
        yield html("<dt>Leerdoel</dt><dd>{}: {}</dd>", status, remark.text)
    for text in result.outcomes.values():
        yield html("<dt>Afspraak</dt><dd>{}</dd>", text)
    yield html("<dt>Volgende keer</dt><dd>{}</dd>", next_date_text(result.next_meeting))
