"""The demo content with a question of its own for oncologists, in the place of mh-10."""

from pathlib import Path

from scan.content.loading import load_instrument
from scan.instrument.instrument import Instrument
from tests.support.demo_content import Change, demo

OWN = """\
  - id: mh-onc-1
    text: Ik onderzoek welke pijn bij de tumor hoort.
    role: MH
    epa_task: T3
    level: basis
    replaces: mh-10
    specialisms:
      - oncologie
    dimensions:
      - fysiek
    theme: pijn
    eapc: [2]
    kind: skill
    scale: supervision
    phases:
      - n8
      - gevorderd
      - expert
    allows_nvt: false
    provenance:
      - source: S1
        basis: derived
"""


def overlaid(folder: Path, old: str = "", new: str = "") -> Path:
    """A copy of the demo content with the overlay, in which the line `old` reads `new`."""
    lines = OWN.replace(f"{old}\n", f"{new}\n" if new else "", 1) if old else OWN
    made = Change("", "statements/medisch-handelen.yaml", ["items:"], ["items:", *lines.splitlines()])
    return demo(folder, made)


def two_sets(folder: Path) -> Instrument:
    """The demo instrument with a base set and a set for oncologists."""
    return load_instrument(overlaid(folder))
