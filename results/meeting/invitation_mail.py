"""The words that an invitation is sent with: a sentence on what is asked, a message, and a mail with both."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from scan.dates import dutch_date
from scan.dutch import count, listing
from scan.rating import RatingScope
from scan.store.meetings.contract import Right

SUBJECT = "Wil je meekijken met mijn zelfscan palliatieve zorg?"
ASKED: dict[Right, str] = {
    "rate": "Wil je {questions} beantwoorden over wat je mij zag doen{parts}? Dat kost ongeveer {minutes} minuten. "
    "We zien elkaars antwoorden pas als we allebei klaar zijn.",
    "read": "Wil je mijn profiel en mijn antwoorden lezen? Dan praten we er samen over.",
}
MESSAGE = (
    "{greeting}\n\n{asked}\n\n{link}\n\nDe link werkt tot en met {day}, voor één persoon. Een account is niet nodig."
)


@dataclass(frozen=True)
class InvitationMail:
    """What a message about an invitation needs; `guest` and `learner` are names, "" when they were not given."""

    link: str
    right: Right
    scope: RatingScope
    until: date
    guest: str = ""
    learner: str = ""

    @property
    def message(self) -> str:
        """The message with the link."""
        parts = f", over {listing(self.scope.parts)}" if self.scope.parts else ""
        questions = count(self.scope.questions, "vraag", "vragen")
        asked = ASKED[self.right].format(questions=questions, parts=parts, minutes=self.scope.minutes)
        greeting = f"Beste {self.guest}," if self.guest else "Hallo,"
        text = MESSAGE.format(greeting=greeting, asked=asked, link=self.link, day=dutch_date(self.until))
        return f"{text}\n\n{self.learner}" if self.learner else text

    @property
    def address(self) -> str:
        """A mailto address that opens a draft without a receiver."""
        return f"mailto:?subject={quote(SUBJECT)}&body={quote(self.message.replace(chr(10), chr(13) + chr(10)))}"
