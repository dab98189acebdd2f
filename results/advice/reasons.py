"""Why a training is advised, in sentences whose every number can be derived again (measurement.md §6)."""

from collections.abc import Iterator, Mapping, Sequence

from results.advice.eligibility import Wish, is_made_for
from results.advice.first_reading import FirstReading
from results.advice.gaps import Gap
from results.advice.suggestions import Advice, Suggestion
from scan.dutch import count, dutch_number, listing
from scan.instrument.advice import TimeBudget
from scan.instrument.catalogue import Learning, Training
from scan.instrument.framework import Framework, companion

THEMES_MOST = 3
HOW_ONE_LEARNS: Mapping[Learning, str] = {
    "workplace": "Je leert het door mee te doen.",
    "skill": "Je oefent het.",
    "knowledge": "Je doet er kennis op.",
}


def suggestion_reason(suggestion: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> str:
    """On what one works and how, what it takes of the time, what was never done, and for whom it was made."""
    kind = suggestion.training.kind
    sentences = (
        _work(suggestion, len(advice.gaps), framework),
        HOW_ONE_LEARNS[kind] if kind else "",
        _time(suggestion, wish),
        _never_done(suggestion, framework),
        _made_for(suggestion.training, wish),
    )
    return " ".join(filter(None, sentences))


def first_reason(first: FirstReading, advice: Advice, framework: Framework) -> str:
    """Why to read or watch this first: its theme, and how many of the gaps are about it."""
    about = [gap for gap in advice.gaps if gap.topic.theme == first.theme and not gap.never_done]
    return f"over {theme_words(framework)[first.theme]}: {_points(len(about), len(advice.gaps))}"


def first_act(training: Training, advice: Advice, wish: Wish, framework: Framework) -> str:
    """What to do first, tomorrow, with the words for the place where the person works and for who looks along."""
    return training.first_act.format(**words_of_place(advice, wish, framework))


def words_of_place(advice: Advice, wish: Wish, framework: Framework) -> dict[str, str]:
    """The words that fill the braces of an act: the place where the person works, and who looks along."""
    who = companion(framework, wish.audience, wish.specialism)
    return {"setting": advice.parameters.setting(wish.specialism), "companion": who.replace("mijn ", "je ")}


def most_helped(suggestion: Suggestion) -> list[Gap]:
    """The gaps that a suggestion helps most, the one with the largest weight times strength first."""
    return list(suggestion.gaps)


def strength_lines(suggestion: Suggestion, advice: Advice, framework: Framework) -> Iterator[tuple[str, str]]:
    """How strongly it helps with which gaps: the strength in words with the subjects and roles, the strongest first."""
    by_word: dict[str, list[Gap]] = {}
    pairs = zip(suggestion.strengths, suggestion.gaps, strict=True)
    for strength, gap in sorted(pairs, key=lambda pair: -pair[0]):
        by_word.setdefault(advice.parameters.strength_word(strength), []).append(gap)
    for word, gaps in by_word.items():
        yield f"{word} ({len(gaps)})", gaps_by_role(gaps, framework)


def gaps_by_role(gaps: Sequence[Gap], framework: Framework) -> str:
    """The subjects of gaps under each role: "Medisch handelen: pijn · Communicatie: zingeving en kinderen"."""
    themes = theme_words(framework)
    by_role = {
        role.label: list(dict.fromkeys(themes[gap.topic.theme] for gap in gaps if gap.topic.role == role.key))
        for role in framework.roles
    }
    return " · ".join(f"{role}: {listing(subjects)}" for role, subjects in by_role.items() if subjects)


def hours_word(hours: float) -> str:
    """Hours in words: "15 minuten", "1,5 uur", "10 uur"."""
    if hours < 1:
        return f"{round(hours * 60)} minuten"
    return f"{dutch_number(hours, 0 if hours == int(hours) else 1)} uur"


def duration_word(training: Training, advice: Advice) -> str:
    """How long a training takes as its source says it, else the name of its duration class."""
    labels = {one.key: one.label for one in advice.parameters.durations}
    return training.time if training.time not in ("", "onbekend") else labels.get(training.duration or "", "")


def budget_label(budget: TimeBudget) -> str:
    """The name of a time budget."""
    return budget.label


def _work(suggestion: Suggestion, total: int, framework: Framework) -> str:
    """The themes that the entry names; where it names none, the roles in which it touches something."""
    themes, points = theme_words(framework), _points(len(suggestion.gaps), total)
    named = dict.fromkeys(
        themes[gap.topic.theme] for gap in suggestion.gaps if gap.topic.theme in suggestion.training.themes
    )
    if not named:
        roles = {role.key: role.label for role in framework.roles}
        return (
            f"Dit raakt {points}, bij {listing(list(dict.fromkeys(roles[gap.topic.role] for gap in suggestion.gaps)))}."
        )
    among = "onder meer " if len(named) > THEMES_MOST else ""
    return f"Hier werk je {among}aan {listing(list(named)[:THEMES_MOST])}: {points}."


def _points(some: int, total: int) -> str:
    if total == 1:
        return "jouw ontwikkelpunt"
    return f"{some} van jouw {count(total, 'ontwikkelpunt', 'ontwikkelpunten')}"


def _time(suggestion: Suggestion, wish: Wish) -> str:
    training = suggestion.training
    is_least = not training.planning_hours and training.hours_min and training.hours_min != training.hours_max
    takes = f"Reken {'vanaf' if is_least else 'op'} {hours_word(suggestion.hours)}"
    if wish.hours is None:
        return f"{takes}."
    budget = hours_word(wish.hours)
    return f"{takes} van je {budget.removesuffix(' uur') if suggestion.hours >= 1 else budget}."


def _never_done(suggestion: Suggestion, framework: Framework) -> str:
    themes = theme_words(framework)
    new = (gap.topic.theme for gap in suggestion.gaps if gap.never_done)
    named = list(dict.fromkeys(themes[theme] for theme in new if theme in suggestion.training.themes))
    return f"Dit heb je nog niet gedaan: {listing(named[:THEMES_MOST])}." if named else ""


def _made_for(training: Training, wish: Wish) -> str:
    """An entry for many specialisms was not made for one of them."""
    if wish.institute in training.institutes:
        return "Gemaakt voor jouw instituut."
    if is_made_for(training, wish) and len(training.specialisms) == 1:
        return "Gemaakt voor jouw opleiding." if wish.year else "Gemaakt voor jouw vak."
    return ""


def theme_words(framework: Framework) -> dict[str, str]:
    """The names of the themes as they stand within a sentence, by key."""
    return {theme.key: theme.label[0].lower() + theme.label[1:] for theme in framework.themes}
