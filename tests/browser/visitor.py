"""Someone at the screen, who finds everything by its role and its name."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Error, Locator, Page, Request, TimeoutError, WebSocket, expect

from scan.identity.visitor_cookie import COOKIE
from tests.browser.chromium import ARTEFACTS
from tests.browser.windows import Windows

# Streamlit's own marks, which no user sees: the page as it scrolls, and a script that has run to its end.
MAIN = '[data-testid="stMain"]'
LOADING = '[data-testid="stSkeleton"]'
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# Streamlit's page asks for these under its own address before it tries the root; the first 404 is its way.
GUESSES = ("/_stcore/health", "/_stcore/host-config")
# The heads of the columns are no row; the name stands before its level.
ROWS = """rows => rows.slice(1).map(row => [...row.cells].map(one => one.innerText.trim().split('\\n')[0]))"""
READS = """([selector, text]) => {
  const all = [...document.querySelectorAll(selector)]
  return all.length === 1 && all[0].textContent.replace(/\\s+/g, ' ').trim() === text
}"""
SOON, LOOKS = 50, 600  # milliseconds between two looks, and how often to look
SWITCH = """to => {
  history.pushState(null, '', to)
  dispatchEvent(new PopStateEvent('popstate'))
}"""
RUN = "() => document.querySelector('[data-run]').dataset.run"
BURST = """(cards, said) => cards.forEach(card => [...card.querySelectorAll('.tile')]
  .find(tile => tile.textContent.startsWith(said[card.querySelector('legend').textContent]))?.click())"""
ON_SERVER = ".scan[data-waiting='0']"  # the card waits for nothing: the server confirmed every answer
# How many changes wait on the device; null when the browser does not say so within a second: no test waits for ever.
WAITING = """() => Promise.race([
  new Promise(done => setTimeout(done, 1_000, null)),
  new Promise(done => {
    const asked = indexedDB.open('zelfscan')
    asked.onupgradeneeded = () => asked.transaction.abort() // nothing was ever kept here, and no empty database is made
    asked.onerror = () => done(0)
    asked.onsuccess = () => {
      asked.result.transaction('queue').objectStore('queue').count().onsuccess = found => {
        asked.result.close()
        done(found.target.result)
      }
    }
  }),
])"""


@dataclass
class Visitor:
    """Someone with a window of their own; it remembers whom the page called and what went wrong in it.

    It `may_complain` when the test itself takes the server away.
    """

    page: Page
    address: str
    windows: Windows
    may_complain: bool = False
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    company: list["Visitor"] = field(default_factory=list)
    heard: list[tuple[Any, Callable[[Any], None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen before the first page opens."""
        self.listen("request", self._note_request)
        self.listen("websocket", self._note_socket)
        self.listen("console", self._note_console)
        self.listen("pageerror", self._note_error)
        self.listen("dialog", self._note_dialog)

    def listen(self, event: Any, noting: Callable[[Any], None]) -> None:
        """Hear of every such event in this window, until the visitor leaves."""
        self.page.on(event, noting)
        self.heard.append((event, noting))

    def leave(self) -> None:
        """Listen no longer: the window is for someone else. Who came along leaves too."""
        for event, noting in self.heard:
            self.page.remove_listener(event, noting)
        self.windows.give_back(self.page)
        for one in self.company:
            one.leave()

    def _note_socket(self, socket: WebSocket) -> None:
        self._note_address(socket.url)

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _note_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.accept()

    def _note_request(self, request: Request) -> None:
        self._note_address(request.url)

    def _note_address(self, url: str) -> None:
        here = urlsplit(self.address).netloc
        if urlsplit(url).netloc != here and urlsplit(url).scheme not in ("data", "blob"):
            self.strangers.append(url)

    def _note_console(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        lost = message.text.startswith("Failed to load resource") and url == self.page.url  # asked for by the test
        if message.type == "error" and not lost and not url.endswith(GUESSES):
            self.complaints.append(f"{message.text} ({url})")

    def other_tab(self) -> "Visitor":
        """A second tab of the same browser, with the same cookie."""
        return Visitor(self.page.context.new_page(), self.address, self.windows, self.may_complain)

    def other_person(self) -> "Visitor":
        """Someone else, with a browser of their own, until this visitor leaves."""
        self.company.append(Visitor(self.windows.take(), self.address, self.windows))
        return self.company[-1]

    def comes_with(self, token: str) -> None:
        """Be someone whom the server knows already, by the cookie of their browser."""
        self.page.context.add_cookies([{"name": COOKIE, "value": token, "url": self.address}])

    def token(self) -> str:
        """What their cookie holds."""
        (cookie,) = self.page.context.cookies()
        return str(cookie["value"])

    def invites(self, right: str = "Ook zelf beoordelen.") -> str:
        """Make an invitation and return its link."""
        self.open("/gesprek", "Bespreek je scan")
        self.page.get_by_text(right).click()
        self.press("Maak een uitnodiging")
        return self.page.locator("p.link").inner_text()

    def open(self, path: str, heading: str) -> None:
        """Go to an address, and wait for its heading."""
        self.page.goto(self.address + path)
        self.at(heading)

    def switch(self, path: str, heading: str) -> None:
        """Go to another address of the app as the back button does: another run, and no page that loads anew."""
        with self.next_run():
            self.page.evaluate(SWITCH, path)
        self.at(heading)

    @contextmanager
    def next_run(self) -> Iterator[None]:
        """Wait until the page is that of a run after what was done here."""
        before = self.page.evaluate(RUN)
        yield
        self.page.wait_for_selector(f"{DONE} [data-run]:not([data-run='{before}'])", state="attached")

    def at(self, heading: str) -> None:
        """Wait until this heading is on the page, and all below it."""
        # In one question, and by its tag: every question takes time, and axe looks at the roles.
        self.reads(f"{DONE}:not(:has({LOADING})) h1", heading)

    def reads(self, selector: str, text: str) -> None:
        """Wait until there is one such element and this is its text; looked at often, where `expect` takes a second."""
        try:
            self.page.wait_for_function(READS, arg=[selector, text], polling=SOON)
        except TimeoutError:
            expect(self.page.locator(selector)).to_have_text([text], timeout=1)  # which says what there was instead

    def until(self, fact: Callable[[], bool]) -> None:
        """Wait until something holds that no page tells, such as what a server keeps."""
        for _ in range(LOOKS):
            if fact():
                return
            self.page.wait_for_timeout(SOON)
        raise AssertionError("it never came to hold")

    def send(self, path: str, **sent: Any) -> None:
        """Send a form, as a page of ours would."""
        answer = self.page.context.request.post(self.address + path, headers={"origin": self.address}, **sent)
        assert answer.ok, answer.text()

    def follow(self, link: str, heading: str = "") -> None:
        """A link of the menu or the rail, to a page under the same heading unless told otherwise."""
        self.page.get_by_role("link", name=re.compile(rf"^{re.escape(link)}( \d+.\d+)?$")).click()
        self.at(heading or link)

    def choose_kind(self, kind: str, title: str) -> None:
        """From the front page to the last questions before the start."""
        self.open("/", "Waar sta je in de palliatieve zorg?")
        self.press(f"Start als {kind}")
        self.at(title)

    def choose_specialism(self, name: str) -> None:
        """Search the list by typing, as one does in a long one."""
        box = self.page.get_by_role("combobox", name="Wat is je specialisme?")
        box.fill(name)
        self.page.get_by_role("option", name=name, exact=True).click()

    def search(self, words: str) -> None:
        """Other words on the search line of the catalogue, and wait until the page answered."""
        with self.next_run():
            self.page.get_by_label("Zoek in het aanbod").fill(words)
            self.page.keyboard.press("Enter")

    def pick(self, group: str, option: str) -> None:
        """One option of a small group of choices."""
        self.page.get_by_role("radiogroup", name=group, exact=True).get_by_text(option, exact=True).click()

    def press(self, name: str) -> None:
        """A button."""
        self.page.get_by_role("button", name=name).click()

    def begin(self, first: str) -> None:
        """Start the questions."""
        self.press("Begin met de vragen")
        self.at(first)

    def question(self, text: str) -> Locator:
        """The group of tiles of one question."""
        return self.page.get_by_role("group", name=text, exact=True)

    def questions(self) -> list[str]:
        """The questions on this page, in order."""
        found: list[str] = self.page.locator(".q > legend").all_inner_texts()
        return found

    def answer(self, question: str, tile: str) -> None:
        """The tile of `question` whose text begins with `tile`: a number, or the words beside the scale."""
        self.question(question).locator(".tile").filter(has_text=re.compile(rf"^{tile}")).click()

    def answer_at_once(self, said: Mapping[str, str]) -> None:
        """Many questions of this page in one burst; `said` maps each to the beginning of its tile."""
        self.page.locator(".q").evaluate_all(BURST, dict(said))

    def answered(self, question: str) -> str:
        """The text of the chosen tile, or nothing."""
        chosen = self.question(question).locator(".tile:has(:checked)")
        return chosen.inner_text().replace("\n", " ") if chosen.count() else ""

    def shows(self, question: str, tile: str) -> None:
        """Wait until the chosen tile begins with this."""
        chosen = self.question(question).locator(".tile:has(:checked)")
        expect(chosen).to_have_text(re.compile(rf"^{tile.strip()}"))

    def has_answered(self, count: str) -> None:
        """Wait until the rail counts this much, "3 van 62 vragen", and the server has all of it."""
        self.reads(f"{ON_SERVER} .total", f"{count} beantwoord")

    def has_sent_all(self) -> None:
        """Wait until nothing waits on the device, a card or none."""
        self.until(lambda: self.page.evaluate(WAITING) == 0)

    def explain(self) -> None:
        """Open what stands beside the first question."""
        self.page.get_by_role("button", name="Licht toe").first.click()
        self.page.get_by_label("Waaruit blijkt dat?").wait_for()

    def start_goal(self) -> None:
        """Make a goal of the first sentence that is offered."""
        self.page.get_by_role("button", name=re.compile("^Ik ")).first.click()
        self.at("Je leerdoel")

    def next_step(self, name: str) -> None:
        """On to the next step."""
        self.page.locator(".turn").get_by_text(f"Volgende: {name}", exact=True).click()
        self.at(name)

    def text(self) -> str:
        """All that can be read on the page."""
        return self.page.locator("body").inner_text()

    def radar(self) -> str:
        """What the radar says to who cannot see it, once it is drawn."""
        drawn = self.page.locator("svg.radar")
        expect(drawn).to_have_count(1)  # that of before may stand there a moment
        return drawn.get_attribute("aria-label") or ""

    def table(self) -> list[list[str]]:
        """The table of a profile: each row with its name, its answers on the norm and its status."""
        found: list[list[str]] = self.page.get_by_role("table").get_by_role("row").evaluate_all(ROWS)
        return found

    def widest(self) -> int:
        """How wide the content is, in pixels."""
        width: int = self.page.locator(MAIN).evaluate("main => main.scrollWidth")
        return width

    def picture(self, name: str) -> None:
        """The whole page in artefacts/, for a human to look at."""
        size = self.page.viewport_size or {"width": 1280, "height": 900}
        height = self.page.locator(MAIN).evaluate("main => main.scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": height + 20})
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")
        self.page.set_viewport_size(size)
