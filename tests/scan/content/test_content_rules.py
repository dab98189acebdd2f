"""A mistake at any key of any content file is told, by a table that is made of the definitions themselves."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pytest

from scan.content.references import DEFINED, UNIQUE, USED
from scan.instrument.base import Definition
from scan.instrument.conversation import Conversation
from tests.support.content_table import (
    Field,
    copy_of,
    demo_files,
    fields,
    first_place,
    holder_of,
    plain_type,
    text_paths,
    told,
)

# Texts that name nothing. A new key stands here, in USED or UNIQUE, or in RULED.
FREE = """
instrument title disclaimer origin origin_mixed origin_official care.before care.after version
levels.*.label levels.*.in_full levels.*.meaning
roles.*.label roles.*.short roles.*.axis.* roles.*.meaning roles.*.strength
epa_tasks.*.label epa_tasks.*.axis.* epa_tasks.*.meaning epa_tasks.*.strength
epa_tasks.*.specification.* epa_tasks.*.knowledge.* epa_tasks.*.risks.*
dimensions.*.label dimensions.*.axis.* dimensions.*.meaning dimensions.*.strength
themes.*.label themes.*.gain themes.*.strength
phases.*.label phases.*.meaning phases.*.not_applicable
audiences.*.label audiences.*.short audiences.*.meaning audiences.*.year_label audiences.*.companion audiences.*.learner
specialisms.*.label specialisms.*.trainee_companion evidence.*.label evidence.*.meaning
reviews.*.who reviews.*.date reviews.*.about items.*.panel.*.reader
durations.*.key durations.*.label budgets.*.key budgets.*.label
scales.*.label scales.*.stem scales.*.hint scales.*.rating_stem
scales.*.points.*.label scales.*.points.*.short scales.*.points.*.rating
sources.*.title sources.*.publisher sources.*.date sources.*.note
items.*.text items.*.provenance.*.place items.*.wording.@ items.*.care terms.*.meaning
advice.durations.*.label advice.budgets.*.label advice.strengths.*.label advice.fallback advice.settings.*.label
advice.starts.*.goal advice.starts.*.tomorrow
entries.*.title entries.*.provider entries.*.form entries.*.time entries.*.covers.*.evidence entries.*.institutes.*
entries.*.regions.* entries.*.family.* entries.*.accreditation entries.*.description entries.*.note entries.*.first_act
"""
# Names and forms with a rule of their own: a value that breaks it, and what is told.
RULED = {
    "advice.usual_budget": ("weekend", "'weekend' is geen budget; kies uit dag, geen_grens"),
    "entries.*.url": ("palliaweb.nl", "'palliaweb.nl' is geen link; begin met https:// of mailto:"),
    "sources.*.url": ("palliaweb.nl", "'palliaweb.nl' is geen link; begin met https:// of mailto:"),
    "entries.*.checked": ("2025-02-30", "'2025-02-30' is geen dag van de kalender"),
    "entries.*.id": ("Geen Id", "'Geen Id' is geen id; gebruik kleine letters"),
    "items.*.id": ("Geen Id", "'Geen Id' is geen id; gebruik kleine letters"),
}
KINDS: dict[Any, tuple[Any, str]] = {
    str: (["x"], "hier hoort een tekst"),
    bool: ("misschien", "hier hoort true of false"),
    int: ("veel", "hier hoort een heel getal"),
    float: ("veel", "hier hoort een getal"),
    tuple: ("een woord", "hier hoort een lijst"),
    Mapping: ("een woord", "hier hoort een blok met sleutels"),
    Fraction: ("veel", "hier hoort een breuk"),
    Literal: ("onbestaand", "'onbestaand' kan hier niet; kies"),
}
FIELDS = [field for one in dict.fromkeys(file.definition for file in demo_files()) for field in fields(one)]


class Wrong(NamedTuple):
    """A value that a path cannot have, and how the rule that it breaks begins."""

    path: str
    value: Any
    rule: str


def top_of(one: Field | Wrong) -> str:
    """The key at the top of its file under which this stands."""
    return one.path.partition(".")[0]


def by_type(field: Field) -> Iterator[Wrong]:
    """A value of another kind, an empty text, and a number just outside each bound."""
    kind, bounds = get_origin(field.kind) or field.kind, field.bounds
    yield from of_another_kind(field.path, field.kind)
    if kind is str and bounds.get("min_length"):
        yield Wrong(field.path, "", "mag niet leeg zijn")
    yield from (Wrong(path, "", "mag niet leeg zijn") for path in text_paths(field) if path.endswith("@"))
    for bound, step, rule in (("ge", -1, "{} is te laag"), ("gt", 0, "{} is te laag"), ("le", 1, "{} is te hoog")):
        if kind in (int, float) and bound in bounds:
            value = kind(bounds[bound] + step)
            yield Wrong(field.path, value, rule.format(value))


def of_another_kind(path: str, annotation: Any) -> Iterator[Wrong]:
    """A value of another kind, and in a list an entry of another kind."""
    kind = get_origin(annotation) or annotation
    if isinstance(kind, type) and issubclass(kind, Definition):
        kind = Mapping
    if kind in KINDS:
        yield Wrong(path, *KINDS[kind])
    if kind is tuple:
        yield from of_another_kind(f"{path}.*", plain_type(get_args(annotation)[0]))


def by_name() -> Iterator[Wrong]:
    """A name that is nowhere defined, and what breaks a rule of its own."""
    yield from (Wrong(path, "onbestaand", f"'onbestaand' is geen {kind}; kies") for path, kind in USED.items())
    yield from (Wrong(path, *broken) for path, broken in RULED.items())


WRONG = [*(wrong for field in FIELDS for wrong in by_type(field)), *by_name()]


# A test for each key at the top of a file: one for each mistake would take longer to report than to find.
TOPS = list(dict.fromkeys(top_of(field) for field in FIELDS))
of_a_key = pytest.mark.parametrize("top", TOPS)


def under(top: str) -> list[Field]:
    """The fields of this key and of all that it holds."""
    return [field for field in FIELDS if top_of(field) == top]


def test_no_mistake_is_at_a_key_of_which_none_is_tried() -> None:
    assert {*map(top_of, WRONG)} <= {*TOPS}
    assert len(WRONG) > 500


@of_a_key
def test_a_wrong_value_is_told_at_its_place(top: str) -> None:
    tried = [(wrong, told_of_wrong(wrong)) for wrong in WRONG if top_of(wrong) == top]
    assert [(wrong, rules) for wrong, rules in tried if not begins_with(wrong.rule, rules)] == []


def told_of_wrong(wrong: Wrong) -> list[str]:
    """The rules told at the place of a wrong value."""
    number, place = first_place(wrong.path)
    content = copy_of(number)
    holder = holder_of(content, place)
    if wrong.path.endswith("@"):
        place = (*place[:-1], wrong.value)
        holder[wrong.value] = holder.pop(next(iter(holder)))
    else:
        holder[place[-1]] = wrong.value
    return told(number, content, place)


def begins_with(start: str, rules: list[str]) -> bool:
    """Whether one of the rules begins so."""
    return any(rule.startswith(start) for rule in rules)


@of_a_key
def test_a_required_key_that_is_left_out_is_told(top: str) -> None:
    required = [field.path for field in under(top) if field.info.is_required()]
    assert [path for path in required if told_without(path) != ["deze sleutel ontbreekt"]] == []


def told_without(path: str) -> list[str]:
    """The rules told at the place of a key that is not there."""
    number, place = first_place(path)
    content = copy_of(number)
    del holder_of(content, place)[place[-1]]
    return told(number, content, place)


@of_a_key
def test_a_misspelt_key_is_told_with_the_one_that_was_meant(top: str) -> None:
    for field in under(top):
        number, place = first_place(field.path)
        content = copy_of(number)
        holder = holder_of(content, place)
        holder[f"{place[-1]}x"] = holder.pop(place[-1])
        (rule,) = told(number, content, (*place[:-1], f"{place[-1]}x"))
        assert rule.startswith(f"onbekende sleutel; bedoel je {place[-1]}? "), field.path


@pytest.mark.parametrize("path", UNIQUE)
def test_an_id_that_stands_there_twice_is_told(path: str) -> None:
    number, place = first_place(path)
    content = copy_of(number)
    entries = holder_of(content, place[:-1])
    entries.append(dict(entries[place[-2]]))
    found = told(number, content, (*place[:-2], len(entries) - 1, place[-1]))
    assert [one for one in found if one.startswith("deze id staat er twee keer")] != []


def test_the_text_of_every_key_is_free_or_looked_up() -> None:
    texts = {path for field in FIELDS for path in text_paths(field)}
    said = [path for field in fields(Conversation) for path in text_paths(field)]  # all words, which name nothing
    known = [*FREE.split(), *said, *RULED, *USED, *UNIQUE, *DEFINED.values()]
    assert texts - {*known} == set(), "say of a new key whether it names something"
    assert {*FREE.split()} - texts == set()
