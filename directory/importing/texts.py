"""What is done to any text before a field's own rules: characters mended, length kept."""

import html
import re

import ftfy

from .findings import Kind, Reason

# Read as nothing; written where a table or a program had no value.
NOT_VALUES = frozenset(
    ["null", "none", "nan", "n/a", "#n/a", "na", "n.a.", "nc", "n.c.", "-", "--", "?", "undefined"]
)
# All but tab and line feed; lone surrogates as well, which no database takes.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")

Note = tuple[Kind, Reason]


def mended(text: str) -> tuple[str, list[Note]]:
    """``text`` without mojibake, HTML entities and control characters, and what was done."""
    notes: list[Note] = []
    if not text.isascii():
        fixed = ftfy.fix_encoding(text)
        if fixed != text:
            notes.append((Kind.REPAIR, Reason.MOJIBAKE))
            text = fixed
    if "&" in text and ";" in text:
        fixed = html.unescape(text)
        if fixed != text:
            notes.append((Kind.REPAIR, Reason.ENTITIES))
            text = fixed
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROLS.search(text):
        fixed = _CONTROLS.sub("", text)
        if fixed.strip():
            notes.append((Kind.REPAIR, Reason.CONTROLS))
        text = fixed
    text = text.strip()
    if text.lower() in NOT_VALUES:
        return "", [(Kind.REPAIR, Reason.NOT_A_VALUE)]
    return text, notes


def on_one_line(text: str) -> str:
    """``text`` with every run of white space as one space."""
    return _SPACES.sub(" ", text).strip()


def in_paragraphs(text: str) -> str:
    """``text`` with its lines kept, at most one of them blank in a row."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def cut(text: str, length: int) -> tuple[str, str]:
    """The beginning of ``text``, at most ``length`` characters, cut at a word; and the rest."""
    if len(text) <= length:
        return text, ""
    end = text.rfind(" ", length // 2, length)  # the ellipsis takes one
    if end == -1:
        end = length - 1
    return text[:end].rstrip(" ,;:") + "…", text[end:].strip()
