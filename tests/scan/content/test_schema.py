"""Keys and kinds of values that a content file may not have, and what loading says to them."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

SHAPE = """

a key is unknown
statements/professionaliteit.yaml
-     theme: zelfzorg
+     tehme: zelfzorg
> professionaliteit.yaml > items > pr-1 > theme: deze sleutel ontbreekt
> professionaliteit.yaml > items > pr-1 > tehme: onbekende sleutel; bedoel je theme? kies uit id, text, role,
 epa_task, level, replaces, specialisms, dimensions, theme, eapc, kind, scale, phases, norms, allows_nvt, provenance,
 wording, care, panel

a key deep down is unknown
framework.yaml
-         attitude: 3
+         houding: 3
> framework.yaml > phases > n6 > norms > development > houding: onbekende sleutel; kies uit knowledge, skill, attitude

a level is unknown
statements/medisch-handelen.yaml
-     level: basis
+     level: bsis
> medisch-handelen.yaml > items > mh-6 > level: 'bsis' kan hier niet; kies uit basis, gevorderd, expert

an offered level is unknown
framework.yaml
-       - gevorderd
+       - veel
> framework.yaml > phases > n8 > offers > nr. 1: 'veel' kan hier niet; kies uit basis, gevorderd, expert

a text is a number
sources.yaml
-     date: "2024-05-01"
+     date: 2024
> sources.yaml > sources > S1 > date: hier hoort een tekst; er staat 2024, zet er aanhalingstekens om

a text is empty
sources.yaml
-     title: Proefbron
+     title: ""
> sources.yaml > sources > S1 > title: mag niet leeg zijn

a number is a text
framework.yaml
-     cut: 0.8
+     cut: "0,8"
> framework.yaml > levels > basis > cut: hier hoort een getal; er staat '0,8': schrijf 0.8

a count has a fraction
framework.yaml
-   overall_least_roles: 5
+   overall_least_roles: 5.5
> framework.yaml > constants > overall_least_roles: hier hoort een heel getal; er staat 5.5

a number is too high
framework.yaml
-     cut: 0.8
+     cut: 8.5
> framework.yaml > levels > basis > cut: 8.5 is te hoog; het mag hoogstens 3 zijn

a number is too low
framework.yaml
-   criterion: 4
+   criterion: 0
> framework.yaml > constants > criterion: 0 is te laag; het moet minstens 1 zijn

a fraction is none
framework.yaml
-   coverage_share: "2/3"
+   coverage_share: twee derde
> framework.yaml > constants > coverage_share: hier hoort een breuk zoals "2/3"; er staat 'twee derde'

a text stands where a list should
framework.yaml
-     scope:
-       - basis
+     scope: basis
> framework.yaml > phases > n6 > scope: hier hoort een lijst; er staat 'basis', zet elk deel na '- ' op een regel

a text stands where keys should
framework.yaml
-     ceilings:
-       development: 5
+     ceilings: vijf
> framework.yaml > phases > n6 > ceilings: hier hoort een blok met sleutels; er staat 'vijf', zet elke sleutel op een
 eigen regel

a text stands where true or false should
statements/medisch-handelen.yaml
-     allows_nvt: false
+     allows_nvt: soms
> medisch-handelen.yaml > items > mh-6 > allows_nvt: hier hoort true of false; er staat 'soms', schrijf true (ja) of
 false (nee)

yes stands for true
statements/medisch-handelen.yaml
-     allows_nvt: true
+     allows_nvt: yes
> medisch-handelen.yaml > items > mh-11 > allows_nvt: hier hoort true of false; er staat 'yes': schrijf true

ja stands for true
statements/medisch-handelen.yaml
-     allows_nvt: true
+     allows_nvt: ja
> medisch-handelen.yaml > items > mh-11 > allows_nvt: hier hoort true of false; er staat 'ja': schrijf true

a capital stands for true
statements/medisch-handelen.yaml
-     allows_nvt: true
+     allows_nvt: True
> medisch-handelen.yaml > items > mh-11 > allows_nvt: hier hoort true of false; er staat 'True': schrijf true

true stands between quotes
statements/medisch-handelen.yaml
-     allows_nvt: true
+     allows_nvt: "true"
> medisch-handelen.yaml > items > mh-11 > allows_nvt: hier hoort true of false; er staat 'true': schrijf true zonder
 aanhalingstekens

a one stands for true
statements/medisch-handelen.yaml
-     allows_nvt: true
+     allows_nvt: 1
> medisch-handelen.yaml > items > mh-11 > allows_nvt: hier hoort true of false; er staat 1: schrijf true

nee stands for false
catalogue.yaml
-     suggest: false
+     suggest: nee
> catalogue.yaml > entries > boekje > suggest: hier hoort true of false; er staat 'nee': schrijf false

a number stands between quotes
framework.yaml
-   overall_least_roles: 5
+   overall_least_roles: "5"
> framework.yaml > constants > overall_least_roles: hier hoort een heel getal; er staat '5': schrijf 5 zonder
 aanhalingstekens

a text is null
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: null
> glossary.yaml > terms > naasten > meaning: hier hoort een tekst; er staat null

a text is true
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: true
> glossary.yaml > terms > naasten > meaning: hier hoort een tekst; er staat true, zet er aanhalingstekens om

a text is a list
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: [familie, vrienden]
> glossary.yaml > terms > naasten > meaning: hier hoort een tekst; er staat een lijst

an id has capitals
statements/medisch-handelen.yaml
-   - id: mh-6
+   - id: MH_6
> medisch-handelen.yaml > items > MH_6 > id: 'MH_6' is geen id; gebruik kleine letters, cijfers en losse koppeltekens,
 zoals mh-12

a day is none
catalogue.yaml
-     checked: "2025-11-30"
+     checked: november
> catalogue.yaml > entries > pijnles > checked: 'november' is geen datum; schrijf die als "2025-11-30"

a scale has four points
scales.yaml
-       - value: 1
-         label: Ik kijk mee
-         short: Kort
> scales.yaml > scales > supervision > points: er zijn er minstens 5 nodig

the top of a file is a list
sources.yaml
- sources:
> sources.yaml: begin met een sleutel; kies sources
"""


@pytest.mark.parametrize("made", changes(SHAPE), ids=lambda made: made.fact)
def test_a_wrong_shape_is_told_with_its_remedy(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
