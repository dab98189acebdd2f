"""HTML forms that post to the server itself: only a response of the server can set or delete a cookie."""

from collections.abc import Mapping

from scan.identity.answer_token import OWN_DATA, answer_token
from scan.look.html import SHARED_TICK, Markup, hidden_fields, html
from scan.store import Actor

AUTO_SUBMIT = '<form class="go" method="post" action="{}">{}</form>'
BUTTON = '<form method="post" action="{}">{}<button class="button {}" type="submit">{}</button></form>'
CODE_FORM = (
    '<form method="post" action="/hervat" class="ask"><label for="code">Je code</label>'
    '<input id="code" name="code" required maxlength="30" autocomplete="off" autocapitalize="characters" '
    'spellcheck="false" placeholder="ABCDE-FGHJK-MNPQR">'
    '<button class="button" type="submit">Ga verder</button>{}</form>'
)
FILE_FORM = (
    '<form method="post" action="/inlezen" enctype="multipart/form-data" class="ask">{}'
    '<p>Een bestand van de zelfscan: .zip of .json.</p><input id="file" name="file" type="file" accept=".zip,.json">'
    '<label for="file" class="button">Kies een bestand</label><output for="file"></output>'
    '<button class="button" type="submit">Lees in</button></form>'
)


def auto_submit_form(action: str, fields: Mapping[str, object]) -> Markup:
    """A form of hidden fields that page.js submits as soon as it is on the page."""
    return html(AUTO_SUBMIT, action, hidden_fields(fields))


def post_button(action: str, label: str, kind: str, shown: Mapping[str, object]) -> Markup:
    """A button that posts to `action` what was on the screen, as `page_fields`; `kind` is an extra CSS class."""
    return html(BUTTON, action, hidden_fields(shown), kind, label)


def page_fields(token: str, actor: Actor | None) -> dict[str, object]:
    """Of whom a page is, for its forms: the door refuses them once someone else is known in this browser."""
    return {"page": answer_token(token, OWN_DATA) if actor else ""}


def resume_code_form(is_locked: bool = False) -> Markup:
    """The field for a resume code; posted to the server, so that the code never passes through a Streamlit session.

    With it one can say that the computer is shared; one that is locked is and stays so.
    """
    return html(CODE_FORM, Markup("") if is_locked else SHARED_TICK)


def import_form(shown: Mapping[str, object]) -> Markup:
    """The field for a scan file or ZIP to import, with what was on the screen."""
    return html(FILE_FORM, hidden_fields(shown))
