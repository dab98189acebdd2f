"""The log of a server says nothing of a person, whatever they typed and whatever went wrong (reliability.md, R20)."""

from pathlib import Path

from playwright.sync_api import expect

from scan.log import MESSAGE_OMITTED
from scan.look.page_error import PAGE_ERROR
from tests.browser.conftest import Visit
from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor
from tests.server.running import APP, ROOT, Server

NOTE, GOAL, SEARCH = "kanarie bij een antwoord", "kanarie in een leerdoel", "kanarie in de zoekregel"
IN_A_FILE, IN_A_NAME, IN_A_FORM = "kanarie-in-een-bestand", "kanarie-in-een-naam", "kanarie-in-een-formulier"
WRONG_CODE = "KANAR-23456-789AB"
# The same app with two faults put in: a page and a form that fail with what was typed in their message.
FAULTY = """
import results.look.goals.goal_list
import scan.door.own_data

def goal_card(plan, framework, titles):
    raise ValueError(f"no card for {plan.goal.text}")

def scans_in(content):
    raise RuntimeError(content)

results.look.goals.goal_list.goal_card = goal_card
scan.door.own_data.scans_in = scans_in
"""


def app(folder: Path) -> Path:
    """The script of the app after those lines, elsewhere."""
    script = folder / "app.py"
    script.write_text(FAULTY + APP.read_text("utf-8").replace('"scan/', f'"{ROOT}/scan/'), "utf-8")
    return script


def used(visitor: Visitor) -> list[str]:
    """Someone types everywhere and sends whatever they can; all that the log must not hold."""
    STARTER.enters(visitor)
    visitor.explain()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill(NOTE)
    visitor.press("Klaar met toelichten")
    expect(visitor.page.get_by_role("button", name="Bekijk je toelichting")).to_be_visible()
    visitor.follow("Aanbod")
    visitor.search(SEARCH)
    visitor.follow("Mijn gegevens")
    visitor.press("Maak een code")
    code = visitor.page.locator(".code").inner_text()
    visitor.follow("Leerdoelen")
    visitor.press("Schrijf een eigen leerdoel")
    visitor.at("Je leerdoel")
    visitor.page.get_by_label("Wat wil je leren?").fill(GOAL)
    visitor.press("Klaar: naar je leerdoelen")
    return [NOTE, GOAL, SEARCH, code, code[:5], visitor.token(), *sent(visitor)]


def sent(visitor: Visitor) -> list[str]:
    """Forms that are refused, and files that are not ours."""
    file = {"name": f"{IN_A_NAME}.json", "mimeType": "application/json", "buffer": b'{"%s": 1' % IN_A_FILE.encode()}
    for path, fields in (
        ("/begin", {"form": {"audience": IN_A_FORM, "phase": IN_A_FORM}}),
        ("/hervat", {"form": {"code": WRONG_CODE}}),
        ("/inlezen", {"multipart": {"file": file}}),
        ("/wis?x=1", {"data": IN_A_FORM, "headers": {"origin": "https://elders.example", "cookie": IN_A_FORM}}),
    ):
        headers = {"origin": visitor.address, **fields.pop("headers", {})}  # type: ignore[dict-item]
        assert visitor.page.request.post(visitor.address + path, headers=headers, **fields).status >= 400  # type: ignore[arg-type]
    return [IN_A_FORM, WRONG_CODE, IN_A_FILE, IN_A_NAME]


def test_nothing_of_a_person_is_in_the_log_also_when_a_page_and_a_form_fail(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    with server.replaced(tmp_path, app(tmp_path)):
        visitor = visit(may_complain=True)
        secrets = used(visitor)
        expect(visitor.page.get_by_text(PAGE_ERROR)).to_be_visible()
    told = (tmp_path / "log").read_text("utf-8")
    assert [one for one in secrets if one in told] == []
    assert [kind for kind in ("ValueError", "RuntimeError") if f"builtins.{kind} {MESSAGE_OMITTED}" not in told] == []
