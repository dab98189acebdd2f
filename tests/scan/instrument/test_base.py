"""The list of scale keys, which content and scoring share."""

import re

from scan.instrument.base import SCALE_KEYS
from tests.support.paths import ROOT


def test_scale_keys_are_in_the_order_of_the_yaml() -> None:
    written = (ROOT / "items" / "scales.yaml").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^  - key: (\w+)$", written, re.MULTILINE)) == SCALE_KEYS
