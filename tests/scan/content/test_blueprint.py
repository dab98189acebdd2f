"""The blueprint counts items per cell, and says which cells are too thin."""

from pathlib import Path

import pytest

from scan.content.blueprint import blueprint, thin_cells
from scan.content.loading import load_instrument
from scan.instrument.instrument import Instrument
from tests.support.building import whole
from tests.support.demo_content import DEMO, Change, change, changes, demo, problems

N8 = """\
n8 (basis): vraagt basis, biedt gevorderd, expert
                basis  gevorderd     expert
  MH                2          1          1
  CO                1          0          0
  SA                0          0          0
  KW                0          0          0
  MA                0          0          0
  OL                0          0          0
  PR                1          0          0
  T3                2          1          1
  T4                1          0          0
  T8                1          0          0
  EAPC 1            4          1          1
  EAPC 2            0          0          0
  EAPC 3            0          0          0
  EAPC 4            0          0          0
  EAPC 5            0          0          0
  EAPC 6            0          0          0
  EAPC 7            0          0          0
  EAPC 8            0          0          0
  EAPC 9            0          0          0
  EAPC 10           0          0          0
  alle              4          1          1"""

THIN = """
an EPA task needs one basis item in every phase
framework.yaml
-   per_task: 0
+   per_task: 1
> statements > n6 > T8 × basis: te weinig items; nodig: 1, gevonden: 0
> statements > n7 > T4 × basis: te weinig items; nodig: 1, gevonden: 0

a phase needs more than it asks
framework.yaml
-     minimum_items: 1
+     minimum_items: 3
> statements > n6 > gevraagd: te weinig items; nodig: 3, gevonden: 2
"""

# One item of the role PR has a mistake in its text, so nobody knows yet which cells it will fill.
BESIDE_A_MISTAKE = """
a text is empty and a role needs an item
statements/professionaliteit.yaml
-     text: Ik bespreek met een collega wat een overlijden mij doet.
+     text: ""
> professionaliteit.yaml > items > pr-1 > text: mag niet leeg zijn

a text is empty and a phase needs more items than there can be
framework.yaml
-     minimum_items: 1
+     minimum_items: 4
> statements > n6 > gevraagd: te weinig items; nodig: 4, gevonden: 2 (en 1 met fouten)
"""


def least(per_role_and_level: int) -> Instrument:
    """The demo, where each role needs this many items at each level of a phase."""
    instrument = load_instrument(DEMO)
    minimum = instrument.framework.minimum.model_copy(update={"per_role_and_level": per_role_and_level})
    framework = instrument.framework.model_copy(update={"minimum": minimum})
    return instrument.model_copy(update={"framework": framework})


def test_the_table_counts_what_a_phase_asks_and_offers() -> None:
    assert N8 in blueprint(load_instrument(DEMO)).split("\n\n")


def test_every_phase_has_its_table() -> None:
    tables = blueprint(load_instrument(DEMO)).split("\n\n")
    assert [table.split(" ", 1)[0] for table in tables] == ["n6", "n7", "n8", "gevorderd", "expert"]


def test_the_demo_needs_no_cell_filled() -> None:
    assert thin_cells(load_instrument(DEMO)) == []


@pytest.mark.parametrize(
    ("phase", "thin"),
    [("n6", 5), ("n7", 5), ("n8", 4 + 6 + 6), ("gevorderd", 4 + 6 + 6), ("expert", 4 + 6 + 6)],
)
def test_each_role_needs_items_at_each_level_of_a_phase(phase: str, thin: int) -> None:
    cells = [cell for cell in thin_cells(least(1)) if cell.startswith(f"{phase} >")]
    assert len(cells) == thin


def test_a_thin_cell_says_where_and_how_many() -> None:
    assert "n8 > MH × gevorderd: te weinig items; nodig: 2, gevonden: 1" in thin_cells(least(2))


@pytest.mark.parametrize("made", changes(THIN), ids=lambda made: made.fact)
def test_a_thin_cell_is_a_mistake_in_the_content(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told


def test_a_mistake_is_told_before_the_cells_that_stay_too_thin(tmp_path: Path) -> None:
    empty, more = changes(BESIDE_A_MISTAKE)
    assert problems(demo(tmp_path, empty, more)) == [*empty.told, *more.told]


def test_a_cell_that_a_mended_item_may_fill_is_not_told(tmp_path: Path) -> None:
    empty, _ = changes(BESIDE_A_MISTAKE)
    three = change(["", "framework.yaml", "-     minimum_items: 1", "+     minimum_items: 3"])
    assert problems(demo(tmp_path, empty, three)) == empty.told


def test_the_real_content_fills_every_cell() -> None:
    assert thin_cells(whole()[0]) == []
