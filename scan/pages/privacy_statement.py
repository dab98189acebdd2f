"""The privacy statement: what is stored, where, how long, on which legal ground, and how to get and erase it."""

import streamlit as st

from scan.dutch import count
from scan.identity.provider import Provider, provider
from scan.look.page_parts import heading, show_lead, show_list, show_quiet
from scan.page_table import MINE

VERSION = "30 november 2026"  # of these texts; a test fails when they change without it (R44)

LEAD = "Deze zelfscan is van jou. Een naam of e-mailadres hoeft niet, en niemand kijkt mee tenzij jij dat regelt."
BACKUPS_NOT_SET = "hoelang dat duurt, is hier niet ingesteld"
NO_CONTROLLER = (
    "Wie verantwoordelijk is voor je gegevens, is hier niet ingesteld. Vraag het aan wie je de zelfscan aanbood."
)
NO_CONTACT = "Een adres voor vragen is hier niet ingesteld."
# Sentences that depend on settings of the installation.
RETENTION, BACKUPS, CONTROLLER, CONTACT, SHARED = "retention", "backups", "controller", "contact", "shared"
SECTIONS = (
    (
        "Wat bewaren we?",
        (
            "Je doelgroep, en als je die kiest je specialisme, je jaar en je instituut.",
            "Je antwoorden, hoe vaak je iets deed, je toelichtingen, je leerdoelen en wat je al gedaan hebt.",
            "Wanneer je begon, wanneer je iets bewaarde, en welke antwoorden je daarvoor gaf. Zo zie je je groei en "
            "wat je wijzigde. Een tekst die je vervangt, is meteen weg.",
            "Wanneer je hier voor het eerst en het laatst was, op elk apparaat, en wanneer je je code maakte.",
            "Nodig je iemand uit: de uitnodiging en wanneer die gebruikt is, wat die ander over jou invult, en wat "
            "jullie samen afspreken. Vul je namen in, dan staan die alleen daar; ze worden met de uitnodiging gewist.",
            "Schrijf je dat een vraag niet klopt: die tekst, met de vraag en de week. Los van jou en van je "
            "scan; daarom kunnen we hem niet voor je terugvinden. Na 12 maanden is hij weg.",
            "Van je code en van het kenmerk in je browser alleen een hash. Daaruit is de code niet terug te rekenen.",
        ),
    ),
    (
        "Wat bewaren we niet?",
        (
            "Geen naam, geen e-mailadres, geen IP-adres bij je antwoorden.",
            "Geen patiëntgegevens. Lijkt een tekst op een BSN of een geboortedatum, dan waarschuwen we je.",
            "Geen gegevens voor reclame of statistiek van anderen. De pagina roept geen andere website aan.",
        ),
    ),
    (
        "Wanneer zetten we een cookie?",
        (
            "Pas als je een scan begint, terugkomt met je code, een bestand inleest of met iemand meekijkt.",
            "Daarvoor zetten we niets.",
            "Het is één cookie, ‘zelfscan’ of op https ‘__Host-zelfscan’. Die is nodig om jouw scan terug te vinden, "
            "en niets anders leest hem.",
            SHARED,
            "Is er geen verbinding? Dan wachten je antwoorden op je apparaat tot ze verstuurd zijn. ‘Vergeet dit "
            "apparaat’ wist ze daar.",
        ),
    ),
    (
        "Wie kan het zien?",
        (
            "Alleen jij, tot je zelf iemand uitnodigt. Je ziet of de uitnodiging gebruikt is en kunt haar intrekken.",
            "Een toelichting is privé, ook dan. Je deelt ze één voor één.",
            "Wie de zelfscan aanbiedt, kan tellen hoe hij gebruikt wordt: wat af is, en wat vaak ‘nog niet gedaan’ is. "
            "Alleen over groepen van minstens 8 mensen, nooit over jou.",
            "Wat iemand over jou invult, blijft van die ander. De afspraken zijn van jullie samen.",
        ),
    ),
    (
        "Waar staat het, en hoelang?",
        (
            "Op de server van de instelling die deze zelfscan aanbiedt.",
            RETENTION,
            BACKUPS,
            "Wat je wist, komt niet terug met een reservekopie. Daarvoor bewaren we de dag en een hash van het "
            "willekeurige nummer dat je gegevens hadden, en verder niets.",
            "Probeerde iemand een code, dan bewaren we tot de nacht erna wanneer dit gebeurde, niet door wie.",
        ),
    ),
    (
        "Op welke grond?",
        (
            "Jij vraagt om deze dienst door een scan te beginnen; zonder je antwoorden kan hij niet werken.",
            "Tellen hoe de zelfscan gebruikt wordt en lezen wat er niet klopt aan een vraag doen we om hem beter te "
            "maken. Dat is een gerechtvaardigd belang, en het gaat nooit over jou alleen.",
            "Schrijf je iets op over geloof, gezondheid of belasting, dan is dat jouw keuze. Het hoeft nooit.",
        ),
    ),
    (
        "Wat kun je zelf doen?",
        (
            "Alles bekijken, meenemen, ergens anders inlezen en wissen. Dat staat bij ‘Mijn gegevens’.",
            CONTROLLER,
            CONTACT,
            "Een vraag of een klacht? Ga naar de functionaris gegevensbescherming van je instelling, "
            "of naar de Autoriteit Persoonsgegevens.",
        ),
    ),
)


def installation_sentences(here: Provider) -> dict[str, str]:
    """The sentences about this installation, by name; what was not set is said too."""
    backups = f"na hoogstens {count(here.backup_days, 'dag', 'dagen')}" if here.backup_days else BACKUPS_NOT_SET
    return {
        RETENTION: f"Kom je {here.retention_months} maanden niet terug, dan wissen we alles. Eerder wissen kan altijd.",
        BACKUPS: f"Wat je wist, blijft in reservekopieën van de beheerder staan tot die vervallen: {backups}.",
        CONTROLLER: f"Verantwoordelijk voor je gegevens is {here.controller}." if here.controller else NO_CONTROLLER,
        SHARED: "Zeg je dat een computer gedeeld is? Dan bewaren we ook wanneer je er voor het laatst werkte. Na "
        f"{count(here.shared_minutes, 'minuut', 'minuten')} zonder gebruik gaat hij op slot, tot je je code invult.",
        CONTACT: f"Je bereikt ze via {here.contact}." if here.contact else NO_CONTACT,
    }


heading("Privacy", "privacy")
show_lead(LEAD)
sentences = installation_sentences(provider())
for question, answers in SECTIONS:
    st.header(question, anchor=False)
    show_list(sentences.get(answer, answer) for answer in answers)
show_quiet(f"Deze tekst is van {VERSION}.")
st.page_link(MINE.file, label="Naar mijn gegevens")
