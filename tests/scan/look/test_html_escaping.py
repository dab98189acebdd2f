"""Hostile text stays text: on a page, in a table, in a reason, and on the command line."""

import io
import json
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from results.advice.advice_texts import uncovered_sentence
from results.advice.eligibility import Wish
from results.advice.reasons import suggestion_reason
from results.advice.suggestions import suggest
from results.look.profile.dot_table import dot_table
from results.look.profile.radar_drawing import radar_svg
from results.look.profile.score_table import score_table
from results.profile.finding import profile_finding
from results.profile.lenses import profile_rows
from results.profile.radar import radar_model
from scan.__main__ import main
from scan.instrument.framework import Framework
from scan.look.html import Markup, html, joined
from scan.scoring.scoring import score
from tests.support.building import catalogue, ended, phase, sitting, training, with_framework
from tests.support.demo_content import DEMO

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></tr></table><iframe srcdoc=x>",
    "&lt;b&gt; & {0} {name} %s",
]
hostile = pytest.mark.parametrize("text", HOSTILE)


class Seen(HTMLParser):
    """A piece of HTML as a browser parses it: its tags, the names of its attributes, and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(str(markup))

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def renamed(framework: Framework, text: str) -> dict[str, Any]:
    """The roles and themes of a framework, all with the label `text`."""
    names = {"roles": framework.roles, "themes": framework.themes}
    return {kind: tuple(one.model_copy(update={"label": text}) for one in ones) for kind, ones in names.items()}


@hostile
def test_a_value_is_text_inside_an_element_and_inside_an_attribute(text: str) -> None:
    seen = Seen(html('<p title="{}">{name}</p>', text, name=text))
    assert (seen.tags, seen.attributes, seen.text) == ({"p"}, {"title"}, text)


@hostile
def test_joined_texts_are_text(text: str) -> None:
    seen = Seen(joined([text, Markup("<br>"), text]))
    assert (seen.tags, seen.text) == ({"br"}, text + text)


@hostile
def test_markup_is_not_escaped_twice(text: str) -> None:
    assert html("<b>{}</b>", html("{}", text)) == html("<b>{}</b>", text)


@hostile
def test_a_label_is_text_in_a_score_table(text: str) -> None:
    plain, assessment = sitting({"MH": "2 3 NE", "CO": "4 4 4"})
    named = with_framework(plain, **renamed(plain.framework, text))
    tables = [
        score_table(text, text, profile_rows(score(assessment, one), one, "roles"), phase("gevorderd"), one.framework)
        for one in (plain, named)
    ]
    as_usual, seen = Seen(tables[0]), Seen(tables[1])
    assert (seen.tags, seen.attributes) == (as_usual.tags, as_usual.attributes)
    assert seen.text.count(text) >= len(named.framework.roles)


@hostile
def test_a_label_is_text_in_a_table_of_dots_and_a_radar(text: str) -> None:
    plain, assessment = sitting({"MH": "2 3 NE", "CO": "4 4 4", "SA": "3 3 3"})
    named, shown = with_framework(plain, **renamed(plain.framework, text)), []
    for one in (plain, named):
        rows = profile_rows(score(assessment, one), one, "roles")
        model = radar_model(rows, phase("gevorderd"), one.framework.constants)
        table = dot_table(text, text, rows, phase("gevorderd"), one.framework, False)
        shown.append(Seen(table + radar_svg(model, text)))
    assert (shown[1].tags, shown[1].attributes) == (shown[0].tags, shown[0].attributes)
    assert shown[1].text.count(text) >= len(named.framework.roles)


@hostile
def test_a_finding_and_its_suggestions_are_text_on_a_page(text: str) -> None:
    plain, assessment = sitting({"MH": "2 2 2", "CO": "1 1 1"}, "n8")
    named = with_framework(plain, **renamed(plain.framework, text))
    profile, wish = score(assessment, named), Wish("arts")
    advice = suggest(profile, named, catalogue(training("pijn", ("MH", "T3", 0.8), title=text)), wish)
    sentences = (
        *profile_finding(profile_rows(profile, named, "roles"), False),
        *(suggestion_reason(one, advice, wish, named.framework) for one in advice.suggestions),
        uncovered_sentence(advice, named.framework, "aios"),
        *(one.training.title for one in advice.suggestions),
    )
    seen = Seen(html("<p>{}</p>", " ".join(sentences)))
    assert (seen.tags, seen.attributes) == ({"p"}, set())
    assert seen.text.lower().count(text.lower()) >= 4


def record(name: str, **answers: int) -> bytes:
    return json.dumps({"id": name, "instrument": "proef", "phase": "n8", "answers": answers}).encode()


@pytest.mark.parametrize("name", ["a\nb", "a\rb", "a\x1b[2Jb", "a\u2028b", "\ud800"], ids=ascii)
def test_a_strange_id_is_reported_on_one_printable_line(tmp_path: Path, capsys: Any, name: str) -> None:
    (tmp_path / "in.json").write_bytes(record(name, **{name: 3}))
    done = ended(capsys, main(["score", str(tmp_path / "in.json"), "--content", str(DEMO)]))
    assert (done.code, len(done.told)) == (1, 1)
    assert done.told[0].isprintable()


def test_an_id_with_a_lone_surrogate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_bytes(record("\ud800"))
    assert main(["score", str(tmp_path / "in.json"), "--content", str(DEMO)]) == 1


@pytest.mark.parametrize("source", ["a file", "standard input"])
def test_a_record_that_is_not_utf_8_is_reported_and_not_changed(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    content = record("patient").replace(b"ie", b"i\xeb") + b"\n" + record("good")
    (tmp_path / "in.json").write_bytes(content)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
    file = str(tmp_path / "in.json") if source == "a file" else "-"
    done = ended(capsys, main(["score", file, "--content", str(DEMO)]))
    assert (done.code, done.ids, len(done.told)) == (1, ["good"], 1)
    assert done.told[0].startswith("regel 1")
