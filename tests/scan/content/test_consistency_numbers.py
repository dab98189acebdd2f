"""Constants outside their range and cuts that do not ascend are mistakes, told with place and rule (R61)."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

CUTS = """
two cuts are equal
framework.yaml
-     cut: 1.8
+     cut: 0.8
> framework.yaml > levels > gevorderd > cut: 0.8 ligt niet boven 0.8, de grens van basis; grenzen lopen op per niveau

an overall cut goes down
framework.yaml
-     overall_cut: 2.6
+     overall_cut: 1.5
> framework.yaml > levels > expert > overall_cut: 1.5 ligt niet boven 1.8, de grens van gevorderd; grenzen lopen op
 per niveau

almost is above on target
framework.yaml
-   almost: 0.6
+   almost: 0.9
> framework.yaml > constants > almost: 0.9 ligt niet onder on_target (0.8)
"""
LOW, HIGH, OVER = "is te laag; het moet minstens", "is te hoog; het mag hoogstens", "is te laag; het moet meer dan"
RANGES = [
    ("criterion: 4", "criterion: 6", f"6 {HIGH} 5"),
    ("guard: 0.6", "guard: -0.1", f"-0.1 {LOW} 0"),
    ("guard: 0.6", "guard: 1.2", f"1.2 {HIGH} 1"),
    ('coverage_share: "2/3"', 'coverage_share: "4/3"', f"'4/3' {HIGH} 1"),
    ('not_applicable_share: "1/3"', 'not_applicable_share: "-1/3"', f"'-1/3' {LOW} 0"),
    ("coverage_least: 2", "coverage_least: 0", f"0 {LOW} 1"),
    ("overall_least_roles: 5", "overall_least_roles: 8", f"8 {HIGH} 7"),
    ("overall_exceptions: 1", "overall_exceptions: -1", f"-1 {LOW} 0"),
    ("nu0: 4", "nu0: 0", f"0 {OVER} 0"),
    ("sigma0: 1.0", "sigma0: -1.0", f"-1.0 {OVER} 0"),
    ("band_z: 1.2816", "band_z: 0", f"0 {OVER} 0"),
    ("change_cut: 1.645", "change_cut: -1.645", f"-1.645 {OVER} 0"),
    ("provisional_below: 4", "provisional_below: -4", f"-4 {LOW} 1"),
    ("group_floor: 5", "group_floor: 0", f"0 {LOW} 1"),
]


# R61
@pytest.mark.parametrize("made", changes(CUTS), ids=lambda made: made.fact)
def test_cuts_that_do_not_ascend_are_told(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told


# R61
@pytest.mark.parametrize(("old", "new", "rule"), RANGES, ids=[one[1] for one in RANGES])
def test_a_constant_outside_its_range_is_told(old: str, new: str, rule: str, tmp_path: Path) -> None:
    made = Change(new, "framework.yaml", [f"  {old}"], [f"  {new}"])
    assert problems(demo(tmp_path, made)) == [f"framework.yaml > constants > {new.partition(':')[0]}: {rule} zijn"]


# R61
def test_all_numbers_that_cannot_be_are_told_at_once(tmp_path: Path) -> None:
    made = [Change(new, "framework.yaml", [f"  {old}"], [f"  {new}"]) for old, new, _ in (RANGES[0], RANGES[8])]
    assert len(problems(demo(tmp_path, *made, changes(CUTS)[0]))) == 3
