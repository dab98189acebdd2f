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
> medisch-handelen.yaml > items > mh-12 > role: 'scolar' is geen rol; kies uit MH, CO, SA, KW, MA, OL, PR

an EPA task is unknown
statements/professionaliteit.yaml
-     epa_task: T8
+     epa_task: T9
> professionaliteit.yaml > items > pr-1 > epa_task: 'T9' is geen EPA-taak; kies uit T3, T4, T8

a dimension is unknown
statements/communicatie.yaml
-       - spiritueel
+       - geloof
> communicatie.yaml > items > co-1 > dimensions > nr. 1: 'geloof' is geen dimensie; kies uit fysiek, spiritueel

a theme is unknown
statements/professionaliteit.yaml
-     theme: zelfzorg
+     theme: zorg
> professionaliteit.yaml > items > pr-1 > theme: 'zorg' is geen thema; kies uit pijn, communicatie, zelfzorg

a phase is unknown
statements/professionaliteit.yaml
-       - n7
+       - n9
> professionaliteit.yaml > items > pr-1 > phases > nr. 1: 'n9' is geen fase; kies uit n6, n7, n8, gevorderd, expert

the phase of a norm is unknown
statements/medisch-handelen.yaml
-       n7: 3
+       n9: 3
> medisch-handelen.yaml > items > mh-7 > norms > n9: 'n9' is geen fase; kies uit n6, n7, n8, gevorderd, expert

a source is unknown
statements/professionaliteit.yaml
-       - source: S1
+       - source: S9
> professionaliteit.yaml > items > pr-1 > provenance > nr. 1 > source: 'S9' is geen bron; kies uit S1, S2

the phase of an audience is unknown
framework.yaml
-       - n6
+       - n5
> framework.yaml > audiences > student > phases > nr. 1: 'n5' is geen fase; kies uit n6, n7, n8, gevorderd, expert

the role of a calm line is unknown
framework.yaml
-     - PR
+     - XX
> framework.yaml > care > roles > nr. 1: 'XX' is geen rol; kies uit MH, CO, SA, KW, MA, OL, PR

an id is used twice in a file
statements/medisch-handelen.yaml
-   - id: mh-7
+   - id: mh-6
> medisch-handelen.yaml > items > mh-6 > id: deze id staat er twee keer (eerst in medisch-handelen.yaml); kies een
 andere

an id is used twice in two files
statements/medisch-handelen.yaml
-   - id: mh-7
+   - id: co-1
> medisch-handelen.yaml > items > co-1 > id: deze id staat er twee keer (eerst in communicatie.yaml); kies een andere

a source key is used twice
sources.yaml
-   - key: S2
+   - key: S1
> sources.yaml > sources > S1 > key: deze id staat er twee keer (eerst in sources.yaml); kies een andere

a term is explained twice
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+   - term: naasten
+     meaning: Familie.
> glossary.yaml > terms > naasten > term: deze id staat er twee keer (eerst in glossary.yaml); kies een andere
"""


@pytest.mark.parametrize("made", changes(REFERENCES), ids=lambda made: made.fact)
def test_a_name_that_leads_nowhere_is_told_with_the_choices(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
