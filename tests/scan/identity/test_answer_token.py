"""The token that goes along with answers."""

import hmac
from hashlib import sha256

import pytest

from scan.identity.answer_token import answer_token, is_answer_token

COOKIE, SITTING = "kXo-cookie", "abc_123"


def test_the_token_is_the_keyed_hash_of_the_sitting() -> None:
    assert answer_token(COOKIE, SITTING) == hmac.new(b"kXo-cookie", b"antwoord:abc_123", sha256).hexdigest()
    assert is_answer_token(answer_token(COOKIE, SITTING), COOKIE, SITTING)


@pytest.mark.parametrize(("cookie", "sitting"), [("", SITTING), ("other", SITTING), (COOKIE, ""), (COOKIE, "abc_124")])
def test_a_token_fits_one_cookie_and_one_sitting(cookie: str, sitting: str) -> None:
    assert not is_answer_token(answer_token(cookie, sitting), COOKIE, SITTING)


@pytest.mark.parametrize("token", ["", "é", "\ud800", "A" * 64, answer_token(COOKIE, SITTING).upper()], ids=ascii)
def test_any_other_text_is_no_token(token: str) -> None:
    assert not is_answer_token(token, COOKIE, SITTING)
