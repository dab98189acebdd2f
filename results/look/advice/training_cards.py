"""Advised trainings as steps, what stands beside them, and the trainings that were not suggested."""

from collections.abc import Iterable, Sequence

from results.advice.advice_texts import FIRST, IN_TRAINING, NO_PATIENTS, empty_sentence, exclusion_lines
from results.advice.eligibility import Wish
from results.advice.exclusions import Exclusion
from results.advice.next_steps import gain_act, served_words, shared_page_sentence, tomorrow_acts
from results.advice.reasons import duration_word, first_act, first_reason, strength_lines, suggestion_reason
from results.advice.suggestions import Advice, Suggestion
from scan.instrument.catalogue import Training
from scan.instrument.framework import Framework
from scan.look.html import Markup, html, joined

WITHOUT_PATIENTS = "bachelor"
NOW, LATER = "Deze maand", "Daarna"
LEAD = '<div><p class="over">{over}</p><h2>{act}</h2><p class="quiet">{facts}</p>{gain}</div>'
GAIN = "<p>Je grootste winst begint klein. {}</p>"
NO_LEAD = '<div><h2>{}</h2><p class="quiet">{}</p></div>'
NEXT_STEP = "Je volgende stap"
LEADING_STEP = (
    '<p class="over">{when} · voor {words}</p><h3>{title}</h3><p>{description}</p>'
    '<p class="quiet">{facts}</p>{helps}{tomorrow}{why}{link}'
)
LATER_STEP = (
    '<p class="over">{when} · voor {words}</p><h3>{title}</h3><p>{act}</p><p class="quiet">{facts}</p>{why}{link}'
)
WHY = "<details><summary>Waarom dit, en wat je vooraf nagaat</summary><p>{}</p>{}{}</details>"
CHECK_BEFORE = "<p><strong>Controleer vooraf.</strong> {}</p>"
TOMORROW = "<details><summary>Morgen al: één ding per punt</summary>{}{}</details>"
LEFT_OUT_LIST = "<details><summary>Wat we niet kozen ({})</summary>{}</details>"
TRAINING_NOTE = "<details><summary>Controleer vooraf</summary><p>{}</p></details>"
TRAINING_LINK = (
    '<p><a class="more-about" href="{}" target="_blank" rel="noreferrer">Meer hierover'
    '<span class="hidden">: {}</span></a></p>'
)
QUIET = '<p class="quiet">{}</p>'
TITLE_LINK = '<a href="{}" target="_blank" rel="noreferrer">{}</a>'
BESIDE = '<section class="beside"><h3>{}</h3><ul>{}</ul></section>'
BESIDE_ENTRY = "<li>{}{}</li>"


def leading_step(advice: Advice, wish: Wish, framework: Framework) -> Markup:
    """The first act of the leading step and what it is part of; why there is no step when there is none."""
    if not advice.suggestions:
        return html(NO_LEAD, NEXT_STEP, empty_sentence(advice))
    training, act = advice.suggestions[0].training, gain_act(advice, wish, framework)
    told = f"{act} {_without_patients(wish)}".strip()
    return html(
        LEAD,
        over=f"{NEXT_STEP}, {NOW.lower()} · voor {served_words(0, advice, framework)}",
        act=first_act(training, advice, wish, framework).removesuffix("."),
        facts=" · ".join(filter(None, (training.title, duration_word(training, advice)))),
        gain=html(GAIN, told) if act else "",
    )


def step_card(number: int, advice: Advice, wish: Wish, framework: Framework) -> Markup:
    """The step at place `number` of the set; the first, whose act stands in `leading_step`, has an act per gap."""
    suggestion, leads = advice.suggestions[number], number == 0
    training = suggestion.training
    helps = definition_list(strength_lines(suggestion, advice, framework))
    note = html(CHECK_BEFORE, training.note) if training.note else ""
    return html(
        LEADING_STEP if leads else LATER_STEP,
        when=NOW if leads else LATER,
        words=served_words(number, advice, framework),
        act=first_act(training, advice, wish, framework),
        title=training.title,
        description=training.description,
        facts=" · ".join(filter(None, (duration_word(training, advice), training.form, training.provider))),
        helps=helps,
        tomorrow=_tomorrow(suggestion, advice, wish, framework),
        why=html(WHY, suggestion_reason(suggestion, advice, wish, framework), "" if leads else helps, note),
        link=_link(training, [one.training for one in advice.suggestions[:number]]),
    )


def beside_card(advice: Advice, framework: Framework) -> Markup:
    """What to read first and what the training holds already, each apart; empty without either."""
    reading = ((one.training, f" ({first_reason(one, advice, framework)})") for one in advice.first)
    lists = _beside(FIRST, reading) + _beside(IN_TRAINING, ((one, "") for one in advice.in_training))
    return html('<div class="second">{}</div>', lists) if lists else lists


def _beside(heading: str, entries: Iterable[tuple[Training, str]]) -> Markup:
    """A list of entries under a heading, each with a remark; empty without entries."""
    listed = [html(BESIDE_ENTRY, _title(training), remark) for training, remark in entries]
    return html(BESIDE, heading, joined(listed)) if listed else Markup("")


def _title(training: Training) -> Markup:
    return html(TITLE_LINK, training.url, training.title) if training.url else html("{}", training.title)


def _tomorrow(suggestion: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> Markup:
    acts = tomorrow_acts(suggestion, advice, wish, framework)
    hint = _without_patients(wish)
    return html(TOMORROW, definition_list(acts), html(QUIET, hint) if hint else "") if acts else Markup("")


def _without_patients(wish: Wish) -> str:
    """What who sees no patients yet does instead; "" for others."""
    return NO_PATIENTS if wish.audience == WITHOUT_PATIENTS else ""


def _link(training: Training, before: Sequence[Training]) -> Markup:
    """The link of a training; where it stands on the page of one before it, that in words: no two steps lead there."""
    shared = shared_page_sentence(training, before)
    return html(QUIET, shared) if shared else training_link(training)


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
