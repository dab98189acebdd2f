"""Office files are ZIPs; here they lose the moment at which they were packed."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def without_times(content: bytes) -> bytes:
    """The ZIP with the date of every member fixed, so that equal members give equal bytes."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name), before.read(name), ZIP_DEFLATED)
    return packed.getvalue()
