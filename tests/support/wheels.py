"""Wheels made by hand, so that a test can offer any release of any package without a network."""

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def wheel(folder: Path, name: str, version: str, requires: Iterable[str] = (), scripts: Mapping[str, str] = {}) -> str:
    """Write a wheel without modules into a folder; its line in a lock file."""
    about = f"{name}-{version}.dist-info"
    metadata = [
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}",
        *(f"Requires-Dist: {one}" for one in requires),
    ]
    files = {f"{name}-{version}.data/scripts/{script}": text for script, text in scripts.items()} | {
        f"{about}/METADATA": "\n".join([*metadata, "Provides-Extra: fast\n"]),
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{about}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{about}/RECORD"])
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            entry = zipfile.ZipInfo(file)
            entry.external_attr = 0o100755 << 16  # a regular file that may be executed
            archive.writestr(entry, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"
