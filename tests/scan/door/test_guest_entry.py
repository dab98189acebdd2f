"""Joining a meeting as a guest: a secret is needed, and refused visitors leave no data."""

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.responses import Response

from scan import resources
from scan.look.html import html
from scan.store.meetings.contract import NewInvitation
from tests.scan.door.test_door import refused
from tests.support.store.world import run_sql
from tests.support.two_people import invited, invited_long_ago, newest, scanned, two, who
from tests.support.windows import HERE, Visit

CLOSED = "Deze uitnodiging opent niets."
CODES: dict[str, Callable[[str], str]] = {
    "as it was shown": str,
    "in small letters": str.lower,
    "without dashes": lambda code: code.replace("-", ""),
    "with spaces around and within": lambda code: f"  {code.replace('-', ' ').lower()}\n",
}


@pytest.fixture
def learner(visit: Visit) -> Visit:
    """An aios with a scan."""
    return scanned(visit, 4)


@pytest.fixture
def guest(learner: Visit) -> Visit:
    """A new visitor without a cookie."""
    return Visit(learner.patch)


def join(visit: Visit, secret: str, **headers: str) -> Response:
    """Submit the form of the invitation page."""
    return visit.client.post("/meedoen", data={"secret": secret}, headers=headers)


def people(tmp_path: Path) -> int:
    """The number of people in the database."""
    ((count,),) = run_sql(f"sqlite:///{tmp_path / 'zelfscan.db'}", "SELECT count(*) FROM persons")
    return int(count)


def not_let_in(visit: Visit, answer: Response, tmp_path: Path, status: int = 404, told: str = CLOSED) -> None:
    """The response is a Dutch refusal without a cookie, and the database holds only the learner."""
    refused(answer, status, told)
    assert "set-cookie" not in answer.headers
    assert visit.token() == ""
    assert people(tmp_path) == 1


def test_the_invitation_page_is_dutch_and_sets_no_cookie(visit: Visit) -> None:
    answer = visit.client.get("/meedoen")
    assert answer.status_code == 200
    assert '<html lang="nl">' in answer.text
    assert "geen bekwaamverklaring" in answer.text
    assert '<form method="post" action="/meedoen">' in answer.text
    assert "set-cookie" not in answer.headers


def test_its_script_removes_the_secret_from_the_address(visit: Visit) -> None:
    answer = visit.client.get("/meedoen.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "history.replaceState(null, '', location.pathname)" in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


# D8, R20
def test_a_link_signs_a_guest_in_without_leaking_its_secret(learner: Visit, guest: Visit) -> None:
    made = invited(learner)
    answer = join(guest, made.token)
    assert (answer.status_code, answer.headers["location"]) == (303, "/meekijken?gesprek=1")
    assert [made.token in value for value in answer.headers.values()] == [False] * len(answer.headers)
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert [one.id for one in resources.opened_store().meetings.invited(who(guest))] == [made.id]


@pytest.mark.parametrize("typed", CODES.values(), ids=CODES.keys())
def test_a_code_is_read_as_people_type_it(learner: Visit, guest: Visit, typed: Callable[[str], str]) -> None:
    answer = join(guest, typed(invited(learner).code))
    assert (answer.status_code, answer.headers["location"]) == (303, "/meekijken?gesprek=1")


# R67
@pytest.mark.parametrize(
    "link",
    [
        "http://zelfscan.example/meedoen#{}{}",
        "  https://x.nl/meedoen#{}{}\n",
        "#{}{}",
        "<x#{}\r\n {}>.",
        "x#\u200b{}\u00ad{}",
    ],
    ids=ascii,
)
def test_the_whole_link_works_in_the_field_of_the_code(learner: Visit, guest: Visit, link: str) -> None:
    token = invited(learner).token
    answer = join(guest, link.format(token[:20], token[20:]))
    assert (answer.status_code, answer.headers["location"]) == (303, "/meekijken?gesprek=1")


# R67
def test_opening_the_link_does_not_use_it(learner: Visit, guest: Visit) -> None:
    made = invited(learner)
    for _ in range(3):
        assert Visit(learner.patch).client.get(f"/meedoen#{made.token}").status_code == 200
    assert join(guest, made.token).status_code == 303


# R82
@pytest.mark.parametrize("secret", ["x" * 43, "ABCD-EFGH-JKMN"])
def test_a_wrong_secret_makes_nobody_and_nothing_to_erase(
    learner: Visit, guest: Visit, tmp_path: Path, secret: str
) -> None:
    url = f"sqlite:///{tmp_path / 'zelfscan.db'}"
    counted = (
        "SELECT (SELECT count(*) FROM persons) + (SELECT count(*) FROM keys) + (SELECT count(*) FROM guests)",
        "PRAGMA user_version",  # rows were deleted
    )
    before = [run_sql(url, one) for one in counted]
    not_let_in(guest, join(guest, secret), tmp_path)
    assert [run_sql(url, one) for one in counted] == before
    assert before[1] == [(0,)]


def welcomed(visit: Visit, secret: str, path: str = "welkom") -> Response:
    """What the invitation page asks for, before anyone presses its button."""
    return visit.client.post(f"/meedoen/{path}", data={"secret": secret})


def test_a_link_says_who_asks_what_before_it_is_used(learner: Visit, guest: Visit, tmp_path: Path) -> None:
    made = invited(learner)
    told = welcomed(guest, made.token).json()
    assert told["title"].startswith("Een arts vraagt je ")
    assert told["lead"].startswith("Een arts (aios cardiologie, jaar 1) bereidt jullie gesprek voor.")
    assert told["button"] == "Begin"
    assert (people(tmp_path), guest.token()) == (1, "")
    answer = guest.client.post("/meedoen", data={"secret": made.token, "seen": "yes"})
    assert answer.headers["location"] == "/meekijken?gesprek=1&stap=2"
    assert welcomed(guest, made.token).status_code == 200  # for the guest who came in, and nobody else
    assert welcomed(Visit(learner.patch), made.token).json() is None


def test_who_only_reads_is_told_so(learner: Visit, guest: Visit) -> None:
    told = welcomed(guest, invited(learner, "read").token).json()
    assert (told["title"], told["button"]) == ("Een arts vraagt je mee te lezen", "Lees mee")


def test_what_opens_nothing_says_nothing(learner: Visit, guest: Visit, tmp_path: Path) -> None:
    made, over = invited(learner), invited(learner)
    resources.opened_store().meetings.withdraw(who(learner), over.id)
    for secret in ("", "x" * 43, made.code, over.token, invited_long_ago(learner).token):
        assert welcomed(guest, secret).json() is None
        assert welcomed(guest, secret, "herinnering").status_code == 404
    assert people(tmp_path) == 1


# R20
def test_a_reminder_holds_no_secret(learner: Visit, guest: Visit) -> None:
    made = invited(learner)
    answer = welcomed(guest, made.token, "herinnering")
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"].startswith("Een arts vraagt je ")
    assert "Open de link" in event["description"]
    assert [one for one in (made.token, made.code, made.id, "http") if one in answer.text] == []


def test_a_known_person_keeps_their_identity(learner: Visit, guest: Visit) -> None:
    scanned(guest, 3)
    token, mine = guest.token(), newest(guest)
    join(guest, invited(learner).token)
    assert (guest.token(), newest(guest)) == (token, mine)


def test_a_withdrawn_secret_is_refused(learner: Visit, guest: Visit, tmp_path: Path) -> None:
    made = invited(learner)
    resources.opened_store().meetings.withdraw(who(learner), made.id)
    not_let_in(guest, join(guest, made.token), tmp_path)


# R21
def test_an_expired_secret_is_refused(learner: Visit, guest: Visit, tmp_path: Path) -> None:
    not_let_in(guest, join(guest, invited_long_ago(learner).token), tmp_path)


# R21
@pytest.mark.parametrize("secret", [lambda made: made.token, lambda made: made.code], ids=["link", "code"])
def test_a_secret_works_once(learner: Visit, guest: Visit, secret: Callable[[NewInvitation], str]) -> None:
    there = two(learner)
    refused(join(guest, secret(there.made)), 404, CLOSED)
    assert guest.token() == ""
    assert join(there.guest, secret(there.made)).status_code == 303  # the same guest may come again


@pytest.mark.parametrize("secret", [lambda made: made.token, lambda made: made.code], ids=["link", "code"])
def test_nobody_can_be_their_own_guest(learner: Visit, secret: Callable[[NewInvitation], str]) -> None:
    token = learner.token()
    refused(join(learner, secret(invited(learner))), 404, "Nodigde je zelf iemand uit?")
    assert learner.token() == token
    assert len(resources.opened_store().sittings(who(learner))) == 1


NOTHING = {
    "empty": "",
    "unknown link": "x" * 43,
    "unknown code": "ABCD-EFGH-JKMN",
    "huge": "A" * 15_000,
    "NUL": "\0" * 43,
    "SQL": "' OR 1=1; --",
    "emoji": "😀" * 12,
    "full width": "ＡＢＣＤ" * 3,
}


@pytest.mark.parametrize("secret", NOTHING.values(), ids=NOTHING.keys())
def test_an_unknown_secret_is_refused(learner: Visit, guest: Visit, tmp_path: Path, secret: str) -> None:
    answer = join(guest, secret)
    not_let_in(guest, answer, tmp_path)
    assert html(' value="{}"', secret) in answer.text
    assert 'aria-invalid="true" aria-describedby="wrong" autofocus' in answer.text


RUBBISH = {
    "nothing": (b"", "application/x-www-form-urlencoded"),
    "bytes": (b"secret=%ff%fe%00%ed%a0%80", "application/x-www-form-urlencoded"),
    "raw bytes": (b"secret=\xff\xfe\x00", "application/x-www-form-urlencoded"),
    "a file": (
        b'--x\r\ncontent-disposition: form-data; name="secret"; filename="a"\r\n\r\n\xff\x00\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    "no kind": (b"secret=a", ""),
}


@pytest.mark.parametrize(("body", "kind"), RUBBISH.values(), ids=RUBBISH.keys())
def test_rubbish_in_the_form_is_refused(learner: Visit, guest: Visit, tmp_path: Path, body: bytes, kind: str) -> None:
    not_let_in(guest, guest.client.post("/meedoen", content=body, headers={"content-type": kind}), tmp_path)


# R22
def test_guessing_invitations_is_rate_limited_and_stores_nothing(learner: Visit, guest: Visit, tmp_path: Path) -> None:
    answers = [join(guest, "ABCD-EFGH-JKMN") for _ in range(6)]
    assert [one.status_code for one in answers] == [404] * 5 + [429]
    not_let_in(guest, answers[-1], tmp_path, 429, "Probeer het over een uur opnieuw.")


# R22
def test_five_wrong_guesses_close_a_code_and_not_its_link(learner: Visit, guest: Visit) -> None:
    made = invited(learner)
    wrong = made.code[:5] + ("2222-2222" if made.code[5] != "2" else "3333-3333")
    assert [join(guest, wrong).status_code for _ in range(5)] == [404] * 5
    assert join(guest, made.code).status_code == 429
    assert join(guest, made.token).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elders.example"},
        {"origin": "null"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
    ],
    ids=str,
)
def test_a_form_from_another_site_is_refused(
    learner: Visit, guest: Visit, tmp_path: Path, headers: dict[str, str]
) -> None:
    made = invited(learner)
    not_let_in(guest, join(guest, made.token, **headers), tmp_path, 403, "kwam niet van een pagina van de zelfscan")


def test_a_failing_store_is_reported(learner: Visit, guest: Visit, tmp_path: Path) -> None:
    made = invited(learner)
    store, aside = tmp_path / "zelfscan.db", tmp_path / "aside"
    store.rename(aside)
    assert join(guest, made.token).status_code == 503
    aside.rename(store)
    assert join(guest, made.token).status_code == 303
