"""Sees whether a text was taken for anything but text: something ran, was fetched, or stands in the page as an element.

The policy that would stop it (D7) is switched off in these windows: escaping has to hold by itself.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Error, Frame, Page

from tests.browser.visitor import Visitor
from tests.browser.windows import Windows
from tests.payloads import EVIL, GO

# What only a payload can have brought into a page: a handler, or an address or style that it names.
LEFT = """marks => [...document.querySelectorAll('*')].flatMap(element => [...element.attributes]
  .filter(({ name, value }) => /^on/i.test(name)
    || (name !== 'value' && marks.some(mark => value.replace(/[\\s\\u0001]/g, '').includes(mark))))
  .map(({ name, value }) => `${element.tagName} ${name}=${value}`))
  .concat([...document.querySelectorAll('style, script')].map(element => element.textContent)
    .filter(text => marks.some(mark => text.includes(mark))))"""
OUT = re.compile(rf"^https?://{re.escape(EVIL)}[:/]")
MARKS = [EVIL, GO, "javascript:", "vbscript:"]
READ = "() => document.body.textContent"
FIELDS = "() => [...document.querySelectorAll('textarea, input[type=text]')].map(field => field.value)"
# Our page has neither formulas nor pictures from a text: it draws its icons itself.
MADE = ".katex, [data-testid='stMarkdownContainer'] :is(img, code, pre, table, blockquote, del, u, iframe)"


@contextmanager
def unprotected(windows: Windows, address: str) -> Iterator[Visitor]:
    """A window without the content security policy, which cannot reach anyone but the server."""
    visitor = Visitor(windows.take(), address, windows, may_complain=True)
    rules = visitor.page.context.new_cdp_session(visitor.page)
    rules.send("Page.setBypassCSP", {"enabled": True})
    visitor.page.route(OUT, lambda route: route.abort())
    yield visitor
    visitor.page.unroute(OUT)
    rules.send("Page.setBypassCSP", {"enabled": False})
    rules.detach()
    visitor.leave()


def has_run(frame: Frame) -> bool:
    """Whether a payload ran in this frame."""
    try:
        return frame.evaluate("() => typeof ran !== 'undefined' && ran !== null && !ran.nodeType") is True
    except Error:  # it went elsewhere
        return True


def harm(visitor: Visitor) -> list[str]:
    """All that went wrong in this window since it was opened, and what is wrong on the page as it is now."""
    page = visitor.page
    ran = [f"something ran in {frame.url}" for frame in page.frames if has_run(frame)]
    left: list[str] = page.evaluate(LEFT, MARKS)
    called = [f"called {url}" for url in visitor.strangers]
    return [*ran, *left, *called, *visitor.complaints, *broken(page)]


def broken(page: Page) -> list[str]:
    """What shows that a page failed, or took a text for markup."""
    failed = page.get_by_test_id("stAlert").or_(page.get_by_test_id("stException")).all_inner_texts()
    return [*failed, *(f"made: {one}" for one in page.locator(MADE).evaluate_all("all => all.map(e => e.outerHTML)"))]
