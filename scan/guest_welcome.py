"""What a guest reads before they begin: who asks, what is asked, how long it takes and who sees what."""

from typing import NamedTuple

from scan.dutch import count, listing
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.rating import RatingScope, learner_word, rating_scope
from scan.scoring.assessment import Assessment, Setting
from scan.store import Invitation

RATE_TITLE, READ_TITLE = "{} vraagt je {}", "{} vraagt je mee te lezen"
RATE_LEAD = "{who} bereidt jullie gesprek voor. Je beoordeelt wat je zelf zag: {questions}{parts}."
READ_LEAD = "{who} laat je een zelfscan over palliatieve zorg lezen: het profiel en de antwoorden."
RATE_POINTS = (
    "Je ziet de antwoorden van {0} niet, en {0} die van jou niet, tot jullie allebei klaar zijn.",
    "Niet gezien? Dat is ook een antwoord.",
    "Geen oordeel, geen cijfer: het is om over te praten.",
)
READ_POINTS = ("Het is een eigen inschatting: een begin van een gesprek, geen beoordeling en geen bekwaamverklaring.",)
COOKIE_POINT = "Een account is niet nodig. Je browser onthoudt met één cookie dat jij hier bent uitgenodigd."
RATE_BUTTON, READ_BUTTON = "Begin", "Lees mee"


class GuestWelcome(NamedTuple):
    """A title, a sentence, a list of points, and the words on the button that begins."""

    title: str
    lead: str
    points: tuple[str, ...]
    button: str


def guest_welcome(invitation: Invitation, assessment: Assessment, instrument: Instrument) -> GuestWelcome:
    """The welcome of an invitation to the scan that `assessment` is of, or rates."""
    setting, framework = assessment.setting, instrument.framework
    learner = called(invitation, instrument, setting)
    asks = invitation.details.learner_name or f"Een {learner.split(' ', 1)[1]}"
    who = " ".join(filter(None, (asks, setting_words(framework, setting))))
    if invitation.right == "read":
        title, lead = READ_TITLE.format(asks), READ_LEAD.format(who=who)
        return GuestWelcome(title, lead, (*READ_POINTS, COOKIE_POINT), READ_BUTTON)
    scope = rating_scope(instrument, framework.phase(assessment.phase), invitation.details.topics)
    lead = RATE_LEAD.format(who=who, **asked_words(scope))
    points = (*(one.format(learner) for one in RATE_POINTS), COOKIE_POINT)
    return GuestWelcome(RATE_TITLE.format(asks, count(scope.minutes, "minuut", "minuten")), lead, points, RATE_BUTTON)


def called(invitation: Invitation, instrument: Instrument, setting: Setting | None) -> str:
    """The learner as a guest reads it: the name that was given, else "deze arts" or "deze student"."""
    return invitation.details.learner_name or learner_word(instrument, setting)


def asked_words(scope: RatingScope) -> dict[str, str]:
    """The number of questions, and " over …" with the parts when not all are asked."""
    parts = f" over {listing(scope.parts)}" if scope.parts else ""
    return {"questions": count(scope.questions, "vraag", "vragen"), "parts": parts}


def setting_words(framework: Framework, setting: Setting | None) -> str:
    """The kind of learner in parentheses: "(aios cardiologie, jaar 3)"; "" when it is unknown."""
    if setting is None:
        return ""
    audience = next((one.short for one in framework.audiences if one.key == setting.audience), "")
    field = next((one.label.lower() for one in framework.specialisms if one.key == setting.specialism), "")
    kind = " ".join(filter(None, (audience, field)))
    words = ", ".join(filter(None, (kind, f"jaar {setting.year}" if setting.year else "")))
    return f"({words})" if words else ""
