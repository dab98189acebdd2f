"""Windows that are wiped and used again: one that knows a page's scripts opens it in a quarter of the time."""

from collections import defaultdict

from playwright.sync_api import Browser, Page

WIPE = "() => { try { localStorage.clear(); sessionStorage.clear() } catch { /* an empty page has no storage */ } }"
REST = "/gezond"  # off the app, which would go on asking; still on its host, where a browser keeps what it compiled


class Windows:
    """A window is lent to one visitor at a time, without anything of the one before: no cookie, storage or setting.

    One without `policy` does not heed a page's content security policy.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.rest = browser, address + REST
        self.free: dict[bool, list[Page]] = defaultdict(list)
        self.heeds: dict[Page, bool] = {}

    def take(self, width: int = 1280, policy: bool = True) -> Page:
        """A window of this many pixels wide."""
        page = self.free[policy].pop() if self.free[policy] else self._new(policy)
        page.set_viewport_size({"width": width, "height": 900})
        return page

    def _new(self, policy: bool) -> Page:
        page = self.browser.new_context(locale="nl-NL", bypass_csp=not policy).new_page()
        self.heeds[page] = policy
        return page

    def give_back(self, page: Page) -> None:
        """Wipe a window for the next visitor; its server is alive."""
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.goto(self.rest)
        page.evaluate(WIPE)
        page.context.clear_cookies()
        page.context.unroute_all()
        page.emulate_media(media="null", forced_colors="null", reduced_motion="null")
        self.free[self.heeds[page]].append(page)
