"""What the fuzzer calls with bytes of its own making, in a process of its own: python -m benchmarks.fuzz_targets."""

import io
import json
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from inspect import unwrap
from pathlib import Path
from time import process_time

import atheris

from benchmarks.fuzz_mutator import mutate

with atheris.instrument_imports(
    include=["scan.takeaway", "scan.content", "scan.strict_json", "scan.learning_goal", "zipfile"]
):
    from scan.content.files import Glossary, read_content_file
    from scan.content.schema import valid_entries
    from scan.instrument.instrument import Term
    from scan.takeaway import scan_file, takeout
    from scan.takeaway.scan_file import ScanFileError, sealed
    from scan.takeaway.takeout import SCANS, load_scans
    from tests.support.filled_in import VERSIONS, filled

SLOW = 1.0  # seconds one file may take (reliability.md R35)
YAML = Path(tempfile.mkdtemp()) / "glossary.yaml"
seen: Counter[str] = Counter()


class UnsoundError(Exception):
    """What must hold and does not; the fuzzer stops at it, as at any error that comes out."""


def must(holds: bool, otherwise: str) -> None:
    """Stop when it does not hold."""
    if not holds:
        raise UnsoundError(otherwise)


def load(content: bytes) -> None:
    """A file as the form /inlezen takes it in: it loads and comes out the same again, or is refused in a sentence.

    What the border has to catch is counted: it would be an error of someone else without it.
    """
    started = process_time()
    try:
        unwrap(load_scans)(content, VERSIONS)
    except ScanFileError:
        pass
    except Exception as error:
        seen[f"caught {type(error).__name__}"] += 1
    must(process_time() - started < SLOW, "a file took too long")
    try:
        found = load_scans(content, VERSIONS)
    except ScanFileError as error:
        seen["refused"] += 1
        must(error.message.isprintable() and "<" not in error.message, error.message)
    else:
        seen["loaded"] += 1
        must(takeout.import_(takeout.export(found, VERSIONS), VERSIONS) == found, "it came out otherwise")


def value_of(content: bytes) -> object:
    """The JSON that bytes stand for, or the text of them."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content.decode("utf-8", "replace")


def resealed(content: bytes) -> None:
    """A scan with a hash that is right, so that what is inside is looked at."""
    file = b""
    with suppress(ValueError):  # what is no text has no hash
        file = sealed("zelfscan-scan", "scan", value_of(content))
    load(file)


def packed(content: bytes) -> None:
    """Scans in a ZIP of ours, sealed."""
    whole = io.BytesIO()
    with suppress(ValueError), zipfile.ZipFile(whole, "w") as file:
        file.writestr(SCANS, sealed("zelfscan-scans", "scans", value_of(content)))
    load(whole.getvalue())


def content(written: bytes) -> None:
    """A content file: it is read, or every mistake is told; no error comes out."""
    YAML.write_bytes(written)
    file = read_content_file(YAML, Glossary)
    seen["refused" if file.mistakes else "loaded"] += 1
    must(
        bool(file.mistakes) or len(list(valid_entries(Term, file.content["terms"]))) == len(file.content["terms"]),
        "unread",
    )


TARGETS: dict[str, Callable[[bytes], None]] = {
    "file": load,
    "scan": resealed,
    "zip": load,
    "scans": packed,
    "yaml": content,
}
JSON = ("scan", "scans")
SEEDS: dict[str, list[bytes]] = {
    "file": [scan_file.export(filled()), scan_file.export(filled("draft")), b"[]"],
    "scan": [json.dumps(json.loads(scan_file.export(filled()))["scan"]).encode(), b"{}"],
    "zip": [takeout.export([filled()], VERSIONS), takeout.export([], VERSIONS)],
    "scans": [json.dumps([json.loads(scan_file.export(filled()))["scan"]]).encode(), b"[]"],
    "yaml": [b'terms:\n- term: "a"\n  meaning: "b"\n', b"a: &a [*a]", b"!!timestamp x", b"- [{}]"],
}


def main(name: str, runs: str, seed: str, folder: str) -> None:
    """Fuzz one target until an error that is not ours, or `runs` times; what came of it is told in `folder`."""
    corpus, told = Path(folder) / "corpus", Path(folder) / "seen.json"
    corpus.mkdir()
    for number, one in enumerate(SEEDS[name]):
        (corpus / str(number)).write_bytes(one)

    def once(content: bytes) -> None:
        seen["tried"] += 1
        TARGETS[name](content)
        if seen["tried"] % 500 == 0 or seen["tried"] >= int(runs):
            told.write_text(json.dumps(seen))

    limits = ["-max_len=5000", "-timeout=30", "-rss_limit_mb=2000", f"-artifact_prefix={folder}/"]
    own = {"custom_mutator": mutate} if name in JSON else {}
    atheris.Setup([sys.argv[0], f"-runs={runs}", f"-seed={seed}", *limits, str(corpus)], once, **own)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
