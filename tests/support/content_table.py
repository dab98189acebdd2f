"""Every key of the content files with what its definition asks, and the demo content with every key filled in.

The demo has no words of a meeting, so those are our own.
"""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import islice
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from scan.content.files import ContentFile, instrument_files, read_content_file
from scan.content.loading import mistakes_by_file, names_defined_by, neighbours
from scan.content.mistakes import KeyPath, located_message, trail
from scan.content.references import values_at
from scan.content.schema import shape_mistakes
from scan.instrument.base import Definition
from scan.instrument.catalogue import Catalogue
from scan.instrument.conversation import Conversation
from tests.support.demo_content import DEMO
from tests.support.paths import CONTENT

# What the demo leaves out, for the first entry of its list.
EXTRA: dict[str, Any] = {
    **dict.fromkeys(("origin_mixed", "origin_official"), "Van {tasks}."),
    **{f"epa_tasks.*.{key}": ["Een regel."] for key in ("specification", "knowledge", "risks")},
    "epa_tasks.*.source": "S1",
    "epa_tasks.*.status": "eigen werk",
    "dimensions.*.needs_own_items": False,
    "audiences.*.learner": "deze arts",
    "specialisms.*.trainee_companion": "mijn opleider",
    "durations": [{"key": "uren", "label": "uren", "planning_hours": 4}],
    "budgets": [{"key": "dag", "label": "een dag", "hours": 8}],
    "evidence": [{"key": "kpb", "label": "KPB", "meaning": "Een korte praktijkbeoordeling."}],
    "reviews": [{"who": "een kaderarts", "date": "2025-11-30", "about": "De vragen."}],
    "minimum.per_competency": 0,
    "constants.group_statistics_from": 50,
    "constants.mainly_inexperience": "1/2",
    **{f"constants.{key}": 1 for key in ("shortfall_most", "set_most")},
    **{f"constants.{key}": 0.5 for key in ("goal_factor", "supervisor_factor", "unnamed_theme_strength")},
    **{f"scales.*.{key}": "Een tekst." for key in ("hint", "rating_stem")},
    "scales.*.points.*.rating": "Een tekst.",
    "items.*.replaces": "mh-7",
    "items.*.specialisms": ["oncologie"],
    "items.*.provenance.*.place": "bladzijde 3",
    "items.*.care": "Praat erover.",
    "items.*.panel": [{"reader": "kaderarts", "read_on": "2025-11-30", "relevance": 4, "clarity": 4}],
    **{f"sources.*.{key}": "Een tekst." for key in ("publisher", "note")},
    "advice.settings.*.specialisms": ["oncologie"],
    "entries.*.times": 1,
    "entries.*.planning_hours": 3,
    "entries.*.years": [1],
    "entries.*.specialisms": ["oncologie"],
    "entries.*.obligatory_for": [{"specialism": "oncologie", "years": [1]}],
    **{f"entries.*.{key}": ["naam"] for key in ("family", "institutes", "regions")},
    "entries.*.own_patient": False,
    "entries.*.first_for": ["pijn"],
    "entries.*.note": "Een tekst.",
}


class Field(NamedTuple):
    """One key of a definition: the path to it from the top of its file, and what pydantic knows of it."""

    path: str
    info: FieldInfo

    @property
    def kind(self) -> Any:
        """The type of its value, without None and without its bounds."""
        return plain_type(self.info.annotation)

    @property
    def bounds(self) -> dict[str, Any]:
        """What it asks of a value: ge, gt, le and min_length."""
        annotation = self.info.annotation
        added = [x for part in (annotation, *get_args(annotation)) for x in getattr(part, "__metadata__", ())]
        asked = [*self.info.metadata, *(x for one in added for x in getattr(one, "metadata", [one]))]
        return {name: getattr(x, name) for x in asked for name in ("ge", "gt", "le", "min_length") if hasattr(x, name)}


def plain_type(annotation: Any) -> Any:
    """A type without None and without what Annotated adds."""
    kinds = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) in (Union, UnionType) or hasattr(annotation, "__metadata__"):
        return plain_type(kinds[0])
    return annotation


def fields(definition: type[Definition], before: str = "") -> Iterator[Field]:
    """Every key of a definition, at any depth."""
    for name, info in definition.model_fields.items():
        field = Field(f"{before}{name}", info)
        yield field
        inner, steps = field.kind, "."
        if get_origin(inner) is tuple:
            inner, steps = plain_type(get_args(inner)[0]), ".*."
        if isinstance(inner, type) and issubclass(inner, Definition):
            yield from fields(inner, f"{field.path}{steps}")


def text_paths(field: Field) -> Iterator[str]:
    """Where in a field any text may stand; the choices of a literal are checked by its type."""
    origin, inner = get_origin(field.kind), [plain_type(one) for one in get_args(field.kind)]
    if field.kind is str:
        yield field.path
    elif origin is not Literal and inner and inner[0] is str:
        yield f"{field.path}.{'*' if origin is tuple else '@'}"


@cache
def demo_files() -> tuple[ContentFile, ...]:
    """The files of the demo, with every key filled in."""
    catalogue = read_content_file(DEMO / "catalogue.yaml", Catalogue)
    found = (*instrument_files(DEMO), catalogue, read_content_file(CONTENT / "conversation.yaml", Conversation))
    for path, value in EXTRA.items():
        above, _, key = path.rpartition(".")
        file = next(one for one in found if path.partition(".")[0] in one.definition.model_fields)
        holder = next(one for _, one in values_at(file.content, above)) if above else file.content
        holder[key] = value
    return found


def first_place(path: str) -> tuple[int, KeyPath]:
    """The number of the file that fills in a path, and the first place where it does."""
    for number, file in enumerate(demo_files()):
        for place, value in values_at(file.content, path):
            if value is not None:
                return number, place
    raise LookupError(f"fill in {path} in EXTRA")


def holder_of(content: Any, place: KeyPath) -> Any:
    """The mapping or list that holds the value at a place."""
    for step in place[:-1]:
        content = content[step]
    return content


def told(number: int, content: Any, place: KeyPath) -> list[str]:
    """The rules that loading tells at a place when one file of the demo holds this content instead."""
    before = demo_files()[number]
    file = ContentFile(before.name, before.definition, content, shape_mistakes(before.definition, content))
    files = [file if one is before else one for one in demo_files()]
    found = mistakes_by_file(files, names_defined_by(files), None, neighbours(files, None))
    lines = [located_message(file.name, content, one) for one in next(islice(found, number, None))]
    start = f"{' > '.join([file.name, *trail(content, place)])}: "
    return [line.removeprefix(start) for line in lines if line.startswith(start)]


def copy_of(number: int) -> Any:
    """The content of a file of the demo, to change."""
    return deepcopy(demo_files()[number].content)
