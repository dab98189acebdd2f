"""The table of contents: every page, its file and its address."""

from typing import NamedTuple

APP_NAME = "Zelfscan palliatieve zorg"
ERASED_PATH = "/gewist"  # what is said after erasing, so that reloading erases nothing once more (R68)
RESUME_PATH = "/hervat"  # where a code is filled in; a QR code leads here


class Page(NamedTuple):
    """A page: its script beside navigation.py, its title and its path ("" is the front page).

    Pages that are not in the menu are linked in the footer of every page.
    """

    file: str
    title: str
    path: str
    in_menu: bool = True


START = Page("pages/start.py", "Start", "")
QUESTIONS = Page("pages/questions.py", "Zelfscan", "vragen")
PROFILE = Page("../results/pages/profile.py", "Resultaat", "resultaat")
GOALS = Page("../results/pages/goals.py", "Leerdoelen", "leerdoelen")
GROWTH = Page("../results/pages/growth.py", "Groei", "groei")
MEETING = Page("../results/pages/meeting.py", "Gesprek", "gesprek")
GUEST = Page("../results/pages/guest.py", "Meekijken", "meekijken", in_menu=False)
CATALOGUE = Page("../results/pages/catalogue.py", "Aanbod", "aanbod")
MINE = Page("pages/mine.py", "Mijn gegevens", "gegevens")
ABOUT = Page("pages/about.py", "Over de vragen", "over")
ACCOUNTABILITY = Page("pages/accountability.py", "Verantwoording", "verantwoording", in_menu=False)
PRIVACY = Page("pages/privacy_statement.py", "Privacy", "privacy", in_menu=False)
ACCESS = Page("pages/access_statement.py", "Toegankelijkheid", "toegankelijkheid", in_menu=False)
PAGES = (
    *(START, QUESTIONS, PROFILE, GOALS, GROWTH, MEETING, CATALOGUE, MINE, ABOUT, GUEST),
    *(ACCOUNTABILITY, PRIVACY, ACCESS),
)
