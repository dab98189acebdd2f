"""A report that is downloaded knows what was said elsewhere: by a supervisor, and in earlier scans."""

import pytest

from results.advice.supervisor_gaps import gap_topics
from results.downloads import download_routes
from results.report.pdf import report_pdf
from results.report.report import Report
from scan import resources
from scan.door import routes
from scan.door.own_data import _downloads
from scan.identity.visitor_cookie import COOKIE
from scan.limits.child_process import BUSY, FILES
from scan.limits.limits import CHILD_WAITING, DOWNLOADS, DOWNLOADS_OF_PERSON
from tests.support.two_people import at_table, scanned, two
from tests.support.windows import Visit


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """What the PDFs were made of, in the order of the downloads."""
    made: list[Report] = []
    monkeypatch.setattr(FILES, "run", lambda name, report: made.append(report) or b"%PDF")
    return made


def downloaded(visit: Visit, number: int = 1) -> None:
    assert visit.client.get(f"/mee/rapport-{number}.pdf").status_code == 200


def test_what_a_supervisor_saw_counts_in_the_report(visit: Visit, reports: list[Report]) -> None:
    met = two(scanned(visit, 2, 4, 2)).rated(2, 4, 5).ready("learner", "guest")
    downloaded(visit)
    pair = resources.opened_store().meetings.revealed(met.actor("learner"), met.made.id)
    assert pair.rating
    seen = gap_topics([pair.rating.assessment], resources.current_instrument())
    (report,) = reports
    assert report.wish
    assert report.wish.seen_by_supervisor == seen != frozenset()
    assert report.advice
    heavier = [gap for gap in report.advice.gaps if gap.topic in seen]
    assert heavier
    assert all(gap.weight == 1.25 * sum(min(3, one) ** 2 for one in gap.shortfalls) for gap in heavier)


def test_what_a_supervisor_saw_stays_hidden_until_both_are_ready(visit: Visit, reports: list[Report]) -> None:
    met = two(scanned(visit, 4, 4, 2)).rated(2, 4, 5)
    downloaded(visit)
    met.ready("learner")
    downloaded(visit)
    assert [report.wish and report.wish.seen_by_supervisor for report in reports] == [frozenset(), frozenset()]


def test_what_a_supervisor_saw_counts_for_the_scan_that_was_rated(visit: Visit, reports: list[Report]) -> None:
    at_table(visit)
    scanned(visit, 2, 2, 2)
    downloaded(visit, 2)
    (report,) = reports
    assert report.wish
    assert report.wish.seen_by_supervisor == frozenset()


# R75
def test_a_report_from_the_child_process_has_the_same_bytes(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(visit, 2, 4, 2, notes={"mh-01": "Bij een patiënt met pijn."})
    sent: list[Report] = []
    run = FILES.run
    monkeypatch.setattr(FILES, "run", lambda name, report: sent.append(report) or run(name, report))
    answer = visit.client.get("/mee/rapport-1.pdf")
    assert answer.content == report_pdf(sent[0])


# R75
def test_one_person_waits_for_four_files_and_others_go_on(visit: Visit) -> None:
    scanned(visit, 2, 4, 2)
    _downloads[visit.token()] = DOWNLOADS_OF_PERSON.most
    try:
        answer = visit.client.get("/mee/zelfscan-1.json")
        stranger = visit.client.get("/mee/zelfscan-1.json", headers={"cookie": f"{COOKIE}=x"})
    finally:
        del _downloads[visit.token()]
    assert (answer.status_code, BUSY in answer.text, stranger.status_code) == (503, True, 404)
    assert visit.client.get("/mee/zelfscan-1.json").status_code == 200
    assert not _downloads


# R75
def test_above_the_number_of_downloads_that_wait_another_is_refused(visit: Visit) -> None:
    scanned(visit, 2, 4, 2)
    _downloads.update(dict.fromkeys(map(str, range(DOWNLOADS.most)), 1))
    try:
        assert visit.client.get("/mee/zelfscan-1.json").status_code == 503
    finally:
        _downloads.clear()
    assert visit.client.get("/mee/zelfscan-1.json").status_code == 200


# R75
def test_every_file_of_a_person_is_made_in_turn() -> None:
    files = [
        one for one in [*routes, *download_routes] if one.path.startswith("/mee/") and "herinnering" not in one.path
    ]
    assert len(files) == 9
    assert [one.path for one in files if not hasattr(one.endpoint, "__wrapped__")] == []


# R75
def test_a_zip_is_packed_in_the_child_process(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(visit, 2, 4, 2)
    called: list[str] = []
    run = FILES.run
    monkeypatch.setattr(FILES, "run", lambda name, *given: called.append(name) or run(name, *given))
    assert visit.client.get("/mee/zelfscan-alles.zip").content.startswith(b"PK")
    assert called == ["scan.resources:takeout_zip"]


# R75
@pytest.mark.parametrize(
    "path", ["rapport-1.pdf", "leerdoelen-1.docx", "tabellen-1.xlsx", "zelfscan-alles.zip", "gesprek-1.pdf"]
)
def test_while_too_many_files_are_made_a_download_says_so(visit: Visit, path: str) -> None:
    two(scanned(visit, 2, 4, 2)).rated(2, 4, 5).ready("learner", "guest")
    for _ in range(CHILD_WAITING.most):
        FILES._places.acquire()
    try:
        answer = visit.client.get(f"/mee/{path}")
    finally:
        for _ in range(CHILD_WAITING.most):
            FILES._places.release()
    assert (answer.status_code, BUSY in answer.text) == (503, True)
    assert visit.client.get(f"/mee/{path}").status_code == 200
