"""The review at the end of the questions: all of them, with what was chosen; nothing is required."""

from collections.abc import Sequence

from scan.dutch import count
from scan.instrument.instrument import Item
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_lead
from scan.look.questions.card_data import CardStep, Wording
from scan.page_table import PROFILE
from scan.scoring.assessment import Answer
from scan.store import Sitting

STILL_OPEN = "Er staan nog vragen open. Overslaan mag; je profiel zegt dan waar het op steunt."
ALL_DONE = "Alles is beantwoord. Je profiel staat klaar."
OPEN = "nog open"
STEP = (
    '<section class="card review"><details><summary>{}: {} van {} beantwoord</summary><ul>{}</ul></details>{}</section>'
)
LINE = '<li><span>{0}</span> <em>{1}</em> <a href="?stap={2}&amp;vraag={3}" aria-label="Wijzig: {0}">Wijzig</a></li>'
FINISH = html('<a class="button main finish" href="/{}">Bekijk je profiel</a>', PROFILE.path)
TO_OPEN = '<p><a class="button" href="?stap={}&amp;vraag={}">Naar {} van {}</a></p>'


def show_review(steps: Sequence[CardStep], sitting: Sitting, wording: Wording) -> None:
    """Every step of questions, folded, with a link to its first open question."""
    show_lead(ALL_DONE if is_complete(steps, sitting) else STILL_OPEN)
    show(joined(_step(step, sitting, wording) for step in steps if step.items))


def is_complete(steps: Sequence[CardStep], sitting: Sitting) -> bool:
    """Whether every question of these steps has an answer."""
    return all(item.id in sitting.assessment.answers for step in steps for item in step.items)


def _step(step: CardStep, sitting: Sitting, wording: Wording) -> Markup:
    answers = sitting.assessment.answers
    still_open = [item for item in step.items if item.id not in answers]
    lines = joined(_line(item, step, answers.get(item.id), wording) for item in step.items)
    number = count(len(still_open), "open vraag", "open vragen")
    link = html(TO_OPEN, step.key, still_open[0].id, number, step.name) if still_open else ""
    return html(STEP, step.name, len(step.items) - len(still_open), len(step.items), lines, link)


def _line(item: Item, step: CardStep, answer: Answer | None, wording: Wording) -> Markup:
    words = wording.outside.get(answer, OPEN) if isinstance(answer, str) else OPEN
    if isinstance(answer, int):
        words = f"{answer} {wording.labels[item.scale][answer][0]}"
    return html(LINE, item.text, words, step.key, item.id)
