"""A computer of several people: who begins something there is asked whether the person known there is them (R56)."""

from contextlib import suppress

from starlette.requests import Request

from scan.dates import dutch_day
from scan.door.cookies import require_cookie, token_of
from scan.door.forms import Form, WhoseError, address_of
from scan.store import Actor, DamagedError, NotFoundError
from scan.store.durable import DurableStore

MINE, OTHER = "mine", "other"


def person_for(store: DurableStore, request: Request, form: Form) -> tuple[Actor, str]:
    """The person who begins something and their token: that of the cookie when the form says so, else a new one."""
    return known_person(store, request, form) or store.new_person(address_of(request))


def known_person(store: DurableStore, request: Request, form: Form) -> tuple[Actor, str] | None:
    """The person of the cookie and their token; None when it is nobody's or the form says that it is another's.

    Raises CookieNeededError without any cookie, and WhoseError when the cookie is of someone with a scan or an
    invitation and the form does not say whether that is the visitor: nothing is made or changed before.
    """
    require_cookie(request)
    token = token_of(request)
    try:
        known = store.actor_of(token)
    except NotFoundError:
        return None
    began = last_begun(store, known)
    if began is None or form.get("whose") == MINE:
        return known, token
    if form.get("whose") != OTHER:
        raise WhoseError(began)
    return None


def last_begun(store: DurableStore, actor: Actor) -> str | None:
    """When the newest scan of this person was begun, in words; None for who has neither a scan nor an invitation."""
    try:
        newest = store.newest(actor)
    except DamagedError:
        return "eerder"
    if newest is None:
        return "eerder" if store.meetings.invited(actor) else None
    return f"op {dutch_day(newest.begun_at)}" if newest.begun_at else "eerder"


def forget_previous(store: DurableStore, request: Request, token: str) -> None:
    """When another person than that of the cookie began something, end that cookie on this computer."""
    before = token_of(request)
    if before != token:
        with suppress(NotFoundError):
            store.revoke(store.actor_of(before), before)
