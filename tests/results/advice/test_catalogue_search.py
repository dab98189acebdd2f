"""Looking around in the catalogue: every entry of the sources is found, by any word and any filter that fits it."""

from typing import Any

import pytest

from results.advice.catalogue_search import SHELVES, Search, browse, children_hint, search_filters
from results.look.advice.shelves import result_count, shelves
from scan.instrument.catalogue import Training
from tests.support.building import catalogue, framework, real, training

OFFERS = real()[1]
# What the page of the federation names (S4), and whatever else the sources name, in the words people look for.
NAMED = """
Webinars palliatieve zorg Carend
E-infuse online cursus
Discipline-overstijgend onderwijs DOO
Basisscholing ongeneeslijke kanker KWF
Cursus palliatieve zorg voor medisch specialisten
Kaderopleiding palliatieve zorg
Netwerkstage
Procesrapportage netwerkstage leerprogramma
Interview Anouk Putker
EPA Palliatieve zorg verlenen
Toolbox onderwijsmaterialen
Catalogus bij- en nascholingen
Blauwdruk inzetten e-learning
Blauwdruk Expertbibliotheek
Expertbibliotheek palliatieve zorg
Voorbeeld netwerkstagebeschrijving
Handreiking onderwijsraamwerk geneeskundig specialisten
Wat gebeurt er als iemand doodgaat
Video euthanasie
Video palliatieve sedatie
Video geestelijk verzorger
Video ademen machine
Dit ben ik
Palliatief team opleidingskliniek
Palliatief team consult
Klinische les
Multidisciplinair overleg
Stage palliatief team
Onderwijsknooppunten
Expertisecentrum palliatieve zorg EPZ
Netwerken Integrale Kindzorg NIK
Hybride SPOC
Onderwijsraamwerk palliatieve zorg 2.0
Handreiking niveau 6 en 7
Pasemeco toolbox
EDUPAL
Competentiescan
Kijk jij naar de ziekte of zie je een mens
E-book symposium 2021
Module aios ouderengeneeskunde SOON
Aios tweedaagse
DOO cursus oncologische pijn
STARtclass
Huisartsopleiding locatie AMC
Interne geneeskunde Radboudumc
PaTz
NVMO werkgroep
Community of practice huisartsgeneeskunde
Palliatief redeneren
Richtlijnen palliatieve zorg
Kwaliteitskader palliatieve zorg Nederland
Interprofessioneel samenwerkingsmodel
Markeringskaarten
NHG patiënten in de palliatieve fase
Onderwijskaart
Mbo-keuzedeel
Onderwijsplatform
Kennissynthese
Stage Radboudumc
""".strip().splitlines()


def found(search: Search, *entries: Training) -> list[str]:
    """The ids of what is found, in the order of the page."""
    offers = catalogue(*entries) if entries else OFFERS
    return [one.id for ones in browse(offers, search, framework()).values() for one in ones]


@pytest.mark.parametrize("words", NAMED)
def test_what_the_sources_name_is_found(words: str) -> None:
    assert found(Search(words))


def test_without_a_search_everything_is_there_once_on_the_shelves_of_the_source() -> None:
    assert sorted(found(Search())) == sorted(one.id for one in OFFERS.entries)
    assert list(browse(OFFERS, Search(), framework())) == list(SHELVES)


@pytest.mark.parametrize(
    "words",
    ["PATIENTEN", "patiënten", "patie\u0308nten", "  naasten   patiënten ", "een boek", "Proefhuis", "zingeving"],
)
def test_words_are_found_without_capitals_accents_or_order(words: str) -> None:
    book = training("b", description="Een boek.", title="Patiënten en naasten", themes=("zingeving",))
    assert found(Search(words), book) == ["b"]


@pytest.mark.parametrize("words", ["xyzzy", "patiënten xyzzy", ".*", "%", "<b>"])
def test_words_that_are_not_there_find_nothing(words: str) -> None:
    assert found(Search(words), training("b", title="Patiënten en naasten")) == []


ONE = {"phases": ("n7",), "levels": ("basis",), "roles": ("CO",), "themes": ("pijn",), "ways": ("online",)}
FILTERS = [
    ({"phase": "n7"}, {"phase": "n8"}),
    ({"level": "basis"}, {"level": "expert"}),
    ({"role": "CO"}, {"role": "MH"}),
    ({"epa_task": "T4"}, {"epa_task": "T3"}),
    ({"theme": "pijn"}, {"theme": "pzp"}),
    ({"way": "online"}, {"way": "practice"}),
    ({"time": "week"}, {"time": "dag"}),
    ({"accreditation": "ja"}, {"accreditation": "nee"}),
]


@pytest.mark.parametrize(("kept", "lost"), FILTERS, ids=[next(iter(kept)) for kept, _ in FILTERS])
def test_a_filter_keeps_what_fits_and_nothing_else(kept: dict[str, str], lost: dict[str, str]) -> None:
    one = training("a", ("CO", "T4", 0.5), accreditation="ja", hours_max=10.0, **ONE)
    assert found(Search(**kept), one) == ["a"]
    assert found(Search(**lost), one) == []


def test_filters_and_words_must_all_fit() -> None:
    one = training("a", title="Pijn", themes=("pijn",))
    assert found(Search("pijn", theme="pijn", role="MH"), one) == ["a"]
    assert found(Search("pijn", theme="pijn", role="CO"), one) == []


def test_a_document_has_no_known_time() -> None:
    one = training("a", duration=None, hours_min=None, hours_max=None, suggest=False)
    assert [found(Search(time=key), one) for key in ("", "stage")] == [["a"], []]


def test_every_filter_has_a_label_and_a_choice_is_named_as_elsewhere() -> None:
    filters = search_filters(catalogue(training("a", accreditation="ja"), training("b", accreditation="")), framework())
    labels = ("Fase", "Niveau", "CanMEDS-rol", "EPA-taak", "Thema", "Vorm", "Tijd", "Accreditatie")
    assert tuple(label for label, _ in filters.values()) == labels
    assert filters["accreditation"][1] == {"ja": "ja"}
    assert all(name.startswith("tot ") for name in filters["time"][1].values())


@pytest.mark.parametrize("key", search_filters(OFFERS, framework()))
def test_every_choice_of_a_filter_is_a_search_and_finds_a_part(key: str) -> None:
    _, names = search_filters(OFFERS, framework())[key]
    assert names
    parts = [found(Search(**{key: one})) for one in names]
    assert any(parts)
    assert all(len(part) < len(OFFERS.entries) for part in parts)


@pytest.mark.parametrize(
    ("search", "told"),
    [
        (Search(theme="kinderen"), True),
        (Search("Kinderen", role="CO"), True),
        (Search("pijn bij een kind"), True),
        (Search("pijn"), False),
        (Search(), False),
    ],
    ids=str,
)
def test_who_looks_for_children_hears_of_their_network_whatever_else_is_filtered(search: Search, told: bool) -> None:
    assert ("(NIK)" in children_hint(search)) == told


@pytest.mark.parametrize(("n", "told"), [(1, "Gevonden: één mogelijkheid."), (2, "Gevonden: 2 mogelijkheden.")])
def test_how_much_was_found_is_said_in_words(n: int, told: str) -> None:
    assert result_count({"training": [training(f"t{k}") for k in range(n)]}) == told


def entry(**fields: Any) -> str:
    """How one entry looks."""
    return str(shelves({"training": [training("a", ("MH", "T3", 0.8), **fields)]}, framework()))


def test_an_entry_says_for_whom_about_what_and_how_old_its_facts_are() -> None:
    told = entry(time="2 uur", accreditation="geaccrediteerd")
    for words in ("specialist of huisarts, niveau basis", "Medisch handelen", "pijn", "2 uur", "accreditatie: geacc"):
        assert words in told


def test_only_an_entry_with_an_unusual_day_tells_it() -> None:
    days = ("2025-11-30", "2025-11-30", "2024-06-01")
    told = str(shelves({"video": [training(f"t{k}", checked=day) for k, day in enumerate(days)]}, framework()))
    assert told.count("Controleer actualiteit: ") == told.count("gegevens van 1 juni 2024.") == 1


@pytest.mark.parametrize(("n", "parts", "unfolded"), [(12, 0, True), (13, 1, False), (30, 2, False)])
def test_a_shelf_is_folded_and_comes_in_parts_of_twelve(n: int, parts: int, unfolded: bool) -> None:
    told = str(shelves({"video": [training(f"t{k}") for k in range(n)]}, framework()))
    assert told.count("<article") == n
    assert told.count(" meer</summary>") == parts
    assert ("<details open>" in told) is unfolded


def test_what_nobody_knows_is_left_out() -> None:
    told = entry(time="onbekend", accreditation="niet van toepassing", url="")
    assert not [word for word in ("onbekend", "accreditatie", "href") if word in told]


def test_a_link_tells_the_other_side_nothing() -> None:
    assert 'href="https://example.org" target="_blank" rel="noreferrer"' in entry()


def test_an_entry_for_nobody_in_particular_is_for_who_teaches() -> None:
    assert "<dd>wie opleidt</dd>" in entry(audiences=(), levels=())


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_an_entry_shows_hostile_text_as_text(text: str) -> None:
    told = entry(title=text, provider=text, description=text, note=text, form=text, time=text, accreditation=text)
    assert "<script" not in told
    assert "<img" not in told
