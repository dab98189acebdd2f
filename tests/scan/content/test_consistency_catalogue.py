"""Offers that a catalogue may not make, and what loading says to them."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

CATALOGUE = """
an audience is unknown
catalogue.yaml
-       - arts
+       - dokter
> catalogue.yaml > entries > pijnles > audiences > no. 1: 'dokter' is no audience; choose one of student, arts

a specialism is unknown
catalogue.yaml
-     specialisms: []
+     specialisms:
+       - oncology
> catalogue.yaml > entries > pijnles > specialisms > no. 1: 'oncology' is no specialism;
 choose one of oncologie, anders

a phase is unknown
catalogue.yaml
-       - n8
+       - n9
> catalogue.yaml > entries > pijnles > phases > no. 1: 'n9' is no phase; choose one of n6, n7, n8, gevorderd, expert

a level is unknown
catalogue.yaml
-       - basis
+       - gewoon
> catalogue.yaml > entries > pijnles > levels > no. 1: 'gewoon' is no level; choose one of basis, gevorderd, expert

a role is unknown
catalogue.yaml
-       - MH
+       - MD
> catalogue.yaml > entries > pijnles > roles > no. 1: 'MD' is no role; choose one of MH, CO, SA, KW, MA, OL, PR

a theme is unknown
catalogue.yaml
-       - pijn
+       - pijnen
> catalogue.yaml > entries > pijnles > themes > no. 1: 'pijnen' is no theme;
 choose one of pijn, communicatie, zelfzorg

a duration is unknown
catalogue.yaml
-     duration: uren
+     duration: eeuw
> catalogue.yaml > entries > pijnles > duration: 'eeuw' is no duration; choose one of uren, dag

a covered EPA task is unknown
catalogue.yaml
-         epa_task: T3
+         epa_task: T9
> catalogue.yaml > entries > pijnles > covers > no. 1 > epa_task: 'T9' is no EPA task; choose one of T3, T4, T8

a source is unknown
catalogue.yaml
-       - S1
+       - S9
> catalogue.yaml > entries > pijnles > sources > no. 1: 'S9' is no source; choose one of S1, S2

an id is used twice
catalogue.yaml
-   - id: boekje
+   - id: pijnles
> catalogue.yaml > entries > pijnles > id: this id is used twice (first in catalogue.yaml); choose another

an offer to advise has neither duration nor hours
catalogue.yaml
-     duration: uren
-     hours_min: 3
-     hours_max: 3
+     duration: null
+     hours_min: null
+     hours_max: null
> catalogue.yaml > entries > pijnles > duration: an entry that may be advised needs a duration or hours

the least hours are more than the most
catalogue.yaml
-     hours_min: 3
+     hours_min: 4
> catalogue.yaml > entries > pijnles > hours_min: is more than hours_max

a strength is made up
catalogue.yaml
-         strength: 0.8
+         strength: 0.7
> catalogue.yaml > entries > pijnles > covers > no. 1 > strength: 0.7 is no strength; choose one of 0.3, 0.5, 0.8

knowledge alone should teach talking
catalogue.yaml
-     learning:
-       - skill
+     learning:
+       - knowledge
> catalogue.yaml > entries > gesprekstraining > covers > no. 1 > strength: knowledge alone does not suffice for T4;
 at most 0.3

an offer to advise has no way to take part
catalogue.yaml
-     ways:
-       - on_site
+     ways: []
> catalogue.yaml > entries > pijnles > ways: an entry that may be advised needs a way to take part: online, on_site
 or practice

a day does not exist
catalogue.yaml
-     checked: "2025-11-30"
+     checked: "2025-11-31"
> catalogue.yaml > entries > pijnles > checked: '2025-11-31' is no day of the calendar

a source is advised to a learner
catalogue.yaml
-     suggest: false
+     suggest: true
> catalogue.yaml > entries > boekje > suggest: the shelf source is never advised to a learner; write false
> catalogue.yaml > entries > boekje > duration: an entry that may be advised needs a duration or hours
"""


@pytest.mark.parametrize("made", changes(CATALOGUE), ids=lambda made: made.fact)
def test_a_promise_the_catalogue_cannot_keep_is_told(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
