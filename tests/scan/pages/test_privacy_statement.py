"""The privacy statement is true of the tables and the settings, sentence by sentence, and has a version (R44)."""

import re
from hashlib import sha256
from html import unescape

import pytest

from scan.door import routes
from scan.identity.provider import SettingError, provider
from scan.page_table import MINE, PRIVACY
from scan.resources import current_instrument, opened_store
from scan.store.maintenance import FEEDBACK_MONTHS
from scan.store.records.tables import metadata
from tests.support.named_tests import is_defined
from tests.support.two_people import invited, scanned, who
from tests.support.windows import Visit, told

SETTINGS = ("ZELFSCAN_CONTROLLER", "ZELFSCAN_CONTACT", "ZELFSCAN_BACKUP_DAYS", "ZELFSCAN_RETENTION_MONTHS")
SETTINGS += ("ZELFSCAN_SHARED_MINUTES",)
LINE = re.compile("<li>(.*?)</li>")
AIOS = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}
# Every column about a person, and the words on the page that tell of it.
VISITS = "Wanneer je hier voor het eerst en het laatst was, op elk apparaat, en wanneer je je code maakte."
HASHED = "Van je code en van het kenmerk in je browser alleen een hash."
SAVED = "Wanneer je begon, wanneer je iets bewaarde, en welke antwoorden je daarvoor gaf."
INVITED = "Nodig je iemand uit: de uitnodiging en wanneer die gebruikt is"
NAMED = "Vul je namen in, dan staan die alleen daar"
TOLD = {
    VISITS: "persons.created_at persons.seen_at keys.created_at keys.seen_at keys.revoked_at codes.created_at",
    HASHED: "keys.hash codes.hash codes.salt invitations.token invitations.code invitations.hash invitations.salt",
    "Dan bewaren we ook wanneer je er voor het laatst werkte.": "keys.used_at",
    "bewaren we tot de nacht erna wanneer dit gebeurde, niet door wie.": "tries.subject tries.at",
    "Je doelgroep, en als je die kiest je specialisme, je jaar en": (
        "sittings.phase sittings.audience sittings.specialism sittings.year"
    ),
    "Je antwoorden, hoe vaak je iets deed": "blocks.items blocks.data blocks.digests",
    "je toelichtingen, je leerdoelen en wat je al gedaan hebt.": "texts.text",
    SAVED: "sittings.begun_at sittings.saved_at blocks.at",
    INVITED: (
        "invitations.sitting invitations.allows invitations.made_at invitations.expires_at invitations.topics "
        "guests.seen_at events.seat events.what events.place events.at"
    ),
    NAMED: "invitations.learner_name invitations.guest_name",
    "wat die ander over jou invult": "sittings.by sittings.rates",
    "wat jullie samen afspreken": "events.value remarks.text",
    "die tekst, met de vraag en de week": "feedback.item feedback.version feedback.text feedback.week",
}
# What only ties rows together, orders and seals them, or names the content: it says nothing more about anyone.
TIES = {"id", "person", "sitting", "invitation", "number", "digest", "head", "entries", "sittings", "invitations"}
TIES |= {"key", "padding", "instrument", "version", "content"}
ERASING, PEOPLE = "scan/store/test_maintenance_erasing", "scan/store/test_durable_people"
PAGE = "scan/pages/test_privacy_statement"
# Every sentence of the page, and the tests that hold it.
HELD_BY = {
    "Je doelgroep, en als je die kiest": (
        "scan/store/test_durable::test_a_new_sitting_is_empty_and_has_its_instrument_and_setting",
        "scan/store/test_durable::test_the_own_institute_is_kept_replaced_and_removed",
    ),
    "Je antwoorden, hoe vaak": ("scan/store/test_durable::test_all_values_are_there_after_reopening_the_store",),
    "Wanneer je begon, wanneer je iets bewaarde": (
        "scan/pages/test_mine::test_the_page_and_the_zip_show_what_was_changed_and_when",
        f"{ERASING}::test_no_byte_of_a_replaced_text_is_left_in_file_or_log",
        f"{ERASING}::test_a_replaced_text_is_in_no_row_nor_in_a_byte_after_a_purge",
    ),
    "Wanneer je hier voor het eerst": (
        f"{PEOPLE}::test_every_moment_kept_of_a_person_is_told_by_what_happened",
        "scan/pages/test_mine::test_the_zip_tells_every_other_moment_that_is_kept",
    ),
    "Nodig je iemand uit": (
        "scan/store/test_meetings_invitations::test_the_learner_sees_the_state_of_every_invitation",
        "scan/store/test_meetings_names::test_a_name_goes_with_whom_it_names",
        "scan/store/test_meetings_names::test_no_event_holds_a_name",
    ),
    "Schrijf je dat een vraag niet klopt": (
        "scan/store/test_store_feedback::test_nothing_of_the_person_the_scan_or_the_time_is_kept",
        "scan/store/test_store_feedback::test_feedback_is_erased_after_twelve_months",
    ),
    "Van je code en van het kenmerk": (
        f"{PEOPLE}::test_no_token_code_or_address_is_in_the_database",
        f"{PEOPLE}::test_a_code_has_no_confusing_letters_and_over_50_secret_bits",
        f"{PEOPLE}::test_a_guess_takes_16_megabytes_of_scrypt",
    ),
    "Geen naam, geen e-mailadres": (
        "scan/store/test_durable_access::test_there_is_no_column_for_a_name_or_an_address",
        f"{PEOPLE}::test_an_address_is_in_no_row_not_even_as_a_hash",
    ),
    "Geen patiëntgegevens": (
        "scan/test_patient_data::test_a_bsn_is_asked_about_however_it_is_written",
        "scan/test_patient_data::test_a_date_in_full_is_asked_about_however_it_is_written",
    ),
    "Geen gegevens voor reclame": (
        "scan/door/test_headers::test_the_policy_names_every_source_and_the_scripts_of_the_page_by_hash",
        "server/test_sockets::test_a_socket_of_another_site_is_refused_without_a_call_to_another_host",
    ),
    "Pas als je een scan begint": (
        "browser/test_cookies::test_looking_around_sets_no_cookie_and_a_scan_one_that_no_script_reads",
        f"{PAGE}::test_only_the_forms_that_the_page_names_give_a_cookie",
    ),
    "Daarvoor zetten we niets.": (
        "browser/test_cookies::test_looking_around_sets_no_cookie_and_a_scan_one_that_no_script_reads",
    ),
    "Het is één cookie": (
        "scan/door/test_cookies::test_with_tls_the_cookie_has_a_name_that_only_this_host_can_set",
        "browser/test_cookies::test_looking_around_sets_no_cookie_and_a_scan_one_that_no_script_reads",
    ),
    "Zeg je dat een computer gedeeld is?": (
        "scan/store/test_devices::test_the_last_use_of_a_shared_computer_is_among_what_is_kept",
        "scan/store/test_devices::test_a_shared_computer_locks_after_fifteen_minutes_without_use",
    ),
    "Is er geen verbinding?": (
        "browser/test_queue::test_what_was_chosen_without_a_network_arrives_and_overwrites_nothing",
        "browser/test_queue::test_leaving_the_device_asks_first_and_erases_what_waits",
    ),
    "Alleen jij, tot je zelf": (
        "scan/store/test_durable_access::test_actors_without_access_get_not_found_and_change_nothing",
        "scan/store/test_meetings_access::test_actors_without_access_get_not_found_and_change_nothing",
        "scan/store/test_meetings_ended::test_an_ended_invitation_ends_the_access_of_the_guest_at_once",
    ),
    "Een toelichting is privé": (
        "scan/store/test_meetings_contract::test_a_note_that_is_not_shared_leaves_no_trace",
        "scan/store/test_meetings_contract::test_notes_are_shared_one_by_one_and_taken_back",
    ),
    "Wie de zelfscan aanbiedt, kan tellen": ("scan/usage/test_usage::test_people_count_in_whole_groups_of_eight",),
    "Wat iemand over jou invult": (
        "scan/store/test_meetings_erasing::test_erasing_a_guest_erases_the_rating_and_keeps_the_remarks",
    ),
    "Kom je 24 maanden niet terug": (
        f"{ERASING}::test_a_person_is_purged_24_months_after_the_last_visit",
        "scan/door/test_health::test_who_stayed_away_for_long_is_erased_at_night_without_a_restart",
    ),
    "Wat je wist, blijft in reservekopieën": (f"{PAGE}::test_settings_are_named_on_the_page",),
    "Wat je wist, komt niet terug": (
        "scan/store/test_maintenance_backup::test_what_was_erased_after_a_backup_is_erased_again_by_its_restore",
    ),
    "Probeerde iemand een code": (
        "scan/door/test_health::test_tries_of_codes_are_erased_at_night",
        f"{PEOPLE}::test_an_address_is_in_no_row_not_even_as_a_hash",
    ),
    "Tellen hoe de zelfscan gebruikt wordt": ("scan/usage/test_usage::test_people_count_in_whole_groups_of_eight",),
    "Alles bekijken, meenemen": (
        "scan/takeaway/test_takeout::test_what_is_taken_out_is_what_loads",
        f"{ERASING}::test_no_byte_of_an_erased_person_is_left_in_file_or_log",
    ),
    "Wie verantwoordelijk is": (f"{PAGE}::test_what_is_not_set_is_said",),
    "Een adres voor vragen": (f"{PAGE}::test_what_is_not_set_is_said",),
}
# What no test can show: where the server stands, the law, and advice.
STATED = (
    "Op de server van de instelling",
    "Jij vraagt om deze dienst",
    "Schrijf je iets op over geloof",
    "Een vraag of een klacht?",
)
# The hash of the text of each version: who changes the text gives it a new version.
VERSIONS = {"30 november 2026": "cbd77591e76ab078"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this installation."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


def statement(visit: Visit) -> str:
    """The text of the page."""
    return unescape(told(visit.window(PRIVACY)))


def test_every_column_about_a_person_is_told_of(visit: Visit) -> None:
    page = statement(visit)
    assert [words for words in TOLD if words not in page] == []
    columns = {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}
    told_of = {name for names in TOLD.values() for name in names.split()}
    assert told_of <= columns
    assert {name for name in columns - told_of if name.partition(".")[2] not in TIES} == set()


def test_every_sentence_is_held_by_a_test_that_exists(visit: Visit) -> None:
    shown = [unescape(one) for part in visit.window(PRIVACY).get("html") for one in LINE.findall(part.proto.body)]
    begun = {one: [words for words in (*HELD_BY, *STATED) if one.startswith(words)] for one in shown}
    assert [one for one, words in begun.items() if len(words) != 1] == []
    assert len(shown) == len(HELD_BY) + len(STATED)
    assert [name for tests in HELD_BY.values() for name in tests if not is_defined(name)] == []


def test_only_the_forms_that_the_page_names_give_a_cookie(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    code = opened_store().new_code(who(scanned(visit, 3)))
    file = visit.client.get("/mee/zelfscan-1.json").content
    secret = invited(visit).token
    naming = {
        "/begin": {"data": AIOS},
        "/hervat": {"data": {"code": code}},
        "/inlezen": {"files": {"file": ("x.json", file)}},
        "/meedoen": {"data": {"secret": secret}},
    }
    giving = set()
    for path in [one.path for one in routes if "POST" in (one.methods or ())]:
        stranger = Visit(monkeypatch)
        stranger.client.post(path, **naming.get(path, {}))
        giving |= {path} if stranger.token() else set()
    assert giving == naming.keys()


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
    visit.client.post("/begin", data=AIOS)
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
