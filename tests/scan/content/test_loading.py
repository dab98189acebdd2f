"""Content becomes definitions, or one error with every mistake; whatever the bytes, never another error."""

import errno
import json
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scan.content.loading import ContentError, load_catalogue, load_instrument
from scan.content.reading.encoding import reason_of
from scan.instrument.catalogue import Training
from scan.instrument.framework import Framework
from tests.support.demo_content import DEMO, change, changes, demo, problems
from tests.support.paths import CONTENT

FILES = sorted(str(path.relative_to(DEMO)) for path in DEMO.rglob("*.yaml"))

SEVERAL = """
a source is unknown
statements/communicatie.yaml
-       - source: S1
+       - source: S9
> communicatie.yaml > items > co-1 > provenance > nr. 1 > source: 'S9' is geen bron; kies uit S1, S2

a norm is too high
statements/medisch-handelen.yaml
-       n7: 3
+       n7: 5
> medisch-handelen.yaml > items > mh-7 > norms > n7: norm 5 ligt boven het plafond 3 van schaal supervision in fase n7

a role is misspelt
statements/medisch-handelen.yaml
-     role: MH
-     epa_task: T3
-     level: gevorderd
+     role: scolar
+     epa_task: T3
+     level: gevorderd
> medisch-handelen.yaml > items > mh-12 > role: 'scolar' is geen rol; kies uit MH, CO, SA, KW, MA, OL, PR

a text is empty
sources.yaml
-     title: Proefbron
+     title: ""
> sources.yaml > sources > S1 > title: mag niet leeg zijn

a text is No
glossary.yaml
-     meaning: De mensen die dicht bij de patiënt staan.
+     meaning: No
> glossary.yaml > terms > naasten > meaning: 'No' kan ook als ja of nee gelezen worden; zet er aanhalingstekens om

a strength is made up
catalogue.yaml
-         strength: 0.8
+         strength: 0.9
> catalogue.yaml > entries > pijnles > covers > nr. 1 > strength: 0.9 is geen sterkte; kies uit 0.3, 0.5, 0.8
"""


def test_the_real_content_is_without_mistakes() -> None:
    assert problems(CONTENT) == []


def test_items_come_in_the_order_of_the_roles_and_then_of_their_file() -> None:
    ids = [item.id for item in load_instrument(DEMO).items]
    assert ids == ["mh-6", "mh-7", "mh-10", "mh-11", "mh-12", "mh-13", "co-1", "co-2", "pr-1"]


def test_the_version_is_draft_unless_told() -> None:
    assert (load_instrument(DEMO).version, load_instrument(DEMO, "2026.1").version) == ("draft", "2026.1")


def test_a_changed_sentence_is_what_loads(tmp_path: Path) -> None:
    reworded = change(["", "glossary.yaml", "-   - term: naasten", "+   - term: familie"])
    assert load_instrument(demo(tmp_path, reworded)).glossary[0].term == "familie"


def test_a_glossary_may_be_absent(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    (folder / "glossary.yaml").unlink()
    assert load_instrument(folder).glossary == ()


@pytest.mark.parametrize("file", ["framework.yaml", "scales.yaml", "sources.yaml", "catalogue.yaml"])
def test_any_other_file_may_not(file: str, tmp_path: Path) -> None:
    folder = demo(tmp_path)
    (folder / file).unlink()
    assert f"{file}: dit bestand ontbreekt" in problems(folder)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    (folder / "sources.yaml").unlink()
    (folder / "sources.yaml").mkdir()
    assert "sources.yaml: kan niet geopend worden: dit is een map" in problems(folder)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOENT, "dit bestaat niet"),
        (errno.EACCES, "je mag hier niet bij"),
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EIO, "fout EIO"),
    ],
)
def test_the_system_refuses_a_file_in_dutch(code: int, reason: str) -> None:
    assert reason_of(OSError(code, os.strerror(code))) == reason


def test_statements_are_needed(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    for path in (folder / "statements").iterdir():
        path.unlink()
    assert problems(folder) == ["statements: hier staat geen *.yaml; schrijf een bestand per rol"]


@pytest.mark.parametrize("name", ["levels", "roles", "epa_tasks", "dimensions", "themes", "phases", "audiences"])
def test_an_empty_list_in_the_framework_is_told(name: str, tmp_path: Path) -> None:
    framework = demo(tmp_path) / "framework.yaml"
    text = framework.read_text(encoding="utf-8")
    framework.write_text(re.sub(rf"(?ms)^{name}:$.*?^$", f"{name}: []\n", text), encoding="utf-8")
    assert problems(framework.parent) != []


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    made = changes(SEVERAL)
    assert sorted(problems(demo(tmp_path, *made))) == sorted(line for one in made for line in one.told)


def test_the_error_reads_as_one_mistake_a_line() -> None:
    assert str(ContentError(["a: b", "c: d"])) == "a: b\nc: d"


def test_the_catalogue_is_checked_against_the_framework_given() -> None:
    framework = load_instrument(DEMO).framework
    themeless = Framework.model_validate_json(json.dumps({**framework.model_dump(mode="json"), "themes": []}))
    assert len(load_catalogue(DEMO, framework).entries) == 3
    with pytest.raises(
        ContentError, match=r"entries > pijnles > themes > nr\. 1: 'pijn' is geen thema; er is er nog geen"
    ):
        load_catalogue(DEMO, themeless)


LEFT_OUT = ("time", "hours_min", "hours_max", "specialisms", "institutes", "regions", "duration", "covers", "ways")


def test_keys_of_an_offer_that_say_nothing_may_be_left_out(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    text = (folder / "catalogue.yaml").read_text("utf-8")
    short = re.sub(rf'(?m)^    (?:{"|".join(LEFT_OUT)}): (?:\[\]|null|"")\n', "", text)
    (folder / "catalogue.yaml").write_text(short, "utf-8")
    framework = load_instrument(DEMO).framework
    assert len(short.splitlines()) < len(text.splitlines())
    assert load_catalogue(folder, framework) == load_catalogue(DEMO, framework)


def test_an_offer_needs_no_more_than_what_must_be_thought_about() -> None:
    needed = {name for name, field in Training.model_fields.items() if field.is_required()}
    assert needed == {
        *("id", "title", "provider", "shelf", "form", "audiences", "phases", "levels", "learning", "roles", "themes"),
        *("suggest", "accreditation", "url", "sources", "certainty", "checked", "description"),
    }


@settings(max_examples=60)
@given(file=st.sampled_from(FILES), content=st.binary(max_size=200))
@example(file="glossary.yaml", content=b'terms: "\\uD800"')
@example(file="glossary.yaml", content=b'terms: "\\UFFFFFFFF"')
@example(file="glossary.yaml", content=b"terms: !!timestamp x")
@example(file="glossary.yaml", content=b"a: &a [*a, *a]")
@example(file="glossary.yaml", content=b"terms: " + b"1" * 5000)
@example(file="glossary.yaml", content=b"? {a: [}")
def test_any_bytes_load_or_are_told(file: str, content: bytes) -> None:
    loads_or_tells(file, content)


@settings(max_examples=150)
@given(
    file=st.sampled_from(FILES),
    start=st.floats(0, 1),
    length=st.integers(0, 60),
    instead=st.text("aN0:#-?&*!|>%@`'\"[]{},\n\t \x00\ud7ff\u2028é~<=", max_size=12),
)
def test_any_slip_of_the_hand_loads_or_is_told(file: str, start: float, length: int, instead: str) -> None:
    text = (DEMO / file).read_text(encoding="utf-8")
    at = int(start * len(text))
    loads_or_tells(file, (text[:at] + instead + text[at + length :]).encode())


def test_a_name_that_cannot_be_printed_breaks_no_line(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    file = folder / "framework.yaml"
    text = file.read_text("utf-8")
    for name in re.finditer(r"\b(n7|n8|supervision|development|knowledge|MH|T3|gevorderd|oncologie)\b", text):
        file.write_text(f'{text[: name.start()]}"a\\tb"{text[name.end() :]}', "utf-8")
        assert all(problem.isprintable() for problem in problems(folder)), name


def loads_or_tells(file: str, content: bytes) -> None:
    """Loads the demo with `content` in one file; only a ContentError with lines fit to print may come of it."""
    with TemporaryDirectory() as folder:
        copy = demo(Path(folder))
        (copy / file).write_bytes(content)
        assert all(problem.isprintable() for problem in problems(copy))
