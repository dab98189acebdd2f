"""Learning goals at the table: put there by either, changed by either, and marked with whose words they are."""

from collections.abc import Container, Sequence, Sized
from secrets import token_hex

import streamlit as st

from results.goals.plans import Plan, plans, still_open
from results.goals.prompts import GOALS_MOST, LearningGoal, to_text
from results.look.goals.goal_autosave import held
from results.look.meeting.meeting_autosave import field, standing
from results.look.meeting.seats import MeetingTable, done
from results.meeting.outcomes import BY, GOAL, agreed, as_goal, place_of
from scan import resources
from scan.look import unsaved_changes
from scan.look.html import Markup, html
from scan.look.show import show
from scan.store import Meeting, RevealedPair, Seat
from scan.store.meetings.contract import Remark

LEAD = "Leg een leerdoel op tafel, pas het samen aan, of haal het weer weg. Bij elk staat in wiens woorden het is."
TAKEN = "Dit staat bij je leerdoelen."
FULL = "Je hebt al drie leerdoelen. Rond er eerst een af op de pagina Leerdoelen, of laat er een los."
LAY = "Dit lag op tafel toen de uitnodiging voorbij was."
NEW = "new-goal-{}"  # by invitation: the name of the goal that is being written
OWN_GOAL = '<p class="own-goal">{}</p>'
VOICE = '<p class="voice"><span class="key {}"></span>{}</p>'


def show_goals(table: MeetingTable, pair: RevealedPair, meeting: Meeting) -> None:
    """The goals on the table, and ways to add one."""
    st.header("Leerdoelen", anchor=False)
    stands, closed = agreed(meeting), meeting.invitation.closed
    mine = plans(held()) if table.seat == "learner" else ()  # read once, whatever number of goals stands here
    show(html("<p>{}</p>", told(meeting, stands.goals)))
    for place, remark in stands.goals.items():
        if closed or place != st.session_state.get(NEW.format(table.invitation.id)):
            show_goal(table, pair, meeting, remark, mine)
    if not closed:
        show_own(table, stands.goals, mine)
        show_new(table, meeting)


def told(meeting: Meeting, goals: Sized) -> str:
    """What one can do with goals here, or what became of them."""
    if not meeting.invitation.closed:
        return LEAD
    if not goals:
        return "Geen leerdoelen."
    return "Dit spraken jullie af." if meeting.invitation.settled else LAY


def show_goal(table: MeetingTable, pair: RevealedPair, meeting: Meeting, remark: Remark, mine: Sequence[Plan]) -> None:
    """One goal, to change as long as not both agreed."""
    place = remark.place
    with st.container(key=f"card-agreed-{place}"):
        show(voice(remark.seat, table.other))
        if meeting.invitation.closed:
            show(html('<p class="said">{}</p>', remark.text))
            take_along(table, pair, remark, mine)
        else:
            seat = remark.seat if table.invitation.together else table.seat
            field(table, "Leerdoel", place, standing(table, meeting).get(place, ""), seat)


def voice(seat: Seat, other: str) -> Markup:
    """In whose words a goal stands, with the mark of that side."""
    mark = "own" if BY[seat] == "self" else "rating"
    return html(VOICE, mark, "Van jou" if seat == "learner" else f"Van je {other}")


def show_own(table: MeetingTable, there: Container[str], mine: Sequence[Plan]) -> None:
    """The learner's own open goals, which only they can put on the table."""
    if table.seat != "learner":
        return
    for goal in [plan.goal for plan in still_open(mine)]:
        place = place_of(goal)
        if place not in there and goal.text:
            with st.container(key=f"own-{goal.id}", horizontal=True):
                show(html(OWN_GOAL, goal.text))
                if st.button("Leg op tafel", key=f"put-{goal.id}") and says(table, "learner", place, goal.text):
                    st.rerun()


def show_new(table: MeetingTable, meeting: Meeting) -> None:
    """A field for a goal that is not there yet; it stays where it is until someone asks for one more."""
    place = st.session_state.setdefault(NEW.format(table.invitation.id), fresh())
    with st.container(key="card-agreed-new"):
        there = meeting.standing.get(place)
        seat = there.seat if there and table.invitation.together else whose(table)
        if there:
            show(voice(there.seat, table.other))
        text = standing(table, meeting).get(place, "")
        field(table, "Nieuw leerdoel", place, text, seat)
        if text:
            st.button("Nog een leerdoel", key="one-more", on_click=one_more, args=(table.invitation.id,))


def whose(table: MeetingTable) -> Seat:
    """In whose words a new goal will be: at one laptop they say so before it is written."""
    if not table.invitation.together:
        return table.seat
    names: dict[Seat, str] = {"learner": "Jij", "guest": table.other.capitalize()}
    words, label = list(names), "In wiens woorden?"
    return st.radio(label, words, format_func=names.__getitem__, horizontal=True, key=f"voice-{table.invitation.id}")


def fresh() -> str:
    """A name for a goal that nobody else gives."""
    return f"{GOAL}{token_hex(4)}"


def one_more(invitation_id: str) -> None:
    """The new goal joins the others, and there is room for one more."""
    st.session_state[NEW.format(invitation_id)] = fresh()


def says(table: MeetingTable, seat: Seat, place: str, text: str) -> bool:
    """Say it at the table; False, and told, when it can't be kept."""
    plain = text.replace("\0", "")
    return done(lambda: resources.store().meetings.say(table.actor, table.invitation.id, seat, place, plain))


def take_along(table: MeetingTable, pair: RevealedPair, remark: Remark, mine: Sequence[Plan]) -> None:
    """What was agreed becomes a goal of the learner's own."""
    if table.seat != "learner":
        return
    place = remark.place
    if any(place_of(plan.goal) == place and plan.goal.text == remark.text for plan in mine):
        show(html('<p class="quiet">{}</p>', TAKEN))
    elif not any(place_of(plan.goal) == place for plan in mine) and len(still_open(mine)) >= GOALS_MOST:
        show(html('<p class="quiet">{}</p>', FULL))
    else:
        goal = as_goal(place, remark, table.other, (plan.goal for plan in mine))
        about = next((plan.sitting_id for plan in mine if place_of(plan.goal) == place), pair.own.assessment.id)
        st.button("Zet bij mijn leerdoelen", key=f"take-{place}", on_click=keep, args=(about, goal))


def keep(sitting_id: str, goal: LearningGoal) -> None:
    """Keep the goal with the learner's own."""
    unsaved_changes.put(sitting_id, {("goals", goal.id): to_text(goal)})
