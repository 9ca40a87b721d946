"""A question spoken into a recording (录音提问): the text comes back in the box, to be read before it is asked."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from mingzheng.outreach.answers.speech import hearing
from mingzheng.outreach.answers.speech.recording import MOST_BYTES

from . import questions
from .visitors import too_often

MOST_A_MINUTE = 6


class InMemory(FileUploadHandler):
    """Keeps the recording in memory and never on disk; the rest of one that is too large is let go."""

    def new_file(self, *args: object, **named: object) -> None:
        super().new_file(*args, **named)  # type: ignore[arg-type]
        self._held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if len(self._held) <= MOST_BYTES:
            self._held += raw_data

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        return SimpleUploadedFile("recording", bytes(self._held))


@csrf_exempt  # only until the upload handler is set: the check itself reads the form
@require_http_methods(["GET", "HEAD", "POST"])
def speak(request: HttpRequest) -> HttpResponse:
    """Recognise an uploaded recording; whoever reloads the address gets the empty page of questions."""
    if request.method != "POST":
        return HttpResponseRedirect("/ask/")
    handler = InMemory(request)
    request.upload_handlers = [handler]
    return _recognise(request)


@csrf_protect
def _recognise(request: HttpRequest) -> HttpResponse:
    if too_often(request, "speak", MOST_A_MINUTE):
        return questions.page(request, trouble="录音提问太频繁了，请过一分钟再试，或者直接写下问题。")
    try:
        return questions.page(request, heard=hearing.heard(_sound(request)))
    except hearing.NotHeard as fault:
        return questions.page(request, trouble=str(fault))


def _sound(request: HttpRequest) -> bytes:
    found = request.FILES.get("sound")
    return found.read() if found else b""
