"""HTML forms that post to the server itself: only an answer of the server can set or take away a cookie."""

from collections.abc import Mapping

from scan.look.html import Markup, html, joined

HIDDEN = '<input type="hidden" name="{}" value="{}">'
AT_ONCE = '<form class="go" method="post" action="{}">{}</form>'
BUTTON = '<form method="post" action="{}"><button class="button {}" type="submit">{}</button></form>'
CODE = (
    '<form method="post" action="/hervat" class="ask"><label for="code">Je code</label>'
    '<input id="code" name="code" required maxlength="30" autocomplete="off" autocapitalize="characters" '
    'spellcheck="false" placeholder="ABCDE-FGHJK-MNPQR"><button class="button" type="submit">Ga verder</button></form>'
)
FILE = (
    '<form method="post" action="/inlezen" enctype="multipart/form-data" class="ask">'
    '<p>Een bestand van de zelfscan: .zip of .json.</p><input id="file" name="file" type="file" accept=".zip,.json">'
    '<label for="file" class="button">Kies een bestand</label><output for="file"></output>'
    '<button class="button" type="submit">Lees in</button></form>'
)


def at_once(action: str, fields: Mapping[str, object]) -> Markup:
    """A form that page.js sends as soon as it stands on the page."""
    return html(AT_ONCE, action, joined(html(HIDDEN, *field) for field in fields.items()))


def button(action: str, label: str, kind: str = "") -> Markup:
    """One button that posts."""
    return html(BUTTON, action, kind, label)


def ask_code() -> Markup:
    """The field for a resume code, which so never passes through a session."""
    return Markup(CODE)


def ask_file() -> Markup:
    """The field for a file to bring back."""
    return Markup(FILE)
