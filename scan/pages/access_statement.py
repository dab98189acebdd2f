"""The accessibility statement, in the parts of the Dutch model: scope, status, what was tested, exceptions, contact."""

import streamlit as st

from scan import __version__
from scan.look.page_parts import heading, show_definitions, show_lead, show_list, show_quiet, show_text

LEAD = "Iedereen moet deze zelfscan kunnen gebruiken. We bouwen hem naar WCAG 2.2, niveau AA (EN 301 549)."
SCOPE = (
    "Deze verklaring geldt voor alle pagina's van de zelfscan en voor het rapport dat hij maakt. Voor websites waar we "
    "naar verwijzen, gelden de verklaringen van hun makers. Wie de zelfscan aanbiedt (je opleiding of ziekenhuis), is "
    "verantwoordelijk voor de toegankelijkheid ervan."
)
STATUS = (
    "Status C: de eerste maatregelen zijn genomen. We toetsen zelf, bij elke wijziging. Voor status B is een onderzoek "
    "volgens WCAG-EM nodig, door iemand die de zelfscan niet maakte. Dat is er nog niet."
)
CLAIMS = (  # each is held by the test that tests/scan/pages/test_access_statement.py names
    "Elke pagina wordt bij elke wijziging met axe getoetst, op 1280 en 320 pixels breed (400 % vergroot).",
    "Van het begin tot het rapport kan alles met het toetsenbord. Na elke stap staat de focus op de titel.",
    "Een cijfertoets kiest een antwoord, alleen bij de vraag waar je staat. Het hoeft niet: pijltjes werken ook.",
    "Je kunt regels, woorden en letters ruimer zetten zonder dat er tekst wegvalt.",
    "Knoppen en keuzes zijn minstens 44 pixels hoog.",
    "Of je antwoord is bewaard, en wat er misging, wordt voorgelezen. Een fout staat bij het veld waar hij over gaat.",
    "De waarden van de radar staan ook in een tabel, en in de tekst die bij de radar wordt voorgelezen.",
    "Met hoog contrast van Windows blijft zichtbaar wat je koos.",
    "Licht of donker volgt je systeem, met genoeg contrast in beide. Afdrukken is zwart op wit.",
    "Het rapport is een toegankelijke PDF (PDF/UA-1).",
)
UNKNOWN = (
    "Mensen die een schermlezer of spraakbesturing gebruiken, hebben de zelfscan nog niet getest.",
    "Niemand heeft de Word- en Excelbestanden op toegankelijkheid onderzocht.",
)
PARTS = ("Oorzaak", "Gevolg", "Alternatief", "Maatregel en planning")
EXCEPTIONS = (  # title, and a text for each of PARTS
    (
        "Zonder JavaScript werkt de zelfscan niet",
        "Het raamwerk waarmee hij is gebouwd, heeft JavaScript nodig.",
        "Zonder JavaScript zie je een zin die dit zegt, en geen vragen.",
        "Gebruik een browser of een apparaat waarop JavaScript aan staat.",
        "Geen gepland: zonder JavaScript is een andere techniek nodig.",
    ),
)
CONTACT = (
    "Meld het aan wie deze zelfscan in jouw instelling aanbiedt. Zeg welke pagina het is, wat er misging, en welk "
    "hulpmiddel je gebruikt."
)
COMPLAINT = (
    "Krijg je geen antwoord, of helpt het niet? Dien dan een klacht in bij die instelling. Daarna kun je terecht bij "
    "de Nationale ombudsman (voor overheden) of bij het College voor de Rechten van de Mens."
)
DATED = "Opgesteld op 30 november 2026 en daarna bijgehouden; dit is programma {}."

heading("Toegankelijkheid", "toegankelijkheid")
show_lead(LEAD)
show_text(SCOPE)
st.header("Status", anchor=False)
show_text(STATUS)
st.header("Wat we nagaan", anchor=False)
show_list(CLAIMS)
st.header("Wat nog niet kan", anchor=False)
for title, *texts in EXCEPTIONS:
    show_definitions(title, zip(PARTS, texts, strict=True))
st.header("Wat we nog niet weten", anchor=False)
show_list(UNKNOWN)
st.header("Loop je ergens tegenaan?", anchor=False)
show_text(CONTACT)
show_text(COMPLAINT)
show_quiet(DATED.format(__version__))
