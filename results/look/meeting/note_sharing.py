"""Notes are private: each side chooses one by one what the other may read, and what is not shared does not show."""

import streamlit as st

from results.look.meeting.seats import MeetingTable, done
from scan import resources
from scan.look.html import html
from scan.look.show import show
from scan.store import Seat, Sitting

TITLE, OWN = "Wat deel je?", "Je eigen toelichtingen delen"
WHY = "Toelichtingen zijn van jou. Kies per toelichting of de ander die bij het gesprek mag lezen."


def show_own_notes(table: MeetingTable) -> None:
    """The notes of who sits at this screen, at the table. One laptop for two shows none: the other would read them."""
    store, invitation = resources.opened_store(), table.invitation
    if table.seat == "learner":
        mine = store.sitting(table.actor, invitation.sitting)
    else:
        mine = store.meetings.rating(table.actor, invitation.id)
    if mine.notes:
        with st.expander(OWN):  # closed: the other may be looking at this screen
            show_choices(table, table.seat, mine)


def show_notes(table: MeetingTable, seat: Seat, mine: Sitting) -> None:
    """One's own notes before the reveal."""
    if mine.notes:
        theirs = table.invitation.together and seat == "guest"
        st.header(f"Wat deelt je {table.other}?" if theirs else TITLE, anchor=False)
        show_choices(table, seat, mine)


def show_choices(table: MeetingTable, seat: Seat, mine: Sitting) -> None:
    """Each note to share or not; what is not shared does not show to the other."""
    show(html("<p>{}</p>", WHY))
    items = {item.id: item.text for item in table.instrument.items}
    shared = resources.opened_store().meetings.notes_shared(table.actor, table.invitation.id, seat)
    with st.container(key=f"notes-{seat}"):
        for number, (item, note) in enumerate(mine.notes.items()):
            key = f"share-{seat}-{number}"
            st.session_state[key] = item in shared
            show(html('<p class="over">{}</p><p class="said">{}</p>', items.get(item, ""), note))
            st.checkbox("Deel deze toelichting", key=key, on_change=share, args=(table, seat, item, key))


def share(table: MeetingTable, seat: Seat, item: str, key: str) -> None:
    """Share a note, or no longer."""
    wanted = bool(st.session_state[key])
    done(lambda: resources.opened_store().meetings.share_note(table.actor, table.invitation.id, seat, item, wanted))
