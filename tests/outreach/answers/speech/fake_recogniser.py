"""A small server that speaks like an endpoint for transcriptions, on this host."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FakeRecogniser:
    """``answer`` is what it returns as JSON; ``parts`` the fields of each request by name."""

    def __init__(self, answer: object, status: int = 200):
        self.parts: list[dict[str, bytes]] = []
        self.headers: list[dict] = []
        self.paths: list[str] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
                fake.parts.append({
                    part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
                    for part in BytesParser().parsebytes(head + body).get_payload()
                })  # fmt: skip
                fake.headers.append(dict(self.headers))
                fake.paths.append(self.path)
                data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


@contextmanager
def fake_recogniser(answer: object, status: int = 200) -> Iterator[FakeRecogniser]:
    fake = FakeRecogniser(answer, status)
    threading.Thread(target=fake.server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield fake
    finally:
        fake.server.shutdown()
        fake.server.server_close()
