"""Small instruments and assessments in memory, on the framework, scales and catalogue of the real content."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import pytest

from scan.content.loading import load_content
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Catalogue, Coverage, Training
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument, Item, Provenance
from scan.scoring.assessment import Answer, Assessment, By, Setting
from scan.scoring.profile import Profile, Score
from scan.scoring.scoring import score
from tests.support.paths import CONTENT

LEVELS: tuple[LevelKey, ...] = ("basis", "gevorderd", "expert")
PHASES = ("n6", "n7", "n8", "gevorderd", "expert")
WORDS: Mapping[str, Answer | None] = {"NE": "NE", "NVT": "NVT", "open": None}


@cache
def whole() -> tuple[Instrument, Catalogue]:
    """The real content, read once in a run."""
    return load_content(CONTENT)


@cache
def real() -> tuple[Instrument, Catalogue]:
    """The real content, with the base set of questions."""
    instrument, offers = whole()
    return instrument.set_for(""), offers


def item(name: str, **fields: Any) -> Item:
    """An item that every phase asks of everyone, on the development scale unless `fields` say otherwise."""
    usual: dict[str, Any] = {
        "text": f"Ik doe {name}.",
        "role": "MH",
        "epa_task": "T3",
        "level": "basis",
        "dimensions": ("fysiek",),
        "theme": "pijn",
        "kind": "skill",
        "scale": "development",
        "phases": PHASES,
        "allows_nvt": True,
        "provenance": (Provenance(source="S1", basis="derived"),),
    }
    return Item(id=name, **(usual | fields))


def small(*items: Item) -> Instrument:
    """An instrument of these items only."""
    return real()[0].model_copy(update={"items": items})


def with_framework(instrument: Instrument, **changes: Any) -> Instrument:
    """The instrument with other parts of its framework."""
    return instrument.model_copy(update={"framework": instrument.framework.model_copy(update=changes)})


def with_constants(instrument: Instrument, **changes: Any) -> Instrument:
    """The instrument with other constants."""
    return with_framework(instrument, constants=instrument.framework.constants.model_copy(update=changes))


def answer(word: str) -> Answer | None:
    """An answer as a row of a test writes it: 1 to 5, NE, NVT or open."""
    return WORDS[word] if word in WORDS else int(word)


def said(answers: Mapping[str, Answer | None], phase: str, by: By = "self", **setting: Any) -> Assessment:
    """An assessment of the working content; open answers are left out."""
    given = {name: one for name, one in answers.items() if one is not None}
    who = Setting(**setting) if setting else None
    return Assessment("proef", "palliatieve-zorg", "draft", phase, given, by, who)


def sitting(rows: Mapping[str, str], phase: str = "gevorderd", **fields: Any) -> tuple[Instrument, Assessment]:
    """Items and the answers to them, per role 'basis | gevorderd | expert', like {"MH": "4 5 3 | 4 NE open"}."""
    items, answers = [], {}
    for role, row in rows.items():
        for level, words in zip(LEVELS, row.split("|"), strict=False):
            for number, word in enumerate(words.split(), 1):
                name = f"{role}-{level}-{number}".lower()
                items.append(item(name, role=role, level=level, **fields))
                answers[name] = answer(word)
    return small(*items), said(answers, phase)


def profile_of(rows: Mapping[str, str], phase: str = "gevorderd", **fields: Any) -> Profile:
    """The profile of such a sitting."""
    instrument, assessment = sitting(rows, phase, **fields)
    return score(assessment, instrument)


def score_of(row: str, phase: str = "gevorderd", **fields: Any) -> Score:
    """The score of one role."""
    return profile_of({"MH": row}, phase, **fields).roles["MH"]


def framework() -> Framework:
    """The real framework."""
    return real()[0].framework


def phase(key: str) -> Phase:
    """A real phase."""
    return framework().phase(key)


def training(name: str, *covers: tuple[str, str, float], **fields: Any) -> Training:
    """A course of ten hours at level basis, for an arts in any phase; it covers (role, EPA task, strength)."""
    usual: dict[str, Any] = {
        "title": f"Cursus {name}",
        "provider": "Proefhuis",
        "shelf": "training",
        "form": "bijeenkomst",
        "ways": ("on_site",),
        "time": "",
        "duration": "weken",
        "hours_min": None,
        "hours_max": 10.0,
        "audiences": ("arts",),
        "specialisms": (),
        "institutes": (),
        "regions": (),
        "phases": PHASES,
        "levels": ("basis",),
        "learning": ("skill",),
        "roles": ("MH",),
        "themes": ("pijn",),
        "covers": tuple(Coverage(role=role, epa_task=task, strength=c) for role, task, c in covers),
        "suggest": True,
        "accreditation": "",
        "url": "https://example.org",
        "sources": ("S1",),
        "certainty": "high",
        "checked": "2025-11-30",
        "description": "Om van te leren.",
    }
    return Training(id=name, **(usual | fields))


def catalogue(*entries: Training) -> Catalogue:
    """A catalogue of these entries."""
    return Catalogue(version="proef", advice=real()[1].advice, entries=entries)


class Run(NamedTuple):
    """How a command ended: exit code, the JSON values on stdout, the lines on stderr."""

    code: int
    found: list[Any]
    told: list[str]

    @property
    def ids(self) -> list[str]:
        """The ids of what came out."""
        return [one["id"] for one in self.found]


def ended(capsys: pytest.CaptureFixture[str], code: int) -> Run:
    """What a command that ended with `code` printed."""
    out, err = capsys.readouterr()
    return Run(code, [json.loads(line) for line in out.splitlines()], err.splitlines())


def lines(*ones: Any) -> str:
    """JSON values, one a line; a text stands as it is."""
    return "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in ones)
