"""A page with one sentence, for what the server has to say outside the scan."""

from starlette.responses import Response

from scan.look.html import Markup, html

STYLE = Markup("""
body { font: 17px/1.6 system-ui, sans-serif; color: #1E2B30; background: #FBFAF7; margin: 0; }
main { max-width: 40rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.3; }
a { color: #0B5F6B; display: inline-block; padding: .7rem 0; }
a:focus-visible { outline: 3px solid #1E2B30; outline-offset: 2px; }
""")
PAGE = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>'
    '<body><main><h1>{title}</h1>{told}<p><a href="{to}">{link}</a></p></main></body></html>'
)
TO_START = ("/", "Naar het begin van de zelfscan")


def notice(title: str, told: str, status: int, to: str = TO_START[0], link: str = TO_START[1]) -> Response:
    """A Dutch page that says what is the matter, and where to go on."""
    said = html("<p>{}</p>", told) if told else Markup("")
    page = html(PAGE, title=title, told=said, style=STYLE, to=to, link=link)
    return Response(str(page), status, {"cache-control": "no-store"}, media_type="text/html")
