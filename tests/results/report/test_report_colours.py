"""The colours of the documents are those of the screen, and what they draw stands out on paper (A10)."""

import re

from results.report.pdf import TEMPLATES
from tests.scan.look.test_tokens import LIGHT
from tests.support.contrast import contrast, mixed

LOOK, RADAR = ((TEMPLATES / name).read_text("utf-8") for name in ("look.typ", "radar.typ"))
COLOURS = dict(re.findall(r"([\w-]+)(?: =|:) rgb\(\"(#\w{6})\"\)", LOOK))
OWN = {"line-soft"}  # rules that part what words part already
SURFACE = 0.17


def test_every_colour_is_one_of_the_screen() -> None:
    names = {"primary": "petrol"}
    assert COLOURS.keys() > OWN
    assert {name: LIGHT[names.get(name, name)] for name in COLOURS.keys() - OWN} == {
        name: colour for name, colour in COLOURS.items() if name not in OWN
    }


def test_every_line_of_the_radar_stands_out() -> None:
    surface = mixed(COLOURS["primary"], "#FFFFFF", SURFACE)
    assert f"fill: primary.transparentize({round(100 - 100 * SURFACE)}%)" in RADAR
    strokes = re.findall(r"(?:pt \+ |paint: )([\w-]+)(\.\w+)?", RADAR)
    assert {name for name, _ in strokes} == {"primary", "target", "band", *OWN}
    assert [name for name, changed in strokes if changed] == []
    under = ("#FFFFFF", surface)
    assert [name for name, _ in strokes if name not in OWN and min(contrast(COLOURS[name], u) for u in under) < 3] == []
