"""Serve the static site from disk (静态站点) before any view: what nginx does on a larger installation.

Pages are the publisher's files, byte for byte, except for a visitor who asked (by cookie) for elder mode, high
contrast or traditional characters: these are marked or converted on the way out, so that no script is needed.
"""

import mimetypes
import os
import stat
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from .modes import Modes

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
_DOTTED = {".well-known"}


class StaticSiteMiddleware:
    """Answers GET and HEAD for files that the publisher wrote; everything else goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response
        self.root = Path(settings.SITE_DIR)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            path = self._path(request.path_info)
            found = _regular_file(path) if path else None
            if path and found:
                return self._serve(request, Path(path), found)
        return self.get_response(request)

    def _path(self, address: str) -> str | None:
        """Where the address would lie; None for one that no file of ours can have."""
        parts = address.split("/")[1:]
        folders, name = parts[:-1], parts[-1] if parts else ""
        if (
            "\x00" in address
            or not all(folders)
            or any(part[:1] == "." and part not in _DOTTED for part in parts)
        ):
            return None
        return "/".join((str(self.root), *folders, name or "index.html"))

    def _serve(self, request: HttpRequest, path: Path, found: os.stat_result) -> HttpResponseBase:
        modes = Modes.of(request)
        etag = f'"{found.st_mtime_ns:x}-{found.st_size:x}{modes.mark}"'
        response: HttpResponseBase
        if _has_it(request, etag, 0 if modes.mark else int(found.st_mtime)):
            response = HttpResponseNotModified()
        elif path.suffix == ".html":
            response = HttpResponse(modes.apply(path.read_bytes()), content_type=_TYPES[".html"])
        else:
            response = _download(request, path)
        response.headers["ETag"] = etag
        response.headers["Last-Modified"] = http_date(found.st_mtime)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Cookie"
        return response


def _regular_file(path: str) -> os.stat_result | None:
    """What is known of a file; None for a folder, for a link (the publisher makes none) and for nothing at all."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):  # not there, a name too long, or not a name at all
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def _has_it(request: HttpRequest, etag: str, modified: int) -> bool:
    """Whether the visitor's copy is still right; ``modified`` 0 leaves only the tag to tell."""
    tags = request.headers.get("If-None-Match")
    if tags is not None:
        known = [tag.removeprefix("W/") for tag in parse_etags(tags)]
        return etag in known or known == ["*"]
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", "")) if modified else None
    return since is not None and since >= modified


def _download(request: HttpRequest, path: Path) -> HttpResponseBase:
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    attached = request.path_info.startswith("/files/")
    return FileResponse(path.open("rb"), content_type=kind, as_attachment=attached, filename=path.name)
