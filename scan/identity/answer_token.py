"""The token of a page with questions, derived from the cookie of a person and the id of their sitting."""

import hmac

OWN_DATA = "gegevens"  # in place of a sitting, for forms about all that a person has


def answer_token(cookie: str, sitting_id: str) -> str:
    """The token for answers to this sitting by the person of this cookie, as 64 hexadecimal digits.

    It is derived, so nothing is stored, and a page of another site, a stolen session id or another sitting gives none.
    """
    return hmac.digest(_bytes(cookie), _bytes(f"antwoord:{sitting_id}"), "sha256").hex()


def is_answer_token(token: str, cookie: str, sitting_id: str) -> bool:
    """Whether this is the token for answers to this sitting by the person of this cookie, in constant time."""
    return hmac.compare_digest(_bytes(token), _bytes(answer_token(cookie, sitting_id)))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
