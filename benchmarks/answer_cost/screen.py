"""From a tap on an answer to "Bewaard" on the screen: Chromium at a sixth of its speed, 360 px wide (P3)."""

from pathlib import Path
from unittest import SkipTest

from playwright.sync_api import Page

from benchmarks.answer_cost.people import new_people
from benchmarks.answer_cost.servers import Served, zelfscan
from benchmarks.costs.cost_figure import CostFigure, cost_figure
from scan.identity.visitor_cookie import COOKIE
from scan.store.durable import open_store
from tests.browser.chromium import CHROMIUM, INSTALL, chromium
from tests.server.running import begin
from tests.support.store.places import sqlite_url

GATE_MS, SLOWDOWN = 120, 6
_PATIENCE_MS, _REST_MS = 30_000, 700
LISTEN = """() => {
  let tapped = null, isBusy = false
  window.waits = []
  addEventListener('click', event => { if (tapped === null) { tapped = event.timeStamp; isBusy = false } }, true)
  new MutationObserver(() => {
    const said = document.querySelector('.scan .side [role=status]')?.textContent ?? ''
    if (tapped === null) return
    if (said.startsWith('Bezig')) isBusy = true
    else if (isBusy && said.startsWith('Bewaard om')) {
      const from = tapped
      tapped = null
      requestAnimationFrame(() => waits.push(performance.now() - from))
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}"""


def screen_time(folder: Path, answers: int, rounds: int) -> CostFigure:
    """The 95th percentile of the waits, in ms, ÷ 120; each round is a new page. SkipTest without chromium."""
    if not CHROMIUM:
        raise SkipTest(f"no chromium; {INSTALL}")
    url = sqlite_url(folder / "p3.sqlite3")
    new_people(url, 0)
    with zelfscan(folder, url) as ours, chromium() as browser:
        values = []
        for _ in range(rounds):
            token = begin(ours.address)
            context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
            context.add_cookies([{"name": COOKIE, "value": token, "url": ours.address}])
            values.append(_percentile(_waits(context.new_page(), ours, answers), 0.95))
            check_stored(url, token, answers)
            context.close()
    return cost_figure("P3 tap to Bewaard, p95", "ms", values, [GATE_MS] * rounds)


def check_stored(url: str, token: str, answers: int) -> None:
    """Raise AssertionError unless all that was called saved is in the store."""
    store = open_store(url)
    newest = store.newest(store.actor_of(token))
    store.close()
    if newest is None or len(newest.assessment.answers) != answers:
        raise AssertionError(f"{newest} does not hold {answers} answers")


def _waits(page: Page, server: Served, answers: int) -> list[float]:
    """Answer one question after the other by tapping, and return how long each took."""
    page.goto(f"{server.address}/vragen")
    page.wait_for_selector(".q .tile", timeout=_PATIENCE_MS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.evaluate(LISTEN)
    for number in range(answers):
        page.locator(".q:visible:not(:has(:checked)) .tile").nth(number % 5).tap(timeout=_PATIENCE_MS)
        page.wait_for_function("count => waits.length > count", arg=number, timeout=_PATIENCE_MS)
        page.wait_for_timeout(_REST_MS)
    waits: list[float] = page.evaluate("waits")
    return waits


def _percentile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]
