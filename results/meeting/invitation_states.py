"""An invitation in Dutch: its title, validity, use and the progress of both sides."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from scan.dates import dutch_day, local_date, local_time, today
from scan.dutch import count
from scan.store import Invitation

RIGHTS = {"read": "Alleen meelezen", "rate": "Ook zelf beoordelen"}

Doubt = Literal["stopped", "talked"]


def invitation_title(invitation: Invitation) -> str:
    """The title of an invitation, by its rights."""
    return "Samen aan één laptop" if invitation.together else RIGHTS[invitation.right]


def laptop_doubts(current: Invitation, all_of_scan: Iterable[Invitation]) -> Iterator[tuple[Doubt, datetime]]:
    """Why a rating at one laptop may not be blind, and since when.

    An earlier hand-over was stopped, or an earlier pair talked. `all_of_scan` are the invitations to the same scan.
    """
    until = current.revealed_at
    for one in all_of_scan:
        doubt: Doubt = "talked" if one.revealed_at else "stopped"
        at = one.revealed_at or (one.withdrawn_at if "learner" in one.ready else None)
        if one.together and one.id != current.id and at and (until is None or at < until):
            yield doubt, at


def invitation_between(invitation: Invitation) -> str:
    """Whom an invitation is for, to follow its title: " · voor dr. Achternaam"; "" without a name."""
    return f" · voor {invitation.details.guest_name}" if invitation.details.guest_name else ""


def guest_called(invitation: Invitation, supervisor: str) -> str:
    """The guest as the learner reads it: the name that was given, else "je opleider"."""
    return invitation.details.guest_name or f"je {supervisor}"


def state_word(invitation: Invitation) -> str:
    """How far an invitation is, in a word or three."""
    if invitation.withdrawn_at:
        return "Ingetrokken"
    if invitation.erased_at:
        return "Gewist"
    if invitation.expired_at:
        return "Verlopen"
    if "guest" in invitation.ready:
        return "Klaar"
    if invitation.filled_in:
        return "Bezig"
    return "Geopend" if invitation.accepted_at else "Nog niet geopend"


def days_left(invitation: Invitation) -> str:
    """How long an open invitation still holds, to follow its title: " · nog 14 dagen"; "" for others."""
    if invitation.expires_at is None or not invitation.open:
        return ""
    days = (local_date(invitation.expires_at) - today()).days
    return f" · nog {count(days, 'dag', 'dagen')}" if days else " · tot vandaag"


def invitation_sentences(invitation: Invitation, supervisor: str) -> tuple[str, ...]:
    """Sentences on validity, use and progress of an invitation; `supervisor` is the word for the supervisor."""
    guest = guest_called(invitation, supervisor)
    return tuple(_validity(invitation, guest)) + tuple(_progress(invitation, guest))


def _validity(invitation: Invitation, guest: str) -> Iterator[str]:
    if invitation.withdrawn_at:
        yield f"Ingetrokken op {dutch_day(invitation.withdrawn_at)}."
    elif invitation.erased_at:
        yield f"De gegevens van {guest} zijn gewist op {dutch_day(invitation.erased_at)}."
    elif invitation.expired_at:
        yield f"Verlopen op {dutch_day(invitation.expired_at)}."
    elif invitation.expires_at:
        yield f"Geldt tot {dutch_day(invitation.expires_at)} om {local_time(invitation.expires_at)}."
    if not invitation.together:
        yield from _use(invitation)


def _use(invitation: Invitation) -> Iterator[str]:
    if invitation.accepted_at:
        yield f"Geopend op {dutch_day(invitation.accepted_at)}."
    if invitation.seen_at:
        yield f"Laatst bekeken op {dutch_day(invitation.seen_at)}."
    if invitation.tries:
        yield f"De code is {count(invitation.tries, 'keer', 'keer')} ingevuld."


def _progress(invitation: Invitation, guest: str) -> Iterator[str]:
    if invitation.revealed_at:
        yield f"Jullie blikken liggen naast elkaar sinds {dutch_day(invitation.revealed_at)}."
        yield "Jullie zijn akkoord met de afspraken." if invitation.settled else "Jullie zijn nog in gesprek."
    elif invitation.right == "rate" and invitation.open:
        yield "Jij bent klaar." if "learner" in invitation.ready else "Jij bent nog niet klaar."
        ready = "is klaar" if "guest" in invitation.ready else "is nog niet klaar"
        yield f"{guest[0].upper()}{guest[1:]} {ready}."
