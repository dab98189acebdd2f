"""Windows that are wiped and used again: one that knows a page's scripts opens it in a quarter of the time."""

from contextlib import suppress
from urllib.parse import urljoin

from playwright.sync_api import Browser, Error, Page

WIPE = "() => { try { localStorage.clear(); sessionStorage.clear() } catch { /* an empty page has no storage */ } }"


class Windows:
    """A window is lent to one visitor at a time, without anything of the one before: no cookie, storage or setting."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: list[Page] = []

    def take(self, width: int, height: int) -> Page:
        """A window of this size."""
        page = self.free.pop() if self.free else self.browser.new_context(locale="nl-NL").new_page()
        page.set_viewport_size({"width": width, "height": height})
        return page

    def give_back(self, page: Page) -> None:
        """Wipe a window for the next visitor."""
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.evaluate(WIPE)
        # Off the app, which would go on asking for a server that was killed; on its host, so that scripts stay known.
        with suppress(Error):
            page.goto(urljoin(page.url, "/geen-pagina"))
        page.context.clear_cookies()
        page.emulate_media(media="null", forced_colors="null", reduced_motion="null")
        self.free.append(page)
