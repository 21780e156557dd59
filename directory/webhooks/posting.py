"""One signed request to a partner's address, as Standard Webhooks has it.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import hmac
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri

from directory.internet import Private, PublicSecureConnection
from directory.models import Webhook

SECONDS = 10.0  # that a partner has to answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request, and whether the partner took the message."""

    words: str
    taken: bool = False


def signatures(hook: Webhook, name: str, now: datetime, body: bytes) -> str:
    """The value of ``webhook-signature`` for the message ``name`` sent at ``now``."""
    signed = f"{name}.{int(now.timestamp())}.".encode() + body
    digests = [hmac.digest(key, signed, "sha256") for key in hook.keys(now)]
    return " ".join(f"v1,{b64encode(digest).decode()}" for digest in digests)


def post(
    hook: Webhook,
    name: str,
    body: bytes,
    now: datetime,
    *,
    anywhere: bool = False,
    seconds: float = SECONDS,
) -> Answer:
    """Send the message ``name``; never raises for the other side's sake.

    Taken is what is answered by a status of 200 to 299 in time; no redirect is followed.
    ``anywhere``: also in private networks, and without encryption.
    """
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Blason",
        "webhook-id": name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signatures(hook, name, now, body),
    }
    try:
        with _connected(hook.address, anywhere, seconds) as (connection, target):
            connection.request("POST", target, body, headers)
            status = connection.getresponse().status
    except Private:
        return Answer("not on the open internet")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(f"{type(error).__name__}: {error}"[:300])
    return Answer(str(status), HTTPStatus(200) <= status < HTTPStatus(300))


@contextmanager
def _connected(
    address: str, anywhere: bool, seconds: float
) -> Iterator[tuple[HTTPConnection, str]]:
    """A connection that breaks off after so many seconds, and what to ask there."""
    parts = urlsplit(address)
    kinds: dict[str, type[HTTPConnection]] = {"https": PublicSecureConnection}
    if anywhere:
        kinds = {"https": HTTPSConnection, "http": HTTPConnection}
    if parts.scheme not in kinds or not parts.hostname:
        raise ValueError(address)
    connection = kinds[parts.scheme](parts.hostname, parts.port, timeout=seconds)
    connection.connect()
    # A timeout is for each read: a partner who says a byte at a time would keep us for hours.
    end = Timer(seconds, _break_off, [connection.sock])
    end.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        yield connection, iri_to_uri(target)
    finally:
        end.cancel()
        connection.close()


def _break_off(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
