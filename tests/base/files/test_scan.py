"""The virus scanner is spoken to as clamd expects, and its silence is never taken for consent."""

import socketserver
import struct
import threading

import pytest

from mingzheng.base.files import scan as room
from mingzheng.base.files.scan import ScannerUnavailable, scan


class Clamd(socketserver.ThreadingTCPServer):
    """A scanner that answers what it is told to; ``seen`` is what it was sent."""

    daemon_threads = True
    answer = b"stream: OK\0"
    seen = b""


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        command = self.rfile.read(len(b"zINSTREAM\0"))
        data = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            data += self.rfile.read(length)
        self.server.seen = command + data
        if self.server.answer is None:
            threading.Event().wait(5)  # silent: the connection stays open
        else:
            self.wfile.write(self.server.answer)


@pytest.fixture
def clamd(settings):
    with Clamd(("127.0.0.1", 0), Session) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.CLAMAV = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def test_without_a_scanner_nothing_is_asked(settings):
    settings.CLAMAV = ""
    assert scan(b"content") == ""


@pytest.mark.parametrize("size", [1, room.CHUNK, room.CHUNK + 1, 3 * room.CHUNK])
def test_clean_file_is_sent_whole(clamd, size):
    data = bytes(n % 251 for n in range(size))
    assert (scan(data), clamd.seen) == ("", b"zINSTREAM\0" + data)


def test_infected_file_is_named(clamd):
    clamd.answer = b"stream: Win.Test.EICAR_HDB-1 FOUND\0"
    assert scan(b"content") == "Win.Test.EICAR_HDB-1"


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"\xff\xfe\0"])
def test_answer_that_settles_nothing_is_no_consent(clamd, answer):
    clamd.answer = answer
    with pytest.raises(ScannerUnavailable, match="没有给出结论"):
        scan(b"content")


def test_silent_scanner_is_no_consent(clamd, monkeypatch):
    monkeypatch.setattr(room, "TIMEOUT", 0.2)
    clamd.answer = None
    with pytest.raises(ScannerUnavailable, match="没有响应"):
        scan(b"content")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nonexistent/clamd.sock"])
def test_absent_scanner_is_no_consent(settings, address):
    settings.CLAMAV = address
    with pytest.raises(ScannerUnavailable):
        scan(b"content")


def test_scanner_on_a_unix_socket(settings, tmp_path):
    class UnixClamd(socketserver.ThreadingUnixStreamServer):
        daemon_threads = True
        answer = b"stream: OK\0"
        seen = b""

    path = str(tmp_path / "clamd.sock")
    with UnixClamd(path, Session) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.CLAMAV = path
        assert (scan(b"content"), server.seen) == ("", b"zINSTREAM\0content")
        server.shutdown()
