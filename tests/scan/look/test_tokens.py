"""The colours of both schemes: contrast (WCAG 1.4.3, 1.4.11), one table, and the same ones in Streamlit's widgets."""

import re
import tomllib
from itertools import product

import pytest

from tests.support.contrast import contrast, mixed
from tests.support.paths import ROOT

LOOK = ROOT / "scan" / "look"
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#\w{6})", part)) for part in (LOOK / "tokens.css").read_text("utf-8").split("@media")
)
SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
PLAIN = ("paper", "card", "second", "tint")
TEXTS = [
    *product(("ink", "soft", "muted", "petrol"), PLAIN),
    *product(("ok", "gap", "neutral", "supervisor"), ("paper", "card")),
    *(("on-petrol", "petrol"), ("ok", "ok-tint"), ("gap", "gap-tint"), ("neutral", "trough")),
    *(("ink", "gap-tint"), ("ink", "here"), ("muted", "gap-tint"), ("gap", "second")),
]
SHAPES = [
    *product(("control", "petrol", "supervisor", "target", "band"), ("paper", "card")),
    *(("petrol", "trough"), ("ink", "trough"), ("target", "trough"), ("petrol", "tint"), ("petrol", "line")),
]
STREAMLIT = {
    "primaryColor": "petrol",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "second",
    "textColor": "ink",
    "borderColor": "control",
}


def test_black_on_white_has_the_largest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == 21


@SCHEMES
def test_every_text_can_be_read_on_its_background(scheme: dict[str, str]) -> None:
    assert [(text, under) for text, under in TEXTS if contrast(scheme[text], scheme[under]) < 4.5] == []


@SCHEMES
def test_every_control_and_mark_stands_out(scheme: dict[str, str]) -> None:
    assert [(shape, under) for shape, under in SHAPES if contrast(scheme[shape], scheme[under]) < 3] == []


# A10
@SCHEMES
def test_every_line_of_a_radar_stands_out_on_its_surface(scheme: dict[str, str]) -> None:
    style = (LOOK / "style.css").read_text("utf-8")
    (opacity,) = re.findall(r"\.radar \.surface { fill: var\(--petrol\); fill-opacity: ([.\d]+);", style)
    lines = set(re.findall(r"\.radar \.\w+ {[^}]*stroke: var\(--(\w+)\)", style))
    assert {"band", "petrol", "target"} <= lines
    surface = mixed(scheme["petrol"], scheme["paper"], float(opacity))
    assert [line for line in lines if contrast(scheme[line], surface) < 3] == []


# A10
def test_every_line_of_a_radar_stands_out_on_paper() -> None:
    printed = (LOOK / "style.css").read_text("utf-8").rpartition("@media print")[2]
    strokes = dict(re.findall(r"\.radar ([^{}]+) { stroke: (#\w+)", printed))
    assert strokes.keys() == {":is(.self, circle)", ".band", "text"}
    assert [name for name, colour in strokes.items() if name != "text" and contrast(full(colour), "#FFFFFF") < 3] == []


def full(colour: str) -> str:
    """A colour with six digits."""
    return colour if len(colour) == 7 else f"#{''.join(one * 2 for one in colour[1:])}"


def test_every_colour_is_said_for_light_and_dark_and_judged() -> None:
    judged = {token for pair in (*TEXTS, *SHAPES) for token in pair}
    assert LIGHT.keys() == DARK.keys() == judged | {"rule"}  # lines of a scale, which labels name


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_widgets_of_streamlit_have_the_colours_of_the_table(scheme: str, colours: dict[str, str]) -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert theme[scheme] == {option: colours[token] for option, token in STREAMLIT.items()}
    assert "base" not in theme  # with one, Streamlit would not follow the system


@pytest.mark.parametrize("name", ["style.css", "questions/assets/card.css", "hero.svg"])
def test_no_colour_on_screen_stands_outside_the_table(name: str) -> None:
    screen = re.split(r"@media (?:print|\(forced-colors)", (LOOK / name).read_text("utf-8"))
    rules = [screen[0], *(part.partition("\n}\n")[2] for part in screen[1:])]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", "".join(rules)) == []


def test_the_logo_has_the_colours_of_the_table() -> None:
    light, dark = (LOOK / "logo.svg").read_text("utf-8").split("@media")
    assert set(re.findall(r"#\w{6}\b", light)) == {LIGHT["card"], LIGHT["petrol"]}
    assert set(re.findall(r"#\w{6}\b", dark)) == {DARK["card"], DARK["petrol"]}
