"""The wording lint: what it refuses, what it lets pass, and the figures of the set."""

import pytest

from scan.content.loading import load_instrument
from scan.content.wording.lint import Finding, lint
from scan.content.wording.readability import flesch_douma, syllables, words
from scan.content.wording.rules import RULES
from scan.instrument.instrument import Instrument
from tests.support.building import item, small, whole
from tests.support.demo_content import DEMO

OWN_WORDS = "Ik vraag in eigen woorden naar pijn."

REFUSED = [
    ("start", "De arts onderzoekt pijn.", "begin met 'Ik' en een werkwoord dat zegt wat je doet"),
    ("start", "Ik moet pijn onderzoeken.", "begin met 'Ik' en een werkwoord dat zegt wat je doet"),
    ("too_long", "Ik " + "vraag " * 15, "telt 16 woorden; maak er hoogstens 15 van"),
    ("negation", "Ik oordeel niet.", "zegt 'niet'; zeg wat iemand wel doet"),
    ("absolute", "Ik vraag altijd naar pijn.", "zegt 'altijd'; laat het weg"),
    ("frequency", "Ik vraag vaak naar pijn.", "zegt 'vaak'; vraag of iemand het doet, en hoe zelfstandig"),
    ("vague", "Ik behandel pijn adequaat.", "zegt 'adequaat'; zeg wat er te zien is"),
    ("ability", "Ik vraag wat iemand kan.", "zegt 'kan'; vraag wat iemand doet"),
    ("ability", "Ik toon mij in staat tot luisteren.", "zegt 'in staat'; vraag wat iemand doet"),
    ("abbreviation", "Ik start PZP.", "zegt 'PZP'; schrijf het voluit"),
    ("abbreviation", "Ik luister a.d.h.v. vragen.", "zegt 'a.d.h.v.'; schrijf het voluit"),
    ("abbreviation", "Ik meet klachten, bijv. pijn.", "zegt 'bijv.'; schrijf het voluit"),
    ("not_neutral", "Ik vraag wat hij wil.", "zegt 'hij'; kies een woord voor ieder mens, geloof en gezin"),
    ("two_in_one", "Ik meet en behandel pijn.", "zegt 'en'; vraag één ding, of geef de reden"),
    ("two_in_one", "Ik start morfine of fentanyl.", "zegt 'of'; vraag één ding, of geef de reden"),
    ("two_in_one", "Ik bel patiënt/naaste.", "zegt '/'; vraag één ding, of geef de reden"),
]
PASSES = {
    "plain": OWN_WORDS,
    "fifteen words": "Ik " + "vraag " * 14,
    "of asks whether": "Ik vraag of iemand pijn heeft.",
    "na of asks whether": "Ik ga na of iemand pijn heeft.",
    "niet inside a compound": "Ik beschrijf niet-invasieve beademing.",
    "goed inside a word": "Ik bespreek iemands goederen.",
    "zij of several people": "Ik vraag naasten wat zij zien.",
}


def saying(text: str, **wording: str) -> Instrument:
    """An instrument with one statement."""
    demo = load_instrument(DEMO)
    item = demo.items[0].model_copy(update={"text": text, "wording": wording})
    return demo.model_copy(update={"items": (item,)})


@pytest.mark.parametrize(("rule", "text", "told"), REFUSED)
def test_a_wording_is_refused(rule: str, text: str, told: str) -> None:
    assert Finding("mh-6", rule, told) in lint(saying(text)).errors


@pytest.mark.parametrize("text", PASSES.values(), ids=PASSES.keys())
def test_a_wording_passes(text: str) -> None:
    assert [finding for finding in lint(saying(text)).errors if finding.rule != "median"] == []


def test_a_reason_excuses_its_rule_and_no_other() -> None:
    errors = lint(saying("Ik vraag patiënt en naasten vaak naar pijn.", two_in_one="zij zitten samen")).errors
    assert [error.rule for error in errors] == ["frequency"]


def test_a_reason_without_need_is_a_mistake() -> None:
    told = "hiervoor staat een uitzondering, maar die is niet nodig"
    assert lint(saying(OWN_WORDS, negation="hoort erbij")).errors == (Finding("mh-6", "negation", told),)


def test_a_reason_for_a_rule_that_does_not_exist_is_a_mistake() -> None:
    (error,) = lint(saying(OWN_WORDS, mooi="vind ik")).errors
    assert (error.rule, error.text) == ("mooi", f"deze regel bestaat niet; kies uit {', '.join(RULES)}")


def test_a_median_above_twelve_words_is_a_mistake() -> None:
    (error,) = lint(saying("Ik " + "vraag " * 12)).errors
    assert error == Finding("alle items", "median", "de mediaan is 13,0 woorden; hoogstens 12")


@pytest.mark.parametrize(
    ("lengths", "median", "is_told"),
    [((12,), 12.0, False), ((12, 12), 12.0, False), ((11, 13), 12.0, False), ((12, 13), 12.5, True)],
)
def test_a_median_of_exactly_twelve_words_is_allowed(lengths: tuple[int, ...], median: float, is_told: bool) -> None:
    texts = ["Ik " + "vraag " * (length - 1) for length in lengths]
    found = lint(small(*(item(f"mh-{number}", text=text) for number, text in enumerate(texts))))
    assert found.median_words == median
    assert ("median" in [error.rule for error in found.errors]) is is_told


@pytest.mark.parametrize(
    ("word", "count"),
    [("ik", 1), ("naasten", 2), ("patiënt", 3), ("coördinatie", 5), ("sneeuw", 1), ("financieel", 4), ("hbo", 1)],
)
def test_syllables_are_sounds(word: str, count: int) -> None:
    assert syllables(word) == count


def test_readability_is_the_formula_over_the_whole_set() -> None:
    sentences, in_words, in_syllables = ["Ik vraag naar pijn.", "Ik bespreek angst met naasten."], 9, 11
    expected = 206.84 - 0.93 * in_words / len(sentences) - 77 * in_syllables / in_words
    assert flesch_douma(sentences) == pytest.approx(expected)


def test_no_items_give_no_figures() -> None:
    found = lint(load_instrument(DEMO).model_copy(update={"items": ()}))
    assert (found.errors, found.median_words, found.readability) == ((), None, None)
    assert str(found) == "fouten in de woorden: 0; woorden per vraag (mediaan): –; Flesch–Douma: –"


def test_a_compound_with_a_hyphen_is_one_word() -> None:
    assert words("Ik meet de nier-functie, collega's.") == ["Ik", "meet", "de", "nier-functie", "collega's"]


def test_the_report_ends_with_the_figures() -> None:
    assert str(lint(load_instrument(DEMO))) == (
        "fouten in de woorden: 0; woorden per vraag (mediaan): 7,0; Flesch–Douma: 85,2"
    )


def test_the_real_content_is_worded_well() -> None:
    assert lint(whole()[0]).errors == ()
