"""A request that fails is answered in Dutch, with every header, and told in the log without what was sent."""

import pytest

from scan.door import headers, health, own_data
from scan.log import MESSAGE_OMITTED, redacted_record
from tests.support.windows import Visit

CANARY = "kanarie"


def test_a_form_that_fails_shows_a_dutch_page_and_is_logged_and_counted(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(own_data, "scans_in", fails)
    monkeypatch.setattr("logging._logRecordFactory", redacted_record)
    before = health.STATUSES_SENT[500]
    answer = visit.client.post("/inlezen", files={"file": (f"{CANARY}.json", b"{}", "application/json")})
    assert (answer.status_code, health.STATUSES_SENT[500]) == (500, before + 1)
    assert "Er ging iets mis bij ons." in answer.text
    assert headers.HEADERS.items() <= dict(answer.headers).items()
    assert (CANARY in answer.text + caplog.text, MESSAGE_OMITTED in caplog.text) == (False, True)
