"""How a level comes about, how sure it is, and what nobody examined yet, with an example to try."""

import streamlit as st

from scan.dutch import origin_sentence
from scan.instrument.instrument import Instrument
from scan.look.accountability.explanations import (
    BAND_LINES,
    WOULD_CHANGE,
    WRONG_LINES,
    advice_lines,
    change_line,
    level_rules,
    norm_lines,
    reader_lines,
)
from scan.look.accountability.level_example import (
    START_ANSWERS,
    band_sentence,
    example_items,
    example_score,
    level_steps,
    scale_lines,
)
from scan.look.accountability.simulation_figures import simulation_sentences
from scan.look.page_parts import heading, show_lead, show_list, show_quiet, show_status, show_text
from scan.page_table import ABOUT, PRIVACY
from scan.resources import current_instrument
from scan.scoring.assessment import NE, Answer

LEAD = "Waarom zou je een niveau geloven? Hier staat hoe het ontstaat, waar het misgaat, en wat nog niemand onderzocht."
LIMITS = "Deze zelfscan is niet gevalideerd bij artsen of studenten. Gebruik hem om te leren, nooit om te beoordelen."
TRY = "Kies bij elke vraag een antwoord en kijk wat er met het niveau gebeurt. Hier wordt niets bewaard."
TECHNICAL = "Wil je narekenen? De formules, alle tabellen en hun grenzen staan in docs/technical.md bij de broncode."
NORMS = "Dit zijn de eindnormen op de schaal van 1 tot 5. Een enkele vraag heeft een eigen norm."


def show_accountability(served: Instrument) -> None:
    """The rules, the example, the band, the simulation, and what is not known."""
    framework = served.framework
    heading("Verantwoording", "verantwoording")
    show_lead(LEAD)
    show_text(LIMITS)
    show_section("Hoe ontstaat een niveau?", *level_rules(framework))
    show_example(served)
    show_section("Wat betekent de band?", *BAND_LINES, change_line(framework))
    show_section("Wat laat een simulatie zien, en wat niet?", *simulation_sentences())
    show_section("Welke getallen zijn advies?", *advice_lines(framework))
    show_text(NORMS)
    show_list(norm_lines(framework))
    show_section("Wat is niet officieel?", origin_sentence(framework))
    show_section("Wie las de vragen, en wanneer?", *reader_lines(framework.reviews))
    show_section("Wat zou een oordeel veranderen?", *WOULD_CHANGE)
    show_section("Klopt een vraag niet?", *WRONG_LINES)
    show_quiet(TECHNICAL)
    st.page_link(ABOUT.file, label="Naar de vragen en hun bronnen")
    st.page_link(PRIVACY.file, label="Wie je antwoorden ziet")


def show_section(title: str, *lines: str) -> None:
    """A heading with its lines."""
    st.header(title, anchor=False)
    show_list(lines)


def show_example(served: Instrument) -> None:
    """Five questions to answer, and what the engine makes of them."""
    st.header("Probeer zelf", anchor=False)
    show_text(TRY)
    items = example_items(served)
    for line in scale_lines(items, served):
        show_quiet(line)
    answers = [answer_of(item.text, number) for number, item in enumerate(items)]
    score = example_score(dict(zip((item.id for item in items), answers, strict=True)), items, served)
    show_status(" ".join([*level_steps(answers, score, served.framework), band_sentence(score)]))


def answer_of(text: str, number: int) -> Answer:
    """The answer chosen to one question of the example."""
    options: list[Answer] = [1, 2, 3, 4, 5, NE]
    words = {NE: "Nog niet gedaan"} | {point: str(point) for point in options[:-1]}
    start = options.index(START_ANSWERS[number])
    chosen = st.radio(text, options, index=start, format_func=words.__getitem__, horizontal=True, key=f"try-{number}")
    return chosen or NE


show_accountability(current_instrument())
