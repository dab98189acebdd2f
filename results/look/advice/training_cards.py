"""Suggested trainings as cards, and the trainings that were not suggested."""

from collections.abc import Iterable, Sequence

from results.advice.eligibility import Wish
from results.advice.exclusions import Exclusion
from results.advice.reasons import (
    NO_ADVICE,
    contact_hints,
    currency_line,
    exclusion_lines,
    most_helped,
    remaining_sentence,
    strength_lines,
    suggestion_reason,
    uncovered_sentence,
)
from results.advice.suggestions import Advice, Suggestion
from scan.instrument.catalogue import Training
from scan.instrument.framework import Framework
from scan.look.html import Markup, html, joined

ADVICE_CARD = (
    '<article class="card"><p class="over">{over}</p><h3>{title}</h3><p>{description}</p><p class="why">{why}</p>'
    '<p class="quiet">{form} · {provider}</p><details><summary>Wat het dekt</summary>{covers}</details>'
    '{note}<p class="quiet">{checked}</p>{link}</article>'
)
LEFT_OUT_LIST = "<details><summary>Wat we niet kozen ({})</summary>{}</details>"
TRAINING_NOTE = "<details><summary>Controleer vooraf</summary><p>{}</p></details>"
TRAINING_LINK = '<p><a class="button" href="{}" target="_blank" rel="noreferrer">Bekijk {}</a></p>'
QUIET = '<p class="quiet">{}</p>'


def advice_cards(advice: Advice, wish: Wish, framework: Framework) -> Markup:
    """The suggestions, or why there are none; then which gaps remain and who can be asked."""
    after = (
        remaining_sentence(advice),
        uncovered_sentence(advice.uncovered, framework, wish.audience),
        *contact_hints(advice, wish),
    )
    sentences = joined(html(QUIET, sentence) for sentence in after if sentence)
    if not advice.suggestions:
        return html("<p>{}</p>", NO_ADVICE[advice.reason]) + sentences
    cards = joined(_card(one, advice, wish, framework) for one in advice.suggestions)
    return html('<div class="three">{}</div>', cards) + sentences


def left_out_list(trainings: Sequence[Exclusion]) -> Markup:
    """The trainings that were not suggested, by reason, in a folded list."""
    return html(LEFT_OUT_LIST, len(trainings), definition_list(exclusion_lines(trainings)))


def definition_list(pairs: Iterable[tuple[str, str]]) -> Markup:
    """A <dl> of terms and descriptions."""
    return html("<dl>{}</dl>", joined(html("<dt>{}</dt><dd>{}</dd>", *pair) for pair in pairs))


def training_link(training: Training) -> Markup:
    """The link to the website of a training; empty without an address."""
    return html(TRAINING_LINK, training.url, training.title) if training.url else Markup("")


def training_note(training: Training) -> Markup:
    """What to check before enrolling, folded; empty without a note."""
    return html(TRAINING_NOTE, training.note) if training.note else Markup("")


def _card(suggestion: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> Markup:
    training = suggestion.training
    roles = {role.key: role.label for role in framework.roles}
    return html(
        ADVICE_CARD,
        over=roles[most_helped(suggestion)[0].topic.role],
        title=training.title,
        description=training.description,
        why=suggestion_reason(suggestion, advice, wish, framework),
        form=training.form,
        provider=training.provider,
        covers=definition_list(strength_lines(suggestion, framework)),
        note=training_note(training),
        checked=currency_line(training),
        link=training_link(training),
    )
