"""The detector of test_hostile.py sees each kind of harm where nothing stops it: what finds nothing proves nothing."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import expect

from scan.content.markup import markup_mistakes
from tests.browser.detector import Seen, broken, harm, seen, unprotected
from tests.browser.visitor import Visitor
from tests.browser.windows import Windows
from tests.server.running import Server
from tests.support.payloads import BY_THEMSELVES, EVIL, FETCHES, HARM, PAYLOADS, SCRIPTS

# Each text in a document of its own, so that one that never ends hides no other.
FRAMES = """texts => Promise.all(texts.map(text => new Promise(ready => {
  const frame = document.createElement('iframe')
  frame.onload = () => setTimeout(ready, 300)
  frame.srcdoc = `<!DOCTYPE html><p>${text}</p>`
  document.body.append(frame)
})))"""
READ = ("**vet**", "`code`", ":smile:", ":red[rood]", ":material/home:", "$x^2$")
SHOWN = """
import streamlit as st
from scan.content.markup import markup_mistakes
from tests.support.payloads import KINDS, PAYLOADS
for number, text in enumerate(KINDS["markdown"] + KINDS["streamlit"] + KINDS["formulas"]):
    st.checkbox(text, key=f"box-{number}")
st.header("Klaar")
for number, text in enumerate(text for text in PAYLOADS if not list(markup_mistakes(text))):
    st.checkbox(text, key=f"plain-{number}")
"""


def unescaped(visitor: Visitor, texts: Sequence[str]) -> list[Seen]:
    """What every text did in a frame of its own, as HTML."""
    visitor.page.goto(f"{visitor.address}/gezond")
    visitor.page.evaluate(FRAMES, list(texts))
    return seen(visitor.page)["within"]


def squeezed(text: str) -> str:
    """A text without spaces and signs that have no shape, as a page may break or drop them."""
    return "".join(text.split()).replace("\0", "")


def test_each_text_is_seen_to_do_harm_where_it_is_not_escaped(
    windows: Windows, server: Server, subtests: pytest.Subtests
) -> None:
    with unprotected(windows, server.address) as visitor:
        frames = iter(unescaped(visitor, [text for texts in HARM.values() for text in texts]))
        for kind, texts in HARM.items():
            did = list(zip(texts, islice(frames, len(texts)), strict=True))
            with subtests.test(kind):
                assert [text for text, one in did if not (one["ran"] or one["left"])] == []


def test_what_runs_by_itself_is_seen_to_have_run(windows: Windows, server: Server) -> None:
    texts = SCRIPTS + BY_THEMSELVES
    with unprotected(windows, server.address) as visitor:
        frames = unescaped(visitor, texts)
        assert [text for text, one in zip(texts, frames, strict=True) if not one["ran"]] == []
        assert len([one for one in harm(visitor) if one.startswith("something ran")]) == len(texts)


def test_who_calls_a_stranger_is_seen(windows: Windows, server: Server) -> None:
    with unprotected(windows, server.address) as visitor:
        unescaped(visitor, FETCHES)
        assert {url.split("/")[2] for url in visitor.strangers} == {EVIL}
        assert f"called http://{EVIL}/x" in harm(visitor)


def test_a_text_in_a_label_is_read_as_markdown_unless_content_may_say_it(
    windows: Windows, server: Server, tmp_path: Path
) -> None:
    script = tmp_path / "labels.py"
    script.write_text(SHOWN, "utf-8")
    # In this order: the window is wiped at our own server, whose resting place this script does not have.
    with unprotected(windows, server.address) as visitor, server.replaced(tmp_path, script):
        visitor.page.goto(visitor.address)
        expect(visitor.page.get_by_role("heading", name="Klaar")).to_be_visible()
        visitor.page.locator(".katex").first.wait_for()
        assert [text for text in READ if text in visitor.page.inner_text("body")] == []
        assert broken(visitor.page) != []
        assert visitor.strangers != []
        shown = squeezed(visitor.page.inner_text("body"))
        plain = [text for text in PAYLOADS if not list(markup_mistakes(text))]
        assert len(plain) > 20
        assert [text for text in plain if squeezed(text) not in shown] == []
