"""The cookie of a visitor in requests and responses."""

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response

from scan.door.notice_page import FAILED_TITLE, notice
from scan.identity.visitor_cookie import cookie_name, is_https, token_in_cookie

COOKIE_SECONDS = 60 * 60 * 24 * 400  # the longest that browsers allow; renewed on each visit
PROBE = "proef"  # in the address of a form that is sent again, and in the cookie that came with it
NO_COOKIES = (
    "Je browser bewaart hier geen cookies, en zonder die ene cookie vinden we jouw scan niet terug. Er is niets "
    "gemaakt of gebruikt. Sta cookies toe voor dit adres. Zie je de scan binnen een andere site? Open hem dan in een "
    "eigen venster."
)


class CookieNeededError(Exception):
    """Something would be made for a visitor of whom it is not known that their browser keeps a cookie."""


def cookie_probe(request: Request) -> Response:
    """Have the browser send its form once more, with a cookie; when it did not keep that, say so (R55)."""
    if PROBE in request.query_params:
        return notice(FAILED_TITLE, NO_COOKIES, 400)
    again, secure = RedirectResponse(f"{request.url.path}?{PROBE}=1", 307), is_secure(request)
    again.set_cookie(cookie_name(secure), PROBE, 60, httponly=True, samesite="lax", secure=secure)
    return again


def require_cookie(request: Request) -> None:
    """Raise CookieNeededError when the browser sent no cookie."""
    if not token_of(request):
        raise CookieNeededError


def is_secure(request: HTTPConnection) -> bool:
    """Whether the visitor uses TLS, with this server or with a proxy before it."""
    return is_https(request.url.scheme, request.headers.get("x-forwarded-proto", ""))


def token_of(request: HTTPConnection) -> str:
    """The token in the visitor's cookie, "" without one."""
    return token_in_cookie(request.headers.getlist("cookie"), is_secure(request))


def with_cookie(response: Response, request: Request, token: str) -> Response:
    """The response with a cookie that identifies the visitor by this token."""
    name, secure = cookie_name(is_secure(request)), is_secure(request)
    response.set_cookie(name, token, COOKIE_SECONDS, httponly=True, samesite="lax", secure=secure)
    return response


def without_cookie(response: Response, request: Request) -> Response:
    """The response with the cookie of the visitor deleted."""
    name, secure = cookie_name(is_secure(request)), is_secure(request)
    response.delete_cookie(name, httponly=True, samesite="lax", secure=secure)
    return response
