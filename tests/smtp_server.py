"""A small real SMTP server that tests stop, start, and let fail at any moment of a mail."""

import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from tests.serving import HOST, free_port

HANG = "hang"  # no answer until the server is stopped
HANG_UP = "hang up"  # the connection ends without an answer


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that the server has got whole, whatever it answered then."""

    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage
    answer: str


@dataclass
class SmtpServer:
    """``answers`` replaces the answer to a command: a line, ``HANG`` or ``HANG_UP``.

    Commands are ``CONNECT``, ``EHLO``, ``MAIL``, ``RCPT``, ``DATA``, and ``.`` for the end of a
    mail. A key such as ``RCPT TO:<a@example.org>`` is for one line alone.
    """

    port: int = field(default_factory=free_port)
    answers: dict[str, str] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    when_asked: Callable[[], object] = field(default=lambda: None)  # before it falls silent
    _server: Any = None
    _stopped: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Listen; what was taken before stays."""
        self._stopped.clear()
        self._server = _Listener((HOST, self.port), _Conversation)
        self._server.smtp = self
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Listen no more; a second time changes nothing."""
        self._stopped.set()
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def kept(self) -> list[Taken]:
        """What the server said it takes, or would have, had its answer arrived."""
        return [mail for mail in self.taken if mail.answer[0] not in "45"]


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    smtp: SmtpServer


class _Conversation(socketserver.StreamRequestHandler):
    """One connection, command by command."""

    def handle(self) -> None:
        with suppress(ConnectionError):  # whoever sent may be killed
            self.converse()

    def converse(self) -> None:
        smtp = cast(_Listener, self.server).smtp
        sender, recipients = "", list[str]()
        if not self.answer("CONNECT", "220 here"):
            return
        while line := self.rfile.readline().decode().strip():
            command = line.split()[0].upper()
            if command == "MAIL":
                sender, recipients = line.partition("<")[2].partition(">")[0], []
            if command == "QUIT":
                self.answer("QUIT", "221 bye")
                return
            usual = "354 go on" if command == "DATA" else "250 ok"
            said = self.answer(line if line in smtp.answers else command, usual)
            if not said:
                return
            if command == "RCPT" and said.startswith("2"):
                recipients.append(line.partition("<")[2].partition(">")[0])
            if command == "DATA" and said.startswith("3"):
                lines = iter(self.rfile.readline, b".\r\n")
                text = b"".join(line.removeprefix(b".") for line in lines)
                message = cast(EmailMessage, message_from_bytes(text, policy=policy.default))
                final = smtp.answers.get(".", "250 ok")
                smtp.taken.append(Taken(sender, tuple(recipients), message, final))
                if not self.answer(".", "250 ok"):
                    return

    def answer(self, command: str, usual: str) -> str:
        """Say what the test wants said; empty when the connection is to end."""
        smtp = cast(_Listener, self.server).smtp
        text = smtp.answers.get(command, usual)
        if text == HANG:
            smtp.when_asked()
            smtp._stopped.wait(30)
            return ""
        if text == HANG_UP:
            return ""
        self.wfile.write(f"{text}\r\n".encode())
        return text
