"""Private downloads (内部下载): the bytes of a stored file under the name people know."""

from typing import Any

from django.http import FileResponse, Http404


def send(row: Any) -> FileResponse:
    """The file of an attachment that the caller has found visible; 404 if its bytes are not there."""
    if not row.file.path.is_file():
        raise Http404
    handle = row.file.path.open("rb")
    return FileResponse(handle, as_attachment=True, filename=row.name, content_type=row.file.media_type)
