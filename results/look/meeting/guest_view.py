"""A scan as a guest sees it: the profile, the answers, and the notes that the learner shared."""

from results.look.profile.lens_view import show_lens_view, show_means
from results.look.profile.profile_text import show_finding
from results.meeting.reader_finding import reader_finding, reader_level
from results.profile.finding import is_growing
from results.profile.lenses import profile_rows
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show
from scan.scoring.scoring import score
from scan.store import Sitting
from scan.takeaway.transcript import TranscriptLine, sitting_title, transcript

READER_HINT = "Dit is een eigen inschatting: een begin van een gesprek, geen beoordeling."
ANSWER_LIST = '<details class="origin"><summary>{} ({})</summary><dl>{}</dl></details>'
ANSWER_ENTRY = "<dt>{}</dt><dd>{}{}</dd>"
SHARED_NOTE = "<blockquote>{}</blockquote>"
CODE_LINK = html('<p class="take"><a class="button" href="/meedoen" rel="external">Vul een code in</a></p>')


def show_shared_scan(sitting: Sitting, instrument: Instrument) -> None:
    """The profile and the answers of a scan; `sitting` holds the shared notes only."""
    phase = instrument.framework.phase(sitting.assessment.phase)
    profile = score(sitting.assessment, instrument)
    setting = sitting.assessment.setting
    audience = next((one for one in instrument.framework.audiences if setting and one.key == setting.audience), None)
    growing = is_growing(setting, audience)
    role_rows = profile_rows(profile, instrument, "roles")
    show(html('<p class="over">{}</p><p class="quiet">{}</p>', sitting_title(sitting, instrument), READER_HINT))
    show_finding(reader_finding(role_rows), reader_level(profile, instrument.framework))
    show_lens_view(role_rows, "CanMEDS-rollen", "Rol", phase, instrument.framework, growing, "read")
    show_means(role_rows, "CanMEDS-rollen", "Rol", phase, instrument.framework)
    show_answers(sitting, instrument)


def show_answers(sitting: Sitting, instrument: Instrument) -> None:
    """Every answer with its note, in a folded list."""
    lines = transcript(sitting, instrument)
    if lines:
        show(html(ANSWER_LIST, "Alle antwoorden", len(lines), joined(answer_entry(line) for line in lines)))


def answer_entry(line: TranscriptLine) -> Markup:
    """One question with its answer and note."""
    note = html(SHARED_NOTE, line.note) if line.note else Markup("")
    return html(ANSWER_ENTRY, line.text, line.words or "geen antwoord", note)


def show_code_entry(text: str) -> None:
    """A text, with a link to the page where a code is entered."""
    show(html('<p class="lead">{}</p>', text) + CODE_LINK)
