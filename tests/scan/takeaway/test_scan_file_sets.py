"""A scan file holds answers to one set of questions: that of its specialism."""

from pathlib import Path

import pytest

from scan.instrument.instrument import Instrument
from scan.scoring.assessment import Assessment, Setting
from scan.store import Sitting
from scan.takeaway.scan_file import ScanFileError, export_scan
from tests.support.filled_in import loaded
from tests.support.overlays import two_sets


@pytest.fixture
def versions(tmp_path: Path) -> dict[str, Instrument]:
    return {"draft": two_sets(tmp_path)}


def scan(versions: dict[str, Instrument], item: str, specialism: str) -> bytes:
    audience = versions["draft"].framework.audiences[0].key
    assessment = Assessment("een", "proef", "draft", "n8", {item: 4}, setting=Setting(audience, specialism))
    return export_scan(Sitting(assessment))


@pytest.mark.parametrize(("item", "specialism"), [("mh-onc-1", "oncologie"), ("mh-10", "anders")])
def test_a_scan_of_a_set_comes_back_as_it_was(versions: dict[str, Instrument], item: str, specialism: str) -> None:
    found = loaded(scan(versions, item, specialism), versions)
    assert (found.assessment.answers, found.assessment.specialism) == ({item: 4}, specialism)


@pytest.mark.parametrize(("item", "specialism"), [("mh-10", "oncologie"), ("mh-onc-1", "anders")])
def test_an_answer_of_another_set_is_refused(versions: dict[str, Instrument], item: str, specialism: str) -> None:
    with pytest.raises(ScanFileError, match=f"niet naar ‘{item}’"):
        loaded(scan(versions, item, specialism), versions)
