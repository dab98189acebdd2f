"""A window on the app without a browser, and what a person does in it."""

import atexit
import json
import re
from contextlib import ExitStack
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.util import calc_hash

from results.downloads import download_routes as reports
from results.typed_texts import typed_text_routes
from scan import resources
from scan.door import middleware, routes
from scan.door.cookies import PROBE
from scan.door.notice_page import WHOSE_TITLE
from scan.identity.visitor_cookie import COOKIE
from scan.instrument.framework import Audience
from scan.look import session
from scan.page_table import QUESTIONS, START, Page
from scan.store import FieldChange, ItemField, Receipt
from tests.support.paths import ROOT
from tests.support.patience import PATIENCE

# Every new window would look through all installed packages for components, which takes longer than a page.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# Nor need each compile the pages again.
compiled = ScriptCache().get_bytecode
ScriptCache.get_bytecode = lambda _, path: compiled(path)  # type: ignore[assignment, method-assign]
# Nor ask a thousand times a second whether a run has ended.
ask_until_ended = local_script_runner.require_widgets_deltas


def wait_until_ended(runner: local_script_runner.LocalScriptRunner, timeout: float = PATIENCE) -> None:
    """Wait for the end of a run; one that takes more seconds is stopped, and told, as Streamlit does."""
    if runner._script_thread:
        runner._script_thread.join(timeout)
    if not runner.script_stopped():
        ask_until_ended(runner, timeout=0)


local_script_runner.require_widgets_deltas = wait_until_ended
HERE = "http://testserver"
TEXT_PLACES = "data-texts="  # where texts are stored: ids drawn by chance, for the script of the page
DRAWN = ("sitting", "owner", "token", "saved")  # given to the card: drawn by chance, or the time
HIDDEN = re.compile(r'<input type="hidden" name="(.*?)" value="(.*?)">')


@cache
def portal() -> BlockingPortal:
    """The loop in which all browsers are served: one of its own takes longer than most answers."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(start_blocking_portal())


class Browser(TestClient):
    """A browser that stays where a form brings it, but sends a form again when asked to, always of the same person."""

    def post(self, url: Any, **sent: Any) -> Any:
        """Send a form."""
        answer = super().post(url, **sent)
        if WHOSE_TITLE in answer.text:
            return super().post(url, **{**sent, "data": {**sent["data"], "whose": "mine"}})
        return super().post(answer.headers["location"], **sent) if answer.status_code == 307 else answer


class Visit:
    """Someone with a browser: its cookie goes along with every window and every form."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch
        app = Starlette(routes=[*routes, *reports, *typed_text_routes], middleware=middleware)
        self.client = Browser(app, headers={"origin": HERE}, follow_redirects=False)
        self.client.portal = portal()

    def token(self) -> str:
        """The cookie as it is now, "" without one."""
        token = str(self.client.cookies.get(COOKIE, ""))
        return "" if token == PROBE else token

    def window(self, page: Page = START, **address: str) -> AppTest:
        """A new window on a page, with this in its address; it knows the cookie of this moment."""
        token = self.token()
        self.patch.setattr(session, "cookie", lambda: token)  # a window of this kind has no browser to send one
        opened = AppTest.from_file(ROOT / "scan" / "navigation.py", default_timeout=PATIENCE)
        opened.query_params.update(address)
        if page.path:
            opened._page_hash = calc_hash(page.path)  # at once, as a browser does: no front page before it
        return opened.run()

    def form(self, audience: Audience) -> AppTest:
        """The last questions before the start, all answered."""
        form = self.window().button(key=f"choose-{audience.key}").click().run()
        if audience.asks_specialism:
            form = form.selectbox(key=f"specialism-{audience.key}").select_index(0).run()
        if audience.years:
            form = form.radio(key=f"year-{audience.key}").set_value(audience.years[0]).run()
        return form

    def begun(self, audience: Audience) -> AppTest:
        """A window at the first questions of someone."""
        pressed = next(one for one in self.form(audience).button if one.label == "Begin met de vragen").click().run()
        fields = {name: unescape(value) for name, value in HIDDEN.findall(told(pressed))}
        answer = self.client.post("/begin", data=fields)
        assert urlsplit(answer.headers["location"]).path == "/vragen"
        return self.window(QUESTIONS)

    def answered(self, audience: Audience, answer: int) -> AppTest:
        """A window where every question of someone got the same answer."""
        visited = self.begun(audience)
        record(visited, *(sent(item, answer) for item in card(visited)["items"]))
        return visited.run()


def at(page: Page, visited: AppTest) -> AppTest:
    """The same window on another page."""
    return visited.switch_page(page.file).run()


def told(visited: AppTest) -> str:
    """All text that a page puts on the screen, and all that it gives to the question card."""
    pieces = [one.proto.body for one in visited.get("html")]
    written = [one.value for one in visited.markdown] + [one for one in pieces if TEXT_PLACES not in one]
    given = {name: value for name, value in card(visited).items() if name not in DRAWN}
    if given:
        written.append(json.dumps(given, ensure_ascii=False))
    return unescape("\n".join(written))


def card(visited: AppTest) -> dict[str, Any]:
    """What the question card on a page was given; empty without a card."""
    found = visited.get("bidi_component")
    given: dict[str, Any] = json.loads(found[0].proto.json)[0] if found else {}
    return given


def step(visited: AppTest) -> dict[str, Any]:
    """The step that the question card shows."""
    given = card(visited)
    found: dict[str, Any] = next(one for one in given["steps"] if one["key"] == given["step"])
    return found


def heading(visited: AppTest) -> str:
    """The title of a page, which the question card shows itself."""
    title: str = step(visited)["title"] if card(visited) else visited.title[0].value
    return title


def sent(item: str, value: object, field: ItemField = "answers", seen: int = 0) -> FieldChange:
    """A change as the question card sends it."""
    return FieldChange(field, item, value, seen)  # type: ignore[arg-type]


def record(visited: AppTest, *changes: FieldChange) -> Receipt:
    """Save changes to the sitting of the card on a page, by the person of its cookie."""
    store = resources.opened_store()
    return store.record(store.actor_of(session.cookie()), card(visited)["sitting"], changes)
