"""A JSON Schema per content file, so that an editor shows keys and choices while someone types."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scan.content.files import Glossary, Scales, Sources, Statements, instrument_files, read_content_file
from scan.content.references import USED, defined_names
from scan.instrument.base import Definition
from scan.instrument.catalogue import Catalogue
from scan.instrument.conversation import Conversation
from scan.instrument.framework import Framework

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DEFINITIONS: Mapping[str, type[Definition]] = {
    "framework": Framework,
    "scales": Scales,
    "statements": Statements,
    "sources": Sources,
    "glossary": Glossary,
    "catalogue": Catalogue,
    "conversation": Conversation,
}
Schema = dict[str, Any]


def json_schemas(folder: Path) -> dict[str, Schema]:
    """The schema of every kind of file, with the keys that the content of `folder` defines as choices.

    A schema knows keys, kinds of values and choices; what files must make of each other only `check` knows.
    """
    files = [*instrument_files(folder), read_content_file(folder / "catalogue.yaml", Catalogue)]
    names = defined_names(file.content for file in files)
    return {kind: schema_of(definition, names) for kind, definition in DEFINITIONS.items()}


def schema_of(definition: type[Definition], names: Mapping[str, Sequence[str]]) -> Schema:
    """The schema of one kind of file."""
    schema: Schema = {"$schema": DRAFT, **definition.model_json_schema()}
    for path, kind in USED.items():
        place = schema_at(schema, path.split("."), schema)
        if place is not None and kind in names:
            add_choices(place, names[kind])
    return schema


def schema_at(schema: Schema, steps: Sequence[str], root: Schema) -> Schema | None:
    """The part of a schema that describes what stands at a path of references.py; None where it has no such path."""
    target = resolved(schema, root)
    if not steps:
        return target
    parts = {"*": target.get("items"), "@": target.setdefault("propertyNames", {}) if steps[0] == "@" else None}
    part = parts[steps[0]] if steps[0] in parts else target.get("properties", {}).get(steps[0])
    return None if part is None else schema_at(part, steps[1:], root)


def resolved(schema: Schema, root: Schema) -> Schema:
    """What a reference points at, or the part of a choice that is not null."""
    if "$ref" in schema:
        found: Schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        return found
    return next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)


def add_choices(place: Schema, names: Sequence[str]) -> None:
    """Allow only these names, and nothing where leaving the key empty is the default."""
    place["enum"] = [*([""] if place.get("default") == "" else []), *names]
