"""A small server that speaks like a language model's endpoint, on this host."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Quiet(ThreadingHTTPServer):
    """A client that gives up is what some tests want."""

    def handle_error(self, request, client_address):
        pass


class FakeModel:
    """``says`` is the text it returns, or a callable that answers the request in its own way."""

    def __init__(self, says):
        self.says = says
        self.requests: list[dict] = []
        self.headers: list[dict] = []
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                model.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                model.headers.append(dict(self.headers))
                if callable(model.says):
                    model.says(self)
                else:
                    reply(self, json.dumps({"choices": [{"message": {"content": model.says}}]}).encode())

            def log_message(self, *args):
                pass

        self.server = _Quiet(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


@contextmanager
def fake_model(says) -> Iterator[FakeModel]:
    model = FakeModel(says)
    thread = threading.Thread(target=model.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.server.shutdown()
        model.server.server_close()


def reply(handler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def silent(handler) -> None:
    """Takes the question and says nothing for longer than anybody waits."""
    time.sleep(1.0)


def trickling(handler) -> None:
    """A byte now and then, without end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(20):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)
