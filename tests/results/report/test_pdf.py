"""The report as a PDF: it opens, reads aloud, lasts, and says what people wrote literally (experience.md §6)."""

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
import pytest

from results.report.answer_tables import answers_page
from results.report.figures import figures_page
from results.report.glyphs import FONTS
from results.report.pdf import font_families, report_contents, report_pdf, typst_fonts
from results.report.plan import GOAL_QUESTIONS, NO_GOALS, plan_page
from results.report.report import Report
from scan import __version__
from scan.dutch import DISCLAIMER
from scan.learning_goal import LearningGoal
from scan.scoring.assessment import AnswerError
from tests.support.building import PHASES
from tests.support.pdf_structure import elements
from tests.support.reports import GOAL, report

KINDS = [(key, 1.0) for key in PHASES] + [("n8", 0.0), ("n7", 0.1), ("gevorderd", 0.4)]
FULL = report(notes={"mh-01": "Bij een patiënt met pijn."})
LITERAL = [
    '#eval("x") #pagebreak() $x$ *ster* _laag_ `code` // weg @bron <label>',
    "<script>alert(1)</script> &amp; <b>",
    '=HYPERLINK("http://kwaad.example";"klik")',
    "\\u{41} \\ #{} [haak] {accolade}",
    "Gerust 😀 👍🏽 ❤️",
    "שלום",
]
LONG_WORDS = ["x" * 5000, "𐎀a" * 2500, "你a" * 2500, "[U+" * 1666]
STRANGE = [("𐎀𐎁", "10380"), ("𐎀a", "[U+10380]"), ("😀😀", "😀"), ("你好", "你")]  # what a reader searches for


@cache
def made(kind: tuple[str, float]) -> bytes:
    return report_pdf(report(*kind))


@cache
def full() -> bytes:
    return report_pdf(FULL)


def pages(content: bytes) -> list[str]:
    """The text of each page, on one line as a reader hears it."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(content)]


def right_edge(page: pypdfium2.PdfPage) -> float:
    """How far to the right the text of a page comes, in points; by its lines, which are fewer than its signs."""
    text = page.get_textpage()
    return max(text.get_rect(line)[2] for line in range(text.count_rects()))


def tags(content: bytes) -> list[str]:
    """The kinds of every structure element, in no order."""
    with pikepdf.open(io.BytesIO(content)) as file:
        kinds = (one.get("/S") for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/P" in one)
        return [str(kind) for kind in kinds if kind is not None]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_page_says_what_it_is_not_for(kind: tuple[str, float]) -> None:
    found = pages(made(kind))
    assert len(found) >= 3
    assert [page for page in found if DISCLAIMER not in page] == []


def test_the_file_is_pdf_ua_1_and_pdf_a_2a_at_once() -> None:
    with pikepdf.open(io.BytesIO(full())) as file, file.open_metadata() as said:
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "A", "1")
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "nl-NL"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert said["dc:title"] == "Zelfscan palliatieve zorg: jouw profiel"


def test_headings_tables_lists_and_the_radar_are_tagged() -> None:
    found = tags(full())
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/Figure"} <= set(found)
    assert found.count("/H1") == 3


def test_the_radar_is_told_in_words() -> None:
    with pikepdf.open(io.BytesIO(full())) as file:
        dictionaries = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        told = [str(one.Alt) for one in dictionaries if one.get("/S") == "/Figure"]
    figures = figures_page(FULL)["tables"][0]["rows"]
    axes = " ".join(f"{name}: {score}, norm {norm}." for name, _, _, score, _, norm in figures)
    assert told == [f"Radar: CanMEDS-rollen. {axes}"]


def test_every_font_travels_with_the_file() -> None:
    with pikepdf.open(io.BytesIO(full())) as file:
        described = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
        assert described
        assert [one for one in described if not {"/FontFile2", "/FontFile3"} & set(one.keys())] == []


def test_only_our_own_fonts_are_used() -> None:
    families = set(typst_fonts().families())
    assert {*font_families(), "Zelfscan Serif"} == families
    assert len(families) == len({file.stem.split("-")[0] for file in FONTS.glob("*-*.*tf")})


def test_two_runs_give_the_same_bytes() -> None:
    assert report_pdf(report("expert")) == report_pdf(report("expert"))


@pytest.mark.parametrize("text", LITERAL, ids=ascii)
def test_what_people_wrote_is_read_as_they_wrote_it(text: str) -> None:
    told = replace(report(share=0.1, notes={"mh-01": text}), goals=(replace(GOAL, text=f"Doel: {text}"),))
    found = "".join("".join(pages(report_pdf(told))).split())
    assert found.count("".join(text.split())) == 2


# R75
def test_a_note_of_thousands_of_lines_fills_no_hundreds_of_pages() -> None:
    notes = {"mh-01": "Regel.\n" * 700 + "Zonder deze.", "mh-02": "Kort.\n" * 59 + "De zestigste."}
    found = pages(report_pdf(report(share=0.1, notes=notes)))
    told = " ".join(found)
    assert len(found) <= len(pages(report_pdf(report(share=0.1, notes={"mh-01": "x", "mh-02": "x"})))) + 5
    assert (told.count("Regel."), told.count("… en nog 641 regels."), "Zonder deze." in told) == (60, 1, False)
    assert (told.count("Kort."), "De zestigste." in told) == (59, True)


def test_a_note_of_five_thousand_signs_is_there_to_its_end() -> None:
    found = " ".join(
        pages(report_pdf(report(share=0.1, notes={"mh-01": "appel " * 832 + "einde.", "mh-02": "x" * 5000})))
    )
    assert found.count("appel ") == 832
    assert found.count("x" * 20) == 250
    assert "einde." in found


@pytest.mark.parametrize(("pair", "sign"), STRANGE, ids=ascii)
def test_five_thousand_strange_signs_stop_no_report_and_each_is_found(pair: str, sign: str) -> None:
    text = pair * 2500
    told = report(share=0.1, notes={"mh-01": text}, goals=(replace(GOAL, text=text),))
    found = " ".join(pages(report_pdf(told)))
    assert found.count(sign) == 2 * text.count(text[0])


@pytest.mark.parametrize("word", LONG_WORDS, ids=lambda word: ascii(word)[:12])
def test_a_long_word_stays_on_the_paper(word: str) -> None:
    for page in pypdfium2.PdfDocument(report_pdf(report(share=0.1, notes={"mh-01": word}))):
        assert right_edge(page) <= page.get_width()


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_reads_no_level(key: str) -> None:
    found = " ".join(pages(made((key, 1.0))))
    assert [word for word in ("op weg naar basis", "basisniveau", "niveau basis ·", "Niveau") if word in found] == []


def test_not_done_yet_is_told_in_words() -> None:
    lines = [line for role in answers_page(report())["roles"] for line in role["lines"]]
    assert "Nog niet gedaan" in {line["answer"] for line in lines}


def test_an_answer_stands_beside_its_norm_and_its_note() -> None:
    first = answers_page(FULL)["roles"][0]["lines"][0]
    assert (first["text"], first["norm"], first["note"]) == (
        "Ik markeer de palliatieve fase ook bij een andere ziekte dan kanker.",
        "4",
        "Bij een patiënt met pijn.",
    )


def test_a_goal_tells_how_and_with_whom() -> None:
    assert plan_page(report())["goals"][0]["facts"] == [
        ("Activiteit", "Webinars palliatieve zorg · en elke week een casus"),
        ("Soort leren", "Vaardigheid trainen"),
        ("Te zien aan", "Korte praktijkbeoordeling (KPB) en Casus"),
        ("Kijkt mee", "mijn opleider"),
        ("Evaluatie", "1 maart 2027"),
        ("Stand", "Mee bezig"),
    ]


def test_who_said_nothing_is_told_how_to_be_advised() -> None:
    advice = plan_page(report(share=0.0))["advice"]
    assert (advice["suggestions"], advice["none"][:26]) == ([], "Beantwoord eerst een paar ")


def test_without_goals_there_is_room_to_write_them() -> None:
    plan = pages(report_pdf(report(goals=())))[1]
    assert [plan.count(one) for one in (NO_GOALS, "3. Ik wil kunnen", *GOAL_QUESTIONS)] == [1, 1, 3, 3, 3, 3]


THREE = tuple(replace(GOAL, id=f"g{number}") for number in range(3))


@pytest.mark.parametrize("key", PHASES)
@pytest.mark.parametrize("goals", [(), THREE], ids=["no goals", "three goals"])
def test_profile_and_plan_take_a_page_each_before_the_appendix(key: str, goals: tuple[LearningGoal, ...]) -> None:
    first, second, third, *_ = pages(report_pdf(report(key, goals=goals)))
    assert ("Per rol" in first, "Volgende stap en leerdoelen" in second, "Bijlage: cijfers" in third) == (True,) * 3


def test_there_is_room_for_two_names_and_signatures() -> None:
    first, second, *_ = pages(made(("n8", 1.0)))
    assert "Naam Besproken met" in first
    assert second.count("Naam Datum Handtekening") == 2
    assert plan_page(report())["signed_by"] == ("Jij", "Supervisor")


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_no_table_that_fits_a_page_is_torn(kind: tuple[str, float]) -> None:
    one = report(*kind)
    heads = len(figures_page(one)["tables"]) + len(answers_page(one)["roles"]) + 2
    assert tags(made(kind)).count("/Table") == heads
    found = " ".join(pages(made(kind)))
    assert found.count("Uitspraak Antwoord Norm") == len(answers_page(one)["roles"])


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_row_of_a_table_has_its_header(kind: tuple[str, float]) -> None:
    with pikepdf.open(io.BytesIO(made(kind))) as file:
        bodies = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TBody"]
        firsts = [row.K[0] for body in bodies for row in body.K]
        assert {(str(one.S), str(table_attributes(one).Scope)) for one in firsts} == {("/TH", "/Row")}


def test_a_note_under_an_answer_is_no_row_header() -> None:
    with pikepdf.open(io.BytesIO(full())) as file:
        wide = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") in ("/TH", "/TD")]
        assert {str(one.S) for one in wide if "/ColSpan" in table_attributes(one)} == {"/TD"}


def test_no_cell_is_empty() -> None:
    with pikepdf.open(io.BytesIO(full())) as file:
        cells = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") in ("/TH", "/TD")]
        assert [one for one in cells if not len(one.get("/K", []))] == []


def test_text_outside_lists_and_tables_stands_in_paragraphs() -> None:
    inside = {"/P", "/H1", "/H2", "/H3", "/Table", "/L", "/Figure"}
    loose = [around for kind, around in elements(full()) if kind == "/Span" and not inside & set(around)]
    assert loose == []


def table_attributes(cell: pikepdf.Object) -> pikepdf.Object:
    """The attributes of a cell that are about its table."""
    attributes = cell.A
    listed = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return next(one for one in listed if one.O == "/Table")


def test_the_version_and_its_hash_are_on_paper() -> None:
    told = report_contents(FULL)
    assert FULL.digest in told["digest"]
    assert FULL.digest[:12] in told["made"]


def test_the_version_of_the_program_is_on_paper() -> None:
    assert report_contents(FULL)["made"].endswith(f" · zelfscan {__version__}")


def test_the_day_of_the_scan_is_not_the_day_of_the_report() -> None:
    told = report_contents(FULL)
    assert told["who"] == "Zelfscan van 20 november 2026 · basis · aios oncologie"
    assert "gemaakt op 22 november 2026" in told["made"]


def test_a_supervisors_answers_are_no_report_of_ones_own() -> None:
    other = replace(FULL.sitting, assessment=replace(FULL.sitting.assessment, by="supervisor"))
    with pytest.raises(AnswerError, match="niet over die van een supervisor"):
        Report(other, FULL.instrument, FULL.today, FULL.catalogue)
