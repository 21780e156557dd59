"""E-mail addresses and web addresses."""

import re
from urllib.parse import urlsplit

_BETWEEN_EMAILS = re.compile(r"[|,;\s/]+")
_EMAIL = re.compile(
    r"[\w.!#$%&'*+=?^`{}~-]{1,64}@(?:[\w](?:[\w-]{0,61}\w)?\.)+[a-z]{2,24}", re.IGNORECASE
)
_AROUND_AT = re.compile(r"\s*(?:@|\(at\)|\[at\])\s*", re.IGNORECASE)
_HOST = re.compile(r"(?:\w(?:[\w-]{0,61}\w)?\.)+[a-z][a-z0-9-]{1,62}", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=/)", re.IGNORECASE)
_MISTYPED = re.compile(r"^(?:https?[:;]*/*)+(?=https?:)|^h?ttps?[:;]?/+(?=\w)", re.IGNORECASE)
_BETWEEN_URLS = re.compile(r"[|\s]+|[,;]+(?=\s|https?:|www\.)")
LONGEST_URL = 500


def emails(text: str) -> tuple[list[str], list[str], bool]:
    """The addresses in ``text``, the parts that are none, and whether any was mended."""
    plain = _AROUND_AT.sub("@", text)
    good: list[str] = []
    bad: list[str] = []
    mended = plain != text
    for part in _BETWEEN_EMAILS.split(plain):
        address = part.removeprefix("mailto:").strip("<>()[].:'\"")
        mended = mended or address != part
        if not any(map(str.isalnum, address)):
            continue
        name, _, host = address.rpartition("@")
        address = f"{name}@{host.lower()}"
        if not _EMAIL.fullmatch(address) or ".." in address:
            bad.append(part)
        elif address not in good:
            good.append(address)
    return good, bad, mended


def url(text: str) -> tuple[str, bool]:
    """``text`` as an address that a browser opens, empty when it is none; whether mended.

    Only ``http`` and ``https`` are addresses; one without a scheme gets ``https``.
    """
    address = text.strip("<>\"'")
    if not address.lower().startswith(("http://", "https://")) or address.count("://") > 1:
        mistyped = _MISTYPED.sub("", address)
        scheme = "http" if address.lower().startswith("http:") else "https"
        address = mistyped if _SCHEME.match(mistyped) else f"{scheme}://{mistyped.lstrip('/')}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        _ = parts.port
    except (ValueError, UnicodeError):
        return "", False
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or parts.username:
        return "", False
    if len(address) > LONGEST_URL or any(sign in address for sign in ' <>"\\^`{}'):
        return "", False
    return address, address != text


def urls(text: str) -> tuple[list[str], list[str], bool]:
    """The addresses in ``text``, the parts that are none, and whether any was mended."""
    good: list[str] = []
    bad: list[str] = []
    mended = False
    for part in _BETWEEN_URLS.split(text.rstrip(" ,;")):
        if not any(map(str.isalnum, part)):
            continue
        address, changed = url(part)
        if not address:
            bad.append(part)
        elif address not in good:
            good.append(address)
            mended = mended or changed
    return good, bad, mended
