"""Unpack a tar file without letting it write anywhere else (解包).

The library's own ``filter="data"`` is missing from early releases of Python 3.11, Debian 12's among them.
"""

import shutil
import tarfile
from pathlib import Path, PurePosixPath


def unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the archive's regular files below ``folder``, readable by their owner alone; everything else is left out.

    Raises `tarfile.TarError` for a name that is absolute or leads out of the folder.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for entry in archive:
        name = PurePosixPath(entry.name)
        if name.is_absolute() or ".." in name.parts:
            raise tarfile.TarError(f"unsafe name in the archive: {entry.name!r}")
        stream = archive.extractfile(entry) if entry.isreg() else None
        if stream is None:
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with stream, target.open("wb") as out:
            shutil.copyfileobj(stream, out)
        target.chmod(0o600)
