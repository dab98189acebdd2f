"""Learning goals in a meeting: both seats may add and change one, and each goal shows who wrote it."""

from collections.abc import Container, Sequence, Sized
from secrets import token_hex

import streamlit as st

from results.goals.plans import Plan, learning_plans, open_plans
from results.goals.prompts import GOALS_MOST
from results.look.goals.goal_autosave import sittings_with_changes
from results.look.meeting.meeting_autosave import current_texts, remark_field
from results.look.meeting.meeting_context import MeetingScreen, attempt
from results.meeting.outcomes import RATER, goal_from_remark, goal_place, meeting_outcomes
from results.meeting.voices import Voices
from scan import resources
from scan.learning_goal import LearningGoal, goal_to_text
from scan.look import unsaved_changes
from scan.look.html import Markup, html
from scan.look.page_parts import show, show_quiet, show_text
from scan.store import Meeting, RevealedPair, Seat
from scan.store.meetings.contract import GOAL_PREFIX
from scan.store.meetings.revealed import SEATS, Remark

GOALS_HINT = (
    "Leg een leerdoel op tafel, pas het samen aan, of haal het weer weg. Bij elk staat in wiens woorden het is."
)
ADOPTED = "Dit staat bij je leerdoelen."
NO_ROOM = "Je hebt al drie leerdoelen. Rond er eerst een af op de pagina Leerdoelen, of laat er een los."
NOT_AGREED = "Dit lag op tafel toen de uitnodiging voorbij was."
NEW_GOAL_KEY = "new-goal-{}"  # by invitation: the place of the goal that is being written
OWN_GOAL = '<p class="own-goal">{}</p>'
AUTHOR = '<p class="voice"><span class="key {}"></span>{}</p>'


def show_meeting_goals(screen: MeetingScreen, pair: RevealedPair, meeting: Meeting) -> None:
    """The goals of a meeting and, until it is closed, ways to add one."""
    st.header("Leerdoelen", anchor=False)
    goals, closed = meeting_outcomes(meeting).goals, meeting.invitation.closed
    own = learning_plans(sittings_with_changes()) if screen.seat == "learner" else ()  # one read for all goals
    show_text(goals_hint(meeting, goals))
    for place, remark in goals.items():
        if closed or place != st.session_state.get(NEW_GOAL_KEY.format(screen.invitation.id)):
            show_meeting_goal(screen, pair, meeting, remark, own)
    if not closed:
        show_learner_goals(screen, goals, own)
        show_new_goal(screen, meeting)


def goals_hint(meeting: Meeting, goals: Sized) -> str:
    """What can be done with goals in an open meeting, or whether those of a closed one were agreed on."""
    if not meeting.invitation.closed:
        return GOALS_HINT
    if not goals:
        return "Geen leerdoelen."
    return "Dit spraken jullie af." if meeting.invitation.settled else NOT_AGREED


def show_meeting_goal(
    screen: MeetingScreen, pair: RevealedPair, meeting: Meeting, remark: Remark, own: Sequence[Plan]
) -> None:
    """One goal: a field, or its text when the meeting is closed. `own` are the plans of the learner."""
    place = remark.place
    with st.container(key=f"card-agreed-{place}"):
        show(goal_author(remark.seat, screen.voices))
        if meeting.invitation.closed:
            show(html('<p class="said">{}</p>', remark.text))
            show_adoption(screen, pair, remark, own)
        else:
            seat = remark.seat if screen.invitation.together else screen.seat
            remark_field(screen, "Leerdoel", place, current_texts(screen, meeting).get(place, ""), seat)


def goal_author(seat: Seat, voices: Voices) -> Markup:
    """Who wrote a goal, with the mark of that seat in the radar."""
    mark = "own" if RATER[seat] == "self" else "rating"
    return html(AUTHOR, mark, f"Van {voices.learner if seat == 'learner' else voices.guest}")


def show_learner_goals(screen: MeetingScreen, added: Container[str], own: Sequence[Plan]) -> None:
    """The open goals of the learner that are not in the meeting yet; a guest sees none."""
    if screen.seat != "learner":
        return
    for goal in [plan.goal for plan in open_plans(own)]:
        place = goal_place(goal)
        if place not in added and goal.text:
            with st.container(key=f"own-{goal.id}", horizontal=True):
                show(html(OWN_GOAL, goal.text))
                if st.button("Leg op tafel", key=f"put-{goal.id}") and add_goal(screen, "learner", place, goal.text):
                    st.rerun()


def show_new_goal(screen: MeetingScreen, meeting: Meeting) -> None:
    """A field for a new goal; a saved goal stays in it until another new goal is asked for."""
    place = st.session_state.setdefault(NEW_GOAL_KEY.format(screen.invitation.id), new_goal_place())
    with st.container(key="card-agreed-new"):
        stored = meeting.standing.get(place)
        seat = stored.seat if stored and screen.invitation.together else ask_author(screen)
        if stored:
            show(goal_author(stored.seat, screen.voices))
        text = current_texts(screen, meeting).get(place, "")
        remark_field(screen, "Nieuw leerdoel", place, text, seat)
        if text:
            st.button("Nog een leerdoel", key="one-more", on_click=start_another_goal, args=(screen.invitation.id,))


def ask_author(screen: MeetingScreen) -> Seat:
    """The seat of this screen; two people at one laptop choose who writes the goal."""
    if not screen.invitation.together:
        return screen.seat
    key = f"voice-{screen.invitation.id}"
    return st.radio("In wiens woorden?", list(SEATS), format_func=screen.voices.of, horizontal=True, key=key)


def new_goal_place() -> str:
    """A random place for a goal."""
    return f"{GOAL_PREFIX}{token_hex(4)}"


def start_another_goal(invitation_id: str) -> None:
    """Empty the field for a new goal; the goal that was in it is listed with the others."""
    st.session_state[NEW_GOAL_KEY.format(invitation_id)] = new_goal_place()


def add_goal(screen: MeetingScreen, seat: Seat, place: str, text: str) -> bool:
    """Add a goal to the meeting; False, with a message in the banner, when the store refuses it."""
    plain = text.replace("\0", "")
    return attempt(
        lambda: resources.opened_store().meetings.say(screen.actor, screen.invitation.id, seat, place, plain)
    )


def show_adoption(screen: MeetingScreen, pair: RevealedPair, remark: Remark, own: Sequence[Plan]) -> None:
    """For the learner: a button that adds an agreed goal to their own goals, or why there is none."""
    if screen.seat != "learner":
        return
    place = remark.place
    if any(goal_place(plan.goal) == place and plan.goal.text == remark.text for plan in own):
        show_quiet(ADOPTED)
    elif not any(goal_place(plan.goal) == place for plan in own) and len(open_plans(own)) >= GOALS_MOST:
        show_quiet(NO_ROOM)
    else:
        goal = goal_from_remark(place, remark, screen.other, (plan.goal for plan in own))
        sitting_id = next((plan.sitting_id for plan in own if goal_place(plan.goal) == place), pair.own.assessment.id)
        st.button("Zet bij mijn leerdoelen", key=f"take-{place}", on_click=adopt_goal, args=(sitting_id, goal))


def adopt_goal(sitting_id: str, goal: LearningGoal) -> None:
    """Add a goal to the goals of a scan."""
    unsaved_changes.put(sitting_id, {("goals", goal.id): goal_to_text(goal)})
