"""The advised set as steps: the gap that each serves, and what to do tomorrow about every gap (measurement.md §6)."""

from collections.abc import Sequence

from results.advice.eligibility import Wish
from results.advice.gaps import Gap, gain_theme
from results.advice.reasons import theme_words, words_of_place
from results.advice.suggestions import Advice, Suggestion
from scan.instrument.catalogue import Training
from scan.instrument.framework import Framework


def served_gaps(advice: Advice) -> list[Gap]:
    """The gap that heads each step: the first that it helps with whose theme it names and no earlier step has.

    The theme that the message names as the greatest gain goes before other themes. When there is no such gap, the
    first whose theme the step names, else the first of all.
    """
    gain = gain_theme(advice.gaps)
    heads: list[Gap] = []
    for one in advice.suggestions:
        named = [gap for gap in one.gaps if gap.topic.theme in one.training.themes]
        taken = {gap.topic.theme for gap in heads}
        fresh = [gap for gap in named if gap.topic.theme not in taken]
        greatest = [gap for gap in fresh if gap.topic.theme == gain]
        heads.append((*greatest, *fresh, *named, *one.gaps)[0])
    return heads


def served_words(number: int, advice: Advice, framework: Framework) -> str:
    """What the step at place `number` is for: the theme of its gap, or the role when its training does not name it."""
    topic = served_gaps(advice)[number].topic
    if topic.theme in advice.suggestions[number].training.themes:
        return theme_words(framework)[topic.theme]
    return next(role.label for role in framework.roles if role.key == topic.role)


def tomorrow_acts(suggestion: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> list[tuple[str, str]]:
    """One thing to do tomorrow for each gap of a step, with its theme; gaps of one theme may share an act."""
    themes, words = theme_words(framework), words_of_place(advice, wish, framework)
    starts = [advice.parameters.start(gap.topic.theme, gap.topic.role) for gap in suggestion.gaps]
    acts = ((themes[start.theme], start.tomorrow.format(**words)) for start in starts if start)
    return list(dict.fromkeys(acts))


def gain_act(advice: Advice, wish: Wish, framework: Framework) -> str:
    """One thing to do tomorrow for the greatest gain; "" when there is none, or when it heads the leading step."""
    gain = gain_theme(advice.gaps)
    if not advice.suggestions or served_gaps(advice)[0].topic.theme == gain:
        return ""
    heaviest = max((gap for gap in advice.gaps if gap.topic.theme == gain), key=lambda gap: gap.weight, default=None)
    start = heaviest and advice.parameters.start(gain, heaviest.topic.role)
    return start.tomorrow.format(**words_of_place(advice, wish, framework)) if start else ""


def shared_page_sentence(training: Training, before: Sequence[Training]) -> str:
    """That a training stands on the same page as one before it; "" when its page is its own."""
    other = next((one for one in before if training.url and one.url == training.url), None)
    return f"Meer hierover staat op de pagina van ‘{other.title}’." if other else ""
