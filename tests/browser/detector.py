"""Sees whether a text was taken for anything but text: something ran, was fetched, or stands in the page as an element.

The policy that would stop it (D7) is switched off in these windows: escaping has to hold by itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypedDict

from playwright.sync_api import Page

from tests.browser.visitor import Visitor
from tests.browser.windows import Windows
from tests.support.payloads import EVIL, GO

# Whether a payload ran, and what only a payload can have brought into a page: a handler, or an address or style that
# it names. The same of each frame within; one that went elsewhere cannot be looked into.
LOOK = """marks => {
  const left = page => [...page.querySelectorAll('*')].flatMap(element => [...element.attributes]
    .filter(({ name, value }) => /^on/i.test(name)
      || (name !== 'value' && marks.some(mark => value.replace(/[\\s\\u0001]/g, '').includes(mark))))
    .map(({ name, value }) => `${element.tagName} ${name}=${value}`))
    .concat([...page.querySelectorAll('style, script')].map(element => element.textContent)
      .filter(text => marks.some(mark => text.includes(mark))))
  const look = one => {
    const within = Array.from({ length: one.length }, (_, number) => look(one[number]))
    try {
      const { ran, document, location } = one
      return { ran: ran != null && !ran.nodeType, left: left(document), url: location.href, within }
    } catch { return { ran: true, left: [], url: 'elsewhere', within } }
  }
  return look(window)
}"""
MARKS = [EVIL, GO, "javascript:", "vbscript:"]
READ = "() => document.body.textContent"
FIELDS = "() => [...document.querySelectorAll('textarea, input[type=text]')].map(field => field.value)"
# Our page has neither formulas nor pictures from a text: it draws its icons itself.
MADE = ".katex, [data-testid='stMarkdownContainer'] :is(img, code, pre, table, blockquote, del, u, iframe)"


@contextmanager
def unprotected(windows: Windows, address: str) -> Iterator[Visitor]:
    """A window without the content security policy: whatever a text asks for is asked, though nobody is reached."""
    visitor = Visitor(windows.take(), address, windows, may_complain=True)
    rules = visitor.page.context.new_cdp_session(visitor.page)
    rules.send("Page.setBypassCSP", {"enabled": True})
    yield visitor
    rules.send("Page.setBypassCSP", {"enabled": False})
    rules.detach()
    visitor.leave()


class Seen(TypedDict):
    """What a payload did in a window or a frame, and in the frames within."""

    ran: bool
    left: list[str]
    url: str
    within: list["Seen"]


def seen(page: Page) -> Seen:
    """The window as it is now."""
    found: Seen = page.evaluate(LOOK, MARKS)
    return found


def every(one: Seen) -> list[Seen]:
    """A window, and all frames in it."""
    return [one, *(inner for frame in one["within"] for inner in every(frame))]


def harm(visitor: Visitor) -> list[str]:
    """All that went wrong in this window since it was opened, and what is wrong on the page as it is now."""
    windows = every(seen(visitor.page))
    ran = [f"something ran in {one['url']}" for one in windows if one["ran"]]
    left = [text for one in windows for text in one["left"]]
    called = [f"called {url}" for url in visitor.strangers]
    return [*ran, *left, *called, *visitor.complaints, *broken(visitor.page)]


def broken(page: Page) -> list[str]:
    """What shows that a page failed, or took a text for markup."""
    failed = page.get_by_test_id("stAlert").or_(page.get_by_test_id("stException")).all_inner_texts()
    return [*failed, *(f"made: {one}" for one in page.locator(MADE).evaluate_all("all => all.map(e => e.outerHTML)"))]
