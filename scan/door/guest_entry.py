"""Joining a meeting as a guest; the secret of a link comes after "#", so no server or log gets it (D8, R20)."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from scan import resources
from scan.door.cookies import token_of, with_cookie
from scan.door.forms import Form, address_of, form_route
from scan.door.learner_entry import known_or_new_actor, redirect_to
from scan.door.not_found import JOIN_PATH
from scan.door.notice_page import FAILED_TITLE, html_page, notice
from scan.look.html import html
from scan.page_table import GUEST
from scan.store import NotFoundError, StoreError

JOIN_SCRIPT_NAME = "meedoen.js"
JOIN_SCRIPT = (Path(__file__).parents[1] / "look" / "join.js").read_bytes()
INVITATION_TITLE = "Kijk mee met een zelfscan"
INVITATION_TEXT = (
    "Een arts of student vraagt je om mee te kijken met een zelfscan over palliatieve zorg. Een account is niet nodig. "
    "Als je verdergaat, onthoudt je browser met één cookie dat jij hier bent uitgenodigd. De scan blijft van degene "
    "die je uitnodigde, en die kan de uitnodiging intrekken. Het is geen beoordeling en geen bekwaamverklaring."
)
JOIN_FORM = html(
    '<form method="post" action="{}"><label for="secret">De code die je kreeg</label>'
    '<input id="secret" name="secret" required maxlength="300" autocomplete="off" autocapitalize="characters" '
    'spellcheck="false" placeholder="ABCD-EFGH-JKMN"><br><button type="submit">Kijk mee</button></form>',
    JOIN_PATH,
)
INVITATION_REFUSED = (
    "Deze uitnodiging opent niets. Ze is verlopen, ingetrokken of al door een ander gebruikt, of de code klopt niet. "
    "Vraag om een nieuwe. Nodigde je zelf iemand uit? Dan vind je het gesprek onder ‘Gesprek’."
)


async def invitation_page(request: Request) -> Response:
    """The page that an invitation link opens; its script moves the secret from the address into the form."""
    return html_page(INVITATION_TITLE, html("<p>{}</p>", INVITATION_TEXT) + JOIN_FORM, 200, script=JOIN_SCRIPT_NAME)


async def join_script(request: Request) -> Response:
    """The script of the invitation page."""
    return Response(JOIN_SCRIPT, headers={"cache-control": "no-cache"}, media_type="text/javascript")


def secret_of(form: Form) -> str:
    """The secret in a form, also when the whole link was pasted."""
    return str(form.get("secret", "")).rpartition("#")[2].strip()


@form_route
def join(request: Request, form: Form) -> Response:
    """Accept an invitation by the secret of its link or a spoken code, as a known or a new person."""
    store = resources.opened_store()
    actor, token = known_or_new_actor(store, request)
    try:
        store.meetings.accept(actor, secret_of(form), address_of(request))
    except StoreError as error:
        if token != token_of(request):
            store.forget_person(actor)  # a refused visitor leaves no data
        if isinstance(error, NotFoundError):
            return notice(FAILED_TITLE, INVITATION_REFUSED, 404, JOIN_PATH, "Vul de code opnieuw in")
        raise
    return with_cookie(redirect_to(GUEST.path), request, token)
