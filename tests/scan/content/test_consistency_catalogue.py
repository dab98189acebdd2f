"""Offers that a catalogue may not make, and what loading says to them."""

from pathlib import Path

import pytest

from tests.support.demo_content import Change, changes, demo, problems

CATALOGUE = """

an audience is unknown
catalogue.yaml
-       - arts
+       - dokter
> catalogue.yaml > entries > pijnles > audiences > nr. 1: 'dokter' is geen doelgroep; kies uit student, arts

a specialism is unknown
catalogue.yaml
-     specialisms: []
+     specialisms:
+       - oncology
> catalogue.yaml > entries > pijnles > specialisms > nr. 1: 'oncology' is geen specialisme; kies uit oncologie, anders

a phase is unknown
catalogue.yaml
-       - n8
+       - n9
> catalogue.yaml > entries > pijnles > phases > nr. 1: 'n9' is geen fase; kies uit n6, n7, n8, gevorderd, expert

a level is unknown
catalogue.yaml
-       - basis
+       - gewoon
> catalogue.yaml > entries > pijnles > levels > nr. 1: 'gewoon' kan hier niet; kies uit basis, gevorderd, expert

a role is unknown
catalogue.yaml
-       - MH
+       - MD
> catalogue.yaml > entries > pijnles > roles > nr. 1: 'MD' is geen rol; kies uit MH, CO, SA, KW, MA, OL, PR

a theme is unknown
catalogue.yaml
-       - pijn
+       - pijnen
> catalogue.yaml > entries > pijnles > themes > nr. 1: 'pijnen' is geen thema; kies uit pijn, communicatie, zelfzorg

a duration is unknown
catalogue.yaml
-     duration: uren
+     duration: eeuw
> catalogue.yaml > entries > pijnles > duration: 'eeuw' is geen duur; kies uit uren, dag

a covered EPA task is unknown
catalogue.yaml
-         epa_task: T3
+         epa_task: T9
> catalogue.yaml > entries > pijnles > covers > nr. 1 > epa_task: 'T9' is geen EPA-taak; kies uit T3, T4, T8

a source is unknown
catalogue.yaml
-       - S1
+       - S9
> catalogue.yaml > entries > pijnles > sources > nr. 1: 'S9' is geen bron; kies uit S1, S2

an id is used twice
catalogue.yaml
-   - id: boekje
+   - id: pijnles
> catalogue.yaml > entries > pijnles > id: deze id staat er twee keer (eerst in catalogue.yaml); kies een andere

an offer to advise has neither duration nor hours
catalogue.yaml
-     duration: uren
-     hours_min: 3
-     hours_max: 3
+     duration: null
+     hours_min: null
+     hours_max: null
> catalogue.yaml > entries > pijnles > duration: wat aangeraden mag worden, heeft een duration of uren nodig

the least hours are more than the most
catalogue.yaml
-     hours_min: 3
+     hours_min: 4
> catalogue.yaml > entries > pijnles > hours_min: is meer dan hours_max

a strength is made up
catalogue.yaml
-         strength: 0.8
+         strength: 0.7
> catalogue.yaml > entries > pijnles > covers > nr. 1 > strength: 0.7 is geen sterkte; kies uit 0.3, 0.5, 0.8

knowledge alone should teach talking
catalogue.yaml
-     learning:
-       - skill
+     learning:
+       - knowledge
> catalogue.yaml > entries > gesprekstraining > covers > nr. 1 > strength: kennis alleen is te weinig voor T4;
 hoogstens 0.3

an offer to advise does not say what it covers
catalogue.yaml
-     covers:
-       - role: MH
-         epa_task: T3
-         strength: 0.8
-         evidence: "S1: zo heet de les"
> catalogue.yaml > entries > pijnles > covers: wat aangeraden mag worden, noemt de rollen en EPA-taken waarbij het helpt

an offer forgets for whom it is
catalogue.yaml
-     audiences:
-       - arts
> catalogue.yaml > entries > pijnles > audiences: deze sleutel ontbreekt

an offer to advise has no way to take part
catalogue.yaml
-     ways:
-       - on_site
+     ways: []
> catalogue.yaml > entries > pijnles > ways: wat aangeraden mag worden, heeft een manier van meedoen nodig: online,
 on_site of practice

a day does not exist
catalogue.yaml
-     checked: "2025-11-30"
+     checked: "2025-11-31"
> catalogue.yaml > entries > pijnles > checked: '2025-11-31' is geen dag van de kalender

a source is advised to a learner
catalogue.yaml
-     suggest: false
+     suggest: true
> catalogue.yaml > entries > boekje > suggest: plank source wordt nooit aan een lerende aangeraden; schrijf false
> catalogue.yaml > entries > boekje > duration: wat aangeraden mag worden, heeft een duration of uren nodig
> catalogue.yaml > entries > boekje > first_act: wat aangeraden mag worden, zegt in één zin wat je morgen als eerste
 doet

a strength rests on nothing
catalogue.yaml
-         evidence: "S1: zo heet de les"
> catalogue.yaml > entries > pijnles > covers > nr. 1 > evidence: zeg in één regel waar de sterkte op rust, of 'advies'

half an hour should teach a lot
catalogue.yaml
-     hours_min: 3
-     hours_max: 3
+     hours_min: 0.5
+     hours_max: 0.5
> catalogue.yaml > entries > pijnles > covers > nr. 1 > strength: in minder dan 1 uur leer je minder; hoogstens 0.3

how often it comes is told of no duration
catalogue.yaml
-     duration: uren
+     times: 2
> catalogue.yaml > entries > pijnles > times: telt hoe vaak duration komt; geef ook een duration

a first act has a word that nobody fills in
catalogue.yaml
-     first_act: Meld je morgen aan.
+     first_act: Bel {baas}.
> catalogue.yaml > entries > pijnles > first_act: tussen accolades mag alleen staan: {setting}, {companion}

a first act has half a brace
catalogue.yaml
-     first_act: Meld je morgen aan.
+     first_act: "Bel {companion"
> catalogue.yaml > entries > pijnles > first_act: tussen accolades mag alleen staan: {setting}, {companion}

a start has a word that nobody fills in
catalogue.yaml
-       tomorrow: Vraag morgen één patiënt naar pijn.
+       tomorrow: Vraag morgen {baas} naar pijn.
> catalogue.yaml > advice > starts > nr. 1 > tomorrow: tussen accolades mag alleen staan: {setting}, {companion}

two starts are for the same theme and role
catalogue.yaml
-       role: CO
> catalogue.yaml > advice > starts > nr. 2: staat er al, voor hetzelfde thema en dezelfde rol

a start is for a theme that is none
catalogue.yaml
-     - theme: pijn
-       role: CO
+     - theme: pijnen
+       role: CO
> catalogue.yaml > advice > starts > nr. 2 > theme: 'pijnen' is geen thema; kies uit pijn, communicatie,
 zelfzorg

an obligation names a specialism that is none
catalogue.yaml
-     checked: "2025-11-30"
+     checked: "2025-11-30"
+     obligatory_for:
+       - specialism: oncology
+         years:
+           - 1
> catalogue.yaml > entries > pijnles > obligatory_for > nr. 1 > specialism: 'oncology' is geen specialisme;
 kies uit oncologie, anders

what to read first is about a theme that is none
catalogue.yaml
-     checked: "2025-11-30"
+     checked: "2025-11-30"
+     first_for:
+       - pijnen
> catalogue.yaml > entries > pijnles > first_for > nr. 1: 'pijnen' is geen thema; kies uit pijn, communicatie, zelfzorg

a budget is unknown
catalogue.yaml
-   usual_budget: dag
+   usual_budget: week
> catalogue.yaml > advice > usual_budget: 'week' is geen budget; kies uit dag, geen_grens

more hours leave room for fewer topics
catalogue.yaml
-       topics: 3
+       topics: 1
> catalogue.yaml > advice > capacity: uren en topics moeten bij elke stap hoger zijn dan bij de stap ervoor

a step of hours has two ends
catalogue.yaml
-     - under: 1
+     - under: 1
+       up_to: 1
> catalogue.yaml > advice > capacity > nr. 1: geef up_to of under, een van beide

a number of the advice is missing
catalogue.yaml
-   set_most: 3
> catalogue.yaml > advice > set_most: deze sleutel ontbreekt
"""


@pytest.mark.parametrize("made", changes(CATALOGUE), ids=lambda made: made.fact)
def test_a_promise_the_catalogue_cannot_keep_is_told(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told
