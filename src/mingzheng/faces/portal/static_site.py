"""Serve the static site from disk (静态站点) before any view: what nginx does on a larger installation.

Pages are the publisher's files, byte for byte, except for a visitor who asked (by cookie) for elder mode, high
contrast or traditional characters: these are marked or converted on the way out, so that no script is needed.
"""

import mimetypes
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date, parse_http_date_safe

from .modes import Modes

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


class StaticSiteMiddleware:
    """Answers GET and HEAD for files that the publisher wrote; everything else goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response
        self.root = Path(settings.SITE_DIR)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            path = self._file(request.path_info)
            if path is not None:
                return self._serve(request, path)
        return self.get_response(request)

    def _file(self, address: str) -> Path | None:
        parts = address.split("/")
        if "\x00" in address or any(part.startswith(".") and part != ".well-known" for part in parts):
            return None
        name = address.lstrip("/") + ("index.html" if address.endswith("/") else "")
        path = self.root / name
        try:
            return path if path.is_file() else None
        except OSError:  # a name too long for the file system is simply not there
            return None

    def _serve(self, request: HttpRequest, path: Path) -> HttpResponseBase:
        stat = path.stat()
        modes = Modes.of(request)
        etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{modes.mark}"'
        since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
        seen = request.headers.get("If-None-Match")
        response: HttpResponseBase
        if seen == etag or (seen is None and not modes.mark and since is not None and since >= int(stat.st_mtime)):
            response = HttpResponseNotModified()
        elif path.suffix == ".html":
            response = HttpResponse(modes.apply(path.read_bytes()), content_type=_TYPES[".html"])
        else:
            response = self._download(request, path)
        response.headers["ETag"] = etag
        response.headers["Last-Modified"] = http_date(stat.st_mtime)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Cookie"
        return response

    def _download(self, request: HttpRequest, path: Path) -> HttpResponseBase:
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        attached = request.path_info.startswith("/files/")
        return FileResponse(
            path.open("rb"), content_type=kind, as_attachment=attached, filename=path.name, status=HTTPStatus.OK
        )
