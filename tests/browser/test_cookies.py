"""One cookie, from the start of a scan on, that no script and no other site can use, as we say under privacy (R32)."""

from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor


def test_looking_around_sets_no_cookie_and_a_scan_one_that_no_script_reads(visitor: Visitor) -> None:
    visitor.open("/", "Waar sta je in de palliatieve zorg?")
    visitor.follow("Aanbod")
    visitor.open("/privacy", "Privacy")
    assert visitor.page.context.cookies() == []
    STARTER.enters(visitor)
    (cookie,) = visitor.page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("zelfscan", True, "Lax")
    assert visitor.page.evaluate("() => document.cookie") == ""
