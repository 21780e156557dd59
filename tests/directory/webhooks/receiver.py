"""A partner's machine: a real HTTP server that checks signatures with code of its own."""

import base64
import hashlib
import hmac
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

DRIP = 0  # a status: answer a byte at a time, for ever


@dataclass(frozen=True, slots=True)
class Message:
    """What came with one request."""

    id: str
    path: str
    kind: str
    data: dict[str, Any]
    genuine: bool


@dataclass
class Receiver:
    """``statuses`` are answered in turn, then 204."""

    secret: str = ""
    statuses: list[int] = field(default_factory=list)
    taken: list[Message] = field(default_factory=list)
    _server: Any = None

    def start(self) -> None:
        """Listen on a port of its own."""
        self._server = _Server(("127.0.0.1", 0), _Request)
        self._server.receiver = self
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}/places?of=blason"

    def is_genuine(self, name: str, at: str, body: bytes, signatures: str) -> bool:
        """What the documentation tells partners to do."""
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        digest = hmac.new(key, b".".join([name.encode(), at.encode(), body]), hashlib.sha256)
        expected = "v1," + base64.b64encode(digest.digest()).decode()
        return expected in signatures.split(" ")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver


class _Request(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        receiver = cast(_Server, self.server).receiver
        body = self.rfile.read(int(self.headers["Content-Length"]))
        name, at, signatures = (
            self.headers[f"webhook-{one}"] for one in ("id", "timestamp", "signature")
        )
        genuine = receiver.is_genuine(name, at, body, signatures)
        told = json.loads(body)
        receiver.taken.append(Message(name, self.path, told["type"], told["data"], genuine))
        status = receiver.statuses.pop(0) if receiver.statuses else 204
        if status == DRIP:
            self._drip()
            return
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def _drip(self) -> None:
        try:
            while True:
                self.wfile.write(b"H")
                time.sleep(0.02)
        except OSError:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Say nothing."""
