"""The rules, the numbers that are advice, and what is not known, in plain Dutch from the framework."""

from collections.abc import Iterator, Mapping

from scan.dutch import dutch_number, listing
from scan.instrument.base import Kind
from scan.instrument.framework import Framework, Phase, Review
from scan.look.accountability.level_example import short, short_number

NOBODY_YET = "Nog niemand buiten de makers. Zodra een kaderarts of opleider de vragen las, staat hier wie, en wanneer."
WOULD_CHANGE = (
    "Andere antwoorden: wie vaker een 4 geeft, komt hoger. De zelfscan gelooft wat je zegt.",
    "Een andere grens of norm. Die staan in een tekstbestand; een deskundige kan ze wijzigen zonder te programmeren.",
    "Een nieuwe versie van de vragen. Jouw scan blijft gerekend met de versie waarmee je hem maakte.",
    "Een supervisor die iets anders zag. Dat verandert je niveau niet; jullie zien het verschil naast elkaar.",
    "Onderzoek bij artsen en studenten. Dat is er nog niet.",
)
KINDS: Mapping[Kind, str] = {"knowledge": "kennis", "skill": "vaardigheden", "attitude": "houding"}
WRONG_LINES = (
    "Onder elke vraag staat ‘Waarom deze vraag?’: de bron, of het daar zo staat, en sinds wanneer we haar stellen.",
    "Daar kun je ook zeggen dat een vraag niet klopt, zonder je naam. Wie de vragen bewerkt, leest dat.",
)
BAND_LINES = (
    "De band zegt hoeveel je gemiddelde zou schuiven met andere vragen over hetzelfde.",
    "Meer antwoorden maken de band smaller. Antwoorden die sterk verschillen maken hem breder.",
    "De band zegt niet of je jezelf goed ziet. Daarvoor is een tweede blik nodig.",
)


def level_rules(framework: Framework) -> Iterator[str]:
    """How answers become a level."""
    numbers = framework.constants
    lowest, middle, highest = framework.levels
    yield (
        f"Een antwoord van {numbers.criterion} of hoger telt voor 1, een {numbers.criterion - 1} voor een half. "
        "Lager telt niet, en ‘nog niet gedaan’ ook niet."
    )
    yield "Per rol en per niveau van de vragen nemen we het gemiddelde. Dat is een getal van 0 tot 1."
    yield (
        f"De drie getallen samen zijn hoogstens 3. Voor {lowest.label} is {short_number(lowest.cut)} nodig, voor "
        f"{middle.label} {short_number(middle.cut)}, voor {highest.label} {short_number(highest.cut)}."
    )
    yield (
        f"Elk niveau moet ook zelf staan: minstens {short(numbers.guard)}. Hoog scoren op moeilijke vragen maakt een "
        "zwakke basis niet goed."
    )
    yield (
        f"Er moeten genoeg antwoorden zijn: minstens {numbers.coverage_least}, en minstens "
        f"{numbers.coverage_share} deel van de vragen. Anders zegt de zelfscan niets."
    )
    yield "Studenten krijgen geen niveau, maar zien welk deel van de eindnorm er al staat."


def norm_lines(framework: Framework) -> Iterator[str]:
    """The end norms per phase."""
    return (f"{phase.label}: {listing(list(phase_norms(phase)))}." for phase in framework.phases)


def phase_norms(phase: Phase) -> Iterator[str]:
    """The norms of a phase per kind of question; a kind that stands on two scales may have two."""
    for kind, name in KINDS.items():
        points = sorted({str(norms[kind]) for norms in phase.norms.values() if kind in norms})
        if points:
            yield f"{name} {' of '.join(points)}"


def advice_lines(framework: Framework) -> Iterator[str]:
    """Which numbers are advice: everything but one norm."""
    numbers = framework.constants
    yield "Alle grenzen hierboven zijn advies: wij kozen ze, en deskundigen moeten ze nog bevestigen."
    yield (
        f"Dat geldt ook voor de spreiding die we vooraf aannemen (σ0 = {short_number(numbers.sigma0)}, met gewicht "
        f"ν0 = {short_number(numbers.nu0)}) en voor de grens van ‘op doel’ ({short(numbers.on_target)})."
    )
    yield "Eén norm heeft een bron: de 2 voor communicatie in de master komt uit een Delphi-onderzoek."


def change_line(framework: Framework) -> str:
    """From which difference between two scans the scan calls a change certain."""
    cut = dutch_number(framework.constants.change_cut, 3)
    return f"Tussen twee scans noemen we een verschil pas zeker vanaf {cut} keer de onzekerheid van dat verschil."


def reader_lines(reviews: tuple[Review, ...]) -> Iterator[str]:
    """Who read the questions, and when."""
    if not reviews:
        yield NOBODY_YET
    for one in reviews:
        yield f"{one.date}: {one.who}. {one.about}"
