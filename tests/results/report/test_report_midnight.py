"""Every file tells the day as it was in Amsterdam, also when it was still the day before in UTC."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pikepdf
import pytest

from results.goals.netwerkstage import trajectory
from results.meeting.outcomes import meeting_card
from results.report.meeting_files import meeting_files
from results.report.pdf import card_pdf, report_pdf
from results.report.report import Report
from results.report.word.portfolio import portfolio
from results.report.workbook import answers_csv, workbook
from scan import dates
from scan.scoring.assessment import Setting
from scan.store import Invitation, Meeting, RevealedPair, Seat, Sitting
from scan.store.meetings.revealed import Remark
from scan.takeaway.takeout import export_zip
from tests.golden import papers
from tests.support.building import real, said
from tests.support.filled_in import VERSIONS, filled
from tests.support.reports import report

WINTER = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # 00:30 on 1 January 2027 in Amsterdam
SUMMER = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)  # 00:30 on 1 July 2027
MOMENTS = pytest.mark.parametrize(
    ("moment", "day", "wrong"),
    [(WINTER, "1 januari 2027", "31 december"), (SUMMER, "1 juli 2027", "30 juni")],
    ids=["winter", "summer"],
)


def begun(moment: datetime) -> Report:
    """The report of a scan that was begun at this moment, made on that day."""
    one = report(share=0.1, goals=())
    return replace(one, sitting=replace(one.sitting, begun_at=moment), today=dates.local_date(moment))


def met(moment: datetime) -> tuple[RevealedPair, Meeting]:
    """A meeting of which everything happened at this moment."""
    own = Sitting(said({"mh-01": 4}, "n8", audience="aios"), begun_at=moment)
    rating = Sitting(said({"mh-01": 2}, "n8", by="supervisor"), begun_at=moment)
    both: dict[Seat, datetime] = {"learner": moment, "guest": moment + timedelta(minutes=5)}
    invitation = Invitation("i", "s", "rate", False, moment, revealed_at=moment, ready=both, agreed=both)
    return RevealedPair(own, rating, moment), Meeting(invitation, (Remark("guest", "mh-01", "Samen doen.", moment),))


@MOMENTS
@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv"])
def test_a_report_is_of_the_dutch_day(kind: str, moment: datetime, day: str, wrong: str) -> None:
    one = begun(moment)
    text = {
        "pdf": lambda: papers.of_pdf(report_pdf(one)),
        "docx": lambda: papers.of_docx(portfolio(one)),
        "xlsx": lambda: papers.of_xlsx(workbook([one])),
        "csv": lambda: papers.of_csv(answers_csv([one])),
    }[kind]()
    # Tables hold dates that programs read.
    assert (f"{dates.local_date(moment):%Y-%m-%d}" if kind in ("xlsx", "csv") else day) in text
    assert wrong not in text
    assert f"{moment:%Y-%m-%d}" not in text


@MOMENTS
def test_a_meeting_is_of_the_dutch_day_and_time(moment: datetime, day: str, wrong: str) -> None:
    card = meeting_card(*met(moment), real()[0])
    assert card
    text = papers.of_pdf(card_pdf(card))
    assert f"Gesprek van {day}" in text
    assert wrong not in text
    assert f"akkoord met de afspraken op {day} om 00:30" in " ".join(text.split())
    assert "om 00:35" in " ".join(text.split())


@MOMENTS
def test_agreements_are_of_the_dutch_day_and_time(moment: datetime, day: str, wrong: str) -> None:
    table = meeting_files([(*met(moment), real()[0])])["afspraken.csv"].decode("utf-8-sig")
    here = f"{dates.local_date(moment):%Y-%m-%d}"
    assert f'"1";"{here}";"{here} 00:30' in table
    assert f"{moment:%Y-%m-%d}" not in table


@MOMENTS
def test_everything_taken_along_is_of_the_dutch_day(moment: datetime, day: str, wrong: str) -> None:
    sitting = replace(filled(setting=Setting("aios")), begun_at=moment, saved_at=moment)
    with zipfile.ZipFile(io.BytesIO(export_zip([sitting], VERSIONS))) as file:
        texts = {name: file.read(name).decode("utf-8-sig") for name in file.namelist()}
    for name in ("antwoorden.csv", "leerdoelen.csv", "scans.html"):
        assert f"Scan basis van {day}" in texts[name], name
        assert wrong not in texts[name], name
    assert texts["scans.html"].count(day) == 3, "the title, begun and kept"
    assert moment.isoformat() in texts["scans.json"], "for programs a moment stays one in UTC"


@MOMENTS
def test_the_start_of_a_trajectory_is_of_the_dutch_day(moment: datetime, day: str, wrong: str) -> None:
    assert trajectory([replace(filled(), begun_at=moment)])[0].state == day


@MOMENTS
def test_a_report_is_made_on_the_dutch_day(
    moment: datetime, day: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dates, "now", lambda: moment)
    assert dates.dutch_date(dates.today()) == day


def test_the_document_itself_has_the_date_of_the_report() -> None:
    one = replace(begun(WINTER), today=date(2027, 1, 1))
    with pikepdf.open(io.BytesIO(report_pdf(one))) as file:
        assert str(file.docinfo["/CreationDate"]).startswith("D:20270101")
