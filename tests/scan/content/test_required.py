"""Keys that working content must fill in, though older published versions lack them."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

MISSING = """
a role has no short label
framework.yaml
-     label: Communicatie
-     short: Kort
+     label: Communicatie
> framework.yaml > roles > CO > short: vul deze sleutel in

a theme does not say what there is to gain
framework.yaml
-     label: Gesprekken voeren
-     gain: iets met dit thema
+     label: Gesprekken voeren
> framework.yaml > themes > communicatie > gain: vul deze sleutel in

an item names no competency
statements/professionaliteit.yaml
-     eapc: [1]
> professionaliteit.yaml > items > pr-1 > eapc: vul deze sleutel in

an item names a competency that is none
statements/professionaliteit.yaml
-     eapc: [1]
+     eapc: [11]
> professionaliteit.yaml > items > pr-1 > eapc > nr. 1: 11 is te hoog; het mag hoogstens 10 zijn

a short label is long
scales.yaml
-         label: Ik kijk mee
-         short: Kort
+         label: Ik kijk mee
+         short: Ik kijk voorlopig alleen mee
> scales.yaml > scales > supervision > points > 1 > short: telt 5 woorden; hoogstens 4

a phase sets a norm on a scale that is not there
framework.yaml
-       supervision:
-         skill: 2
+       houding:
+         skill: 2
> framework.yaml > phases > n7 > ceilings: schaal houding heeft normen en dus ook een plafond nodig
"""


@pytest.mark.parametrize("made", changes(MISSING), ids=lambda made: made.fact)
def test_what_is_missing_is_told(made: Change, tmp_path: Path) -> None:
    assert set(made.told) <= set(problems(demo(tmp_path, made)))
