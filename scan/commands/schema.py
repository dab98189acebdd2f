"""JSON Schemas of the content files, for editors."""

import argparse
import json
from pathlib import Path
from typing import Any

from scan.content.json_schemas import DEFINITIONS, json_schemas
from scan.terminal import add_content_option, print_refusal, subcommand


def add(parsers: Any) -> None:
    """The command `schema`."""
    command = subcommand(parsers, "schema", "maak JSON-schema's van de inhoud, waarmee een editor helpt bij het typen")
    command.add_argument("name", nargs="?", metavar="SOORT", help=f"kies uit {', '.join(DEFINITIONS)}")
    command.add_argument("-o", "--output", type=Path, metavar="MAP", help="schrijf ze alle als bestand in deze map")
    add_content_option(command)
    command.set_defaults(command=run_schema)


def run_schema(args: argparse.Namespace) -> int:
    """Print one schema, or write all of them."""
    if args.output is None and args.name not in DEFINITIONS:
        return print_refusal(f"SOORT: {args.name or 'niets'!r} kan hier niet; kies uit {', '.join(DEFINITIONS)}")
    schemas = json_schemas(args.content)
    if args.output is None:
        print(as_text(schemas[args.name]))
        return 0
    args.output.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas.items():
        (args.output / f"{name}.schema.json").write_text(as_text(schema) + "\n", "utf-8")
    return 0


def as_text(schema: dict[str, Any]) -> str:
    """A schema as JSON that a person can read."""
    return json.dumps(schema, ensure_ascii=False, indent=2)
