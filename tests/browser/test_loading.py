"""What is seen while the first page is on its way: our paper and a Dutch sentence, and both are gone once it came."""

from tests.browser.visitor import Visitor

STREAM = "**/_stcore/stream"
SAID = (
    "() => { const {content, visibility} = getComputedStyle(document.body, '::before'); return [content, visibility] }"
)
PAPER = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


def test_who_waits_for_the_first_page_reads_so_and_who_has_it_does_not(visitor: Visitor) -> None:
    waiting = visitor.other_tab().page
    waiting.route_web_socket(STREAM, lambda _: None)  # a server that never answers
    waiting.goto(f"{visitor.address}/")
    bars = waiting.get_by_test_id("stAppSkeleton")
    bars.wait_for(state="attached")
    waiting.wait_for_function(f"() => ({SAID})()[1] === 'visible'")  # after a moment
    assert not bars.is_visible()
    assert waiting.evaluate(SAID) == ['"De zelfscan wordt geladen. Even geduld."', "visible"]
    assert waiting.evaluate(PAPER) == "rgb(251, 250, 247)"
    visitor.open("/", "Waar sta je in de palliatieve zorg?")
    assert visitor.page.evaluate(SAID)[0] == "none"
