"""The reasons of an advice in Dutch sentences; every number in them can be recomputed (measurement.md §6)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from results.advice.eligibility import Wish, is_practice
from results.advice.exclusions import Exclusion, ExclusionReason
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
WAY_WORDS: Mapping[Way, str] = {"online": "Online", "on_site": "Op locatie", "practice": "In de praktijk"}
STRENGTH_WORDS = ((0.8, "Hiervoor gemaakt"), (0.5, "Een flink deel"), (0.0, "Raakt eraan"))
EXCLUSION_WORDS: Mapping[ExclusionReason, str] = {
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


def suggestion_reason(suggestion: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> str:
    """The number of gaps covered and the main subjects, the level, and the hours of the time budget."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    subjects = list(dict.fromkeys(themes[gap.topic.theme] for gap in most_helped(suggestion)))[:THEMES_MOST]
    total = len(advice.gaps)
    points = "jouw ontwikkelpunt" if total == 1 else f"{len(suggestion.gaps)} van jouw {total} ontwikkelpunten"
    return f"Dekt {points}, vooral {listing(subjects)}. {_fits(suggestion, framework)} {_time(suggestion, wish)}"


def most_helped(suggestion: Suggestion) -> list[Gap]:
    """The gaps that a suggestion covers with its highest strength, by descending weight."""
    highest = max(suggestion.strengths)
    strongest = [gap for gap, c in zip(suggestion.gaps, suggestion.strengths, strict=True) if c == highest]
    return sorted(strongest, key=lambda gap: -gap.weight)


def _fits(suggestion: Suggestion, framework: Framework) -> str:
    if is_practice(suggestion.training):
        return "Je leert het door mee te doen."
    labels = {level.key: level.label for level in framework.levels}
    return f"Past bij niveau {listing([labels[level] for level in suggestion.training.levels])}."


def _time(suggestion: Suggestion, wish: Wish) -> str:
    hours = f"{'naar schatting ' if suggestion.estimated else ''}{hours_word(suggestion.hours)}"
    return f"Kost {hours}." if wish.hours is None else f"Kost {hours} van je {hours_word(wish.hours)}."


def hours_word(hours: float) -> str:
    """Hours in words: "15 minuten", "1,5 uur", "10 uur"."""
    if hours < 1:
        return f"{round(hours * 60)} minuten"
    return f"{dutch_number(hours, 0 if hours == int(hours) else 1)} uur"


def budget_label(budget: TimeBudget) -> str:
    """The name of a time budget."""
    return budget.label


def strength_lines(suggestion: Suggestion, framework: Framework) -> Iterator[tuple[str, str]]:
    """Pairs of a strength in words and the gaps covered with it, the strongest first."""
    by_word: dict[str, list[Gap]] = {}
    for gap, strength in zip(suggestion.gaps, suggestion.strengths, strict=True):
        by_word.setdefault(next(word for least, word in STRENGTH_WORDS if strength >= least), []).append(gap)
    for _, word in STRENGTH_WORDS:
        if word in by_word:
            yield f"{word} ({len(by_word[word])})", gaps_by_role(by_word[word], framework)


def gaps_by_role(gaps: Sequence[Gap], framework: Framework) -> str:
    """The subjects of gaps under each role: "Medisch handelen: pijn · Communicatie: zingeving en kinderen"."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    by_role = {
        role.label: list(dict.fromkeys(themes[gap.topic.theme] for gap in gaps if gap.topic.role == role.key))
        for role in framework.roles
    }
    return " · ".join(f"{role}: {listing(subjects)}" for role, subjects in by_role.items() if subjects)


def gap_list(gaps: Sequence[Gap], framework: Framework) -> str:
    """Gaps by subject and role, each once: "pijn (Medisch handelen) en zingeving (Communicatie)"."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    roles = {role.key: role.label for role in framework.roles}
    return listing(list(dict.fromkeys(f"{themes[gap.topic.theme]} ({roles[gap.topic.role]})" for gap in gaps)))


def remaining_sentence(advice: Advice) -> str:
    """The number of gaps that the suggestions do not cover; "" without suggestions or when none is left."""
    touched = {gap.topic for one in advice.suggestions for gap in one.gaps}
    left = len(advice.gaps) - len(touched)
    if not (advice.suggestions and left):
        return ""
    return f"Hiermee {'blijft' if left == 1 else 'blijven'} {count(left, 'ontwikkelpunt', 'ontwikkelpunten')} liggen."


def uncovered_sentence(uncovered: Sequence[Gap], framework: Framework, audience: str) -> str:
    """The gaps that no training covers, and where to ask instead; "" when there are none."""
    if not uncovered:
        return ""
    raise_it = "Kaart het aan bij COC of DOO. " if audience == "aios" else ""
    return f"Hiervoor kennen we geen passend aanbod: {gap_list(uncovered, framework)}. {raise_it}{FALLBACK}"


def contact_hints(advice: Advice, wish: Wish) -> Iterator[str]:
    """People to contact beside any training: about meaning (zingeving), and about children."""
    themes = {gap.topic.theme for gap in advice.gaps}
    if "zingeving" in themes:
        yield MEANING
    if "kinderen" in themes or wish.specialism == "kindergeneeskunde":
        yield CHILDREN


def exclusion_lines(exclusions: Sequence[Exclusion]) -> Iterator[tuple[str, str]]:
    """Each reason in words with the titles of its trainings, in the order of EXCLUSION_WORDS."""
    for reason, words in EXCLUSION_WORDS.items():
        titles = [one.training.title for one in exclusions if one.reason == reason]
        if titles:
            yield words, "; ".join(titles)


def currency_line(training: Training) -> str:
    """The reminder to check the offer, with the date its facts were checked."""
    return f"Controleer actualiteit: gegevens van {dutch_date(date.fromisoformat(training.checked))}."
