"""The end of a meeting: the next date, who agreed, and the card to take along."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from results.look.meeting.confirmation import confirmed_button
from results.look.meeting.meeting_autosave import current_texts, remark_field, remark_key, remarks_status
from results.look.meeting.meeting_context import MeetingScreen, press
from results.look.status_messages import save_status_line, show_date_warning
from results.meeting.card import CHANGES_NOTHING
from results.meeting.voices import capitalised
from scan import resources
from scan.dates import dutch_date, dutch_day, local_time, now, parse_date
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_status, show_text
from scan.store import Invitation, Meeting, Seat
from scan.store.meetings.contract import NEXT_MEETING

REOPEN, REOPEN_HINT = "Neem mijn akkoord terug", "Klopt er toch iets niet? Tot 24 uur na het akkoord kun je heropenen."
REOPENED_AT = "{} heropende de afspraken op {} om {}. Lees ze samen nog eens, en ga opnieuw akkoord."
ENDED = "Deze uitnodiging is voorbij. Er komt niets meer bij; een volgende keer begint met een nieuwe uitnodiging."
SETTLED = "Jullie zijn allebei akkoord. Er komt niets meer bij; een volgende keer begint met een nieuwe uitnodiging."
AGREED_AT = '<p data-after="agree-{}">{} ging akkoord op {} om {}.</p>'  # page.js gives it the focus after a press
CALENDAR_LINK = '<p class="take"><a class="button" href="{}" download>Zet in je agenda</a></p>'
CARD_LINK = '<p class="take"><a class="button" href="{}" download>Gesprekskaart (PDF)</a></p>'


def show_next_date(screen: MeetingScreen, meeting: Meeting, link: str) -> None:
    """A field for the date of the next meeting, or the date when this one is closed; `link` puts it in a calendar."""
    st.header("Wanneer kijken jullie weer?", anchor=False)
    typed = current_texts(screen, meeting).get(NEXT_MEETING, "")
    if meeting.invitation.closed:
        show_text(next_date_text(typed))
    else:
        remark_field(screen, "Datum van jullie volgende gesprek", NEXT_MEETING, typed, screen.seat, height=None)
        show_date_warning(typed, remark_key(screen, NEXT_MEETING))
    stored = meeting.standing.get(NEXT_MEETING)
    if stored and parse_date(stored.text):
        show(html(CALENDAR_LINK, link))


def next_date_text(typed: str) -> str:
    """The typed date in words, or as typed when it cannot be read."""
    day = parse_date(typed)
    return dutch_date(day) if day else typed or "Geen datum afgesproken."


def show_agreement(screen: MeetingScreen, meeting: Meeting) -> None:
    """Who agreed and when, and a button for each seat at this screen that did not."""
    st.header("Akkoord met de afspraken", anchor=False)
    invitation = meeting.invitation
    show(agreement_lines(screen, invitation))
    if back := invitation.reopened:
        show_status(REOPENED_AT.format(screen.voices.of(back.seat), dutch_day(back.at), local_time(back.at)))
    if invitation.closed:
        if invitation.settled and invitation.can_reopen(now()):
            show_text(REOPEN_HINT)
            show_reopen_button(seats_at(screen)[0], screen)
        return
    show(save_status_line(remarks_status()))
    for seat in seats_at(screen):
        if seat in invitation.agreed:
            show_reopen_button(seat, screen)
        else:
            show_agree_button(seat, screen, meeting.said)


def agreement_lines(screen: MeetingScreen, invitation: Invitation) -> Markup:
    """What agreeing means, or that it is over, and who agreed when."""
    open_text = resources.current_conversation().texts.agreement
    meaning = SETTLED if invitation.settled else ENDED if invitation.closed else open_text
    agreed = (
        html(AGREED_AT, seat, screen.voices.of(seat), dutch_day(at), local_time(at))
        for seat, at in invitation.agreed.items()
    )
    return html("<p>{}</p>", meaning) + joined(agreed)


def show_agree_button(seat: Seat, screen: MeetingScreen, said: int) -> None:
    """The button with which a seat agrees with the remarks up to `said`, those on this screen (R78)."""
    agrees = f"{screen.voices.inside(seat)} gaat akkoord" if screen.invitation.together else "ik ga akkoord"
    confirmed_button(
        capitalised(f"{agrees} met de afspraken"),
        f"agree-{seat}",
        resources.current_conversation().texts.ask_agreement,
        f"Ja, {agrees}",
        partial(resources.opened_store().meetings.agree, screen.actor, screen.invitation.id, seat, said),
        said,
    )


def show_reopen_button(seat: Seat, screen: MeetingScreen) -> None:
    """The button with which a seat takes its agreement back."""
    reopen = partial(resources.opened_store().meetings.reopen, screen.actor, screen.invitation.id, seat)
    st.button(REOPEN, key=f"reopen-{seat}", on_click=press, args=(reopen,))


def seats_at(screen: MeetingScreen) -> Sequence[Seat]:
    """The seats that use a screen: both at a shared laptop, else one."""
    return ("learner", "guest") if screen.invitation.together else (screen.seat,)


def show_card_link(link: str) -> None:
    """The link to the gesprekskaart."""
    st.header("Neem mee", anchor=False)
    show(html('<p>{}</p><p class="quiet">{}</p>', CHANGES_NOTHING, "Op één A4: wat jullie zagen en afspraken."))
    show(html(CARD_LINK, link))
