"""Why a training is advised, in sentences whose every number can be derived again (measurement.md §6)."""

from collections.abc import Sequence

from results.gaps import Gap
from results.suggestions import Advice, Suggestion, Wish, is_practice
from scan.catalogue import Training
from scan.framework import Framework, TimeBudget
from scan.words import listing, number

THEMES_MOST = 3
NO_ADVICE = {
    "no_gaps": "Er ontbreekt niets aan je eindnorm. Er is dus niets voor te stellen.",
    "no_offer": "We kennen geen scholing die hierbij past.",
    "no_time": "Binnen deze tijd past geen scholing. Kies meer tijd.",
    "no_practice": "Hier helpt vooral meedoen of oefenen. Binnen deze tijd kan dat niet. Kies meer tijd.",
}
FALLBACK = (
    "Vraag een palliatief team of consulent in je regio of een Expertisecentrum Palliatieve Zorg (EPZ), of kijk in "
    "de catalogus met bij- en nascholing op Palliaweb."
)


def because(one: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> str:
    """How many gaps it helps with and which weigh most, at which level, and what it takes of the time there is."""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    heavy = sorted(one.gaps, key=lambda gap: -gap.weight)
    named = list(dict.fromkeys(themes[gap.topic.theme] for gap in heavy))[:THEMES_MOST]
    n = len(advice.gaps)
    points = "jouw ontwikkelpunt" if n == 1 else f"{len(one.gaps)} van jouw {n} ontwikkelpunten"
    return f"Dekt {points}, vooral {listing(named)}. {_fits(one, framework)} {_time(one, wish)}"


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
    return f"{number(hours, 0 if hours == int(hours) else 1)} uur"


def budget_label(budget: TimeBudget) -> str:
    """The name of a time budget."""
    return budget.label


def uncovered_sentence(uncovered: Sequence[Gap], framework: Framework, audience: str) -> str:
    """What no offer helps with, and where to ask instead; nothing when all is covered."""
    if not uncovered:
        return ""
    themes = {theme.key: theme.label.lower() for theme in framework.themes}
    roles = {role.key: role.label for role in framework.roles}
    named = dict.fromkeys(f"{themes[gap.topic.theme]} ({roles[gap.topic.role]})" for gap in uncovered)
    raise_it = "Kaart het aan bij COC of DOO. " if audience == "aios" else ""
    return f"Hiervoor kennen we geen passend aanbod: {listing(list(named))}. {raise_it}{FALLBACK}"


def currency_line(training: Training) -> str:
    """The reminder that offers change, with the date of the facts (R18)."""
    year, month, day = training.checked.split("-")
    return f"Controleer of dit nog klopt: gegevens van {int(day)}-{int(month)}-{year}."
