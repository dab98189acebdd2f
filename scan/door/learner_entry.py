"""Forms of the start page: begin a scan, resume with a code, forget this device."""

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from scan import resources
from scan.door.cookies import require_cookie, token_of, with_cookie, without_cookie
from scan.door.forms import Form, FormError, address_of, form_route
from scan.door.notice_page import code_page
from scan.door.shared_computer import forget_previous, is_shared, person_for
from scan.identity.answer_token import OWN_DATA, answer_token, is_answer_token
from scan.instrument.framework import Framework
from scan.page_table import QUESTIONS, START
from scan.scoring.assessment import Setting
from scan.store import Actor, DamagedError, NotFoundError
from scan.store.durable import DurableStore

INVALID_CHOICE = "Deze keuzes passen niet bij elkaar. Ga terug en kies opnieuw."
OTHER_PERSON = "Op dit apparaat is intussen iemand anders aangemeld. Er is niets veranderd. Laad de pagina opnieuw."
UNKNOWN_CODE = "Deze code kennen we niet. Kijk of je hem goed overnam: drie groepjes van vijf letters en cijfers."


@form_route
def begin_scan(request: Request, form: Form) -> Response:
    """Begin a scan, as a new person when the visitor has no valid cookie, and go to its questions."""
    phase, setting = phase_and_setting(resources.current_instrument().framework, form)
    store = resources.opened_store()
    actor, token = person_for(store, request, form)
    if not is_already_begun(store, actor, phase, setting):
        instrument = resources.current_instrument()
        about = (instrument.framework.instrument, instrument.version, resources.current_digest())
        store.begin(actor, *about, phase, setting)
    forget_previous(store, request, token)
    return with_cookie(redirect_to(QUESTIONS.path), request, token)


@form_route
def resume_with_code(request: Request, form: Form) -> Response:
    """Sign in with a personal code, on any device; one that was shared stays so."""
    require_cookie(request)
    typed, store = str(form.get("code", "")), resources.opened_store()
    shared = "shared" in form or is_shared(store, request)
    try:
        actor, token = store.actor_of_code(typed, address_of(request), shared)
    except NotFoundError:
        return code_page(404, typed, UNKNOWN_CODE)
    if shared:
        with suppress(NotFoundError):
            store.revoke(actor, token_of(request))  # that of before the lock, which opens nothing any more
    return with_cookie(redirect_to(QUESTIONS.path), request, token)


async def resume_page(request: Request) -> Response:
    """The page that a QR code opens; its script moves the code from the address into the field."""
    return code_page(200)


@form_route
def forget_device(request: Request, form: Form) -> Response:
    """Sign out on this device; stored scans remain."""
    check_page(request, form)
    token = token_of(request)
    with suppress(NotFoundError):
        store = resources.opened_store()
        store.revoke(store.actor_of(token), token)
    return without_cookie(redirect_to(START.path), request)


async def redirect_to_start(request: Request) -> Response:
    """A GET of the address of a form goes to the start page."""
    return redirect_to(START.path)


def check_page(request: Request, form: Form) -> None:
    """Raise FormError when another person is known here by now than on the page of this form (reliability.md R78).

    A page stays open while someone else comes back with a code in another tab: its buttons would reach their scans.
    """
    store, token = resources.opened_store(), token_of(request)
    with suppress(NotFoundError):
        store.actor_of(token)
        if not is_answer_token(str(form.get("page", answer_token(token, OWN_DATA))), token, OWN_DATA):
            raise FormError(OTHER_PERSON, 409)


def known_or_new_actor(store: DurableStore, request: Request) -> tuple[Actor, str]:
    """The person of the visitor's cookie and its token, or a new person with a new token.

    CookieNeededError without any cookie: nothing is made for a browser that may not keep one.
    """
    require_cookie(request)
    token = token_of(request)
    try:
        return store.actor_of(token), token
    except NotFoundError:
        return store.new_person(address_of(request))


def is_already_begun(store: DurableStore, actor: Actor, phase: str, setting: Setting) -> bool:
    """Whether the newest scan is the same one without answers, so that a double click begins only one."""
    try:
        last = store.newest(actor)
    except DamagedError:
        return False
    if last is None or last.saved_at:
        return False
    assessment = last.assessment
    return (assessment.version, assessment.phase, assessment.setting) == (
        resources.current_instrument().version,
        phase,
        setting,
    )


def phase_and_setting(framework: Framework, form: Form) -> tuple[str, Setting]:
    """The phase and setting chosen in a form; raises FormError when the framework does not offer them."""
    audience = next((one for one in framework.audiences if one.key == form.get("audience")), None)
    if audience is None or form.get("phase") not in audience.phases:
        raise FormError(INVALID_CHOICE)
    specialism, year = str(form.get("specialism", "")), str(form.get("year", ""))
    known = {one.key for one in framework.specialisms} if audience.asks_specialism else {""}
    if specialism not in known or year not in {str(one) for one in audience.years or [""]}:
        raise FormError(INVALID_CHOICE)
    return str(form["phase"]), Setting(audience.key, specialism, int(year) if year else None)


def redirect_to(path: str) -> Response:
    """A redirect to a page, as a GET without a body; which page it is may depend on the visitor."""
    return RedirectResponse(f"/{path}", 303, {"cache-control": "no-store"})
