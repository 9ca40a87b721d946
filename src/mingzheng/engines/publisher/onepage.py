"""Check one page for a visitor (核验本页): what the signed manifest says, and what lies on the disk now."""

from dataclasses import dataclass

from . import hashing, site, verify


@dataclass(frozen=True, slots=True)
class PageCheck:
    """The outcome for one address; ``listed`` False means that the manifest does not know it."""

    path: str
    listed: bool
    same: bool = False
    sha256: str = ""
    sm3: str = ""
    size: int = 0
    fingerprint: str = ""
    made_at: str = ""


def check_page(address: str) -> PageCheck:
    """Compare the file behind ``address`` with its entry. Raises ManifestBroken if the manifest itself is not sound."""
    path = "/" + address.lstrip("/")
    path += "index.html" if path.endswith("/") else ""
    found = verify.find(path)
    if found is None:
        return PageCheck(path, listed=False)
    entry, made_at = found
    file = site.folder() / path.lstrip("/")
    same = file.is_file() and hashing.of_file(file).sha256 == entry.sha256
    return PageCheck(path, True, same, entry.sha256, entry.sm3, entry.size, entry.fingerprint, made_at)
