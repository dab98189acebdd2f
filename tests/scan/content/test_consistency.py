"""Content that is well written and cannot be meant, and what loading says to it."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

SENSE = """
a norm is above the ceiling of its phase
framework.yaml
-         skill: 2
+         skill: 4
> framework.yaml > phases > n7 > norms > supervision > skill: norm 4 ligt boven het plafond 3 van schaal supervision
 in fase n7

a norm of an item is above the ceiling
statements/medisch-handelen.yaml
-       n7: 3
+       n7: 4
> medisch-handelen.yaml > items > mh-7 > norms > n7: norm 4 ligt boven het plafond 3 van schaal supervision in fase n7

a norm is for a phase without the item
statements/medisch-handelen.yaml
-       n7: 3
+       n8: 3
> medisch-handelen.yaml > items > mh-7 > norms > n8: het item hoort niet bij fase n8; kies n7

a scale has norms but no ceiling
framework.yaml
-       supervision: 3
> framework.yaml > phases > n7 > ceilings: schaal supervision heeft normen en dus ook een plafond nodig

a level is both asked and offered
framework.yaml
-     offers:
-       - gevorderd
+     offers:
+       - basis
+       - gevorderd
> framework.yaml > phases > n8 > offers: niveau basis staat al in scope; vraag een niveau of bied het aan

an attitude is asked on the supervision scale
statements/professionaliteit.yaml
-     scale: development
-     phases:
-       - n7
+     scale: supervision
+     phases:
> professionaliteit.yaml > items > pr-1 > scale: fase n8 heeft geen attitude op supervision; kies development
> professionaliteit.yaml > items > pr-1 > scale: fase gevorderd heeft geen attitude op supervision; kies development
> professionaliteit.yaml > items > pr-1 > scale: fase expert heeft geen attitude op supervision; kies development

a phase never asks the level of an item
statements/communicatie.yaml
-     level: basis
+     level: expert
> communicatie.yaml > items > co-1 > phases: fase n6 vraagt nooit niveau expert; kies basis

an eighth role is added
framework.yaml
-   - key: PR
+   - key: XX
+     label: Nog een
+     short: Kort
+     axis: []
+     meaning: Over nog een.
+     strength: nog een rol
+   - key: PR
> framework.yaml > roles: de keys moeten MH, CO, SA, KW, MA, OL, PR zijn, elk één keer en in deze volgorde

the levels change places
framework.yaml
-   - key: basis
-     label: basis
-     in_full: basisniveau
-     meaning: Het niveau basis.
+   - key: gevorderd
+     label: basis
+     in_full: basisniveau
+     meaning: Het niveau basis.
> framework.yaml > levels > gevorderd > key: deze id staat er twee keer (eerst in framework.yaml); kies een andere
> framework.yaml > levels: de keys moeten basis, gevorderd, expert zijn, elk één keer en in deze volgorde

an official task says neither what it holds nor whose it is
framework.yaml
-     needs_practice: true
+     status: officieel
> framework.yaml > epa_tasks > T4 > specification: een officiële tekst noemt haar inhoud en haar bron; vul deze
 sleutel in
> framework.yaml > epa_tasks > T4 > source: een officiële tekst noemt haar inhoud en haar bron; vul deze sleutel in

the points of a scale are not in order
scales.yaml
-       - value: 1
-         label: Ik kijk mee
-         short: Kort
-       - value: 2
+       - value: 2
+         label: Ik kijk mee
+         short: Kort
+       - value: 1
> scales.yaml > scales > supervision > points: de waarden moeten 1, 2, 3, 4, 5 zijn, in deze volgorde

a label asks for a word that nobody fills in
scales.yaml
-         label: Ik doe dit met {companion} erbij
+         label: Ik doe dit met {supervisor} erbij
> scales.yaml > scales > supervision > points > 2 > label: alleen {companion} mag tussen accolades

a link is a command
sources.yaml
-     url: https://example.org/proefbron
+     url: "javascript:alert(1)"
> sources.yaml > sources > S1 > url: 'javascript:alert(1)' is geen link; begin met https:// of mailto:
"""


@pytest.mark.parametrize("made", changes(SENSE), ids=lambda made: made.fact)
def test_what_cannot_be_meant_is_told(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
