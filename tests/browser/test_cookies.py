"""One cookie, from the start of a scan on, that no script and no other site can use, as we say under privacy (R32)."""

from playwright.sync_api import expect

from tests.browser.chromium import HOST_NAME
from tests.browser.conftest import Visit
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


# R54
def test_a_form_is_taken_over_plain_http_under_a_host_name(visit: Visit) -> None:
    visitor = visit(may_complain=True)  # Chromium tells that it ignores a header for want of TLS
    visitor.address = visitor.address.replace("127.0.0.1", HOST_NAME)
    visitor.page.goto(f"{visitor.address}/meedoen")
    visitor.page.get_by_label("De code die je kreeg").fill("ABCD-EFGH-JKMN")
    with visitor.page.expect_response("**/meedoen*") as taken:
        visitor.page.get_by_role("button", name="Kijk mee").click()
    assert taken.value.status in (307, 404)  # sent once more with a cookie, then refused for its code
    expect(visitor.page.get_by_text("Deze uitnodiging opent niets.")).to_be_visible()
