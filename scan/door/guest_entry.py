"""The way in for a guest: the link holds its secret after "#", which no server and no log ever sees (D8, R20)."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from scan import resources
from scan.door.entry import owner, to
from scan.door.forms import FAILED, Form, address_of, form_of, token_of, with_cookie
from scan.door.not_found import JOIN
from scan.door.notice_page import notice, page_of
from scan.look.html import html
from scan.page_table import GUEST
from scan.store import NotFoundError, StoreError

SCRIPT_NAME = "meedoen.js"
SCRIPT = (Path(__file__).parents[1] / "look" / "join.js").read_bytes()
TITLE = "Kijk mee met een zelfscan"
WHAT = (
    "Een arts of student vraagt je om mee te kijken met een zelfscan over palliatieve zorg. Een account is niet nodig. "
    "Als je verdergaat, onthoudt je browser met één cookie dat jij hier bent uitgenodigd. De scan blijft van degene "
    "die je uitnodigde, en die kan de uitnodiging intrekken. Het is geen beoordeling en geen bekwaamverklaring."
)
FORM = html(
    '<form method="post" action="{}"><label for="secret">De code die je kreeg</label>'
    '<input id="secret" name="secret" required maxlength="100" autocomplete="off" autocapitalize="characters" '
    'spellcheck="false" placeholder="ABCD-EFGH-JKMN"><br><button type="submit">Kijk mee</button></form>',
    JOIN,
)
NO_WAY_IN = (
    "Deze uitnodiging opent niets. Ze is verlopen, ingetrokken of al door een ander gebruikt, of de code klopt niet. "
    "Vraag om een nieuwe. Nodigde je zelf iemand uit? Dan vind je het gesprek onder ‘Gesprek’."
)


async def invitation(request: Request) -> Response:
    """The page that a link opens: what this is, and one button; the script moves the secret into the form."""
    return page_of(TITLE, html("<p>{}</p>", WHAT) + FORM, 200, script=SCRIPT_NAME)


async def script(request: Request) -> Response:
    """The script of that page."""
    return Response(SCRIPT, headers={"cache-control": "no-cache"}, media_type="text/javascript")


@form_of
def join(request: Request, form: Form) -> Response:
    """Let a guest in by the secret of a link or a spoken code, as who they are here already or as someone new."""
    store = resources.store()
    actor, token = owner(store, request)
    try:
        store.meetings.accept(actor, str(form.get("secret", "")), address_of(request))
    except StoreError as error:
        if token != token_of(request):
            store.forget_person(actor)  # who was not let in leaves nothing behind
        if isinstance(error, NotFoundError):
            return notice(FAILED, NO_WAY_IN, 404, JOIN, "Vul de code opnieuw in")
        raise
    return with_cookie(to(GUEST.path), request, token)
