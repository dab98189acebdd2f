"""Windows that are wiped and used again: one that knows a page's scripts opens it in a third of the time."""

from playwright.sync_api import Browser, Page

# What waits on the device (scan/look/questions/assets/queue.js) would be answers of the visitor before.
WIPE = """() => new Promise((done, failed) => {
  localStorage.clear()
  sessionStorage.clear()
  const asked = indexedDB.deleteDatabase('zelfscan')
  asked.onsuccess = () => done()
  asked.onerror = () => failed(asked.error)
})"""
PATIENT = 60_000  # milliseconds; a busy machine is slow, not wrong
REST = "/gezond"  # off the app, which would go on asking; still on its host, where a browser keeps what it compiled


class Windows:
    """A window is lent to one visitor at a time, without anything of the one before: no cookie, storage or setting."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.rest = browser, address + REST
        self.free: list[Page] = []

    def take(self, width: int = 1280) -> Page:
        """A window of this many pixels wide."""
        page = self.free.pop() if self.free else self._new()
        page.set_viewport_size({"width": width, "height": 900})
        return page

    def _new(self) -> Page:
        context = self.browser.new_context(locale="nl-NL")
        context.set_default_timeout(PATIENT)
        return context.new_page()

    def give_back(self, page: Page) -> None:
        """Wipe a window for the next visitor; its server is alive."""
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.unroute_all()
        page.context.set_offline(False)
        page.goto(self.rest)
        page.evaluate(WIPE)
        page.context.clear_cookies()
        page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
        self.free.append(page)
