"""Joining a meeting as a guest; the secret of a link comes after "#", so no server or log gets it (D8, R20)."""

from contextlib import suppress
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from scan import resources
from scan.dates import now
from scan.door.cookies import token_of, with_cookie
from scan.door.error_pages import JOIN_PATH
from scan.door.forms import Form, address_of, form_route
from scan.door.learner_entry import redirect_to
from scan.door.notice_page import CODE_ERROR, WRONG_FIELD, code_page, html_page
from scan.door.shared_computer import MINE, forget_previous, known_person
from scan.guest_welcome import guest_welcome
from scan.look.html import Markup, html
from scan.page_table import GUEST
from scan.store import Actor, Invitation, LockedError, NotFoundError, Sitting
from scan.store.durable import DurableStore

WELCOME_PATH, REMINDER_PATH = f"{JOIN_PATH}/welkom", f"{JOIN_PATH}/herinnering"
JOIN_SCRIPT_NAME = "meedoen.js"
JOIN_SCRIPT = (Path(__file__).parents[1] / "look" / "join.js").read_bytes()
INVITATION_TITLE = "Kijk mee met een zelfscan"
INVITATION_TEXT = (
    "Een arts of student vraagt je om mee te kijken met een zelfscan over palliatieve zorg. Een account is niet nodig. "
    "Als je verdergaat, onthoudt je browser met één cookie dat jij hier bent uitgenodigd. De scan blijft van degene "
    "die je uitnodigde, en die kan de uitnodiging intrekken. Het is geen beoordeling en geen bekwaamverklaring."
)
JOIN_FORM = (
    '{error}<form method="post" action="{to}"><label for="secret">De code die je kreeg, of de hele link</label>'
    '<input id="secret" name="secret" value="{typed}" required maxlength="300" autocomplete="off" '
    'autocapitalize="characters" spellcheck="false" placeholder="ABCD-EFGH-JKMN"{marks}><br>'
    '<button type="submit">Kijk mee</button> <button type="submit" class="later" formaction="{later}" hidden>'
    "Ik heb nu geen tijd: herinner mij</button></form>"
)
INVITATION_REFUSED = (
    "Deze uitnodiging opent niets. Ze is verlopen, ingetrokken of al door een ander gebruikt, of de code klopt niet. "
    "Vraag om een nieuwe. Nodigde je zelf iemand uit? Dan vind je het gesprek onder ‘Gesprek’."
)
REMINDER_FILE = "herinnering-zelfscan.ics"


async def invitation_page(request: Request) -> Response:
    """The page that an invitation link opens; its script moves the secret from the address into the form."""
    return join_page(200, html("<p>{}</p>", INVITATION_TEXT))


def join_page(status: int, told: Markup, typed: str = "", marks: str = "") -> Response:
    """The page with the field for a code or link, under what is `told`; after a wrong one with what was typed."""
    form = html(JOIN_FORM, error=told, to=JOIN_PATH, later=REMINDER_PATH, typed=typed, marks=marks)
    return html_page(INVITATION_TITLE, form, status, script=JOIN_SCRIPT_NAME)


async def join_script(request: Request) -> Response:
    """The script of the invitation page."""
    return Response(JOIN_SCRIPT, headers={"cache-control": "no-cache"}, media_type="text/javascript")


def secret_of(form: Form) -> str:
    """The secret in a form, also when the whole link was pasted: broken over lines, or with what ended its sentence."""
    _, is_link, secret = str(form.get("secret", "")).rpartition("#")
    return "".join(sign for sign in secret if sign.isprintable() and sign != " ").rstrip(">).,") if is_link else secret


def described_link(request: Request, form: Form) -> tuple[Invitation, Sitting]:
    """The invitation of the link in a form; NotFoundError when this visitor cannot use it. It uses up nothing (R67)."""
    store = resources.opened_store()
    invitation, sitting = store.meetings.described(secret_of(form))
    if invitation.accepted_at and invitation.id not in [one.id for one in accepted(store, request)]:
        raise NotFoundError
    return invitation, sitting


def accepted(store: DurableStore, request: Request) -> tuple[Invitation, ...]:
    """The open invitations of the visitor of the cookie; () for a new visitor."""
    with suppress(NotFoundError):
        return store.meetings.invited(store.actor_of(token_of(request)))
    return ()


def is_accepted_here(request: Request, form: Form) -> bool:
    """Whether the invitation of the link in a form was accepted by the person of the cookie before."""
    with suppress(NotFoundError):
        return described_link(request, form)[0].accepted_at is not None
    return False


@form_route
def welcome(request: Request, form: Form) -> Response:
    """Who asks what, as JSON for the invitation page, before anything is accepted; null when the link opens nothing."""
    told = None
    with suppress(NotFoundError):
        invitation, sitting = described_link(request, form)
        told = guest_welcome(invitation, sitting.assessment, resources.instrument_of(sitting))._asdict()
    return JSONResponse(told, headers={"cache-control": "no-store"})


@form_route
def remind(request: Request, form: Form) -> Response:
    """An event for the guest's calendar, without the secret of the link."""
    from scan.takeaway.guest_reminder import guest_reminder  # its library is imported on first use

    invitation, sitting = described_link(request, form)
    text = guest_welcome(invitation, sitting.assessment, resources.instrument_of(sitting))
    headers = {"content-disposition": f'attachment; filename="{REMINDER_FILE}"', "cache-control": "no-store"}
    return Response(guest_reminder(invitation, text.title, now()), headers=headers, media_type="text/calendar")


@form_route
def join(request: Request, form: Form) -> Response:
    """Accept an invitation by the secret of its link or a spoken code, as a known or a new person."""
    store = resources.opened_store()
    form = {**form, "whose": MINE} if is_accepted_here(request, form) else form
    try:
        actor, token, joined = seated(store, request, form)
    except NotFoundError:
        return refused_invitation(store, request, str(form.get("secret", "")))
    forget_previous(store, request, token)
    return with_cookie(redirect_to(guest_place(store, actor, joined, "seen" in form)), request, token)


def refused_invitation(store: DurableStore, request: Request, typed: str) -> Response:
    """The field again when an invitation opens nothing; on a locked computer its guest may have to come back first."""
    try:
        store.actor_of(token_of(request))
    except LockedError as locked:
        return code_page(404, error=f"{locked.message} Vul die eerst in als je hier al meekeek.")
    except NotFoundError:
        pass
    return join_page(404, html(CODE_ERROR, INVITATION_REFUSED), typed, WRONG_FIELD)


def seated(store: DurableStore, request: Request, form: Form) -> tuple[Actor, str, str]:
    """The guest, the token of their cookie and the invitation's id; a new person is made with a right secret only."""
    known, secret, address = known_person(store, request, form), secret_of(form), address_of(request)
    if known is None:
        return store.meetings.accept_as_new(secret, address)
    actor, token = known
    return actor, token, store.meetings.accept(actor, secret, address)


def guest_place(store: DurableStore, actor: Actor, joined: str, has_seen: bool) -> str:
    """The page of an invitation; for a guest who has seen what is asked (`has_seen`) its first question."""
    numbered = enumerate(store.meetings.invited(actor), 1)
    number, invitation = next(one for one in numbered if one[1].id == joined)
    is_new = has_seen and invitation.right == "rate" and "guest" not in invitation.ready
    return f"{GUEST.path}?gesprek={number}&stap=2" if is_new else f"{GUEST.path}?gesprek={number}"
