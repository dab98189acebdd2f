"""Every text a person can type, on every page it comes back on, is that text and nothing else (R30, R38)."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from results.goals.activities import LIBRARY
from results.goals.fields import printable_text
from scan.dates import NO_DATE
from scan.learning_goal import LONGEST_GOAL, LONGEST_LINE, STEP_WORDS
from scan.limits.limits import NAME
from scan.steps import scan_steps
from scan.takeaway import takeout
from scan.takeaway.goal_table import goal_row, goals_of
from scan.takeaway.transcript import transcript
from tests.browser.detector import FIELDS, harm, unprotected
from tests.browser.learners import OFFERS, SERVED, name_of
from tests.browser.visitor import Visitor
from tests.browser.windows import Windows
from tests.server.running import STARTED, Server
from tests.support import hostile
from tests.support.payloads import POLYGLOTS

SCANS = hostile.scans(SERVED, "n8")
GOALS = hostile.goals()
TAKEN = takeout.export_zip(SCANS, {"draft": SERVED}, OFFERS.titles)
TOLD = [goal_row(goal, SERVED.framework, OFFERS.titles) for goal in GOALS]
STEP = name_of(scan_steps(SERVED, SERVED.framework.phase("n8"), {})[0])
ON_PATH = [goal for goal in GOALS if goal.training == LIBRARY][::6]  # opened one by one, with fourteen fields each
TYPED = {
    "Wat wil je leren?": GOALS[-1].text,
    "Wie kan er met je meekijken?": GOALS[-1].companion,
    "Wanneer kijk je terug?": POLYGLOTS[0][:40],
}
OTHERS = {"Start": "Waar sta je in de palliatieve zorg?", "Resultaat": "Jouw profiel", "Mijn gegevens": ""}
ADDRESSES = (
    ("/", "Waar sta je in de palliatieve zorg?", "wie={0}"),
    ("/vragen", STEP, "stap={0}&bij={0}"),
    ("/resultaat", "Jouw profiel", "scan={0}"),
    ("/leerdoelen", "Leerdoelen", "doel={0}"),
)


@pytest.fixture
def villain(windows: Windows, server: Server) -> Iterator[Visitor]:
    """Someone who read in a file that is hostile in all its texts, and in its name."""
    with unprotected(windows, server.address) as visitor:
        file = {"name": f"{POLYGLOTS[0]}.zip", "mimeType": "application/zip", "buffer": TAKEN}
        answer = visitor.page.request.post(
            f"{server.address}/inlezen", multipart={"file": file}, headers={"origin": server.address}
        )
        assert (answer.status, answer.url) == (200, f"{server.address}/gegevens")
        yield visitor


def texts(visitor: Visitor, selector: str) -> list[str]:
    """The texts of all these elements, to the letter."""
    found: list[str] = visitor.page.locator(selector).evaluate_all("all => all.map(one => one.textContent)")
    return found


def all_goals(villain: Visitor) -> None:
    """Those in a row are what was written."""
    villain.open("/leerdoelen", "Leerdoelen")
    expect(villain.page.locator("h3.said")).to_have_count(len(GOALS), timeout=60_000)
    assert texts(villain, "h3.said") == [goal.text for goal in GOALS]
    assert texts(villain, "dl.facts dd") == [fact for _, *facts in TOLD for fact in facts if fact]
    assert harm(villain) == []


def every_field_of_a_goal(villain: Visitor) -> None:
    """Opened one by one, each shows what was written."""
    for goal in [*ON_PATH, *GOALS[-3:]]:
        villain.switch(f"/leerdoelen?doel={goal.id}", "Je leerdoel")
        villain.page.wait_for_function("text => document.querySelector('textarea')?.value === text", arg=goal.text)
        steps = [step for step in goal.path if step.key in STEP_WORDS]  # the days of a netwerkstage have another form
        path = [one for step in steps for one in (step.typed, step.note)]
        assert villain.page.evaluate(FIELDS) == [goal.text, goal.activity, *path, goal.companion, goal.typed]
        days = [*(step.typed for step in steps), goal.typed]
        assert texts(villain, ".warn") == [NO_DATE.format(day) for day in days if day]
        assert harm(villain) == []


def goals_beside_growth(villain: Visitor) -> None:
    """The same goals on another page."""
    villain.follow("Groei")
    assert texts(villain, ".beside .said") == [goal.text for goal in GOALS]
    assert harm(villain) == []


def notes(villain: Visitor) -> None:
    """Each beside its question."""
    for item, note in SCANS[-1].notes.items():
        villain.switch(f"/vragen?stap=1&bij={item}", STEP)
        expect(villain.page.get_by_label("Waaruit blijkt dat?")).to_have_value(note)
        assert harm(villain) == []


def other_pages(villain: Visitor) -> None:
    """None breaks."""
    for title, heading in OTHERS.items():
        villain.follow(title, heading)
        assert harm(villain) == []


def test_what_is_typed_by_hand_does_nothing_and_is_kept_to_the_letter(windows: Windows, server: Server) -> None:
    with unprotected(windows, server.address) as typist:
        typist.send("/begin", form=STARTED)
        typist.open("/leerdoelen", "Leerdoelen")
        typist.press("Schrijf een eigen leerdoel")
        typist.at("Je leerdoel")
        for label, text in TYPED.items():
            typist.page.get_by_label(label).fill(text)
            typist.page.get_by_label(label).press("Control+Enter")
        expect(typist.page.locator(".warn")).to_have_text(NO_DATE.format(POLYGLOTS[0][:40]))
        assert harm(typist) == []
        typist.press("Klaar: naar je leerdoelen")
        typist.at("Leerdoelen")
        assert texts(typist, "h3.said") == [printable_text(GOALS[-1].text, LONGEST_GOAL)]
        assert texts(typist, "dl.facts dd")[:2] == [
            printable_text(GOALS[-1].companion, LONGEST_LINE),
            POLYGLOTS[0][:40],
        ]
        assert harm(typist) == []


def search_line(villain: Visitor) -> None:
    """What was typed there stays there."""
    villain.follow("Aanbod")
    for text in (one[: NAME.most] for one in POLYGLOTS):
        villain.search(text)
        expect(villain.page.get_by_role("status").filter(has_text="Gevonden: 0")).to_be_visible()
        expect(villain.page.get_by_label("Zoek in het aanbod")).to_have_value(text)
        assert harm(villain) == []


def addresses(villain: Visitor) -> None:
    """With anything in it, each is an ordinary page."""
    for path, heading, asked in ADDRESSES:
        villain.open(f"{path}?{asked.format(quote(' '.join(hostile.TEXTS[::40])))}", heading)
        assert harm(villain) == []


def test_the_page_taken_along_opens_from_disk_and_shows_every_text(windows: Windows, tmp_path: Path) -> None:
    page = tmp_path / "scans.html"
    page.write_bytes(ZipFile(io.BytesIO(TAKEN)).read(page.name))
    with unprotected(windows, page.as_uri()) as reader:
        reader.page.goto(page.as_uri())
        told = [[goal_row(goal, SERVED.framework, OFFERS.titles) for goal in goals_of(scan)] for scan in SCANS]
        notes_of = [[line.note for line in transcript(scan, SERVED)] for scan in SCANS]
        facts = [[fact for _, *others in rows for fact in others] for rows in told]
        in_order = [text for pair in zip(notes_of, facts, strict=True) for share in pair for text in share]
        assert texts(reader, "td.note") == in_order
        assert texts(reader, "th.note") == [text for rows in told for text, *_ in rows]
        assert sum(map(len, told)) == len(GOALS)
        assert harm(reader) == []


PLACES = (all_goals, every_field_of_a_goal, goals_beside_growth, notes, other_pages, search_line, addresses)


def test_every_text_is_what_was_written_wherever_it_comes_back(villain: Visitor, subtests: pytest.Subtests) -> None:
    for place in PLACES:
        with subtests.test(place.__name__):
            place(villain)
