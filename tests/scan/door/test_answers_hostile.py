"""The route of answers under attack: refused with a Dutch sentence in JSON, and nothing is stored.

ZELFSCAN_FUZZ=10000 asks for as many malformed bodies as issue 15 names; every run asks for a tenth of them.
"""

import asyncio
import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from scan import resources
from scan.door.answers import ANSWER_PATH, TOKEN_HEADER, AnswerRoute
from scan.identity.answer_token import answer_token
from scan.limits.limits import ANSWER_BYTES
from scan.store import LONGEST_NOTE
from tests.support.answers import change, post, refused, stored
from tests.support.two_people import invited, newest, scanned, two, who
from tests.support.windows import HERE, Visit

TRIES = int(os.environ.get("ZELFSCAN_FUZZ", "1000"))
NOT_READ, NOBODY = "Dit antwoord is niet te lezen.", "Er is hier geen scan van jou bekend."
FOREIGN, OLD_PAGE = "kwam niet van een pagina van de zelfscan", "hoort bij een andere scan of bij iemand anders"


@pytest.fixture
def begun(visit: Visit) -> Iterator[Visit]:
    """A visitor with one answer, which is all that may be stored at the end."""
    scanned(visit, 3)
    before = stored(visit)
    yield visit
    assert stored(visit) == before
    assert stored(visit).numbers == before.numbers


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elders.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://testserver.elders.example"},
        {"origin": HERE, "sec_fetch_site": "cross-site"},
        {"origin": HERE, "sec_fetch_site": "same-site"},
        {"origin": HERE, "sec_fetch_site": "none"},
    ],
    ids=str,
)
def test_an_answer_from_another_site_is_refused(begun: Visit, headers: dict[str, str]) -> None:
    refused(post(begun, newest(begun), change(4), **headers), 403, FOREIGN)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_form_of_another_site_is_no_answer(begun: Visit, kind: str) -> None:
    refused(post(begun, newest(begun), change(4), content_type=kind), 400, NOT_READ)


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "é" * 64])
def test_without_the_right_token_nothing_is_saved(begun: Visit, token: str) -> None:
    refused(post(begun, newest(begun), change(4), x_zelfscan_token=token.encode()), 403, OLD_PAGE)


def test_a_token_of_another_person_or_sitting_is_refused(begun: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other, sitting = scanned(Visit(monkeypatch)), newest(begun)
    for token in (answer_token(other.token(), sitting), answer_token(begun.token(), newest(other))):
        refused(post(begun, sitting, change(4), x_zelfscan_token=token), 403, OLD_PAGE)


def test_a_sitting_of_another_person_is_not_found(begun: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = scanned(Visit(monkeypatch))
    for sitting in (newest(begun), "x" * 16, "", "../..", "é", "x" * 5_000):
        refused(post(other, sitting, change(4)), 404, "Dit bestaat niet of niet meer.")
    assert stored(other).numbers == {}


@pytest.mark.parametrize("cookie", ["", "x", "a" * 43, "'--"], ids=ascii)
def test_without_a_known_cookie_nobody_is_there(begun: Visit, monkeypatch: pytest.MonkeyPatch, cookie: str) -> None:
    refused(post(Visit(monkeypatch), newest(begun), change(4), cookie=cookie), 401, NOBODY)


# R25
def test_a_session_id_of_streamlit_gives_nothing(begun: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    thief, stolen = Visit(monkeypatch), "3f1f0a52-7f52-4c6c-9d53-0b5d1f4a3f10"
    headers = {"sec_websocket_protocol": f"streamlit, x, {stolen}", "x_zelfscan_token": answer_token("", newest(begun))}
    refused(post(thief, newest(begun), change(4), **headers), 401, NOBODY)
    refused(post(thief, newest(begun), change(4), cookie=stolen), 401, NOBODY)


# R23
@pytest.mark.parametrize("path", ["/stop", "/wis"])
def test_a_cookie_that_ended_saves_nothing(visit: Visit, path: str) -> None:
    sitting, cookie = newest(scanned(visit, 3)), visit.token()
    visit.client.post(path)
    refused(post(visit, sitting, change(4)), 401, NOBODY)
    refused(post(visit, sitting, change(4), cookie=cookie), 401, NOBODY)


def test_a_rating_is_saved_until_klaar(begun: Visit) -> None:
    pair = two(begun).rated(2)
    assert post(pair.guest, pair.rating, change(5, 1, "mh-01")).status_code in (200,)
    pair.ready("guest")
    refused(post(pair.guest, pair.rating, change(1, item="mh-02")), 409, "Je hebt op klaar gedrukt.")


def test_a_rating_that_was_withdrawn_is_not_found(begun: Visit) -> None:
    pair = two(begun).rated(2)
    resources.opened_store().meetings.withdraw(who(begun), pair.made.id)
    refused(post(pair.guest, pair.rating, change(1, item="mh-02")), 404, "Dit bestaat niet of niet meer.")


def test_before_an_invitation_is_accepted_nobody_rates(begun: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made, stranger = invited(begun), scanned(Visit(monkeypatch))
    for name in (made.id, made.token, newest(begun)):
        refused(post(stranger, name, change(1)), 404, "Dit bestaat niet of niet meer.")


def test_neither_side_writes_in_the_sitting_of_the_other(begun: Visit) -> None:
    pair = two(begun).rated(2)
    refused(post(pair.guest, pair.sitting, change(1)), 404, "Dit bestaat niet of niet meer.")
    refused(post(begun, pair.rating, change(1)), 404, "Dit bestaat niet of niet meer.")


INVALID = {
    "a sixth answer": (change(6, 1), "dit antwoord bestaat niet"),
    "a negative answer": (change(-1, 1), "dit antwoord bestaat niet"),
    "another word": (change("ne", 1), "dit antwoord bestaat niet"),
    "an unknown experience": (change("2", field="experience"), "deze ervaring bestaat niet"),
    "a note of 5,001": (change("n" * (LONGEST_NOTE + 1), field="notes"), "meer dan 5.000 tekens"),
    "a note that is a number": (change(4, field="notes"), "Dit kan niet bewaard worden"),
    "an item without a name": (change(4, item=""), "iets heeft geen naam"),
    "a name of 101": (change(4, item="m" * 101), "te lang of onleesbaar"),
    "a name with a line end": (change(4, item="mh\n01"), "te lang of onleesbaar"),
}


@pytest.mark.parametrize("invalid", INVALID)
def test_one_invalid_value_refuses_the_whole_post(begun: Visit, invalid: str) -> None:
    sent, told = INVALID[invalid]
    for changes in ([sent, change(5, item="mh-02")], [change(5, item="mh-02"), sent]):
        refused(post(begun, newest(begun), *changes), 400, told)


GOOD = '{"sitting": "%s", "changes": [{"field": "answers", "item": "mh-02", "value": 4, "seen": 0}]}'
BENT: dict[str, Callable[[str], str | bytes]] = {
    "empty": lambda good: "",
    "half": lambda good: good[:-20],
    "a list": lambda good: f"[{good}]",
    "twice": lambda good: good + good,
    "a key twice": lambda good: good.replace('"seen": 0', '"seen": 0, "seen": 0'),
    "one key more": lambda good: good.replace('"seen": 0', '"seen": 0, "actor": "x"'),
    "one key less": lambda good: good.replace(', "seen": 0', ""),
    "a field of goals": lambda good: good.replace("answers", "goals"),
    "a negative number": lambda good: good.replace('"seen": 0', '"seen": -1'),
    "a number with a dot": lambda good: good.replace('"seen": 0', '"seen": 0.0'),
    "a number of 5,000 digits": lambda good: good.replace('"seen": 0', '"seen": ' + "9" * 5_000),
    "an answer with a dot": lambda good: good.replace(": 4", ": 4.0"),
    "an answer that is true": lambda good: good.replace(": 4", ": true"),
    "not a number": lambda good: good.replace(": 4", ": NaN"),
    "endless": lambda good: good.replace(": 4", ": 1e999"),
    "an answer in a list": lambda good: good.replace(": 4", ": [4]"),
    "an item that is a number": lambda good: good.replace('"mh-02"', "2"),
    "a NUL": lambda good: good.replace("mh-02", "mh-\\u0000"),
    "a lone surrogate": lambda good: good.replace("mh-02", "mh-\\ud800"),
    "no changes": lambda good: '{"sitting": "x", "changes": []}',
    "changes that are nothing": lambda good: '{"sitting": "x", "changes": null}',
    "deep": lambda good: "[" * 5_000 + "]" * 5_000,
    "not UTF-8": lambda good: good.encode() + b"\xff",
    "UTF-16": lambda good: good.encode("utf-16"),
    "compressed": lambda good: b"\x1f\x8b" + good.encode(),
}


def posted(visit: Visit, body: str | bytes) -> Any:
    """Post a body with the right token."""
    headers = {TOKEN_HEADER: answer_token(visit.token(), newest(visit)), "content-type": "application/json"}
    return visit.client.post(ANSWER_PATH, content=body, headers=headers)


@pytest.mark.parametrize("bent", BENT)
def test_a_malformed_body_is_refused_in_dutch(begun: Visit, bent: str) -> None:
    refused(posted(begun, BENT[bent](GOOD % newest(begun))), 400, NOT_READ)


def test_a_note_with_a_sign_that_no_store_keeps_is_refused(begun: Visit) -> None:
    for sign in ("\0", "\ud800", "\udfff"):
        refused(post(begun, newest(begun), change(f"a{sign}b", field="notes")), 400, NOT_READ)


def test_a_body_over_64_kb_is_refused_unread(begun: Visit) -> None:
    long = GOOD % newest(begun)
    refused(posted(begun, long + " " * (ANSWER_BYTES.most - len(long) + 1)), 413, "hooguit 64 kB")
    endless = (b"x" * 1_000_000 for _ in range(100))
    headers = {TOKEN_HEADER: "x", "content-type": "application/json"}
    refused(begun.client.post(ANSWER_PATH, content=endless, headers=headers), 413, "hooguit 64 kB")


def test_half_a_body_is_no_error_of_the_server(begun: Visit) -> None:
    sent, half = list[Message](), iter([{"type": "http.request", "body": b"{", "more_body": True}])
    headers = {
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
        "cookie": f"zelfscan={begun.token()}",
    }
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def receive() -> Message:
        return next(half, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": ANSWER_PATH, "headers": raw, "query_string": b""}
    asyncio.run(AnswerRoute(Starlette())(scope, receive, send))
    assert sent[0]["status"] == 400


PIECES = (
    "null",
    "true",
    "-1",
    "1e9",
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    "\n",
    "\0",
    "é",
    "💚",
)


def mutated(dice: random.Random, good: str) -> str:
    """The body with some characters removed, repeated or replaced."""
    text = good
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice((0, 0, 1, 1, 2, 9)))
        text = text[:start] + dice.choice(("", dice.choice(PIECES), text[start:end] * 2)) + text[end:]
    return text


def test_no_mutated_body_is_an_error_or_leaves_a_trace(visit: Visit) -> None:
    dice, sitting = random.Random(15), newest(scanned(visit, 3))
    headers = {TOKEN_HEADER: answer_token(visit.token(), sitting), "content-type": "application/json"}
    numbers, statuses = dict(stored(visit).numbers), set[int]()
    for body in (mutated(dice, GOOD % sitting) for _ in range(TRIES)):
        answer = visit.client.post(ANSWER_PATH, content=body.encode(), headers=headers)
        statuses.add(answer.status_code)
        if answer.status_code == 200:
            numbers |= {(one["field"], one["item"]): one["number"] for one in answer.json()["fields"]}
        else:
            refused(answer, answer.status_code, ".")
    assert statuses == {200, 400, 403}
    assert stored(visit).numbers == {place: number for place, number in numbers.items() if number}
