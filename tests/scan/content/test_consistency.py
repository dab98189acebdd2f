"""Content that is well written and cannot be meant, and what loading says to it."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

SENSE = """
a norm is above the ceiling of its phase
framework.yaml
-         skill: 2
+         skill: 4
> framework.yaml > phases > n7 > norms > supervision > skill: norm 4 is above the ceiling 3 of scale supervision
 in phase n7

a norm of an item is above the ceiling
statements/medisch-handelen.yaml
-       n7: 3
+       n7: 4
> medisch-handelen.yaml > items > mh-7 > norms > n7: norm 4 is above the ceiling 3 of scale supervision in phase n7

a norm is for a phase without the item
statements/medisch-handelen.yaml
-       n7: 3
+       n8: 3
> medisch-handelen.yaml > items > mh-7 > norms > n8: the item is not in phase n8; choose n7

a scale has norms but no ceiling
framework.yaml
-       supervision: 3
> framework.yaml > phases > n7 > ceilings: scale supervision has norms, so it needs a ceiling

a level is both asked and offered
framework.yaml
-     offers:
-       - gevorderd
+     offers:
+       - basis
+       - gevorderd
> framework.yaml > phases > n8 > offers: level basis is in scope already; a level is asked or offered

an attitude is asked on the supervision scale
statements/professionaliteit.yaml
-     scale: development
-     phases:
-       - n7
+     scale: supervision
+     phases:
> professionaliteit.yaml > items > pr-1 > scale: phase n8 has no attitude on supervision; choose development
> professionaliteit.yaml > items > pr-1 > scale: phase gevorderd has no attitude on supervision;
 choose development
> professionaliteit.yaml > items > pr-1 > scale: phase expert has no attitude on supervision;
 choose development

a phase never asks the level of an item
statements/communicatie.yaml
-     level: basis
+     level: expert
> communicatie.yaml > items > co-1 > phases: phase n6 never asks level expert; choose basis

an eighth role is added
framework.yaml
-   - key: PR
+   - key: XX
+     label: Nog een
+     axis: []
+     meaning: Over nog een.
+   - key: PR
> framework.yaml > roles: the keys must be MH, CO, SA, KW, MA, OL, PR, each once and in this order

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
> framework.yaml > levels > gevorderd > key: this id is used twice (first in framework.yaml); choose another
> framework.yaml > levels: the keys must be basis, gevorderd, expert, each once and in this order

the points of a scale are not in order
scales.yaml
-       - value: 1
-         label: Ik kijk mee
-       - value: 2
+       - value: 2
+         label: Ik kijk mee
+       - value: 1
> scales.yaml > scales > supervision > points: the values must be 1, 2, 3, 4, 5, in this order

a label asks for a word that nobody fills in
scales.yaml
-         label: Ik doe dit met {companion} erbij
+         label: Ik doe dit met {supervisor} erbij
> scales.yaml > scales > supervision > points > 2 > label: only {companion} may stand in braces

a link is a command
sources.yaml
-     url: https://example.org/proefbron
+     url: "javascript:alert(1)"
> sources.yaml > sources > S1 > url: 'javascript:alert(1)' is no link; begin with https:// or mailto:
"""


@pytest.mark.parametrize("made", changes(SENSE), ids=lambda made: made.fact)
def test_what_cannot_be_meant_is_told(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
