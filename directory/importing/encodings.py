"""Which characters a file's bytes are, found without holding the file in memory."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What French offices have written files in, the likeliest first.
_LEGACY = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
_LEADING = bytes(range(0xC2, 0xF5))  # bytes that begin a character of several in UTF-8

WINDOWS_BYTES = "blason-windows-bytes"  # an error handler: stray bytes are read as Windows' own


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


codecs.register_error(WINDOWS_BYTES, _as_windows)


def detect(path: Path) -> str:
    """The encoding of a file; ``utf-8`` too when nearly all of it is, pieces pasted in apart."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
        for mark, encoding in _BOMS:
            if start.startswith(mark):
                return encoding
        if without_mark := _utf16(start):
            return without_mark
        strays, characters, sample = 0, 0, b""
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        chunk = start
        while chunk:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                decoder.reset()
                strays += chunk.decode("utf-8", "replace").count("\ufffd")
                characters += len(chunk) - len(chunk.translate(None, _LEADING))
                sample = sample or chunk
            chunk = file.read(CHUNK)
    if not strays or characters > 4 * strays:
        return "utf-8"
    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    return best.encoding if best else "cp1252"


def _utf16(start: bytes) -> str:
    """UTF-16 without its mark: every other byte of a text in a Latin alphabet is zero."""
    sample = start[:4096]
    if len(sample) < 4 or sample.count(0) < len(sample) * 0.3:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
