"""What is said around the advised set: why it is empty, what stays open, whom to ask, and what was left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from results.advice.eligibility import Wish
from results.advice.exclusions import Exclusion, ExclusionReason
from results.advice.gaps import Gap
from results.advice.reasons import first_reason, hours_word
from results.advice.suggestions import Advice, EmptyReason
from scan.dates import dutch_date
from scan.dutch import count, listing
from scan.instrument.catalogue import Training, Way
from scan.instrument.framework import Framework

NO_ADVICE: Mapping[EmptyReason, str] = {
    "no_answers": "Beantwoord eerst een paar vragen. Dan kunnen we iets voorstellen.",
    "no_gaps": "Aan wat je beantwoordde ontbreekt niets voor je eindnorm. Er is dus niets voor te stellen.",
    "no_offer": "We kennen geen scholing die hierbij past.",
    "no_match": "Met deze wensen blijft er niets over. Haal er een weg.",
    "no_time": "Binnen deze tijd past geen scholing. Kies meer tijd.",
    "no_practice": "Hier helpt vooral meedoen of oefenen. Binnen deze tijd kan dat niet. Kies meer tijd.",
}
MEANING = "Over zingeving denkt een geestelijk verzorger graag met je mee."
CHILDREN = (
    "Zorg voor kinderen heeft een eigen netwerk: de Netwerken Integrale Kindzorg (NIK) denken mee met elke "
    "zorgverlener."
)
FIRST, IN_TRAINING = "Eerst lezen, bekijken of vragen", "Zit al in je opleiding"
NO_PATIENTS = "Zie je nog geen patiënten? Oefen het dan met een medestudent."  # for who has no work with patients yet
WAY_WORDS: Mapping[Way, str] = {"online": "Online", "on_site": "Op locatie", "practice": "In de praktijk"}
EXCLUSION_WORDS: Mapping[ExclusionReason, str] = {
    "less": "Past ook, maar voegt minder toe",
    "time": "Te lang voor je tijd",
    "knowledge": "Alleen kennis, terwijl hier meedoen helpt",
    "done": "Al gedaan",
    "way": "Niet in de vorm die je koos",
    "region": "Alleen in een bepaalde regio",
    "level": "Nog een niveau te hoog",
    "year": "In een ander opleidingsjaar",
    "institute": "Alleen binnen een instituut",
    "phase": "Niet voor jouw fase",
    "audience": "Voor andere mensen",
    "specialism": "Voor een ander specialisme",
}


def empty_sentence(advice: Advice) -> str:
    """Why there are no suggestions, and what would help; nothing when there are."""
    if not advice.reason:
        return ""
    hint = ""
    if advice.shortest:
        hours = hours_word(advice.shortest.hours_to_plan(advice.parameters))
        hint = f" Vanaf {hours} kan het wel: {advice.shortest.title}."
    return NO_ADVICE[advice.reason] + hint


def first_sentence(advice: Advice, framework: Framework) -> str:
    """What to read, watch or ask first, each with its reason, as one sentence; "" when there is nothing."""
    titles = [f"{one.training.title} ({first_reason(one, advice, framework)})" for one in advice.first]
    return f"{FIRST}: {listing(titles)}." if titles else ""


def in_training_sentence(advice: Advice) -> str:
    """What the person's training holds already, as one sentence; "" when there is nothing."""
    titles = [one.title for one in advice.in_training]
    return f"{IN_TRAINING}: {listing(titles)}." if titles else ""


def remaining_sentence(advice: Advice) -> str:
    """How many gaps the chosen set does not touch; nothing when there is no set, or none is left."""
    touched = {gap.topic for one in advice.suggestions for gap in one.gaps}
    left = len(advice.gaps) - len(touched)
    if not (advice.suggestions and left):
        return ""
    return f"Hiermee {'blijft' if left == 1 else 'blijven'} {count(left, 'ontwikkelpunt', 'ontwikkelpunten')} liggen."


def uncovered_sentence(advice: Advice, framework: Framework, audience: str) -> str:
    """What no offer helps with, and where to ask instead; nothing when all is covered."""
    if not advice.uncovered:
        return ""
    raise_it = "Kaart het aan bij COC of DOO. " if audience == "aios" else ""
    named = gap_list(advice.uncovered, framework)
    return f"Hiervoor kennen we geen passend aanbod: {named}. {raise_it}{advice.parameters.fallback}"


def fallback_sentence(advice: Advice) -> str:
    """Where to look when there is training for every gap, but none in the time there is; "" otherwise."""
    return advice.parameters.fallback if advice.reason in ("no_time", "no_practice") else ""


def gap_list(gaps: Sequence[Gap], framework: Framework) -> str:
    """Gaps by subject and role, each once: "pijn (Medisch handelen) en zingeving (Communicatie)"."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    roles = {role.key: role.label for role in framework.roles}
    return listing(list(dict.fromkeys(f"{themes[gap.topic.theme]} ({roles[gap.topic.role]})" for gap in gaps)))


def contact_hints(advice: Advice, wish: Wish) -> Iterator[str]:
    """Who knows more, beside any training: about meaning, and about children."""
    themes = {gap.topic.theme for gap in advice.gaps}
    if "zingeving" in themes:
        yield MEANING
    if "kinderen" in themes or wish.specialism == "kindergeneeskunde":
        yield CHILDREN


def closing_sentences(advice: Advice, wish: Wish, framework: Framework) -> list[str]:
    """Everything that is said after the set: what stays open, what nothing helps with, and whom to ask."""
    sentences = (
        remaining_sentence(advice),
        uncovered_sentence(advice, framework, wish.audience) or fallback_sentence(advice),
        *contact_hints(advice, wish),
    )
    return [sentence for sentence in sentences if sentence]


def exclusion_lines(exclusions: Sequence[Exclusion]) -> Iterator[tuple[str, str]]:
    """Each reason with the titles it holds for; the reasons that one can do something about first."""
    for reason, words in EXCLUSION_WORDS.items():
        titles = [one.training.title for one in exclusions if one.reason == reason]
        if titles:
            yield words, "; ".join(titles)


def exclusion_reason(exclusion: Exclusion) -> str:
    """Why one training was not chosen, with the place, year or hours that it depends on."""
    training = exclusion.training
    detail = {
        "institute": listing(training.institutes),
        "region": listing(training.regions),
        "year": listing([f"jaar {year}" for year in training.years]),
        "time": hours_word(exclusion.hours),
    }.get(exclusion.reason, "")
    return f"{EXCLUSION_WORDS[exclusion.reason]}{f': {detail}' if detail else ''}."


def currency_sentence(trainings: Iterable[Training]) -> str:
    """The reminder that offers change, once for all, with the date of the oldest facts; "" without trainings."""
    day = min((one.checked for one in trainings), default="")
    return f"Controleer actualiteit: gegevens van {dutch_date(date.fromisoformat(day))}." if day else ""
