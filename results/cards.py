"""Advice as cards: what each training is, why it, and a reminder to check that it is still there."""

from results.because import NO_ADVICE, because, currency_line, uncovered_sentence
from results.suggestions import Advice, Suggestion, Wish
from scan.framework import Framework
from scan.look.html import Markup, html, joined

CARD = (
    '<article class="card"><p class="over">{over}</p><h3>{title}</h3><p>{description}</p><p class="why">{why}</p>'
    '<p class="quiet">{form} · {provider}</p><details><summary>Controleer vooraf</summary><p>{note}</p><p>{checked}</p>'
    "</details>{link}</article>"
)
LINK = '<p><a class="button" href="{}" target="_blank" rel="noreferrer">Bekijk {}</a></p>'


def advice_cards(advice: Advice, wish: Wish, framework: Framework) -> Markup:
    """The chosen set as cards, or why there is none; then what no offer helps with."""
    uncovered = html('<p class="quiet">{}</p>', uncovered_sentence(advice.uncovered, framework, wish.audience))
    if not advice.suggestions:
        return html("<p>{}</p>", NO_ADVICE[advice.reason]) + uncovered
    cards = joined(_card(one, advice, wish, framework) for one in advice.suggestions)
    return html('<div class="three">{}</div>', cards) + uncovered


def _card(one: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> Markup:
    training = one.training
    roles = {role.key: role.label for role in framework.roles}
    heaviest = max(one.gaps, key=lambda gap: gap.weight)
    return html(
        CARD,
        over=roles[heaviest.topic.role],
        title=training.title,
        description=training.description,
        why=because(one, advice, wish, framework),
        form=training.form,
        provider=training.provider,
        note=training.note,
        checked=currency_line(training),
        link=html(LINK, training.url, training.title) if training.url.startswith("https://") else "",
    )
