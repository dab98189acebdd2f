"""Names that lead nowhere or stand twice, and what loading says to them."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

REFERENCES = """
a role is misspelt
statements/medisch-handelen.yaml
-     role: MH
-     epa_task: T3
-     level: gevorderd
+     role: scolar
+     epa_task: T3
+     level: gevorderd
> medisch-handelen.yaml > items > mh-12 > role: 'scolar' is no role; choose one of MH, CO, SA, KW, MA, OL, PR

an EPA task is unknown
statements/professionaliteit.yaml
-     epa_task: T8
+     epa_task: T9
> professionaliteit.yaml > items > pr-1 > epa_task: 'T9' is no EPA task; choose one of T3, T4, T8

a dimension is unknown
statements/communicatie.yaml
-       - spiritueel
+       - geloof
> communicatie.yaml > items > co-1 > dimensions > no. 1: 'geloof' is no dimension; choose one of fysiek, spiritueel

a theme is unknown
statements/professionaliteit.yaml
-     theme: zelfzorg
+     theme: zorg
> professionaliteit.yaml > items > pr-1 > theme: 'zorg' is no theme; choose one of pijn, communicatie, zelfzorg

a phase is unknown
statements/professionaliteit.yaml
-       - n7
+       - n9
> professionaliteit.yaml > items > pr-1 > phases > no. 1: 'n9' is no phase; choose one of n6, n7, n8, gevorderd, expert

the phase of a norm is unknown
statements/medisch-handelen.yaml
-       n7: 3
+       n9: 3
> medisch-handelen.yaml > items > mh-7 > norms > n9: 'n9' is no phase; choose one of n6, n7, n8, gevorderd, expert

a source is unknown
statements/professionaliteit.yaml
-       - source: S1
+       - source: S9
> professionaliteit.yaml > items > pr-1 > provenance > no. 1 > source: 'S9' is no source; choose one of S1, S2

the phase of an audience is unknown
framework.yaml
-       - n6
+       - n5
> framework.yaml > audiences > student > phases > no. 1: 'n5' is no phase; choose one of n6, n7, n8, gevorderd, expert

the role of a calm line is unknown
framework.yaml
-     - PR
+     - XX
> framework.yaml > care > roles > no. 1: 'XX' is no role; choose one of MH, CO, SA, KW, MA, OL, PR

an id is used twice in a file
statements/medisch-handelen.yaml
-   - id: mh-7
+   - id: mh-6
> medisch-handelen.yaml > items > mh-6 > id: this id is used twice (first in medisch-handelen.yaml); choose another

an id is used twice in two files
statements/medisch-handelen.yaml
-   - id: mh-7
+   - id: co-1
> medisch-handelen.yaml > items > co-1 > id: this id is used twice (first in communicatie.yaml); choose another

a source key is used twice
sources.yaml
-   - key: S2
+   - key: S1
> sources.yaml > sources > S1 > key: this id is used twice (first in sources.yaml); choose another

a term is explained twice
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+   - term: naasten
+     meaning: Familie.
> glossary.yaml > terms > naasten > term: this id is used twice (first in glossary.yaml); choose another
"""


@pytest.mark.parametrize("made", changes(REFERENCES), ids=lambda made: made.fact)
def test_a_name_that_leads_nowhere_is_told_with_the_choices(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
