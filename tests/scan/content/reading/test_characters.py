"""Signs that nobody sees are reported with their line; good typography is left alone (R73)."""

import re
from pathlib import Path

import pytest

from scan.content.reading.characters import hidden
from tests.support.demo_content import Change, changes, demo, problems

SIGNS = """

a soft hyphen hides in a sentence
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De men{00ad}sen die dicht bij de patiënt staan.
> glossary.yaml > terms > naasten > meaning: regel 3: haal het onzichtbare teken U+00AD (zacht afbreekstreepje) weg,
 na 'men'

a zero-width space hides in a name
statements/professionaliteit.yaml
-     theme: zelfzorg
+     theme: zelf{200b}zorg
> professionaliteit.yaml > items > pr-1 > theme: regel 8: haal het onzichtbare teken U+200B (spatie zonder breedte)
 weg, na 'zelf'

a zero-width space is written as an escape
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: "De men\\u200bsen"
> glossary.yaml > terms > naasten > meaning: regel 3: haal het onzichtbare teken U+200B (spatie zonder breedte) weg,
 na 'men'

a sign hides in a key
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning{feff}: De mensen.
> glossary.yaml > terms > naasten > 'meaning\\ufeff': regel 3: haal het onzichtbare teken U+FEFF (byte order mark)
 weg, na 'meaning'
> glossary.yaml > terms > naasten > meaning: deze sleutel ontbreekt

a letter is decomposed
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De mensen die dicht bij de patie{0308}nt staan.
> glossary.yaml > terms > naasten > meaning: regel 3: 'patiënt' is geschreven met een los accent; typ dit woord opnieuw

a letter is decomposed on a later line
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: >-
+       De mensen die dicht
+       bij de patie{0308}nt staan.
> glossary.yaml > terms > naasten > meaning: regel 5: 'patiënt' is geschreven met een los accent; typ dit woord opnieuw

a fixed space stands between words
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De{00a0}mensen die dicht bij de patiënt staan.
> glossary.yaml > terms > naasten > meaning: regel 3: typ een gewone spatie in plaats van U+00A0, na 'De'

a fixed space follows a colon
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning:{00a0}De mensen.
> glossary.yaml: regel 3: er staat een teken dat je niet ziet; typ de spaties opnieuw

two signs hide in one text
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: De men{00ad}sen{200b} die dicht bij de patiënt staan.
> glossary.yaml > terms > naasten > meaning: regel 3: haal het onzichtbare teken U+00AD (zacht afbreekstreepje) weg,
 na 'men'
> glossary.yaml > terms > naasten > meaning: regel 3: haal het onzichtbare teken U+200B (spatie zonder breedte) weg,
 na 'mensen'
"""
FINE = ("Kies dan ‘Nog niet gedaan’.", "“Hoe gaat het?” is een open vraag.", "10\u00a0mg", "de CO₂-waarde", "’s nachts")


# In the table above such a sign stands as its code, since otherwise nobody would see it.
WRITTEN = re.sub(r"\{([0-9a-f]{4})\}", lambda code: chr(int(code[1], 16)), SIGNS)


@pytest.mark.parametrize("made", changes(WRITTEN), ids=lambda made: made.fact)
def test_a_sign_that_nobody_sees_is_told(made: Change, tmp_path: Path) -> None:
    assert problems(demo(tmp_path, made)) == made.told


@pytest.mark.parametrize("text", FINE)
def test_good_typography_is_left_alone(text: str, tmp_path: Path) -> None:
    line = "    meaning: De mensen die dicht bij de patiënt staan."
    assert problems(demo(tmp_path, Change("", "glossary.yaml", [line], [f"    meaning: {text}"]))) == []
    assert list(hidden(text)) == []
