"""What an import has to say about a field or a row."""

from dataclasses import dataclass
from enum import StrEnum


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the reason is a ``FileFault``, with details."""

    def __init__(self, fault: "FileFault", detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class FileFault(StrEnum):
    """Why a whole file cannot be read; ``sentences`` puts it into words."""

    MISSING = "missing"
    DOWNLOAD = "download-failed"
    PRIVATE_ADDRESS = "private-address"
    DOWNLOAD_TOO_LARGE = "download-too-large"
    TOO_SLOW = "too-slow"
    EMPTY = "empty"
    NO_ROWS = "no-rows"
    NO_NAMES = "no-column-of-names"
    NOT_A_TABLE = "not-a-table"
    SPREADSHEET = "spreadsheet"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    ENTITIES = "xml-entities"
    MAPPING = "mapping"
    WEB_PAGE = "web-page"
    BAD_JSON = "bad-json"
    NO_LIST = "no-list-of-objects"


class Kind(StrEnum):
    """How much a finding matters.

    ``REPAIR``: the value was mended and nothing is lost. ``LOSS``: the row is kept without this
    value. ``NOTICE``: kept as it is, but doubtful. ``REJECTION``: the row is not imported.
    ``REPEATED``: an earlier row has the same identifier and was taken. ``KEPT``: the source has
    another value, but an editor's is kept. ``GONE``: the source no longer has the place.
    """

    REPAIR = "repair"
    LOSS = "loss"
    NOTICE = "notice"
    REJECTION = "rejection"
    REPEATED = "repeated"
    KEPT = "kept"
    GONE = "gone"


class Reason(StrEnum):
    """Why; the codes are stable, ``sentences`` puts them into words."""

    # The file
    UNKNOWN_COLUMN = "unknown-column"
    CONTACT_COLUMN = "contact-column"
    DUPLICATE_COLUMN = "duplicate-column"
    # The row
    UNREADABLE_ROW = "unreadable-row"
    SHORT_ROW = "short-row"
    LONG_ROW = "long-row"
    OPEN_QUOTE = "open-quote"
    NO_NAME = "no-name"
    NO_LOCALITY = "no-locality"
    OUTSIDE_TERRITORY = "outside-territory"
    NO_ID = "no-id"
    REPEATED_ID = "repeated-id"
    REFUSED = "refused-by-database"
    EDITED = "edited-by-hand"
    GONE = "gone-from-source"
    # Any text
    MOJIBAKE = "mojibake"
    ENTITIES = "html-entities"
    CONTROLS = "control-characters"
    NOT_A_VALUE = "not-a-value"
    TOO_LONG = "too-long"
    # One field
    PIVOT_ZEROS = "pivot-zeros"
    PIVOT_UNREADABLE = "pivot-unreadable"
    PHONE_FORM = "phone-national-form"
    PHONE_FIRST = "phone-first-of-several"
    PHONE_UNREADABLE = "phone-unreadable"
    EMAIL_FORM = "email-mended"
    EMAIL_UNREADABLE = "email-unreadable"
    URL_SCHEME = "url-without-scheme"
    URL_FIRST = "url-first-of-several"
    URL_UNREADABLE = "url-unreadable"
    HOURS_IN_FRENCH = "hours-in-french"
    HOURS_UNREADABLE = "hours-unreadable"
    DATE_FORM = "date-other-form"
    DATE_UNREADABLE = "date-unreadable"
    SUMMARY_CUT = "summary-continued"
    TERM_FORM = "term-other-form"
    TERM_FORMER = "term-former"
    TERM_UNKNOWN = "term-unknown"
    TERM_EXCLUDED = "term-excluded"
    NO_PUBLIC_SERVICES = "services-without-public"
    # Where it is
    POSTCODE_ZERO = "postcode-zero"
    POSTCODE_FORM = "postcode-mended"
    POSTCODE_UNREADABLE = "postcode-unreadable"
    POSTCODE_FILLED = "postcode-from-commune"
    POSTCODE_OTHER = "postcode-corrected"
    INSEE_ZERO = "insee-zero"
    INSEE_FORM = "insee-mended"
    INSEE_UNREADABLE = "insee-unreadable"
    INSEE_DISTRICT = "insee-of-district"
    INSEE_FILLED = "insee-from-commune"
    INSEE_OTHER = "insee-corrected"
    COMMUNE_FORM = "commune-spelling"
    COMMUNE_FILLED = "commune-from-codes"
    COMMUNE_NEAREST = "commune-nearest"
    COMMUNE_ZERO = "commune-zero"
    POINT_DECIMALS = "point-decimal-comma"
    POINT_TOGETHER = "point-in-one-cell"
    POINT_SWAPPED = "point-swapped"
    POINT_HALF = "point-half"
    POINT_ZERO = "point-zero"
    POINT_UNREADABLE = "point-unreadable"
    POINT_OUTSIDE = "point-outside-france"
    POINT_FAR = "point-far-from-commune"
    POINT_FROM_COMMUNE = "point-from-commune"
    POINT_FROM_ADDRESS = "point-from-address"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    ``row`` is the number that a spreadsheet shows (the header is 1), or an object's place in a
    JSON list (from 1); 0 when it is about no row. ``field`` is a column of the standard or of the
    file, empty for the whole row. ``value`` is what the file had.
    """

    row: int
    field: str
    value: str
    kind: Kind
    reason: Reason
    id: str = ""


class Log:
    """Collects the findings of one row."""

    LONGEST_VALUE = 500  # characters of a value that the report shows

    def __init__(self, row: int) -> None:
        self.row = row
        self.findings: list[Finding] = []

    def add(self, kind: Kind, reason: Reason, field: str = "", value: str = "") -> None:
        """Note that ``reason`` holds for ``field``, which had ``value``."""
        shown = value[: self.LONGEST_VALUE]
        self.findings.append(Finding(self.row, field, shown, kind, reason))

    def repair(self, reason: Reason, field: str, value: str = "") -> None:
        """Note a value mended without loss."""
        self.add(Kind.REPAIR, reason, field, value)

    def loss(self, reason: Reason, field: str, value: str = "") -> None:
        """Note a value that the row does without."""
        self.add(Kind.LOSS, reason, field, value)
