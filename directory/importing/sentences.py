"""Codes of findings and faults in words, for the report and the command's output."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .findings import FileFault, Kind, Reason, UnreadableFile

KINDS: dict[Kind, str | Promise] = {
    Kind.REPAIR: _("Repaired"),
    Kind.LOSS: _("Left out"),
    Kind.NOTICE: _("Doubtful"),
    Kind.REJECTION: _("Rejected rows"),
    Kind.REPEATED: _("Repeated rows"),
    Kind.KEPT: _("Edited by hand and kept"),
    Kind.GONE: _("Gone from the source"),
}

REASONS: dict[Reason, str | Promise] = {
    Reason.UNKNOWN_COLUMN: _("This column is none of the standard’s and is ignored."),
    Reason.CONTACT_COLUMN: _("This column is about a person and is never stored."),
    Reason.DUPLICATE_COLUMN: _("Another column means the same; the first one is read."),
    Reason.UNREADABLE_ROW: _("This is no object with fields."),
    Reason.SHORT_ROW: _("The row has fewer cells than the header; the missing ones are empty."),
    Reason.LONG_ROW: _("The row has more cells than the header; those beyond are ignored."),
    Reason.OPEN_QUOTE: _(
        "A quotation mark is never closed or a cell is enormous; the line was read without "
        "quotation marks."
    ),
    Reason.NO_NAME: _("The place has no name."),
    Reason.NO_LOCALITY: _("Nothing tells where the place is: no commune, no code, no point."),
    Reason.OUTSIDE_TERRITORY: _("The place is not in the territory of this source."),
    Reason.NO_ID: _("The row has no usable identifier; one was made from name and address."),
    Reason.REPEATED_ID: _("An earlier row has the same identifier; that one was taken."),
    Reason.REFUSED: _("The database refused this row."),
    Reason.EDITED: _("The source has a new value, but the field was edited by hand and is kept."),
    Reason.GONE: _("The source no longer has this place; it is marked and not deleted."),
    Reason.MOJIBAKE: _("Garbled accents were repaired."),
    Reason.ENTITIES: _("HTML codes were turned into characters."),
    Reason.CONTROLS: _("Invisible control characters were removed."),
    Reason.NOT_A_VALUE: _("This word stands for an empty cell."),
    Reason.TOO_LONG: _("The text is too long and was cut."),
    Reason.PIVOT_ZEROS: _("Zeros stand for a SIRET number that is not known."),
    Reason.PIVOT_UNREADABLE: _("This is no SIRET, RNA or RIDET number."),
    Reason.PHONE_FORM: _("The telephone number was put into the international form."),
    Reason.PHONE_FIRST: _("There are several telephone numbers; the first one is kept."),
    Reason.PHONE_UNREADABLE: _("This is no telephone number."),
    Reason.EMAIL_FORM: _("The e-mail address was mended."),
    Reason.EMAIL_UNREADABLE: _("This is no e-mail address."),
    Reason.URL_SCHEME: _("The web address was mended; without a scheme it gets https."),
    Reason.URL_FIRST: _("There are several web addresses; the first one is kept."),
    Reason.URL_UNREADABLE: _("This is no web address."),
    Reason.HOURS_IN_FRENCH: _(
        "The opening hours were in plain words and were put into OpenStreetMap’s form."
    ),
    Reason.HOURS_UNREADABLE: _(
        "These opening hours are not in OpenStreetMap’s form, nor words that leave no doubt."
    ),
    Reason.DATE_FORM: _("The date was put into the form year-month-day."),
    Reason.DATE_UNREADABLE: _("This is no date."),
    Reason.SUMMARY_CUT: _("The summary is too long and goes on in the presentation."),
    Reason.TERM_FORM: _("The value was written as the standard has it."),
    Reason.TERM_FORMER: _("The value of an older standard was replaced by today’s."),
    Reason.TERM_UNKNOWN: _("The standard does not know this value."),
    Reason.TERM_EXCLUDED: _("A place that does not receive the public has no other way to come."),
    Reason.NO_PUBLIC_SERVICES: _("The place does not receive the public, but names services."),
    Reason.POSTCODE_ZERO: _("Zero stands for a postcode that is not known."),
    Reason.POSTCODE_FORM: _("The postcode was mended: lost zero, space or decimals."),
    Reason.POSTCODE_UNREADABLE: _("This is no postcode."),
    Reason.POSTCODE_FILLED: _("The postcode was filled in from the commune."),
    Reason.POSTCODE_OTHER: _("The postcode was another commune’s and was replaced."),
    Reason.INSEE_ZERO: _("Zero stands for an INSEE code that is not known."),
    Reason.INSEE_FORM: _("The INSEE code was mended: lost zero, space or decimals."),
    Reason.INSEE_UNREADABLE: _("This is no INSEE code."),
    Reason.INSEE_DISTRICT: _("The code of an arrondissement was replaced by the city’s."),
    Reason.INSEE_FILLED: _("The INSEE code was filled in from the commune."),
    Reason.INSEE_OTHER: _("The INSEE code did not fit the rest of the row and was replaced."),
    Reason.COMMUNE_FORM: _("The commune was spelled as the official list has it."),
    Reason.COMMUNE_FILLED: _("The commune was filled in from its codes."),
    Reason.COMMUNE_NEAREST: _("The commune was filled in from the point: the nearest one."),
    Reason.COMMUNE_ZERO: _("A number stands where the commune’s name should be."),
    Reason.POINT_DECIMALS: _("A comma was read as the decimal point."),
    Reason.POINT_TOGETHER: _("Both coordinates stood in one cell."),
    Reason.POINT_SWAPPED: _("Latitude and longitude were swapped back."),
    Reason.POINT_HALF: _("Only one of the two coordinates is given."),
    Reason.POINT_ZERO: _("Zeros stand for a point that is not known."),
    Reason.POINT_UNREADABLE: _("These are no coordinates in decimal degrees."),
    Reason.POINT_OUTSIDE: _("The point is not in France or its territories."),
    Reason.POINT_FAR: _("The point is more than 30 km from the commune and was not kept."),
    Reason.POINT_FROM_COMMUNE: _("The point is the centre of the commune, marked approximate."),
    Reason.POINT_FROM_ADDRESS: _("The point was found by the national address service."),
}

FAULTS: dict[FileFault, str | Promise] = {
    FileFault.MISSING: _("The file cannot be opened"),
    FileFault.DOWNLOAD: _("The address cannot be downloaded"),
    FileFault.PRIVATE_ADDRESS: _("The address leads into a network that is not public"),
    FileFault.DOWNLOAD_TOO_LARGE: _("The file is too large (bytes)"),
    FileFault.TOO_SLOW: _("The download took too long"),
    FileFault.EMPTY: _("The file is empty"),
    FileFault.NO_ROWS: _("The file has no rows; nothing was changed"),
    FileFault.NO_NAMES: _("The file has no column for the names. Its columns are"),
    FileFault.NOT_A_TABLE: _("The file is no CSV table"),
    FileFault.SPREADSHEET: _(
        "This is an archive or an old spreadsheet; save it as XLSX, ODS or CSV and try again"
    ),
    FileFault.DAMAGED: _("The spreadsheet is damaged"),
    FileFault.TOO_LARGE: _("Unpacked, the spreadsheet is too large; save it as CSV and try again"),
    FileFault.MAPPING: _("What is saved of the columns cannot be read; save it anew"),
    FileFault.ENTITIES: _("The spreadsheet holds XML entities, which no table needs"),
    FileFault.WEB_PAGE: _("This is a web page or XML, not a file of places"),
    FileFault.BAD_JSON: _("The file stops being JSON after object"),
    FileFault.NO_LIST: _("The file has no list of objects"),
}


def sentence_of(error: UnreadableFile) -> str:
    """Why a file cannot be read, in words."""
    words = str(FAULTS[error.fault])
    if not error.detail:
        return f"{words}."
    return gettext("%(fault)s: %(detail)s.") % {"fault": words, "detail": error.detail}
