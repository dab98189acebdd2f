"""A mistake in the content, and how it is told: file, trail of ids, rule and choice (design.md §4)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

KeyPath = tuple[str | int, ...]
NAMES = ("id", "key", "term", "value")
LONGEST = 60


@dataclass(frozen=True)
class Mistake:
    """What is wrong at a place (keys and positions from the top of the file), as a Dutch rule with its remedy.

    A `guess` about a word without quotes is not told where its shape is wrong too: that says more.
    """

    place: KeyPath
    rule: str
    guess: bool = False


def located_message(file: str, content: Any, mistake: Mistake) -> str:
    """The mistake as one line: `medisch-handelen.yaml > items > mh-12 > role: 'scolar' is geen rol; …`."""
    return f"{' > '.join([file, *trail(content, mistake.place)])}: {mistake.rule}"


def trail(content: Any, place: KeyPath) -> list[str]:
    """The way to `place`, where an entry of a list goes by its own id when it has one."""
    steps = []
    for step in place:
        content = value_at(content, step)
        steps.append(quoted_name(step) if isinstance(step, str) else entry_name(content, step))
    return steps


def value_at(content: Any, step: str | int) -> Any:
    """What `content` holds at `step`; None when it holds nothing there."""
    if isinstance(content, dict):
        return content.get(step)
    if isinstance(content, list) and isinstance(step, int) and step < len(content):
        return content[step]
    return None


def entry_name(entry: Any, position: int) -> str:
    """The id by which an author knows an entry of a list, else its number counted from one."""
    names = [entry[key] for key in NAMES if key in entry] if isinstance(entry, dict) else []
    named = names and isinstance(names[0], str | int)
    return quoted_name(str(names[0])) if named else f"nr. {position + 1}"


def quoted_value(value: Any) -> str:
    """A value as a message quotes it: short, on one line, safe to print."""
    text = repr(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def quoted_name(text: str) -> str:
    """A key or id as a trail shows it: bare when harmless, else quoted and escaped."""
    return text if text.isprintable() and 0 < len(text) <= LONGEST else quoted_value(text)


def printable(line: str) -> str:
    """A line of a message with every sign that could break it, or a terminal, written as its escape."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)


def choices_text(allowed: Iterable[str]) -> str:
    """What an author may choose from."""
    names = [quoted_name(name) for name in allowed]
    if not names:
        return "er is er nog geen"
    return f"kies {'uit ' if len(names) > 1 else ''}{', '.join(names)}"


def unknown_choice(value: Any, what: str, allowed: Iterable[str]) -> str:
    """The rule that `value` is none of the choices; several of them in a row are a list without its dashes."""
    names = list(allowed)
    words = [word.lstrip("-") for word in value.split()] if isinstance(value, str) else []
    if len(words) > 1 and set(words) <= set(names):
        return f"{quoted_value(value)} is meer dan één naam; zet elke naam na '- ' op een eigen regel"
    return f"{quoted_value(value)} {what}; {choices_text(names)}"
