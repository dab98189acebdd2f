"""A scan as someone who looks along sees it: the profile, the answers, and the notes that were shared."""

from results.look.profile.lens_view import show_lens_view
from results.profile.finding import finding, is_growing, overall_sentence
from results.profile.lenses import rows
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.look.show import show
from scan.scoring.scoring import score
from scan.store import Sitting
from scan.takeaway.transcript import TranscriptLine, sitting_title, transcript

OWN_WORDS = "‘Jij’ is wie de scan deed. Het is een eigen inschatting: een begin van een gesprek, geen beoordeling."
ANSWERS = '<details class="origin"><summary>{} ({})</summary><dl>{}</dl></details>'
ANSWER = "<dt>{}</dt><dd>{}{}</dd>"
NOTE = "<blockquote>{}</blockquote>"


def show_scan(sitting: Sitting, instrument: Instrument) -> None:
    """Everything that is shared of a scan."""
    phase = instrument.framework.phase(sitting.assessment.phase)
    profile = score(sitting.assessment, instrument)
    setting = sitting.assessment.setting
    audience = next((one for one in instrument.framework.audiences if setting and one.key == setting.audience), None)
    growing = is_growing(setting, audience)
    found = rows(profile, instrument, "roles")
    told = " ".join(finding(found, phase, growing))
    show(html('<p class="over">{}</p><p class="quiet">{}</p>', sitting_title(sitting, instrument), OWN_WORDS))
    show(html('<p class="lead">{}</p><p>{}</p>', told, overall_sentence(profile, instrument.framework)))
    show_lens_view(found, "CanMEDS-rollen", "Rol", phase, instrument.framework, growing, "read")
    show_answers(sitting, instrument)


def show_answers(sitting: Sitting, instrument: Instrument) -> None:
    """Every answer, and what was shared beside it."""
    lines = transcript(sitting, instrument)
    if lines:
        show(html(ANSWERS, "Alle antwoorden", len(lines), joined(answer(line) for line in lines)))


def answer(line: TranscriptLine) -> Markup:
    """One answer in words."""
    note = html(NOTE, line.note) if line.note else Markup("")
    return html(ANSWER, line.text, line.words or "geen antwoord", note)
