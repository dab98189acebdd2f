"""Slips by which a file reads as something else or not at all, told at the line that is to blame."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

QUOTES = """

a quote stays open to the end of the file
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: "De mensen die dicht bij de patiënt staan.
+   - term: familie
+     meaning: Wie verwant is.
> glossary.yaml: regel 3: het aanhalingsteken dat hier opent, wordt niet gesloten

a quote stays open up to the next one
sources.yaml
-     title: Proefbron
-     date: "2024-05-01"
+     title: "Proefbron
+     date: "2024-05-01"
> sources.yaml > sources > nr. 1 > title: dit aanhalingsteken opent op regel 3 en sluit pas op regel 4; sluit het eerder

a single quote stays open
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: 'De mensen die dicht bij de patiënt staan.
> glossary.yaml: regel 3: het aanhalingsteken dat hier opent, wordt niet gesloten

a quote swallows a key and then closes
sources.yaml
-     title: Proefbron
-     date: "2024-05-01"
+     title: "Proefbron
+     date: 2024-05-01"
> sources.yaml > sources > S1 > title: dit aanhalingsteken opent op regel 3 en sluit pas op regel 4; sluit het eerder

a straight quote is closed by a curly one
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: "De mensen die dicht bij de patiënt staan.”
> glossary.yaml: regel 3: het aanhalingsteken dat hier opent, wordt niet gesloten; een krullend aanhalingsteken sluit
 niet

a quote closes that never opened
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan."
> glossary.yaml > terms > naasten > meaning: 'De mensen die dicht bij de patiënt staan."' heeft een aanhalingsteken
 zonder zijn tweede; zet het erbij of haal het weg

curly quotes stand for straight ones
catalogue.yaml
-     checked: "2025-11-30"
+     checked: “2025-11-30”
> catalogue.yaml > entries > pijnles > checked: '“2025-11-30”' staat tussen krullende aanhalingstekens; zet er rechte
 (") om, of in hun plaats

curly quotes hold a colon
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: “Naasten: de mensen.”
> glossary.yaml: regel 3: krullende aanhalingstekens gelden hier niet; typ rechte (")

quotes stand within quotes
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: "De "naasten" van de patiënt."
> glossary.yaml: regel 3: binnen aanhalingstekens kan niet nog zo'n aanhalingsteken
"""

DASHES = """

an entry lacks its dash
statements/medisch-handelen.yaml
-   - id: mh-7
+     id: mh-7
> medisch-handelen.yaml > items > mh-6: regel 19: zet '- ' voor id; hier begint een nieuw deel

two entries lack their dash
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+     term: familie
+     meaning: Wie verwant is.
+     term: buren
+     meaning: Wie vlakbij woont.
> glossary.yaml > terms > naasten: regel 4: zet '- ' voor term; hier begint een nieuw deel
> glossary.yaml > terms > familie: regel 6: zet '- ' voor term; hier begint een nieuw deel

the first entry lacks its dash
statements/professionaliteit.yaml
-   - id: pr-1
+     id: pr-1
> professionaliteit.yaml > items: hier hoort een lijst; er staat een blok met sleutels, zet '- ' voor de eerste sleutel

an entry stands below its neighbours without a dash
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+   term: familie
+   meaning: Wie verwant is.
> glossary.yaml: regel 4: zet '- ' ervoor als hier een nieuw deel begint, of laat de regel verder inspringen

the first of several lacks its dash
glossary.yaml
-   - term: naasten
-     meaning: De mensen die dicht bij de patiënt staan.
+     term: naasten
+     meaning: De mensen die dicht bij de patiënt staan.
+   - term: familie
+     meaning: Wie verwant is.
> glossary.yaml: regel 2: zet '- ' voor het eerste deel van de lijst

a list of names lacks a dash
statements/professionaliteit.yaml
-       - n8
+       n8
> professionaliteit.yaml: regel 14: zet '- ' ervoor

a name stands behind the one before
statements/professionaliteit.yaml
-       - n8
+         n8
> professionaliteit.yaml > items > pr-1 > phases > nr. 1: 'n7 n8' is meer dan één naam; zet elke naam na '- ' op een
 eigen regel

a level stands behind the one before
framework.yaml
-       - expert
+         expert
> framework.yaml > phases > n8 > offers > nr. 1: 'gevorderd expert' is meer dan één naam; zet elke naam na '- ' op een
 eigen regel

a dash has no space
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+   -term: familie
+     meaning: Wie verwant is.
> glossary.yaml: regel 4: zet een spatie na '-'

a dash too many
framework.yaml
-     ceilings:
-       development: 5
+     ceilings:
+       - development: 5
> framework.yaml > phases > n6 > ceilings: hier hoort een blok met sleutels; er staat een lijst, haal '- ' weg
"""

LINES = """

a key stands too far to the right
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+       meaning: De mensen die dicht bij de patiënt staan.
> glossary.yaml: regel 3 springt anders in dan de regels erboven; zet haar recht onder haar buren

a key stands between two columns
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+    meaning: De mensen die dicht bij de patiënt staan.
> glossary.yaml: regel 3 springt anders in dan de regels erboven; zet haar recht onder haar buren

a key stands too far to the left
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+   meaning: De mensen die dicht bij de patiënt staan.
> glossary.yaml: regel 3: zet '- ' ervoor als hier een nieuw deel begint, of laat de regel verder inspringen

a colon has no space
glossary.yaml
-   - term: naasten
+   - term:naasten
> glossary.yaml: regel 2: zet een spatie na ':'

a key has no colon
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning De mensen die dicht bij de patiënt staan.
+     bron: S1
> glossary.yaml: regel 3 is niet te lezen als YAML; zet ': ' na de sleutel

a bracket stays open
statements/professionaliteit.yaml
-     dimensions: []
+     dimensions: [fysiek
> professionaliteit.yaml: regel 7 opent een [ zonder ]

a text begins with an at sign
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: @naasten
> glossary.yaml: regel 3: zet aanhalingstekens om tekst die met dit teken begint
"""


@pytest.mark.parametrize("made", changes(QUOTES), ids=lambda made: made.fact)
def test_a_quote_is_told_at_the_line_where_it_opened(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told


@pytest.mark.parametrize("made", changes(DASHES), ids=lambda made: made.fact)
def test_a_forgotten_dash_is_one_line(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told


@pytest.mark.parametrize("made", changes(LINES), ids=lambda made: made.fact)
def test_a_line_that_cannot_be_read_is_told_with_its_remedy(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
