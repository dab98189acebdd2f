"""Keys and kinds of values that a content file may not have, and what loading says to them."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

SHAPE = """
a key is unknown
statements/professionaliteit.yaml
-     theme: zelfzorg
+     tehme: zelfzorg
> professionaliteit.yaml > items > pr-1 > theme: this key is missing
> professionaliteit.yaml > items > pr-1 > tehme: unknown key; did you mean theme? choose one of id, text, role,
 epa_task, level, dimensions, theme, kind, scale, phases, norms, allows_nvt, provenance, wording, care

a key deep down is unknown
framework.yaml
-         attitude: 3
+         houding: 3
> framework.yaml > phases > n6 > norms > development > houding: unknown key; choose one of knowledge, skill, attitude

a level is unknown
statements/medisch-handelen.yaml
-     level: basis
+     level: bsis
> medisch-handelen.yaml > items > mh-6 > level: 'bsis' is no level; choose one of basis, gevorderd, expert

an offered level is unknown
framework.yaml
-       - gevorderd
+       - veel
> framework.yaml > phases > n8 > offers > no. 1: 'veel' is no level; choose one of basis, gevorderd, expert

a text is a number
sources.yaml
-     date: "2024-05-01"
+     date: 2024
> sources.yaml > sources > S1 > date: 2024 is no text; put quotes around it

a text is empty
sources.yaml
-     title: Proefbron
+     title: ""
> sources.yaml > sources > S1 > title: must not be empty

a number is a text
framework.yaml
-     cut: 0.8
+     cut: "0,8"
> framework.yaml > levels > basis > cut: '0,8' is no number

a count has a fraction
framework.yaml
-   overall_least_roles: 5
+   overall_least_roles: 5.5
> framework.yaml > constants > overall_least_roles: 5.5 is no whole number

a number is too high
framework.yaml
-     cut: 0.8
+     cut: 8.5
> framework.yaml > levels > basis > cut: 8.5 is too high; it must be at most 3

a number is too low
framework.yaml
-   criterion: 4
+   criterion: 0
> framework.yaml > constants > criterion: 0 is too low; it must be at least 1

a fraction is none
framework.yaml
-   coverage_share: "2/3"
+   coverage_share: twee derde
> framework.yaml > constants > coverage_share: 'twee derde' is no fraction; write it like "2/3"

a text stands where a list should
framework.yaml
-     scope:
-       - basis
+     scope: basis
> framework.yaml > phases > n6 > scope: 'basis' is no list; put each entry on a line of its own, after '- '

a text stands where keys should
framework.yaml
-     ceilings:
-       development: 5
+     ceilings: vijf
> framework.yaml > phases > n6 > ceilings: 'vijf' has no keys; put each key on a line of its own

a text stands where true or false should
statements/medisch-handelen.yaml
-     allows_nvt: false
+     allows_nvt: soms
> medisch-handelen.yaml > items > mh-6 > allows_nvt: 'soms' is neither true nor false

an id has capitals
statements/medisch-handelen.yaml
-   - id: mh-6
+   - id: MH_6
> medisch-handelen.yaml > items > MH_6 > id: 'MH_6' is no id; use small letters, digits and single hyphens, like mh-12

a day is none
catalogue.yaml
-     checked: "2025-11-30"
+     checked: november
> catalogue.yaml > entries > pijnles > checked: 'november' is no date; write it like "2025-11-30"

a scale has four points
scales.yaml
-       - value: 1
-         label: Ik kijk mee
> scales.yaml > scales > supervision > points: needs at least 5

the top of a file is a list
sources.yaml
- sources:
> sources.yaml: must begin with a key; choose sources
"""


@pytest.mark.parametrize("made", changes(SHAPE), ids=lambda made: made.fact)
def test_a_wrong_shape_is_told_with_its_remedy(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
