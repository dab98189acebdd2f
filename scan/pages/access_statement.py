"""The accessibility statement: what was tested, which shortcomings are known, and where to report others."""

import streamlit as st

from scan.look.page_parts import heading, show_lead, show_list

LEAD = "Iedereen moet deze zelfscan kunnen gebruiken. We bouwen hem naar WCAG 2.2, niveau AA."
SECTIONS = (
    (
        "Wat we nagaan",
        (
            "Elke pagina wordt bij elke wijziging met axe getoetst, op 1280, 360 en 320 pixels breed.",
            "Van het begin tot het rapport kan alles met het toetsenbord. Na elke stap staat de focus op de titel.",
            "Een cijfertoets kiest een tegel, alleen bij de vraag waar je staat. Het hoeft niet: pijltjes werken ook.",
            "Je kunt regels, woorden en letters ruimer zetten zonder dat er tekst wegvalt.",
            "Alles wat je kunt aanklikken is minstens 44 pixels hoog.",
            "Naast elk diagram staat een tabel met dezelfde getallen, en een zin die zegt wat eruit blijkt.",
            "Licht of donker volgt je systeem, met genoeg contrast in beide. Afdrukken is zwart op wit.",
            "In hoog contrast van Windows blijft te zien wat gekozen is.",
            "Het rapport is een toegankelijke PDF (PDF/UA-1).",
        ),
    ),
    (
        "Wat we nog niet weten of kunnen",
        (
            "De toetsing is automatisch. Mensen die een schermlezer gebruiken, hebben hem nog niet getest.",
            "Zonder JavaScript werkt de zelfscan niet.",
        ),
    ),
    (
        "Loop je ergens tegenaan?",
        ("Meld het aan wie deze zelfscan in jouw instelling aanbiedt. Zeg welke pagina, en wat er misging.",),
    ),
)

heading("Toegankelijkheid", "toegankelijkheid")
show_lead(LEAD)
for title, lines in SECTIONS:
    st.header(title, anchor=False)
    show_list(lines)
