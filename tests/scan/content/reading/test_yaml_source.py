"""Spelling that YAML would change in silence, bytes that are no content, and all mistakes at once."""

from pathlib import Path

import pytest

from scan.content.reading.yaml_errors import REMEDY
from tests.support.demo_content import Change, changes, demo, problems

SPELLING = """
a text is No
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: No
> glossary.yaml > terms > naasten > meaning: 'No' kan ook als ja of nee gelezen worden; zet er aanhalingstekens om

a text is ja
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: ja
> glossary.yaml > terms > naasten > meaning: 'ja' kan ook als ja of nee gelezen worden; zet er aanhalingstekens om

a switch is on
statements/medisch-handelen.yaml
-     allows_nvt: false
+     allows_nvt: off
> medisch-handelen.yaml > items > mh-6 > allows_nvt: hier hoort true of false; er staat 'off': schrijf false

a key is on
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+     on: 1
> glossary.yaml > terms > naasten > on: onbekende sleutel; kies uit term, meaning

a day has no quotes
catalogue.yaml
-     checked: "2025-11-30"
+     checked: 2025-11-30
> catalogue.yaml > entries > pijnles > checked: '2025-11-30' kan ook als een datum gelezen worden; zet er
 aanhalingstekens om

a colour has no quotes
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: #0B5F6B
> glossary.yaml > terms > naasten > meaning: '#0B5F6B' valt weg als commentaar; zet aanhalingstekens om de hele waarde

the end of a text is left out
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen op plaats #1 bij de patiënt.
> glossary.yaml > terms > naasten > meaning: '#1 bij de patiënt.' valt weg als commentaar; zet aanhalingstekens om de
 hele waarde

a value is empty
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning:
> glossary.yaml > terms > naasten > meaning: is leeg; schrijf een waarde, of haal de sleutel weg

nothing is a tilde
catalogue.yaml
-     hours_min: null
+     hours_min: ~
> catalogue.yaml > entries > gesprekstraining > hours_min: hier hoort een getal; er staat '~'

a number is octal
sources.yaml
-     date: "2024-05-01"
+     date: 010
> sources.yaml > sources > S1 > date: '010' kan ook als een getal gelezen worden; zet er aanhalingstekens om

a number is sexagesimal
sources.yaml
-     date: "2024-05-01"
+     date: 12:30
> sources.yaml > sources > S1 > date: '12:30' kan ook als een getal gelezen worden; zet er aanhalingstekens om

a number has an underscore
framework.yaml
-   criterion: 4
+   criterion: 0_4
> framework.yaml > constants > criterion: hier hoort een heel getal; er staat '0_4'

a key is written twice
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: Familie.
> glossary.yaml > terms > naasten > meaning: deze sleutel staat er twee keer, ook op regel 4; houd er één

an alias saves typing
sources.yaml
-     title: Proefbron
-     date: "2024-05-01"
+     title: &naam Proefbron
+     date: *naam
> sources.yaml > sources > S1 > title: '&naam' is een alias; schrijf de waarde telkens uit
> sources.yaml > sources > S1 > date: '*naam' is een alias; schrijf de waarde telkens uit

a merge key saves typing
sources.yaml
-   - key: S2
+   - <<: {}
+     key: S2
> sources.yaml > sources > S2 > <<: '<<' verbergt waar waarden vandaan komen; schrijf ze uit

a tag makes something else of a text
sources.yaml
-     title: Proefbron
+     title: !!timestamp Proefbron
> sources.yaml > sources > S1 > title: '!!timestamp' is een tag; laat die weg

a key is a list
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+     ? [a, b]
+     : c
> glossary.yaml > terms > naasten > ?: een sleutel is een woord, geen lijst en geen alias

a tab indents
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+ 	meaning: De mensen die dicht bij de patiënt staan.
> glossary.yaml: er staat een tab op regel 3; typ spaties

a colon breaks a sentence
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: Naasten: de mensen.
> glossary.yaml: regel 3: zet aanhalingstekens om tekst met ': '
"""

BYTES = {
    "nothing": (b"", "is leeg"),
    "only a comment": (b"# later\n", "is leeg"),
    "null": (b"null\n", "is leeg"),
    "two documents": (b"terms: []\n---\nterms: []\n", "bevat meer dan één document; houd er één, zonder '---'"),
    "a sentence": (b"Later.\n", "begin met een sleutel; kies terms"),
    "a byte order mark": (
        b"\xef\xbb\xbfterms: []\n",
        "begint met een byte order mark; bewaar het als UTF-8 zonder BOM",
    ),
    "Latin-1": ("terms: []\n# patiënt".encode("latin-1"), "regel 2 is geen UTF-8; bewaar het bestand als UTF-8"),
    "UTF-16": ("terms: []".encode("utf-16"), "regel 1 is geen UTF-8; bewaar het bestand als UTF-8"),
    "rubbish": (bytes(range(256)), "regel 2 is geen UTF-8; bewaar het bestand als UTF-8"),
    "control signs": (b"terms: \x01\x02", "dit bestand " + REMEDY),
    "more than 1 MB": (b"#" * 1_000_001, "is groter dan 1 MB; splits het"),
    "more than 20,000 values": (b"terms:\n" + b"- a\n" * 20_000, "bevat meer dan 20000 waarden; splits het"),
    "lists in lists": (b"[" * 100_000, "regel 1 is meer dan 20 niveaus diep; maak het platter"),
}


@pytest.mark.parametrize("made", changes(SPELLING), ids=lambda made: made.fact)
def test_what_yaml_would_change_in_silence_is_told(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told


# R35
@pytest.mark.parametrize(("content", "told"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_no_content_are_told(content: bytes, told: str, tmp_path: Path) -> None:
    folder = demo(tmp_path)
    (folder / "glossary.yaml").write_bytes(content)
    assert problems(folder) == [f"glossary.yaml: {told}"]
