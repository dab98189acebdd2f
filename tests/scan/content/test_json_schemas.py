"""The JSON Schemas accept the real content and refuse what an editor should underline."""

import copy
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # comes with Streamlit
import pytest

from scan.content.files import instrument_files, read_content_file
from scan.content.json_schemas import DEFINITIONS, json_schemas
from scan.instrument.catalogue import Catalogue
from scan.instrument.conversation import Conversation
from tests.support.paths import CONTENT

FILES = [
    *instrument_files(CONTENT),
    read_content_file(CONTENT / "catalogue.yaml", Catalogue),
    read_content_file(CONTENT / "conversation.yaml", Conversation),
]
KINDS = {definition: kind for kind, definition in DEFINITIONS.items()}
Change = Callable[[Any], object]


@cache
def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file; made by the first test that asks, not by every worker that collects."""
    return json_schemas(CONTENT)[kind]


def content_of(kind: str) -> Any:
    """A copy of what the first file of a kind holds."""
    return copy.deepcopy(next(file.content for file in FILES if KINDS[file.definition] == kind))


def parts_of(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema."""
    if isinstance(schema, dict):
        yield schema
    for one in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts_of(one)


def test_a_key_with_choices_that_may_be_left_empty_still_may() -> None:
    optional = [one for kind in DEFINITIONS for one in parts_of(schema(kind)) if "anyOf" in one]
    assert [one for one in optional if "enum" in one] == []
    assert len([one for one in optional if any("enum" in choice for choice in one["anyOf"])]) == 2


@pytest.mark.parametrize("kind", DEFINITIONS)
def test_a_schema_is_valid(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_real_content_fits_its_schema(file: Any) -> None:
    jsonschema.validate(file.content, schema(KINDS[file.definition]))


WRONG: list[tuple[str, Change, str]] = [
    ("statements", lambda c: c["items"][0].update(role="XX"), "'XX' is not one of"),
    ("statements", lambda c: c["items"][0].update(phases=["n9"]), "'n9' is not one of"),
    ("statements", lambda c: c["items"][0].update(norms={"n9": 3}), "'n9' is not one of"),
    ("statements", lambda c: c["items"][0]["provenance"][0].update(source="geen"), "'geen' is not one of"),
    ("statements", lambda c: c["items"][0].update(rol="MH"), "'rol' was unexpected"),
    ("statements", lambda c: c["items"][0].pop("text"), "'text' is a required property"),
    ("framework", lambda c: c["constants"].update(guard=2), "2 is greater than the maximum of 1"),
    ("framework", lambda c: c["phases"][0]["ceilings"].update(geen=3), "'geen' is not one of"),
    ("catalogue", lambda c: c["entries"][0].update(themes=["geen"]), "'geen' is not one of"),
    ("scales", lambda c: c["scales"][0]["points"].pop(), "is too short"),
]


@pytest.mark.parametrize(("kind", "change", "told"), WRONG, ids=[f"{kind} {told}" for kind, _, told in WRONG])
def test_a_mistake_is_refused(kind: str, change: Change, told: str) -> None:
    content = content_of(kind)
    change(content)
    with pytest.raises(jsonschema.ValidationError, match=told):
        jsonschema.validate(content, schema(kind))
