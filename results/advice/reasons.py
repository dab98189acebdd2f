"""Why a training is advised, in sentences whose every number can be derived again (measurement.md §6)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from results.advice.eligibility import Wish, is_practice
from results.advice.exclusions import LeftOut, Why
from results.advice.gaps import Gap
from results.advice.suggestions import Advice, EmptyReason, Suggestion
from scan.dates import dutch_date
from scan.dutch import count, dutch_number, listing
from scan.instrument.catalogue import Training, Way
from scan.instrument.framework import Framework, TimeBudget

THEMES_MOST = 3
NO_ADVICE: Mapping[EmptyReason, str] = {
    "no_answers": "Beantwoord eerst een paar vragen. Dan kunnen we iets voorstellen.",
    "no_gaps": "Aan wat je beantwoordde ontbreekt niets voor je eindnorm. Er is dus niets voor te stellen.",
    "no_offer": "We kennen geen scholing die hierbij past.",
    "no_match": "Met deze wensen blijft er niets over. Haal er een weg.",
    "no_time": "Binnen deze tijd past geen scholing. Kies meer tijd.",
    "no_practice": "Hier helpt vooral meedoen of oefenen. Binnen deze tijd kan dat niet. Kies meer tijd.",
}
FALLBACK = (
    "Vraag een palliatief team of consulent in je regio of een Expertisecentrum Palliatieve Zorg (EPZ), of kijk in "
    "de catalogus met bij- en nascholing op Palliaweb."
)
MEANING = "Over zingeving denkt een geestelijk verzorger graag met je mee."
CHILDREN = (
    "Zorg voor kinderen heeft een eigen netwerk: de Netwerken Integrale Kindzorg (NIK) denken mee met elke "
    "zorgverlener."
)
WAYS: Mapping[Way, str] = {"online": "Online", "on_site": "Op locatie", "practice": "In de praktijk"}
HOW_MUCH = ((0.8, "Hiervoor gemaakt"), (0.5, "Een flink deel"), (0.0, "Raakt eraan"))
LEFT_OUT: Mapping[Why, str] = {
    "less": "Past ook, maar voegt minder toe",
    "time": "Te lang voor je tijd",
    "knowledge": "Alleen kennis, terwijl hier meedoen helpt",
    "done": "Al gedaan",
    "way": "Niet in de vorm die je koos",
    "region": "In een andere regio",
    "level": "Nog een niveau te hoog",
    "phase": "Niet voor jouw fase",
    "specialism": "Voor een ander specialisme",
    "institute": "Alleen binnen een instituut",
}


def because(one: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> str:
    """How many gaps it helps with and which the most, at which level, and what it takes of the time."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    subjects = list(dict.fromkeys(themes[gap.topic.theme] for gap in most_helped(one)))[:THEMES_MOST]
    n = len(advice.gaps)
    points = "jouw ontwikkelpunt" if n == 1 else f"{len(one.gaps)} van jouw {n} ontwikkelpunten"
    return f"Dekt {points}, vooral {listing(subjects)}. {_fits(one, framework)} {_time(one, wish)}"


def most_helped(one: Suggestion) -> list[Gap]:
    """The gaps that a suggestion is strongest at, the heaviest first."""
    strongest = [gap for gap, c in zip(one.gaps, one.strengths, strict=True) if c == max(one.strengths)]
    return sorted(strongest, key=lambda gap: -gap.weight)


def _fits(one: Suggestion, framework: Framework) -> str:
    if is_practice(one.training):
        return "Je leert het door mee te doen."
    labels = {level.key: level.label for level in framework.levels}
    return f"Past bij niveau {listing([labels[level] for level in one.training.levels])}."


def _time(one: Suggestion, wish: Wish) -> str:
    takes = hours_word(one.hours)
    guess = "naar schatting " if one.estimated else ""
    return f"Kost {guess}{takes}." if wish.hours is None else f"Kost {guess}{takes} van je {hours_word(wish.hours)}."


def hours_word(hours: float) -> str:
    """Hours in words: "15 minuten", "1,5 uur", "10 uur"."""
    if hours < 1:
        return f"{round(hours * 60)} minuten"
    return f"{dutch_number(hours, 0 if hours == int(hours) else 1)} uur"


def budget_label(budget: TimeBudget) -> str:
    """The name of a time budget."""
    return budget.label


def how_much(one: Suggestion, framework: Framework) -> Iterator[tuple[str, str]]:
    """How strongly it helps with which gaps: the strength in words with the subjects and roles, the strongest first."""
    by_word: dict[str, list[Gap]] = {}
    for gap, strength in zip(one.gaps, one.strengths, strict=True):
        by_word.setdefault(next(word for least, word in HOW_MUCH if strength >= least), []).append(gap)
    for _, word in HOW_MUCH:
        if word in by_word:
            yield f"{word} ({len(by_word[word])})", by_role(by_word[word], framework)


def by_role(found: Sequence[Gap], framework: Framework) -> str:
    """The subjects of gaps under each role: "Medisch handelen: pijn · Communicatie: zingeving en kinderen"."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    told = {
        role.label: list(dict.fromkeys(themes[gap.topic.theme] for gap in found if gap.topic.role == role.key))
        for role in framework.roles
    }
    return " · ".join(f"{role}: {listing(subjects)}" for role, subjects in told.items() if subjects)


def named(found: Sequence[Gap], framework: Framework) -> str:
    """Gaps by subject and role, each once: "pijn (Medisch handelen) en zingeving (Communicatie)"."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    roles = {role.key: role.label for role in framework.roles}
    return listing(list(dict.fromkeys(f"{themes[gap.topic.theme]} ({roles[gap.topic.role]})" for gap in found)))


def remaining_sentence(advice: Advice) -> str:
    """How many gaps the chosen set does not touch; nothing when there is no set, or none is left."""
    touched = {gap.topic for one in advice.suggestions for gap in one.gaps}
    left = len(advice.gaps) - len(touched)
    if not (advice.suggestions and left):
        return ""
    return f"Hiermee {'blijft' if left == 1 else 'blijven'} {count(left, 'ontwikkelpunt', 'ontwikkelpunten')} liggen."


def uncovered_sentence(uncovered: Sequence[Gap], framework: Framework, audience: str) -> str:
    """What no offer helps with, and where to ask instead; nothing when all is covered."""
    if not uncovered:
        return ""
    raise_it = "Kaart het aan bij COC of DOO. " if audience == "aios" else ""
    return f"Hiervoor kennen we geen passend aanbod: {named(uncovered, framework)}. {raise_it}{FALLBACK}"


def whom_to_ask(advice: Advice, wish: Wish) -> Iterator[str]:
    """Who knows more, beside any training: about meaning, and about children."""
    themes = {gap.topic.theme for gap in advice.gaps}
    if "zingeving" in themes:
        yield MEANING
    if "kinderen" in themes or wish.specialism == "kindergeneeskunde":
        yield CHILDREN


def left_out_lines(found: Sequence[LeftOut]) -> Iterator[tuple[str, str]]:
    """Each reason with the titles it holds for; the reasons that one can do something about first."""
    for why, words in LEFT_OUT.items():
        titles = [one.training.title for one in found if one.why == why]
        if titles:
            yield words, "; ".join(titles)


def currency_line(training: Training) -> str:
    """The reminder that offers change, with the date of the facts."""
    return f"Controleer actualiteit: gegevens van {dutch_date(date.fromisoformat(training.checked))}."
