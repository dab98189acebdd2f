"""The privacy statement is true of the tables and the settings, and has a version (R44)."""

from hashlib import sha256
from html import unescape

import pytest

from scan.identity.provider import SettingError, provider
from scan.page_table import MINE, PRIVACY
from scan.resources import current_instrument
from scan.store.maintenance import FEEDBACK_MONTHS
from scan.store.records.tables import metadata
from tests.support.windows import Visit, told

SETTINGS = ("ZELFSCAN_CONTROLLER", "ZELFSCAN_CONTACT", "ZELFSCAN_BACKUP_DAYS", "ZELFSCAN_RETENTION_MONTHS")
SETTINGS += ("ZELFSCAN_SHARED_MINUTES",)
# Every table, and the words on the page that tell of it.
TABLES = {
    "persons": "Wanneer je hier voor het eerst en het laatst was, op elk apparaat, en wanneer je je code maakte.",
    "keys": "het kenmerk in je browser alleen een hash",
    "codes": "Van je code en van het kenmerk",
    "tries": "Probeerde iemand een code, dan bewaren we tot de volgende opruimbeurt dat dit gebeurde, niet door wie.",
    "sittings": "Je doelgroep, en als je die kiest je specialisme, je jaar en je instituut.",
    "blocks": "Wanneer je iets bewaarde, en welke antwoorden je daarvoor gaf.",
    "texts": "je toelichtingen, je leerdoelen",
    "invitations": "Vul je namen in, dan staan die alleen daar",
    "guests": "Nodig je iemand uit: de uitnodiging",
    "events": "wat die ander over jou invult",
    "remarks": "wat jullie samen afspreken",
    "feedback": "die tekst, met de vraag en de week",
}
# The hash of the text of each version: who changes the text gives it a new version.
VERSIONS = {"30 november 2026": "1126ca8dad57ef63"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this installation."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


def statement(visit: Visit) -> str:
    """The text of the page."""
    return unescape(told(visit.window(PRIVACY)))


def test_every_table_is_told_of(visit: Visit) -> None:
    page = statement(visit)
    assert TABLES.keys() == metadata.tables.keys()
    assert [table for table, words in TABLES.items() if words not in page] == []


def test_the_page_names_the_terms_of_the_program(visit: Visit) -> None:
    page = statement(visit)
    assert "Kom je 24 maanden niet terug" in page
    assert f"Na {FEEDBACK_MONTHS} maanden is hij weg." in page
    assert f"groepen van minstens {current_instrument().framework.constants.group_default} mensen" in page


def test_what_is_not_set_is_said(visit: Visit) -> None:
    page = statement(visit)
    assert page.count("niet ingesteld") == 3


def test_settings_are_named_on_the_page(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(SETTINGS, ("<b>UMC</b> Oost", "fg@umc.example", "35", "12", "5"), strict=True):
        monkeypatch.setenv(name, value)
    page = visit.window(PRIVACY)
    shown = "".join(one.proto.body for one in page.get("html"))
    assert "Verantwoordelijk voor je gegevens is &lt;b&gt;UMC&lt;/b&gt; Oost." in shown
    assert "Je bereikt ze via fg@umc.example." in shown
    assert "tot die vervallen: na hoogstens 35 dagen." in shown
    assert "Kom je 12 maanden niet terug" in shown
    assert "Na 5 minuten zonder gebruik gaat hij op slot" in shown
    assert "niet ingesteld" not in shown
    visit.client.post("/begin", data={"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"})
    assert "Kom je 12 maanden niet terug" in told(visit.window(MINE))


@pytest.mark.parametrize("wrong", ["0", "-1", "twee", "1.5", "9999", "²"])
def test_a_term_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("ZELFSCAN_RETENTION_MONTHS", wrong)
    with pytest.raises(SettingError, match=f"ZELFSCAN_RETENTION_MONTHS: '{wrong}' is geen termijn"):
        provider()


# R44
def test_the_text_has_a_version_that_changes_with_it(visit: Visit) -> None:
    page = visit.window(PRIVACY)
    lists = [one.proto.body for one in page.get("html") if one.proto.body.startswith("<ul")]
    assert len(lists) == 7
    (version,) = [one for one in VERSIONS if f"Deze tekst is van {one}." in told(page)]
    assert sha256("".join(lists).encode()).hexdigest()[:16] == VERSIONS[version]
