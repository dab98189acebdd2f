"""A published version has one name: that of its file, of what it holds, and of the instrument in there."""

import json
from pathlib import Path

import pytest

from scan.content.loading import ContentError
from scan.released.publication import freeze, load_published
from scan.strict_json import hash_of
from tests.support.building import item, small


@pytest.mark.parametrize(("inner", "trail"), [(False, "version"), (True, "instrument > version")])
def test_another_name_inside_is_told_at_its_place(inner: bool, trail: str, tmp_path: Path) -> None:
    path = freeze(small(item("mh-1")), "2026-1", tmp_path)
    value = json.loads(path.read_text("utf-8"))
    (value["instrument"] if inner else value)["version"] = "2026-2"
    value["sha256"] = hash_of(value["instrument"])
    path.write_text(json.dumps(value), "utf-8")
    with pytest.raises(ContentError) as refused:
        load_published(path)
    assert refused.value.problems == (f"2026-1.json > {trail}: '2026-2' is niet de naam van het bestand",)
