"""A table of addresses, as people have it: CSV from any spreadsheet, or lines that were pasted."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation

LARGEST = 1_000_000  # bytes
MOST_ROWS = 500


class Verdict(Enum):
    """What becomes of a row."""

    INVITED = _("will be invited")
    AGAIN = _("is invited already: the mail is sent again")
    MEMBER = _("has an account already: left out")
    TWICE = _("stands twice in the table: left out here")
    BAD = _("is no e-mail address: left out")


GOOD = (Verdict.INVITED, Verdict.AGAIN)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its number from 1, the address as it was read, and the verdict."""

    number: int
    email: str
    verdict: Verdict

    @property
    def is_good(self) -> bool:
        """Whether a mail goes out."""
        return self.verdict in GOOD


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, or what older spreadsheets write."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(text: str) -> list[Row]:
    """A row for each line with something in it. ValidationError with none, or too many."""
    found = list(_addresses(text))
    if not found:
        raise ValidationError(_("No address was found."))
    if len(found) > MOST_ROWS:
        words = _("At most %(most)s addresses at a time: this table has %(count)s.")
        raise ValidationError(words, params={"most": MOST_ROWS, "count": len(found)})
    emails = {email for _number, email in found}
    members = _members(emails)
    pending = set(
        Invitation.objects.pending().filter(email__in=emails).values_list("email", flat=True)
    )
    seen: set[str] = set()
    rows = []
    for number, email in found:
        rows.append(Row(number, email, _verdict(email, members, pending, seen)))
        seen.add(email)
    return rows


def _verdict(email: str, members: set[str], pending: set[str], seen: set[str]) -> Verdict:
    try:
        validate_email(email)
    except ValidationError:
        return Verdict.BAD
    if email in seen:
        return Verdict.TWICE
    if email in members:
        return Verdict.MEMBER
    return Verdict.AGAIN if email in pending else Verdict.INVITED


def _members(emails: Iterable[str]) -> set[str]:
    users = get_user_model().objects.annotate(lower=Lower("email"))
    return set(users.filter(lower__in=list(emails)).values_list("lower", flat=True))


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """Number and address of each line: the cell with an « @ », or else what stands there."""
    lines = text.splitlines()
    delimiter = max(";\t,", key=text.count)
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):
        texts = [cell.strip() for cell in cells if cell.strip()]
        if not texts:
            continue
        written = [cell for cell in texts if "@" in cell]
        if not written and number == 1:  # the heads of the columns
            continue
        yield number, (written or texts)[0].removeprefix("mailto:").strip("<> ").lower()[:320]
