"""The page where a code is filled in, which a QR code leads to, and the reminder to come back."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from scan.page_table import RESUME_PATH
from tests.support.windows import Visit

WRONG = "ABCDE-FGHJK-MNPQR"


def test_a_qr_code_leads_to_a_form_that_a_script_fills_in(visit: Visit) -> None:
    page = visit.client.get(RESUME_PATH)
    assert page.status_code == 200
    assert 'action="/hervat"' in page.text
    assert 'id="secret" name="code"' in page.text
    assert '<script type="module" src="/meedoen.js">' in page.text
    assert "set-cookie" not in page.headers


def test_a_wrong_code_stands_in_its_field_again_with_what_is_wrong(visit: Visit) -> None:
    page = visit.client.post(RESUME_PATH, data={"code": WRONG})
    assert page.status_code == 404
    assert f'value="{WRONG}"' in page.text
    assert 'aria-invalid="true" aria-describedby="wrong" autofocus' in page.text
    assert '<p id="wrong" role="alert">Deze code kennen we niet.' in page.text


def test_what_was_typed_as_a_code_is_text(visit: Visit) -> None:
    page = visit.client.post(RESUME_PATH, data={"code": '"><img src=x onerror=alert(1)>'})
    assert "<img" not in page.text
    assert 'value="&#34;&gt;&lt;img src=x onerror=alert(1)&gt;"' in page.text


def test_a_file_that_cannot_be_read_leads_to_a_field_for_another(visit: Visit) -> None:
    page = visit.client.post("/inlezen", files={"file": ("x.json", b"geen scan")})
    assert page.status_code == 400
    assert 'type="file" accept=".zip,.json" required aria-invalid="true" aria-describedby="wrong"' in page.text


def test_a_page_of_our_own_names_the_site_in_its_title(visit: Visit) -> None:
    assert "<title>Ga verder met je code · Zelfscan palliatieve zorg</title>" in visit.client.get(RESUME_PATH).text


def test_a_reminder_is_an_event_in_half_a_year_that_names_nobody(today: date, visit: Visit) -> None:
    answer = visit.client.get("/mee/herinnering.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["dtstart"].dt == today + timedelta(days=182)
    assert event["url"] == "http://testserver/"
    assert sorted(event) == ["DESCRIPTION", "DTSTAMP", "DTSTART", "SUMMARY", "UID", "URL"]


@pytest.mark.parametrize("cookie", [True, False])
def test_a_reminder_is_the_same_for_everyone(visit: Visit, cookie: bool) -> None:
    before = Calendar.from_ical(visit.client.get("/mee/herinnering.ics").content).walk("VEVENT")[0]
    if cookie:
        visit.client.post("/begin", data={"audience": "bachelor", "phase": "n6", "year": "1"})
    after = Calendar.from_ical(visit.client.get("/mee/herinnering.ics").content).walk("VEVENT")[0]
    assert {k: v for k, v in before.items() if k != "DTSTAMP"} == {k: v for k, v in after.items() if k != "DTSTAMP"}
