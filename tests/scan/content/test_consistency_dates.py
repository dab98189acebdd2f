"""Dates that are still to come are told where an editor asks, and never to who serves."""

from datetime import date
from pathlib import Path

import pytest

from scan.content.loading import ContentError, load_content, load_instrument
from scan.released.versions import release
from tests.support.demo_content import demo

TODAY = date(2025, 11, 30)


def told(folder: Path, today: date | None) -> list[str]:
    """What loading with this day complains about."""
    try:
        load_content(folder, today=today)
    except ContentError as error:
        return list(error.problems)
    return []


def dated(folder: Path, file: str, old: str, new: str) -> Path:
    """The demo with another date in one file, wherever the old one stood."""
    content = demo(folder)
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")
    return content


@pytest.mark.parametrize("day", ["2025-12-01", "2025-12", "2026"])
def test_a_source_of_a_day_to_come_is_told(day: str, tmp_path: Path) -> None:
    content = dated(tmp_path, "sources.yaml", "2024-05-01", day)
    line = f"sources.yaml > sources > S1 > date: {day!r} ligt in de toekomst; vandaag is het 2025-11-30"
    assert told(content, TODAY) == [line]


def test_a_check_on_a_day_to_come_is_told(tmp_path: Path) -> None:
    content = dated(tmp_path, "catalogue.yaml", "2025-11-30", "2025-12-31")
    line = "catalogue.yaml > entries > pijnles > checked: '2025-12-31' ligt in de toekomst; vandaag is het 2025-11-30"
    assert told(content, TODAY) == [line]


def test_a_reading_by_a_panel_on_a_day_to_come_is_told(tmp_path: Path) -> None:
    panel = "panel: [{reader: kaderhuisarts, read_on: '2025-12-31', relevance: 4, clarity: 3}]"
    content = dated(tmp_path, "statements/medisch-handelen.yaml", "    role: MH", f"    {panel}\n    role: MH")
    (line,) = told(content, TODAY)
    assert line.endswith("> panel > nr. 1 > read_on: '2025-12-31' ligt in de toekomst; vandaag is het 2025-11-30")


@pytest.mark.parametrize("day", ["2025-11-30", "2025-11", "2025", "najaar 2031"])
def test_today_and_what_is_no_date_are_left_alone(day: str, tmp_path: Path) -> None:
    assert told(dated(tmp_path, "sources.yaml", "2024-05-01", day), TODAY) == []


def test_what_is_served_does_not_depend_on_a_clock(tmp_path: Path) -> None:
    assert told(dated(tmp_path, "sources.yaml", "2024-05-01", "2999"), None) == []


def test_a_source_of_a_day_to_come_is_not_published(tmp_path: Path) -> None:
    content = dated(tmp_path, "sources.yaml", "2024-05-01", "2999")
    with pytest.raises(ContentError, match="ligt in de toekomst"):
        release(content, "2026-1", TODAY)
    assert load_instrument(content).sources[0].date == "2999"
