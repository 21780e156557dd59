"""The mails that a portal has sent, which lie in a folder of its data."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from tests.browser.conftest import Portal

BETWEEN = b"\n" + 79 * b"-" + b"\n"  # mails of the same moment may share a file


def mails_to(portal: Portal, address: str) -> list[EmailMessage]:
    """All that ``address`` has got, the oldest first."""
    return [mail for mail in _with(portal, address.encode()) if mail["To"] == address]


def link_to(portal: Portal, address: str, word: str = "") -> str:
    """The path of the first link with ``word`` in it, of the last mail that ``address`` got."""
    letters = mails_to(portal, address)
    assert letters, f"No mail to {address}"
    body = letters[-1].get_body(["plain"])
    assert body
    found = re.search(rf"https?://[^/\s]+(/\S*{re.escape(word)}\S*)", body.get_content())
    assert found, f"No link with {word!r}"
    return found[1]


def code_to(portal: Portal, address: str) -> str:
    """The code in the last mail that ``address`` got."""
    letters = mails_to(portal, address)
    assert letters, f"No mail to {address}"
    body = letters[-1].get_body(["plain"])
    assert body
    found = re.search(r"\b\d{4}-\d{4}\b", body.get_content())
    assert found, "No code"
    return found[0]


def _with(portal: Portal, part: bytes) -> Iterator[EmailMessage]:
    """All mails in which ``part`` stands somewhere."""
    files = sorted((portal.data / "mails").glob("*"), key=lambda file: file.stat().st_mtime_ns)
    for file in files:
        for content in file.read_bytes().split(BETWEEN):
            if part in content:
                yield message_from_bytes(content, policy=policy.default)
