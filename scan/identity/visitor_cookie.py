"""The one cookie of a visitor: its name, and the token in it (reliability.md R77)."""

from collections.abc import Iterable

COOKIE = "zelfscan"
SECURE_COOKIE = f"__Host-{COOKIE}"  # a name that browsers let no sibling host set


def cookie_name(is_secure: bool) -> str:
    """The name of the cookie, with TLS between browser and server or without."""
    return SECURE_COOKIE if is_secure else COOKIE


def token_in_cookie(headers: Iterable[str], is_secure: bool) -> str:
    """The token in the Cookie headers of a request; "" without one, and when two claim one name.

    With TLS only the secure name counts. Of two, another host of the domain set one, and nothing tells which.
    """
    pairs = [one.strip().partition("=") for header in headers for one in header.split(";")]
    of_name = {name: [value for one, _, value in pairs if one == name] for name in (SECURE_COOKIE, COOKIE)}
    tokens = of_name[SECURE_COOKIE] or ([] if is_secure else of_name[COOKIE])
    return tokens[0] if len(tokens) == 1 else ""


def is_https(scheme: str, forwarded: str) -> bool:
    """Whether the visitor uses TLS, with this server (`scheme`) or with a proxy (`X-Forwarded-Proto`) before it."""
    return scheme in ("https", "wss") or forwarded.split(",")[0].strip() == "https"
