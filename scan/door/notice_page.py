"""Plain Dutch pages outside Streamlit: notices, errors and the invitation."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from starlette.responses import Response

from scan.look.html import SHARED_TICK, Markup, hidden_fields, html
from scan.page_table import APP_NAME, RESUME_PATH

MEDIA = files("streamlit") / "static/static/media"
LOOK_FOLDER = Path(__file__).parents[1] / "look"
LOGO = Markup((LOOK_FOLDER / "logo.svg").read_text("utf-8"))


def font_face(family: str, file: str) -> Markup:
    """The CSS of a font that Streamlit serves under a hashed name; empty when the file does not exist."""
    names = [one.name for one in MEDIA.iterdir() if one.name.startswith(file)]
    face = '@font-face {{ font-family: "{}"; src: url("/static/media/{}"); font-weight: 200 900; }}\n'
    return html(face, family, names[0]) if names else Markup("")


STYLE = (
    Markup((LOOK_FOLDER / "tokens.css").read_text("utf-8"))
    + font_face("Source Sans", "SourceSansVF-Upright")
    + font_face("Source Serif", "SourceSerifVariable-Roman")
    + Markup("""
body { font: 17px/1.6 "Source Sans", sans-serif; color: var(--ink); background: var(--paper); margin: 0; }
header { display: flex; align-items: center; gap: .45rem; padding: .8rem 1rem;
  font: 600 1.25rem/1 "Source Serif", serif; }
main { max-width: 40rem; margin: 4vh auto 0; padding: 0 1.5rem; }
ul { padding-left: 1.2rem; margin: .6rem 0; }
button { margin-right: .6rem; }
h1 { font: 600 2rem/1.25 "Source Serif", serif; margin: 0 0 .6rem; }
a { color: var(--ink); display: inline-block; margin-top: .6rem; padding: .6rem 1.1rem;
  border: 1.5px solid var(--control); border-radius: .5rem; background: var(--card);
  font-weight: 600; text-decoration: none; }
a:hover { border-color: var(--petrol); color: var(--petrol); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
label { display: block; font-weight: 600; }
input, button { font: inherit; min-height: 46px; box-sizing: border-box; padding: .4rem 1.1rem; border-radius: .5rem; }
input { border: 1.5px solid var(--control); background: var(--card); color: var(--ink); max-width: 100%; }
.tick { display: flex; align-items: center; gap: .5rem; font-weight: 400; }
.tick input { width: 1.5rem; }
button { border: 0; background: var(--petrol); color: var(--on-petrol); font-weight: 600; margin: .7rem 0;
  cursor: pointer; }
button.later { background: none; color: var(--ink); font-weight: 400; text-decoration: underline; padding-inline: 0; }
""")
)
PAGE = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title} · {site}</title>'
    '<link rel="icon" href="/favicon.svg">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style>{script}</head><body>'
    '<header>{logo}<span aria-hidden="true">Zelfscan palliatieve zorg</span></header>'
    '<main><h1>{title}</h1>{body}<p><a href="{to}">{link}</a></p></main></body></html>'
)
CODE_TITLE = "Ga verder met je code"
CODE_FORM = (
    '{error}<form method="post" action="{to}"><label for="secret">Je code (verplicht)</label>'
    '<input id="secret" name="code" value="{typed}" required maxlength="30" autocomplete="off" '
    'autocapitalize="characters" spellcheck="false" placeholder="ABCDE-FGHJK-MNPQR"{marks}><br>'
    '{shared}<button type="submit">Ga verder</button></form>'
)
CODE_ERROR = '<p id="wrong" role="alert">{}</p>'
WRONG_FIELD = Markup(' aria-invalid="true" aria-describedby="wrong" autofocus')
FILE_TITLE = "Lees een bestand in"
FILE_FORM = (
    '<p id="wrong" role="alert">{}</p><form method="post" action="/inlezen" enctype="multipart/form-data">{}'
    '<label for="file">Een bestand van de zelfscan: .zip of .json (verplicht)</label>'
    '<input id="file" name="file" type="file" accept=".zip,.json" required{}><br>'
    '<button type="submit">Lees in</button></form>'
)
WHOSE_TITLE = "Ben jij dat?"
WHOSE_FORM = (
    "<p>In deze browser is iemand bekend die {began} een scan begon of meekeek. Ben jij dat? Zo niet, dan begin je als "
    "iemand anders. Wat er al was, zie je dan niet; die ander komt alleen terug met een code.</p>"
    '<form method="post" action="{path}">{fields}<button name="whose" value="mine">Ja, dat ben ik</button> '
    '<button name="whose" value="other" class="later">Nee, ik ben iemand anders</button></form>'
)
LINK_SCRIPT = "meedoen.js"  # moves what stands after "#" in the address into the field called "secret"
SCRIPT_TAG = '<script type="module" src="/{}"></script>'
FAILED_TITLE = "Dat lukte niet"
TO_START = ("/", "Naar het begin van de zelfscan")


def notice(title: str, message: str, status: int, to: str = TO_START[0], link: str = TO_START[1]) -> Response:
    """A Dutch page with a title, a message ("" for none) and a link to continue."""
    return html_page(title, html("<p>{}</p>", message) if message else Markup(""), status, to, link)


def html_page(
    title: str, body: Markup, status: int, to: str = TO_START[0], link: str = TO_START[1], script: str = ""
) -> Response:
    """A Dutch page with `body`, a link to continue, and the script of that name ("" for none)."""
    tag = html(SCRIPT_TAG, script) if script else Markup("")
    page = html(PAGE, title=title, site=APP_NAME, body=body, style=STYLE, logo=LOGO, to=to, link=link, script=tag)
    return Response(str(page), status, {"cache-control": "no-store"}, media_type="text/html")


def code_page(status: int, typed: str = "", error: str = "") -> Response:
    """The page where a personal code is filled in; after a wrong one with that code and the error at its field."""
    told = html(CODE_ERROR, error) if error else Markup("")
    form = html(
        CODE_FORM, error=told, to=RESUME_PATH, typed=typed, marks=WRONG_FIELD if error else "", shared=SHARED_TICK
    )
    return html_page(CODE_TITLE, form, status, script=LINK_SCRIPT)


def file_page(error: str, form: Mapping[str, str | bytes]) -> Response:
    """The page where a file is chosen again, with what was wrong at its field, and the other fields of its form."""
    return html_page(FILE_TITLE, html(FILE_FORM, error, sent_again(form), WRONG_FIELD), 400)


def whose_page(path: str, fields: Mapping[str, str | bytes], began: str) -> Response:
    """The question whether who is known in this browser is the visitor; each answer sends the form again."""
    form = html(WHOSE_FORM, began=began, path=path, fields=sent_again(fields))
    return html_page(WHOSE_TITLE, form, 409)


def sent_again(form: Mapping[str, str | bytes]) -> Markup:
    """The texts of a form that was sent, to send them again without the answer to whose it is."""
    texts = {name: value for name, value in form.items() if isinstance(value, str) and name != "whose"}
    return hidden_fields(texts)
