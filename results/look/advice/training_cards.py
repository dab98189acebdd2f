"""Suggested trainings as cards, and the trainings that were not suggested."""

from collections.abc import Iterable, Sequence

from results.advice.advice_texts import (
    FIRST,
    IN_TRAINING,
    closing_sentences,
    currency_line,
    empty_sentence,
    exclusion_lines,
)
from results.advice.eligibility import Wish
from results.advice.exclusions import Exclusion
from results.advice.reasons import (
    duration_word,
    first_act,
    first_reason,
    most_helped,
    strength_lines,
    suggestion_reason,
)
from results.advice.suggestions import Advice, Suggestion
from scan.instrument.catalogue import Training
from scan.instrument.framework import Framework
from scan.look.html import Markup, html, joined

ADVICE_CARD = (
    '<article class="card"><p class="over">{over}</p><h3>{title}</h3><p>{description}</p><p class="why">{why}</p>'
    '<p>{act}</p><p class="quiet">{facts}</p><details><summary>Wat het dekt</summary>{covers}</details>'
    '{note}<p class="quiet">{checked}</p>{link}</article>'
)
LEFT_OUT_LIST = "<details><summary>Wat we niet kozen ({})</summary>{}</details>"
TRAINING_NOTE = "<details><summary>Controleer vooraf</summary><p>{}</p></details>"
TRAINING_LINK = '<p><a class="button" href="{}" target="_blank" rel="noreferrer">Bekijk {}</a></p>'
QUIET = '<p class="quiet">{}</p>'
TITLE_LINK = '<a href="{}" target="_blank" rel="noreferrer">{}</a>'
BESIDE = '<section class="beside"><h3>{}</h3><ul>{}</ul></section>'
BESIDE_ENTRY = "<li>{}{}</li>"


def advice_cards(advice: Advice, wish: Wish, framework: Framework) -> Markup:
    """The suggestions or why there are none, what to read first, what the training holds, and what remains."""
    cards = joined(_card(one, advice, wish, framework) for one in advice.suggestions)
    chosen = (
        html('<div class="three">{}</div>', cards) if advice.suggestions else html("<p>{}</p>", empty_sentence(advice))
    )
    reading = ((one.training, f" ({first_reason(one, advice, framework)})") for one in advice.first)
    sentences = joined(html(QUIET, sentence) for sentence in closing_sentences(advice, wish, framework))
    return (
        chosen + _beside(FIRST, reading) + _beside(IN_TRAINING, ((one, "") for one in advice.in_training)) + sentences
    )


def _beside(heading: str, entries: Iterable[tuple[Training, str]]) -> Markup:
    """A list of entries under a heading, each with a remark; empty without entries."""
    listed = [html(BESIDE_ENTRY, _title(training), remark) for training, remark in entries]
    return html(BESIDE, heading, joined(listed)) if listed else Markup("")


def _title(training: Training) -> Markup:
    return html(TITLE_LINK, training.url, training.title) if training.url else html("{}", training.title)


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
        act=first_act(training, advice, wish, framework),
        facts=" · ".join(filter(None, (duration_word(training, advice), training.form, training.provider))),
        covers=definition_list(strength_lines(suggestion, advice, framework)),
        note=training_note(training),
        checked=currency_line(training),
        link=training_link(training),
    )
