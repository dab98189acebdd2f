"""A computer of several people: who begins something there is asked whether the person known there is them (R56).

One that is marked as shared locks when nobody uses it. Who works at an open page is told by POST /bezig, which answers
with the seconds until then; a visit of a page is no use, since pages also load and poll by themselves.
"""

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response

from scan import resources
from scan.dates import dutch_day, now
from scan.door.cookies import require_cookie, token_of
from scan.door.forms import Form, WhoseError, address_of, form_route
from scan.store import Actor, DamagedError, LockedError, NotFoundError
from scan.store.durable import DurableStore

BUSY_PATH = "/bezig"
MINE, OTHER = "mine", "other"


@form_route
def keep_open(request: Request, form: Form) -> Response:
    """Record that someone works at this computer; the seconds until it locks, "" when it is not shared."""
    devices = resources.opened_store().devices
    token = token_of(request)
    device = devices.use(devices.known(token).actor, token)
    left = str((device.open_until - now()).total_seconds()) if device.open_until else ""
    return Response(left, headers={"cache-control": "no-store"}, media_type="text/plain")


def is_shared(store: DurableStore, request: Request) -> bool:
    """Whether this computer was marked as shared, locked or not."""
    try:
        return store.devices.known(token_of(request)).open_until is not None
    except LockedError:
        return True
    except NotFoundError:
        return False


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
