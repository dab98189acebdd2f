"""Walks through every page in every state, as someone of each kind meets them."""

from collections.abc import Callable, Iterator

from tests.browser.learners import AIOS, BACHELOR, MASTER, OFFERS, SERVED, STARTER, name_of
from tests.browser.visitor import Visitor

STEMS = {scale.key: scale.stem for scale in SERVED.scales}
Walk = Iterator[tuple[str, str]]  # each state with a text that must be there before it is judged


def unfold_radar(visitor: Visitor) -> None:
    """Open the radar, which is folded on a phone."""
    visitor.radar()
    visitor.page.locator(".radar-fold").evaluate("one => { one.open = true }")


def no_scan(visitor: Visitor) -> Walk:
    """Someone who looks around without starting."""
    visitor.open("/vragen", "Nog geen scan begonnen")
    yield "no questions yet", "Kies eerst wie je bent."
    visitor.follow("Resultaat", "Nog geen profiel")
    yield "no profile yet", "Je profiel verschijnt zodra je een scan begint."
    visitor.follow("Aanbod")
    yield "everything on offer, folded", "Voor opleiders"
    visitor.page.locator(".shelf details").evaluate_all("all => all.forEach(one => { one.open = true })")
    yield "everything on offer", OFFERS.entries[-1].title
    visitor.search("een woord dat nergens staat")
    yield "nothing on offer", "Niets gevonden. Haal een filter weg."
    visitor.follow("Groei")
    yield "no growth yet", "Maak later nog een scan"
    visitor.follow("Mijn gegevens")
    yield "nothing of mine yet", "Kom terug met je code"
    visitor.follow("Over de vragen")
    yield "about the questions", SERVED.sources[-1].title
    visitor.follow("Verantwoording")
    yield "accountability", "Wat zou een oordeel veranderen?"
    visitor.follow("Privacy")
    yield "privacy", "Op welke grond?"
    visitor.follow("Toegankelijkheid")
    yield "access", "Loop je ergens tegenaan?"


def aios(visitor: Visitor) -> Walk:
    """Someone who starts too soon, looks at the profile too soon, and answers one role."""
    first = AIOS.steps()[0]
    visitor.open("/", "Waar sta je in de palliatieve zorg?")
    yield "start", "Wie ben je?"
    visitor.press("Start als aios")
    visitor.at("Aios")
    yield "before the start", "Wat is je specialisme?"
    visitor.press("Begin met de vragen")
    yield "before the start, refused", "Kies je opleidingsjaar."
    visitor.choose_specialism("Oncologie")
    yield "before the start, complete", "Voor jouw specialisme stellen we de gevorderde scan voor."
    visitor.pick("Opleidingsjaar", "3")
    visitor.begin(name_of(first))
    visitor.follow("Resultaat", "Jouw profiel")
    yield "profile, empty", "te weinig antwoorden"
    visitor.follow("Zelfscan", name_of(first))
    visitor.answer_at_once(AIOS.said(first))
    visitor.has_answered(f"{len(first.items)} van {len(AIOS.items())} vragen")
    yield "questions on supervision", STEMS["supervision"]
    visitor.follow("Nakijken")
    visitor.page.locator(".review summary").first.click()
    yield "review", "Er staan nog vragen open."
    visitor.follow("Resultaat", "Jouw profiel")
    yield "profile, sparse", "te weinig antwoorden"


def starter(visitor: Visitor) -> Walk:
    """Someone who goes deeper in one role, and looks at profiles made before."""
    STARTER.enters(visitor)
    for step in (one for one in STARTER.steps() if one.role.key == "MH"):
        visitor.follow(name_of(step))
        visitor.answer_at_once(STARTER.said(step))
    visitor.follow("Nakijken")
    visitor.follow("Verdieping")
    visitor.press("Ja, ook Medisch handelen")
    yield "deeper, an offer taken", "Toch niet: Medisch handelen"
    STARTER.brings(visitor, STARTER.answered(3), STARTER.answered())
    visitor.switch("/resultaat?scan=1", "Jouw profiel")
    visitor.pick("Kijk per", "EPA-taken")
    visitor.page.get_by_text("Gemiddelden en onzekerheid").click()
    yield "profile by EPA task, with its means", "Stervensfase, overlijden en rouw"
    visitor.switch("/resultaat?scan=2", "Jouw profiel")
    unfold_radar(visitor)
    yield "profile, full", "Eindnorm basis"


def owner(visitor: Visitor) -> Walk:
    """Someone with two scans, who explains an answer and looks after what is theirs."""
    now = STARTER.answered(1)
    STARTER.brings(visitor, dict.fromkeys(now, 2), now)
    visitor.open("/vragen", name_of(STARTER.steps()[0]))
    visitor.explain()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill("BSN 111222333, geboren 12-03-1941")
    visitor.page.get_by_text("Staat hier een burgerservicenummer (BSN)?").wait_for()
    yield "questions, explained", "Staat hier een geboortedatum?"
    visitor.follow("Groei")
    yield "growth", "Waarschijnlijk echt veranderd: Medisch handelen."
    visitor.follow("Mijn gegevens")
    visitor.press("Maak een code")
    yield "mine, with a code", "Je ziet deze code maar één keer."
    visitor.press("Verwijder mijn gegevens")
    yield "mine, about to be erased", "Nee, bewaar alles"


def planner(visitor: Visitor) -> Walk:
    """Someone who makes a goal, works it out in the Expertbibliotheek, and nearly wipes it."""
    visitor.open("/leerdoelen", "Leerdoelen")
    yield "no goals yet", "Een leerdoel begint met kijken waar je staat"
    STARTER.brings(visitor, dict.fromkeys(STARTER.answered(1), 2))
    visitor.open("/leerdoelen", "Leerdoelen")
    yield "gaps to make a goal of", "Kies een zin om mee te beginnen."
    visitor.start_goal()
    with visitor.next_run():  # until it is over, the field of before stands there beside the new one
        visitor.page.get_by_text("Expertbibliotheek palliatieve zorg", exact=True).click()
    visitor.page.get_by_text("Je traject in de Expertbibliotheek").wait_for()
    visitor.page.get_by_label("Wanneer kijk je terug?").fill("morgen")
    visitor.page.keyboard.press("Enter")
    yield "a goal, worked out", "kunnen we niet lezen als een dag."
    visitor.press("Wis dit leerdoel")
    yield "a goal, about to be wiped", "Nee, bewaar het"
    visitor.press("Klaar: naar je leerdoelen")
    visitor.at("Leerdoelen")
    yield "a goal among others", "Startscan"
    STARTER.starts(visitor)
    visitor.follow("Zelfscan", name_of(STARTER.steps()[0]))
    visitor.answer_at_once(STARTER.said(STARTER.steps()[0]))
    visitor.has_answered(f"{len(STARTER.steps()[0].items)} van {len(STARTER.items())} vragen")
    visitor.follow("Groei")
    yield "growth, beside a goal", "Je leerdoelen erbij"
    visitor.follow("Leerdoelen")
    yield "a goal of an earlier scan", "Uit een eerdere scan"


def master(visitor: Visitor) -> Walk:
    """Someone whose scale of supervision ends at three, and whose profile is a share."""
    MASTER.enters(visitor)
    yield "questions to three", STEMS["supervision"]
    MASTER.brings(visitor, MASTER.answered())
    visitor.switch("/resultaat?scan=1", "Jouw profiel")
    unfold_radar(visitor)
    yield "profile of a student", "Jouw deel van het profiel"


def bachelor(visitor: Visitor) -> Walk:
    """Someone who is asked on the scale of development alone."""
    BACHELOR.enters(visitor)
    yield "questions on development", STEMS["development"]


def learner_of_two(visitor: Visitor) -> Walk:
    """Someone who invites, and sits at one laptop with who looks along, to the end."""
    visitor.open("/gesprek", "Nog geen scan om te bespreken")
    yield "nothing to talk about yet", "Dan nodig je hier iemand uit."
    STARTER.brings(visitor, STARTER.answered())
    visitor.open("/gesprek?als=opleider", "Zo ziet de ander je scan")
    visitor.radar()
    yield "as another would see it", "Alle antwoorden"
    visitor.press("Terug")
    visitor.press("Maak een uitnodiging")
    visitor.at("Nodig je supervisor uit")
    yield "invited", "Of laat deze code scannen."
    visitor.press("Bekijk wat je supervisor ziet")
    visitor.at("Wat je supervisor ziet")
    yield "what the guest will read", "Zo begint de ander."
    visitor.press("Terug naar de uitnodiging")
    visitor.at("Nodig je supervisor uit")
    visitor.press("Naar al je gesprekken")
    visitor.at("Bespreek je scan")
    visitor.press("Begin samen")
    visitor.at("Klaar voor het gesprek?")
    yield "before the laptop is handed over", "Ik ben klaar: geef de laptop aan je supervisor"
    visitor.press("Ik ben klaar")
    visitor.press("Ja, ik geef de laptop door")
    visitor.at("Hoe zie jij dit?")
    visitor.follow("Resultaat", "Even niet")
    yield "not now", "blijven jouw antwoorden weg"
    visitor.follow("Ga verder met beoordelen", "Hoe zie jij dit?")
    for step in STARTER.steps()[:2]:  # half of the questions
        visitor.follow(name_of(step))
        visitor.answer_at_once(dict.fromkeys(visitor.questions(), "2 "))
    visitor.follow("Afronden", "Ben je klaar?")
    visitor.press("Ik ben klaar")
    visitor.press("Ja, ik ben klaar")
    visitor.at("Twee blikken naast elkaar")
    visitor.page.get_by_label("Wat spreken jullie hierover af?").first.fill("Samen, bij mevrouw geboren 12-03-1941.")
    yield "at the table", "Staat hier een geboortedatum?"
    with visitor.next_run():  # which closes what was opened before
        visitor.press("Overzicht met radar")  # without a radar: fewer than three roles were rated
    visitor.page.get_by_text("Jullie gaven allebei een antwoord").wait_for()
    visitor.page.locator(".phone-fold").evaluate_all("folds => folds.forEach(one => { one.open = true })")
    yield "both views side by side", "Twee blikken per rol"
    visitor.press("Naar de afspraken")
    visitor.page.get_by_text("Akkoord gaat over de afspraken").wait_for()
    yield "the end of the meeting", "Gesprekskaart"
    visitor.press("De arts gaat akkoord met")
    visitor.press("Ja, de arts gaat akkoord")
    visitor.page.get_by_text("De arts ging akkoord op").wait_for()
    visitor.press("De supervisor gaat akkoord met")
    visitor.press("Ja, de supervisor gaat akkoord")
    yield "agreed", "Jullie zijn allebei akkoord."
    visitor.press("Naar al je gesprekken")
    visitor.at("Bespreek je scan")
    yield "meetings held", "Eerdere gesprekken"


def guest(visitor: Visitor) -> Walk:
    """Someone who was invited twice: to rate, and to read along."""
    visitor.open("/meekijken", "Meekijken met een zelfscan")
    yield "not invited", "Kreeg je een code?"
    learner = visitor.other_person()
    STARTER.brings(learner, STARTER.answered())
    visitor.page.goto(learner.invites())
    visitor.press("Begin")
    visitor.at(name_of(STARTER.steps()[0]))
    visitor.follow("Begin", "Hoe zie jij dit?")
    yield "a rating, begun", "Alles wordt meteen bewaard"
    visitor.page.locator(".turn").get_by_text("Begin", exact=True).click()
    visitor.at(name_of(STARTER.steps()[0]))
    visitor.answer_at_once(dict.fromkeys(visitor.questions(), "Niet gezien"))
    visitor.explain()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill("Dat zag ik op de dagopname.")
    yield "a rating, explained", "Schrijf op wat je zag."
    visitor.follow(name_of(STARTER.steps()[1]))
    visitor.answer_at_once(dict.fromkeys(visitor.questions(), "Niet gezien"))
    visitor.follow("Afronden", "Ben je klaar?")
    yield "a rating, done", "Deel deze toelichting"
    visitor.press("Ik ben klaar")
    visitor.press("Ja, ik ben klaar")
    visitor.at("Nog even wachten")
    yield "waiting for the other", "Deze pagina gaat vanzelf verder"
    another = visitor.other_person()
    STARTER.brings(another, STARTER.answered())
    visitor.page.goto(another.invites("Alleen meelezen."))
    visitor.press("Lees mee")
    visitor.press("Ja, dat ben ik")  # who rated for another
    visitor.at("Meekijken met een zelfscan")
    visitor.radar()
    yield "reading along", "Alle antwoorden"
    visitor.open("/meekijken", "Meekijken")
    yield "two to choose from", "Kies er een."


WALKS: tuple[Callable[[Visitor], Walk], ...] = (
    *(no_scan, aios, starter, owner, planner, master, bachelor),
    *(learner_of_two, guest),
)
