"""A version that was only half written is not there, and can be published again."""

import errno
from pathlib import Path

import pytest

from scan.released.publication import freeze, published_versions
from tests.support.building import item, small

CONTENT = small(item("mh-1"))


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which half of every file fits."""
    write = Path.write_bytes

    def half(path: Path, content: bytes) -> int:
        write(path, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)


@pytest.mark.usefixtures("full_disk")
def test_a_version_that_was_half_written_is_no_version(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="space"):
        freeze(CONTENT, "2026-1", tmp_path)
    assert list(tmp_path.glob("*.json")) == []
    assert published_versions(tmp_path) == {}


def test_after_a_failure_the_same_version_can_be_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "killed")))
        with pytest.raises(OSError, match="killed"):
            freeze(CONTENT, "2026-1", tmp_path)
    assert published_versions(tmp_path) == {}
    path = freeze(CONTENT, "2026-1", tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name], "what was left behind is overwritten"
    assert list(published_versions(tmp_path)) == ["2026-1"]
