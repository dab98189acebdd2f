"""Advice as cards: what each training is, why it, what it covers, and a reminder to check that it is still there."""

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

CARD = (
    '<article class="card"><p class="over">{over}</p><h3>{title}</h3><p>{description}</p><p class="why">{why}</p>'
    '<p class="quiet">{form} · {provider}</p><details><summary>Wat het dekt</summary>{covers}</details>'
    '{note}<p class="quiet">{checked}</p>{link}</article>'
)
LEFT_OUT = "<details><summary>Wat we niet kozen ({})</summary>{}</details>"
NOTE = "<details><summary>Controleer vooraf</summary><p>{}</p></details>"
LINK = '<p><a class="button" href="{}" target="_blank" rel="noreferrer">Bekijk {}</a></p>'
QUIET = '<p class="quiet">{}</p>'


def advice_cards(advice: Advice, wish: Wish, framework: Framework) -> Markup:
    """The chosen set as cards, or why there is none; then what stays open and whom to ask."""
    after = (
        remaining_sentence(advice),
        uncovered_sentence(advice.uncovered, framework, wish.audience),
        *contact_hints(advice, wish),
    )
    said = joined(html(QUIET, sentence) for sentence in after if sentence)
    if not advice.suggestions:
        return html("<p>{}</p>", NO_ADVICE[advice.reason]) + said
    cards = joined(_card(one, advice, wish, framework) for one in advice.suggestions)
    return html('<div class="three">{}</div>', cards) + said


def left_out_list(found: Sequence[Exclusion]) -> Markup:
    """What was not chosen, by reason, folded."""
    return html(LEFT_OUT, len(found), meanings(exclusion_lines(found)))


def meanings(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Words with what they hold."""
    return html("<dl>{}</dl>", joined(html("<dt>{}</dt><dd>{}</dd>", *pair) for pair in pairs))


def link(training: Training) -> Markup:
    """The way to an offer, when it has an address."""
    return html(LINK, training.url, training.title) if training.url else Markup("")


def note(training: Training) -> Markup:
    """What to check beforehand, folded."""
    return html(NOTE, training.note) if training.note else Markup("")


def _card(one: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> Markup:
    training = one.training
    roles = {role.key: role.label for role in framework.roles}
    return html(
        CARD,
        over=roles[most_helped(one)[0].topic.role],
        title=training.title,
        description=training.description,
        why=suggestion_reason(one, advice, wish, framework),
        form=training.form,
        provider=training.provider,
        covers=meanings(strength_lines(one, framework)),
        note=note(training),
        checked=currency_line(training),
        link=link(training),
    )
