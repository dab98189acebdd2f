"""The limits of everything that a person can make grow, each with the Dutch sentence for whoever asks more (R83)."""

from typing import NamedTuple


class Limit(NamedTuple):
    """At most `most` of something, and the Dutch sentence above that."""

    most: int
    message: str


_NOT_SAVED = "Dit kan niet bewaard worden: {}."

# Scans, and what is in one of them.
SCANS = Limit(200, "Je hebt al 200 scans. Verwijder er eerst een onder ‘Mijn gegevens’.")
SCAN_ITEMS = Limit(1_000, "In deze scan staat al te veel. Begin een nieuwe scan.")
SCAN_CHANGES = Limit(10_000, "In deze scan is al 10.000 keer iets veranderd. Begin een nieuwe scan.")
SCAN_GOALS = Limit(50, "Bij deze scan staan al 50 leerdoelen. Verwijder er eerst een.")
# Free text: together what fits in a file that can be loaded again.
TEXTS = Limit(5_000, "Je hebt al 5.000 toelichtingen en leerdoelen. Verwijder eerst een oude scan.")
TEXT_IN_ALL = Limit(1_000_000, "Je toelichtingen en leerdoelen zijn samen te lang. Verwijder eerst een oude scan.")
NOTE = Limit(5_000, _NOT_SAVED.format("een toelichting heeft meer dan 5.000 tekens"))
GOAL = Limit(20_000, _NOT_SAVED.format("een leerdoel heeft meer dan 20.000 tekens"))
NAME = Limit(100, _NOT_SAVED.format("een naam is te lang of onleesbaar"))
FEEDBACK_TEXT = Limit(1_000, _NOT_SAVED.format("een opmerking heeft meer dan 1.000 tekens"))
# Feedback on a question, in one version, and by one person within an hour.
FEEDBACK_OF_ITEM = Limit(
    200, "Bij deze vraag staan al veel opmerkingen. De makers lezen ze eerst; probeer het later opnieuw."
)
FEEDBACK_OF_PERSON = Limit(10, "Je stuurde veel opmerkingen. Probeer het over een uur opnieuw.")
# Meetings.
INVITATIONS = Limit(50, "Bij deze scan zijn al 50 uitnodigingen gemaakt. Nodig uit bij een volgende scan.")
ACCEPTED_INVITATIONS = Limit(300, "Je kijkt al mee met 300 scans. Vergeet dit apparaat en open de link opnieuw.")
INVITED_NAME = Limit(60, "Een naam heeft hooguit 60 tekens.")
TOPICS = Limit(20, "Dit kan niet: kies onderwerpen van de lijst.")
MEETING_EVENTS = Limit(1_000, "In dit gesprek is al 1.000 keer iets gezegd of veranderd. Er kan niets meer bij.")
MEETING_GOALS = Limit(100, "In dit gesprek staan al 100 leerdoelen. Haal er eerst een leeg.")
MEETING_TEXT = Limit(500_000, "In dit gesprek staat al te veel tekst. Er kan niets meer bij.")
# Devices where one person is signed in: above it the one that was away longest is signed out.
DEVICES = Limit(100, "Je bent op te veel apparaten aangemeld.")
# A hospital has one address, and a whole year of students starts at once: these two stop floods, not people.
FAILED_CODES = Limit(60, "Te veel foute codes vanaf jouw netwerk. Probeer het over een minuut opnieuw.")
NEW_PEOPLE = Limit(
    1_000, "Vanaf jouw netwerk beginnen nu te veel mensen tegelijk. Probeer het over een minuut opnieuw."
)
CODE_TRIES = Limit(5, "Deze code is te vaak geprobeerd. Probeer het over een uur opnieuw.")
INVITATION_TRIES = Limit(5, "Dit bestaat niet of niet meer.")  # as for an unknown code
# What is sent.
SCANS_IN_FILE = Limit(50, "In dit bestand staan te veel scans: hooguit 50 kan.")
FILE_BYTES = Limit(2_000_000, "Dit bestand is te groot: hooguit 2 MB kan.")
FORM_BYTES = Limit(2_200_000, "Dit is te groot: hooguit 2 MB kan.")  # the largest file, plus the form around it
TEXT_FORM_BYTES = Limit(20_000, FORM_BYTES.message)  # a form without a file
ANSWER_BYTES = Limit(65_536, "Dit is te veel in één keer: hooguit 64 kB en 100 antwoorden.")
ANSWERS_AT_ONCE = Limit(100, ANSWER_BYTES.message)
# Of texts that were typed just before a page closed: browsers then send no more than 64 kB.
LATE_TEXT_BYTES = Limit(65_536, "Dit is te veel in één keer: hooguit 64 kB.")
LATE_TEXTS = Limit(20, LATE_TEXT_BYTES.message)
FEEDBACK_BYTES = Limit(8_192, "Dit is te lang: hooguit 1.000 tekens.")
# The child process that makes files: its memory, the time of one file, how many wait, after how many it is replaced.
CHILD_BYTES = Limit(
    1_000_000_000, "Dit bestand wordt te groot: er staat te veel tekst in. Maak een toelichting korter."
)
CHILD_SECONDS = Limit(60, CHILD_BYTES.message)
CHILD_WAITING = Limit(10, "Er worden nu veel bestanden tegelijk gemaakt. Probeer het over een minuut opnieuw.")
UPLOADS_WAITING = Limit(5, "Er worden nu veel bestanden tegelijk ingelezen. Probeer het over een minuut opnieuw.")
# Downloads that are made or wait: in all, and of one person, so that nobody takes all places.
DOWNLOADS = Limit(40, CHILD_WAITING.message)
DOWNLOADS_OF_PERSON = Limit(4, CHILD_WAITING.message)
CHILD_KEPT_BYTES = Limit(250_000_000, CHILD_BYTES.message)  # a process that grew above it is replaced
CHILD_CALLS = Limit(50, CHILD_WAITING.message)
TEXT_LINES = Limit(60, "… en nog {} regels. De hele tekst staat in de ZIP met alles.")  # of one text in a report
