"""Spelling that YAML would change in silence, bytes that are no content, and all mistakes at once."""

from pathlib import Path

import pytest

from scan.content.yaml_source import REMEDY
from tests.support.demo_content import Change, changes, demo, problems

SPELLING = """
a text is No
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: No
> glossary.yaml > terms > naasten > meaning: 'No' may be read as yes or no; put quotes around it

a text is ja
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: ja
> glossary.yaml > terms > naasten > meaning: 'ja' may be read as yes or no; put quotes around it

a switch is on
statements/medisch-handelen.yaml
-     allows_nvt: false
+     allows_nvt: off
> medisch-handelen.yaml > items > mh-6 > allows_nvt: 'off' may be read as yes or no; put quotes around it

a key is on
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+     on: 1
> glossary.yaml > terms > naasten > on: 'on' may be read as yes or no; put quotes around it

a day has no quotes
catalogue.yaml
-     checked: "2025-11-30"
+     checked: 2025-11-30
> catalogue.yaml > entries > pijnles > checked: '2025-11-30' may be read as a date; put quotes around it

a colour has no quotes
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: #0B5F6B
> glossary.yaml > terms > naasten > meaning: '#0B5F6B' is left out as a comment; put quotes around the whole value

the end of a text is left out
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen op plaats #1 bij de patiënt.
> glossary.yaml > terms > naasten > meaning: '#1 bij de patiënt.' is left out as a comment;
 put quotes around the whole value

a value is empty
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning:
> glossary.yaml > terms > naasten > meaning: is empty; write a value, or null when there is none

nothing is a tilde
catalogue.yaml
-     hours_min: null
+     hours_min: ~
> catalogue.yaml > entries > gesprekstraining > hours_min: '~' may be read as nothing; put quotes around it

a number is octal
sources.yaml
-     date: "2024-05-01"
+     date: 010
> sources.yaml > sources > S1 > date: '010' may be read as a number; put quotes around it

a number is sexagesimal
sources.yaml
-     date: "2024-05-01"
+     date: 12:30
> sources.yaml > sources > S1 > date: '12:30' may be read as a number; put quotes around it

a number has an underscore
framework.yaml
-   criterion: 4
+   criterion: 0_4
> framework.yaml > constants > criterion: '0_4' may be read as a number; put quotes around it

a key is written twice
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: Familie.
> glossary.yaml > terms > naasten > meaning: this key is written twice; keep one

an alias saves typing
sources.yaml
-     title: Proefbron
-     date: "2024-05-01"
+     title: &naam Proefbron
+     date: *naam
> sources.yaml > sources > S1 > title: '&naam' is an alias; write the value out each time
> sources.yaml > sources > S1 > date: '*naam' is an alias; write the value out each time

a merge key saves typing
sources.yaml
-   - key: S2
+   - <<: {}
+     key: S2
> sources.yaml > sources > S2 > <<: a merge key '<<' hides where values come from; write them out

a tag makes something else of a text
sources.yaml
-     title: Proefbron
+     title: !!timestamp Proefbron
> sources.yaml > sources > S1 > title: '!!timestamp' is a tag; leave it out

a key is a list
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patiënt staan.
+     ? [a, b]
+     : c
> glossary.yaml > terms > naasten > ?: a key must be a word, no list and no alias

a tab indents
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+ 	meaning: De mensen die dicht bij de patiënt staan.
> glossary.yaml: there is a tab in line 3; use spaces

a colon breaks a sentence
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: Naasten: de mensen.
> glossary.yaml: line 3 cannot be read as YAML;
 check the indent, close every quote, and put quotes around text with ': ' or '#'
"""

BYTES = {
    "nothing": (b"", "is empty"),
    "only a comment": (b"# later\n", "is empty"),
    "null": (b"null\n", "is empty"),
    "two documents": (b"terms: []\n---\nterms: []\n", "holds several documents; keep one, without '---'"),
    "a sentence": (b"Later.\n", "must begin with a key; choose terms"),
    "a byte order mark": (b"\xef\xbb\xbfterms: []\n", "begins with a byte order mark; save it as UTF-8 without BOM"),
    "Latin-1": ("terms: []\n# patiënt".encode("latin-1"), "line 2 is not UTF-8; save the file as UTF-8"),
    "UTF-16": ("terms: []".encode("utf-16"), "line 1 is not UTF-8; save the file as UTF-8"),
    "rubbish": (bytes(range(256)), "line 2 is not UTF-8; save the file as UTF-8"),
    "control signs": (b"terms: \x01\x02", "a line cannot be read as YAML; " + REMEDY),
    "more than 1 MB": (b"#" * 1_000_001, "is larger than 1 MB; split it"),
    "more than 20,000 values": (b"terms:\n" + b"- a\n" * 20_000, "holds more than 20000 values; split it"),
    "lists in lists": (b"[" * 100_000, "line 1 is more than 20 levels deep; make it flatter"),
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
