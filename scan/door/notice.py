"""A page with one sentence, for what the server has to say outside the scan."""

from starlette.responses import Response

from scan.look.html import Markup, html

STYLE = Markup("""
body { font: 17px/1.6 system-ui, sans-serif; color: #1E2B30; background: #FBFAF7; margin: 0; }
main { max-width: 40rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.3; }
a { color: #0B5F6B; display: inline-block; padding: .7rem 0; }
:focus-visible { outline: 3px solid #1E2B30; outline-offset: 2px; }
label { display: block; font-weight: 600; }
input, button { font: inherit; min-height: 46px; box-sizing: border-box; padding: .4rem 1rem; border-radius: .5rem; }
input { border: 1.5px solid #87929A; max-width: 100%; }
button { border: 0; background: #0B5F6B; color: #fff; font-weight: 600; margin: .5rem 0; cursor: pointer; }
""")
PAGE = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style>{script}</head>'
    '<body><main><h1>{title}</h1>{told}<p><a href="{to}">{link}</a></p></main></body></html>'
)
SCRIPT = '<script type="module" src="/{}"></script>'
TO_START = ("/", "Naar het begin van de zelfscan")


def notice(title: str, told: str, status: int, to: str = TO_START[0], link: str = TO_START[1]) -> Response:
    """A Dutch page that says what is the matter, and where to go on."""
    return page_of(title, html("<p>{}</p>", told) if told else Markup(""), status, to, link)


def page_of(
    title: str, told: Markup, status: int, to: str = TO_START[0], link: str = TO_START[1], script: str = ""
) -> Response:
    """A Dutch page of our own outside the scan, with a script of our own where it needs one."""
    runs = html(SCRIPT, script) if script else Markup("")
    page = html(PAGE, title=title, told=told, style=STYLE, to=to, link=link, script=runs)
    return Response(str(page), status, {"cache-control": "no-store"}, media_type="text/html")
