"""Texts that a spreadsheet would take for formulas, in files that have no types (CSV).

Whoever opens such a file must not run what somebody once typed as a name. An apostrophe before
the text makes it plain, as spreadsheets do themselves; reading takes it away again, so that a file
that is exported and imported says the same. A text that begins with apostrophes of its own gets
one more, so that none is ever lost.
"""

import re

# OWASP, CSV injection; with the signs of Asian keyboards.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d[\d .]*")


def guarded(text: str) -> str:
    """``text`` for a cell of a CSV file; numbers and telephones, which do nothing, stay."""
    if not text or not _DANGEROUS.match(text) or _PLAIN_NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text
