"""The gesprekskaart: one A4 that holds what was agreed, whatever people wrote, and says what it is not for."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pikepdf
import pypdfium2
import pytest

from results.meeting.card import CHANGES_NOTHING, Agreement, MeetingCard, short_name
from results.meeting.finding import NOTHING_SHARED
from results.report.card_page import card_contents
from results.report.pdf import card_pdf
from scan.dutch import DISCLAIMER
from scan.instrument.instrument import ceiling
from scan.scoring.assessment import Assessment, Setting
from tests.support.building import PHASES, phase, real, said
from tests.support.pdf_structure import elements
from tests.support.reports import AUDIENCES
from tests.support.two_views import two

AGREED = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
MARGIN = 53  # points
LITERAL = [
    '#eval("x") #pagebreak() $x$ *ster* _laag_ `code` // weg @bron <label>',
    "<script>alert(1)</script> &amp; <b>",
    "Gerust 😀 👍🏽 ❤️",
    "\\u{41} \\ #{} [haak]",
]
LONG = ["woord " * 900, "W" * 5_000, "i" * 5_000, "a\n" * 2_500, "😀" * 5_000, "你好" * 2_500, "שלום " * 1_000]


def card(text: str = "Samen een keer doen.", key: str = "n8", **fields: object) -> MeetingCard:
    """A card on which everything that can be written is this text."""
    instrument, random = real()[0], Random(key)
    items = instrument.items_of(phase(key))
    own, rating = ({one.id: random.randint(1, ceiling(one, phase(key))) for one in items} for _ in range(2))
    made = MeetingCard(
        own=said(own, key, audience=AUDIENCES[key], specialism="oncologie", year=1),
        rating=said(rating, key, by="supervisor"),
        instrument=instrument,
        meeting_date=date(2026, 11, 22),
        outcomes={one.id: text for one in items},
        agreements=(Agreement(text, "self"), Agreement(text, "supervisor")) * 4,
        next_meeting=date(2027, 3, 1),
        agreed=(AGREED, AGREED),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def pages(content: bytes) -> list[str]:
    """The text of each page, on one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(content)]


@pytest.mark.parametrize("key", PHASES)
def test_it_is_one_page_that_says_what_it_is_not_for(key: str) -> None:
    (page,) = pages(card_pdf(card(key=key)))
    assert DISCLAIMER in page
    assert CHANGES_NOTHING in page


@pytest.mark.parametrize("text", LONG, ids=lambda text: ascii(text)[:12])
def test_it_stays_one_page_whatever_the_texts(text: str) -> None:
    (page,) = pages(card_pdf(card(text)))
    assert "…" in page
    assert "in de export van de arts" in page
    assert "Ruimte om te schrijven" in page


def test_a_text_that_fits_is_there_to_its_end() -> None:
    (page,) = pages(card_pdf(card("Ik bel volgende week met het palliatief team en vertel hoe het ging.")))
    assert page.count("vertel hoe het ging.") == 5 + 4


def test_who_compared_nothing_is_told_so_once() -> None:
    usual = card()
    own, rating = (replace(one, answers={}) for one in (usual.own, usual.rating))
    (page,) = pages(card_pdf(replace(usual, own=own, rating=rating, outcomes={}, agreements=())))
    assert page.count(NOTHING_SHARED) == 1
    assert "Er was nog niets naast elkaar te leggen." in page


def test_a_long_name_gives_way_above_its_column() -> None:
    (page,) = pypdfium2.PdfDocument(card_pdf(card(learner_name="W" * 60, guest_name="W" * 60)))
    text = page.get_textpage()
    boxes = [text.get_charbox(k) for k in range(text.count_chars())]
    assert max(box[2] for box in boxes) <= page.get_width() - MARGIN


@pytest.mark.parametrize("text", LITERAL, ids=ascii)
def test_what_people_wrote_is_read_as_they_wrote_it(text: str) -> None:
    (page,) = pages(card_pdf(card(text)))
    assert "".join(page.split()).count("".join(text.split())) == 5 + 4


def test_the_file_is_tagged_pdf_ua_1_and_pdf_a_2a() -> None:
    with pikepdf.open(io.BytesIO(card_pdf(card()))) as file, file.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
        assert (str(file.Root.Lang), told["dc:title"]) == ("nl-NL", "Gesprekskaart")
        kinds = {str(one.S) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD"} <= kinds


def test_every_row_has_its_header_and_no_cell_is_empty() -> None:
    with pikepdf.open(io.BytesIO(card_pdf(card()))) as file:
        dictionaries = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        firsts = [row.K[0] for body in dictionaries if body.get("/S") == "/TBody" for row in body.K]
        cells = [one for one in dictionaries if one.get("/S") in ("/TH", "/TD")]
        assert len(firsts) == 7 + 5
        assert {str(one.S) for one in firsts} == {"/TH"}
        assert [one for one in cells if not len(one.get("/K", []))] == []


def test_what_is_no_list_and_no_table_stands_in_paragraphs() -> None:
    inside = {"/P", "/H1", "/H2", "/Table"}
    found = elements(card_pdf(card()))
    assert [around for kind, around in found if kind == "/Span" and not inside & set(around)] == []


def test_names_stand_where_there_are_names() -> None:
    (page,) = pages(card_pdf(card(learner_name="Anna", guest_name="dr. De Vries")))
    for told in (
        "Naam: Anna Supervisor: dr. De Vries",
        "Van dr. De Vries: Samen",
        "Anna: akkoord met",
        "Handtekening Anna",
    ):
        assert told in page
    assert "Van de arts:" not in page


def test_without_names_there_are_lines_for_them() -> None:
    (page,) = pages(card_pdf(card()))
    assert "Naam Supervisor Gesprekskaart" in page
    assert "Handtekening de arts Handtekening de supervisor" in page


@pytest.mark.parametrize(
    "name", ["W" * 5_000, "Anna\n" * 500, '#eval("x") <b>', "你好" * 100], ids=lambda name: ascii(name)[:12]
)
def test_a_name_of_any_length_and_kind_leaves_it_one_page(name: str) -> None:
    (page,) = pages(card_pdf(card("woord " * 900, learner_name=name, guest_name=name)))
    assert f"Handtekening {short_name(name)}"[:20] in page


def test_two_runs_give_the_same_bytes() -> None:
    assert card_pdf(card()) == card_pdf(card())


def test_who_and_when_stand_above() -> None:
    assert card().attribution == "Gesprek van 22 november 2026 · basis · aios oncologie · jaar 1"


def test_what_did_not_fit_is_told() -> None:
    beyond = len(card().points) - 5
    assert card_contents(card())["elsewhere"].startswith(
        f"Nog {beyond} onderwerpen en 4 afspraken in de export van de arts."
    )


def small_card(rows: dict[str, str], **fields: object) -> MeetingCard:
    instrument, own, rating = two(rows)
    aios: Assessment = replace(own, setting=Setting("aios", "huisartsgeneeskunde"))
    return replace(MeetingCard(aios, rating, instrument, date(2026, 11, 22)), **fields)  # type: ignore[arg-type]


def test_an_agreement_is_marked_with_whose_voice_it_is() -> None:
    told = card_contents(
        small_card({"MH": "4 / 2"}, agreements=(Agreement("A.", "self"), Agreement("B.", "supervisor")))
    )
    assert told["agreements"] == [
        {"by": "self", "text": "Van de arts: A."},
        {"by": "supervisor", "text": "Van de opleider: B."},
    ]


def test_who_did_not_agree_yet_is_told_so() -> None:
    told = card_contents(small_card({"MH": "4 / 2"}, agreed=(AGREED, None)))
    assert told["agreed"] == [
        ("De arts", "akkoord met de afspraken op 22 november 2026 om 14:30"),
        ("De opleider", "nog niet akkoord met de afspraken"),
    ]


def test_an_outcome_on_a_question_of_ones_own_choice_is_kept() -> None:
    chosen = small_card({"MH": "3 4 / 2 4"}, outcomes={"mh-basis-2": "Zo houden."})
    assert [(one["statement"], one["outcome"]) for one in card_contents(chosen)["points"]] == [
        ("Ik doe mh-basis-1.", "Nog niets afgesproken."),
        ("Ik doe mh-basis-2.", "Zo houden."),
    ]


def test_what_was_agreed_goes_before_what_was_not_when_room_is_short() -> None:
    found = card_contents(small_card({"MH": "3 3 3 3 3 4 / 2 2 2 2 2 4"}, outcomes={"mh-basis-6": "Zo houden."}))
    assert [one["statement"][-2] for one in found["points"]] == ["1", "2", "3", "4", "6"]


def test_a_meeting_without_anything_written_is_a_page_too() -> None:
    (page,) = pages(card_pdf(small_card({"MH": "4 4 / 4 4"})))
    for told in ("Er is geen verschil om over te praten.", "Jullie legden nog geen afspraken vast.", "nog geen datum"):
        assert told in page
