"""The forms and downloads beside the pages: begin, resume, download, upload, erase."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from starlette.responses import Response

from scan import resources
from scan.door import FORMS, own_data
from scan.identity.visitor_cookie import COOKIE
from scan.limits.child_process import FILES
from scan.limits.limits import NEW_PEOPLE, SCANS, UPLOADS_WAITING
from scan.page_table import GROWTH, MINE, PROFILE, QUESTIONS, START, Page
from scan.store import Actor, Changes, NotFoundError, Sitting, UnavailableError
from scan.store.durable import DurableStore
from scan.takeaway import scan_file, takeout
from tests.support.filled_in import loaded
from tests.support.windows import HERE, Visit, told

AIOS = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}
NOTE = "<script>alert(1)</script>"


def begin(visit: Visit, **other: str) -> Response:
    """Submit the form that begins a scan."""
    return visit.client.post("/begin", data={**AIOS, **other})


def who(visit: Visit) -> Actor:
    """The person of the cookie in this browser."""
    return resources.opened_store().actor_of(visit.token())


def scans(visit: Visit) -> tuple[Sitting, ...]:
    """The stored sittings of this visitor."""
    return resources.opened_store().sittings(who(visit))


@pytest.fixture
def begun(visit: Visit) -> Visit:
    """A visitor who began a scan and gave an answer."""
    begin(visit)
    resources.opened_store().save(
        who(visit), scans(visit)[0].assessment.id, Changes({"mh-01": 4}, notes={"mh-01": NOTE})
    )
    return visit


def refused(answer: Response, status: int, told: str) -> None:
    """The response is a Dutch page with this status and message."""
    text = unescape(bytes(answer.content).decode())
    assert answer.status_code == status
    assert '<html lang="nl">' in text
    assert told in text


# R20, R32
def test_the_cookie_is_httponly_and_same_site(visit: Visit) -> None:
    answer = begin(visit)
    cookie = answer.headers["set-cookie"].lower()
    assert (answer.status_code, answer.headers["location"]) == (303, "/vragen")
    assert all(part in cookie for part in ("httponly", "samesite=lax", "path=/"))
    assert "secure" not in cookie
    assert visit.token() not in answer.headers["location"]


# R32
def test_no_cookie_is_set_before_a_scan_begins(visit: Visit) -> None:
    assert "set-cookie" not in visit.client.get("/").headers


def test_a_scan_begins_with_the_choices_and_the_current_version(visit: Visit) -> None:
    begin(visit)
    said = scans(visit)[0].assessment
    assert (said.phase, said.version) == ("n8", resources.current_instrument().version)
    assert said.setting is not None
    assert (said.setting.audience, said.setting.specialism, said.setting.year) == ("aios", "cardiologie", 1)


def test_a_button_pressed_twice_begins_one_scan(visit: Visit) -> None:
    begin(visit)
    begin(visit)
    assert len(scans(visit)) == 1


def test_a_second_scan_begins_beside_one_with_answers(begun: Visit) -> None:
    begin(begun)
    assert [len(one.assessment.answers) for one in scans(begun)] == [1, 0]


@pytest.mark.parametrize(
    "other",
    [
        {"audience": "baas"},
        {"phase": "n6"},
        {"phase": ""},
        {"specialism": ""},
        {"specialism": "tovenaar"},
        {"year": "99"},
        {"year": ""},
        {"year": "één"},
    ],
    ids=str,
)
def test_choices_that_do_not_fit_begin_no_scan(visit: Visit, other: dict[str, str]) -> None:
    refused(begin(visit, **other), 400, "Deze keuzes passen niet bij elkaar.")
    assert visit.token() == ""


@pytest.mark.parametrize("path", ["/begin", "/hervat", "/stop", "/inlezen", "/wis"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elders.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": HERE, "sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_forms_from_another_site_are_refused(begun: Visit, path: str, headers: dict[str, str]) -> None:
    before = scans(begun)
    refused(begun.client.post(path, data=AIOS, headers=headers), 403, "kwam niet van een pagina van de zelfscan")
    assert scans(begun) == before


def test_a_code_gives_access_on_another_computer(begun: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    code = resources.opened_store().new_code(who(begun))
    elsewhere = Visit(monkeypatch)
    answer = elsewhere.client.post("/hervat", data={"code": f" {code.lower()} "})
    assert (answer.status_code, answer.headers["location"]) == (303, "/vragen")
    assert scans(elsewhere) == scans(begun)
    assert elsewhere.token() != begun.token()


@pytest.mark.parametrize("code", ["", "ABCDE-FGHJK-MNPQR", "onzin", "'; drop table codes", "é" * 500], ids=ascii)
def test_an_unknown_code_is_refused_with_a_message(visit: Visit, code: str) -> None:
    refused(visit.client.post("/hervat", data={"code": code}), 404, "Deze code kennen we niet.")
    assert visit.token() == ""


# R22
def test_guessing_codes_is_rate_limited(visit: Visit) -> None:
    tries = [visit.client.post("/hervat", data={"code": "ABCDE-FGHJK-MNPQR"}) for _ in range(6)]
    assert [one.status_code for one in tries] == [404] * 5 + [429]
    refused(tries[-1], 429, "Probeer het over een uur opnieuw.")


# R22
def test_new_people_are_rate_limited_by_address_and_known_ones_not(
    begun: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("scan.store.durable", "scan.store.meetings.durable"):
        monkeypatch.setattr(f"{module}.NEW_PEOPLE", NEW_PEOPLE._replace(most=0))
    stranger = Visit(monkeypatch)
    secret = resources.opened_store().meetings.invite(who(begun), scans(begun)[0].assessment.id, "read").token
    refused(begin(stranger), 429, "Vanaf jouw netwerk beginnen nu te veel mensen tegelijk.")
    refused(stranger.client.post("/meedoen", data={"secret": secret}), 429, "Vanaf jouw netwerk")
    assert stranger.token() == ""
    assert begin(begun).status_code == 303


def test_forgetting_a_device_keeps_the_data(begun: Visit) -> None:
    actor, token = who(begun), begun.token()
    answer = begun.client.post("/stop")
    assert (answer.headers["location"], begun.token()) == ("/", "")
    with pytest.raises(NotFoundError):
        resources.opened_store().actor_of(token)
    assert len(resources.opened_store().sittings(actor)) == 1


def test_a_downloaded_zip_loads_for_another_person(begun: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = begun.client.get("/mee/zelfscan-alles.zip")
    assert taken.headers["content-disposition"] == 'attachment; filename="zelfscan-alles.zip"'
    assert taken.headers["cache-control"] == "no-store"
    assert "scans.json" in ZipFile(BytesIO(taken.content)).namelist()
    other = Visit(monkeypatch)
    answer = other.client.post("/inlezen", files={"file": ("z.zip", taken.content)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/gegevens")
    (mine,), (theirs,) = scans(begun), scans(other)
    assert (mine.assessment.answers, mine.notes) == (theirs.assessment.answers, theirs.notes)


def test_one_scan_can_be_downloaded(begun: Visit) -> None:
    taken = begun.client.get("/mee/zelfscan-1.json")
    assert loaded(taken.content, resources.content_versions()) == scans(begun)[0]
    assert json.loads(taken.content)["scan"]["items"]["mh-01"]["note"] == NOTE


@pytest.mark.parametrize("path", ["/mee/zelfscan-2.json", "/mee/zelfscan-0.json", "/mee/zelfscan-99999999999.json"])
def test_a_scan_that_does_not_exist_cannot_be_downloaded(begun: Visit, path: str) -> None:
    refused(begun.client.get(path), 404, "Er is hier geen scan van jou bekend.")


@pytest.mark.parametrize("path", ["/mee/zelfscan-1.json", "/mee/zelfscan-alles.zip"])
@pytest.mark.parametrize("token", ["", "x", "a" * 43, "'; --"], ids=ascii)
def test_a_stranger_can_download_nothing(begun: Visit, monkeypatch: pytest.MonkeyPatch, path: str, token: str) -> None:
    stranger = Visit(monkeypatch)
    answer = stranger.client.get(path, headers={"cookie": f"{COOKIE}={token}"} if token else {})
    refused(answer, 404, "Er is hier geen scan van jou bekend.")


def test_erasing_removes_all_and_is_confirmed(begun: Visit) -> None:
    actor, token = who(begun), begun.token()
    answer = begun.client.post("/wis")
    assert (answer.status_code, answer.headers["location"]) == (303, "/gewist")
    assert begun.token() == ""
    with pytest.raises(NotFoundError):
        resources.opened_store().sittings(actor)
    with pytest.raises(NotFoundError):
        resources.opened_store().actor_of(token)


# R68
def test_an_erasure_is_confirmed_however_often_the_page_is_loaded(begun: Visit) -> None:
    confirmed = begun.client.get(begun.client.post("/wis").headers["location"])
    for page in (confirmed, begun.client.get("/gewist")):
        assert page.status_code == 200
        assert "Alles van jou is verwijderd." in page.text
    begin(begun)
    answer = begun.client.get("/gewist")
    assert (answer.status_code, answer.headers["location"]) == (303, "/gegevens")


# R68
def test_every_form_that_did_something_answers_with_a_redirect(begun: Visit) -> None:
    file, code = begun.client.get("/mee/zelfscan-1.json").content, resources.opened_store().new_code(who(begun))
    filled: dict[str, dict[str, Any]] = {
        "/begin": {"data": AIOS},
        "/hervat": {"data": {"code": code}},
        "/inlezen": {"files": {"file": ("x.json", file)}},
        "/stop": {},
        "/wis": {},
    }
    assert filled.keys() == FORMS.keys()
    for path, form in filled.items():
        if path == "/wis":
            begin(begun)
        answer = begun.client.post(path, **form)
        assert (path, answer.status_code) == (path, 303)
        assert begun.client.get(answer.headers["location"]).status_code == 200


# R40
def test_no_erased_byte_is_left_on_disk(begun: Visit, tmp_path: Path) -> None:
    token = begun.token()
    assert any(NOTE.encode() in file.read_bytes() for file in tmp_path.iterdir())
    begun.client.post("/wis")
    resources.clean_store()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert [canary for canary in (NOTE, token) if canary.encode() in kept] == []


KINDS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "")
BOMB = b"PK\x03\x04" + b"\0" * 1000
BAD_FILES = {
    "nothing": (b"", "Kies eerst een bestand."),
    "half a file": (b'{"format": "zelfscan-scan", "edition"', "de JSON klopt niet of is afgebroken"),
    "500 deep": (b"[" * 500 + b"]" * 500, "het is te diep genest"),
    "not a number": (b'{"format": NaN}', "een getal in dat geen getal is"),
    "a key twice": (b'{"format": 1, "format": 2}', "twee keer hetzelfde"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "geen leesbaar scanbestand"),
    "a broken zip": (BOMB, "geen leesbaar scanbestand"),
    "yaml with a billion laughs": (b"a: &a [x]\nb: &b [*a,*a]\n", "de JSON klopt niet"),
    "2.1 MB": (b" " * 2_100_000, "hooguit 2 MB"),
}


@pytest.mark.parametrize("bad", BAD_FILES)
def test_a_bad_file_is_refused_in_dutch_and_not_stored(begun: Visit, bad: str) -> None:
    content, told = BAD_FILES[bad]
    before = scans(begun)
    refused(begun.client.post("/inlezen", files={"file": ("x.json", content)}), 400, told)
    assert scans(begun) == before


@pytest.mark.parametrize("change", ["wrong hash", "unknown item"])
def test_a_file_that_was_changed_is_refused(begun: Visit, change: str) -> None:
    file = json.loads(begun.client.get("/mee/zelfscan-1.json").content)
    if change == "wrong hash":
        file["scan"]["items"]["mh-01"]["answer"] = 5
        told = "Dit bestand is veranderd nadat het was gedownload"
    else:
        sitting = scans(begun)[0]
        strange = replace(sitting, assessment=replace(sitting.assessment, answers={"zz-99": 3}))
        file, told = json.loads(scan_file.export_scan(strange)), "vraagt in de fase ‘basis’ niet naar ‘zz-99’"
    refused(begun.client.post("/inlezen", files={"file": ("x.json", json.dumps(file).encode())}), 400, told)
    assert len(scans(begun)) == 1


# R74
def test_a_file_is_unpacked_read_and_checked_in_the_child_process(
    begun: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, read = begun.client.get("/mee/zelfscan-alles.zip").content, list[object]()
    run = FILES.run
    monkeypatch.setattr(FILES, "run", lambda *asked: read.append(asked) or run(*asked))
    monkeypatch.setattr(takeout, "unpacked_scans", None)
    assert begun.client.post("/inlezen", files={"file": ("z.zip", file)}).status_code == 303
    assert read == [("scan.resources:uploaded_scans", file)]


# R74
def test_while_too_many_files_are_read_a_file_waits_outside_and_a_report_is_made(begun: Visit) -> None:
    file = begun.client.get("/mee/zelfscan-1.json").content
    for _ in range(UPLOADS_WAITING.most):
        own_data.UPLOADS.acquire()
    try:
        refused(begun.client.post("/inlezen", files={"file": ("x.json", file)}), 503, UPLOADS_WAITING.message)
        assert begun.client.get("/mee/rapport-1.pdf").status_code == 200
    finally:
        for _ in range(UPLOADS_WAITING.most):
            own_data.UPLOADS.release()
    assert begun.client.post("/inlezen", files={"file": ("x.json", file)}).status_code == 303


def test_100_megabytes_are_refused(begun: Visit) -> None:
    endless = (b"x" * 1_000_000 for _ in range(100))
    answer = begun.client.post("/inlezen", content=endless, headers={"content-type": KINDS[1]})
    refused(answer, 413, "hooguit 2 MB")


@pytest.mark.parametrize("path", ["/begin", "/hervat", "/stop", "/inlezen", "/wis"])
@pytest.mark.parametrize("body", [b"", b"\0\xff", b"a=1&" * 500, b"--x\r\n"], ids=ascii)
@pytest.mark.parametrize("kind", KINDS)
def test_rubbish_in_a_form_is_answered_in_dutch(visit: Visit, path: str, body: bytes, kind: str) -> None:
    answer = visit.client.post(path, content=body, headers={"content-type": kind})
    assert answer.status_code in (303, 400, 404)
    assert answer.status_code == 303 or '<html lang="nl">' in answer.text
    assert "Traceback" not in answer.text


def test_uploaded_scans_come_first_and_without_duplicates(begun: Visit) -> None:
    file = begun.client.get("/mee/zelfscan-1.json").content
    resources.opened_store().save(who(begun), scans(begun)[0].assessment.id, Changes({"mh-01": 5}))
    for _ in range(2):
        assert begun.client.post("/inlezen", files={"file": ("x.json", file)}).status_code == 303
    assert [one.assessment.answers["mh-01"] for one in scans(begun)] == [4, 5]
    newest = resources.opened_store().newest(who(begun))
    assert newest is not None
    assert newest.assessment.answers["mh-01"] == 5


# R55
def test_a_refused_file_of_a_new_visitor_leaves_nobody_behind(
    begun: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = begun.client.get("/mee/zelfscan-1.json").content
    monkeypatch.setattr("scan.store.records.sittings.SCANS", SCANS._replace(most=0))
    stranger = Visit(monkeypatch)
    for sender in (stranger, begun):
        refused(sender.client.post("/inlezen", files={"file": ("x.json", file)}), 400, "Je hebt al 200 scans.")
    assert stranger.token() == ""
    with closing(sqlite3.connect(tmp_path / "zelfscan.db")) as database:
        assert database.execute("SELECT id FROM persons").fetchall() == [(who(begun).id,)]


# R55
def test_a_file_that_the_store_failed_to_take_leaves_nobody_behind(
    begun: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(store: DurableStore, *_: object) -> None:
        raise UnavailableError

    file = begun.client.get("/mee/zelfscan-1.json").content
    monkeypatch.setattr(DurableStore, "keep_earlier", fails)
    stranger = Visit(monkeypatch)
    refused(
        stranger.client.post("/inlezen", files={"file": ("x.json", file)}),
        503,
        "De bewaarplaats is nu niet bereikbaar.",
    )
    with closing(sqlite3.connect(tmp_path / "zelfscan.db")) as database:
        assert database.execute("SELECT id FROM persons").fetchall() == [(who(begun).id,)]


@pytest.mark.parametrize("path", ["/begin", "/stop", "/inlezen", "/wis"])
def test_a_get_of_the_address_of_a_form_goes_to_the_start(begun: Visit, path: str) -> None:
    answer = begun.client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert len(scans(begun)) == 1


def test_a_number_of_five_thousand_digits_is_nobodys_scan(begun: Visit) -> None:
    for ending in (f"zelfscan-{'9' * 5000}.json", "zelfscan-1e3.json", "zelfscan-é.json", f"rapport-{'9' * 5000}.pdf"):
        assert begun.client.get(f"/mee/{ending}").status_code == 404


def test_a_visit_renews_the_cookie(begun: Visit, visit: Visit) -> None:
    assert begun.token() in begun.client.get("/vragen").headers["set-cookie"]


def damage(tmp_path: Path) -> None:
    """Change what was answered in the database, bypassing the store."""
    resources.close_store()
    with sqlite3.connect(tmp_path / "zelfscan.db") as file:
        file.execute("UPDATE blocks SET items = replace(items, '-', '+')")


def test_with_a_damaged_scan_one_can_begin_another_and_erase_all(begun: Visit, tmp_path: Path) -> None:
    damage(tmp_path)
    mine = begun.window(MINE)
    assert "beschadigd" in mine.error[0].value
    assert 'action="/stop"' in told(mine.button(key="leave").click().run())
    assert "Verwijder mijn gegevens" in [one.label for one in mine.button]
    refused(begun.client.get("/mee/zelfscan-1.json"), 500, "beschadigd")
    assert begin(begun).status_code == 303
    assert begun.client.post("/wis").status_code == 303


def test_every_page_reports_a_scan_of_an_unknown_version(visit: Visit) -> None:
    begin(visit)
    strange = replace(scans(visit)[0].assessment, version="1999-1", answers={"mh-01": 4})
    resources.opened_store().keep(who(visit), Sitting(strange, digest="0" * 64))
    for page in (QUESTIONS, PROFILE, GROWTH):
        shown = visit.window(page)
        assert not shown.exception
        assert "een versie van de vragen die hier nu niet bekend is" in told(shown)


@pytest.mark.parametrize("page", [QUESTIONS, PROFILE, GROWTH, MINE, START], ids=lambda page: page.title)
def test_no_page_claims_to_be_empty_while_the_store_fails(begun: Visit, tmp_path: Path, page: Page) -> None:
    resources.close_store()
    (tmp_path / "zelfscan.db").rename(tmp_path / "aside")
    (tmp_path / "zelfscan.db").mkdir()
    shown = begun.window(page)
    assert "De bewaarplaats" in told(shown)
    assert not any(word in told(shown) for word in ("Nog geen", "nog geen scan", "Al begonnen?", "Maak later nog"))
