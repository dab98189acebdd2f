"""What a statement may not say (measurement.md §7), and what an author reads when it does."""

import re
from collections.abc import Callable, Iterator

from scan.content.wording.readability import words

MOST_WORDS = 15


def listed(text: str) -> frozenset[str]:
    """The words of a list as an author would write it."""
    return frozenset(text.split())


NEGATION = listed("niet geen niets niemand nergens noch zonder")
ABSOLUTE = listed(
    "altijd nooit alle alles allemaal iedereen ieder iedere elk elke helemaal volkomen absoluut overal uitsluitend"
)
FREQUENCY = listed(
    "vaak soms meestal regelmatig zelden dikwijls geregeld doorgaans gewoonlijk steeds telkens "
    "dagelijks wekelijks maandelijks jaarlijks"
)
VAGUE = listed(
    "adequaat adequate goed goede volledig volledige snel snelle passend passende voldoende optimaal optimale "
    "tijdig tijdige eventueel eventuele"
)
ABILITY = listed("kan kun kunnen probeer ken respecteer")
# No "zij": it is also the neutral word for several people.
NOT_NEUTRAL = listed(
    "hij hem haar man vrouw mannen vrouwen meneer mevrouw echtgenoot echtgenote moeder vader zoon dochter "
    "god gods goddelijk goddelijke christelijk christelijke kerk kerkelijk bijbel koran dominee pastoor priester imam"
)
# No deeds: "Ik moet", "Ik ben", "Ik vind".
AUXILIARIES = ABILITY | listed("ben heb word zal zou wil moet mag hoef durf weet vind denk voel")
ABBREVIATION = re.compile(r"\b\w*[A-ZÀ-Þ]{2,}\w*|\b\w+\.\w[\w.]*|\b\w+\.(?=\s+[a-z])")
ABLE = re.compile(r"(?i)\bin staat\b|\bik weet\b|\bweet ik\b")
# "Ik vraag of …" and "ik ga na of …" ask whether; any other "of" joins.
WHETHER = re.compile(r"(?i)^ik \w+ of\b|\b(?:na|af|uit|vast|in) of\b")
JOINT = re.compile(r"(?i)\b(?:en|of)\b|/")

Rule = Callable[[str], Iterator[str]]


def wrong_start(text: str) -> Iterator[str]:
    """A statement opens with "Ik" and a deed."""
    first = [word.lower() for word in words(text)[:2]]
    if not text.startswith("Ik ") or len(first) < 2 or first[1] in AUXILIARIES:
        yield "begin met 'Ik' en een werkwoord dat zegt wat je doet"


def too_long(text: str) -> Iterator[str]:
    """At most fifteen words."""
    length = len(words(text))
    if length > MOST_WORDS:
        yield f"telt {length} woorden; maak er hoogstens {MOST_WORDS} van"


def saying(banned: frozenset[str], advice: str) -> Rule:
    """The rule that none of the `banned` words is said."""

    def rule(text: str) -> Iterator[str]:
        for word in words(text):
            if word.lower() in banned:
                yield f"zegt '{word}'; {advice}"

    return rule


def matching(pattern: re.Pattern[str], advice: str) -> Rule:
    """The rule that nothing matches `pattern`."""

    def rule(text: str) -> Iterator[str]:
        for match in pattern.finditer(text):
            yield f"zegt '{match[0]}'; {advice}"

    return rule


def ability(text: str) -> Iterator[str]:
    """What one does, not what one might be able to do or knows."""
    yield from saying(ABILITY, "vraag wat iemand doet")(text)
    yield from matching(ABLE, "vraag wat iemand doet")(text)


def two_in_one(text: str) -> Iterator[str]:
    """One behaviour per statement."""
    yield from matching(JOINT, "vraag één ding, of geef de reden")(WHETHER.sub("", text))


RULES: dict[str, Rule] = {
    "start": wrong_start,
    "too_long": too_long,
    "negation": saying(NEGATION, "zeg wat iemand wel doet"),
    "absolute": saying(ABSOLUTE, "laat het weg"),
    "frequency": saying(FREQUENCY, "vraag of iemand het doet, en hoe zelfstandig"),
    "vague": saying(VAGUE, "zeg wat er te zien is"),
    "ability": ability,
    "abbreviation": matching(ABBREVIATION, "schrijf het voluit"),
    "not_neutral": saying(NOT_NEUTRAL, "kies een woord voor ieder mens, geloof en gezin"),
    "two_in_one": two_in_one,
}
