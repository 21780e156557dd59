"""From a row of text to the values of a place: mended where it can be, each change noted.

A row is rejected only when it has no name or nothing that tells where it is; any other flaw costs
at most its own field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from opening_hours import validate

from directory import pivot
from directory.hours_in_french import NotUnderstood, understand
from directory.standard import COLUMN, COLUMNS, SEPARATOR
from directory.vocabularies import fold

from . import contacts, dates, localities, phones, terms, texts
from .findings import Finding, Kind, Log, Reason
from .gazetteer import Gazetteer
from .headers import DAYS, POINT

# The longest text that each column of a place holds.
LENGTHS = {
    "nom": 255,
    "commune": 100,
    "adresse": 255,
    "complement_adresse": 255,
    "source": 255,
    "structure_parente": 255,
    "presentation_detail": 20_000,
    "presentation_resume": 280,
    "horaires": 500,
    "id": 255,
}
_IN_PARAGRAPHS = frozenset(["presentation_resume", "presentation_detail"])
_PLAIN = (
    "nom",
    "adresse",
    "complement_adresse",
    "source",
    "structure_parente",
    "presentation_detail",
)


@dataclass(slots=True)
class RawRow:
    """A row as the file has it: texts by the standard's column names, empty ones left out."""

    number: int
    cells: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Repaired:
    """What a row became.

    ``values`` are by the attributes of a place (``directory.standard``) with ``department`` and
    ``approximate``, as JSON has them (a date as ISO text), empty ones left out; None when the row
    was rejected. ``id`` is the identifier in the source, one made up when the row has none.
    """

    number: int
    id: str
    values: dict[str, Any] | None
    findings: list[Finding]


def repair(row: RawRow, gazetteer: Gazetteer) -> Repaired:
    """The place that ``row`` describes, with everything that was mended or lost."""
    log = Log(row.number)
    cells = {name: _mended(name, text, log) for name, text in row.cells.items() if text}
    if "horaires" not in cells and (days := _day_by_day(cells)):
        cells["horaires"] = days
    values: dict[str, Any] = {}
    place = _locality(cells, gazetteer, log)
    for name in _PLAIN:
        if text := _fitting(name, cells.get(name, ""), log):
            values[COLUMN[name].attribute] = text
    for name, read in _READERS.items():
        if text := cells.get(name, ""):
            read(text, values, place, log)
    for column in COLUMNS:
        if column.vocabulary and (text := cells.get(column.name, "")):
            _read_terms(column.name, text, values, log)
    _no_public(values, log)
    _put_locality(place, values, log)
    external_id = _identifier(cells, values, log)
    if not values.get("name"):
        log.add(Kind.REJECTION, Reason.NO_NAME, "nom")
    elif not place.known:
        log.add(Kind.REJECTION, Reason.NO_LOCALITY, "commune")
    else:
        return Repaired(row.number, external_id, values, [*row.findings, *log.findings])
    return Repaired(row.number, external_id, None, [*row.findings, *log.findings])


def _mended(name: str, text: str, log: Log) -> str:
    plain, notes = texts.mended(text)
    for kind, reason in notes:
        log.add(kind, reason, name, text)
    return texts.in_paragraphs(plain) if name in _IN_PARAGRAPHS else texts.on_one_line(plain)


def _day_by_day(cells: Mapping[str, str]) -> str:
    """The hours of a file that has a column for each day, in one text."""
    return ", ".join(f"{day} : {cells[name]}" for name, day in DAYS.items() if name in cells)


def _fitting(name: str, text: str, log: Log) -> str:
    """``text`` no longer than its column."""
    if len(text) <= LENGTHS[name]:
        return text
    log.loss(Reason.TOO_LONG, name, text)
    return texts.cut(text, LENGTHS[name])[0]


def _locality(cells: Mapping[str, str], gazetteer: Gazetteer, log: Log) -> localities.Locality:
    place = localities.Locality(
        localities.read_commune(cells.get("commune", ""), log),
        localities.read_postcode(cells.get("code_postal", ""), log),
        localities.read_insee(cells.get("code_insee", ""), log),
    )
    place.latitude, place.longitude = localities.read_point(
        cells.get("latitude", ""), cells.get("longitude", ""), cells.get(POINT, ""), log
    )
    localities.agree(place, gazetteer, log)
    return place


def _put_locality(place: localities.Locality, values: dict[str, Any], log: Log) -> None:
    found = {
        "commune": _fitting("commune", place.commune, log),
        "postcode": place.postcode,
        "insee_code": place.insee_code,
        "department": place.department,
    }
    values |= {name: value for name, value in found.items() if value}
    if place.point:
        values |= {"latitude": place.latitude, "longitude": place.longitude}
        if place.approximate:
            values["approximate"] = True


def _identifier(cells: Mapping[str, str], values: Mapping[str, Any], log: Log) -> str:
    """The row's own id; without one, a mark of name and address, the same at every run."""
    own = cells.get("id", "")
    if own and len(own) <= LENGTHS["id"]:
        return own
    log.repair(Reason.NO_ID, "id", own)
    about = ("name", "commune", "postcode", "address")
    words = own or "\n".join(fold(str(values.get(name, ""))) for name in about)
    return "~" + blake2b(words.encode(), digest_size=10).hexdigest()


Read = Callable[[str, dict[str, Any], localities.Locality, Log], None]


def _read_pivot(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
    number = pivot.plain(text)
    if not number.strip("0"):
        log.repair(Reason.PIVOT_ZEROS, "pivot", text)
    elif pivot.is_pivot(number):
        values["pivot"] = number
    else:
        log.loss(Reason.PIVOT_UNREADABLE, "pivot", text)


def _read_phone(text: str, values: dict[str, Any], place: localities.Locality, log: Log) -> None:
    number, several = phones.read(text, place.department)
    if not number:
        log.loss(Reason.PHONE_UNREADABLE, "telephone", text)
        return
    values["phone"] = number
    if several:
        log.loss(Reason.PHONE_FIRST, "telephone", text)
    elif number != text:
        log.repair(Reason.PHONE_FORM, "telephone", text)


def _read_emails(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
    good, bad, mended = contacts.emails(text)
    if good:
        values["emails"] = good
    for part in bad if good else [text]:  # prose is one loss, not one a word
        log.loss(Reason.EMAIL_UNREADABLE, "courriels", part)
    if mended and good:
        log.repair(Reason.EMAIL_FORM, "courriels", text)


def _read_websites(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
    good, bad, mended = contacts.urls(text)
    if good:
        values["websites"] = good
    for part in bad if good else [text]:
        log.loss(Reason.URL_UNREADABLE, "site_web", part)
    if mended:
        log.repair(Reason.URL_SCHEME, "site_web", text)


def _one_url(name: str) -> Read:
    attribute = COLUMN[name].attribute

    def read(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
        good, _bad, mended = contacts.urls(text)
        if not good:
            log.loss(Reason.URL_UNREADABLE, name, text)
            return
        values[attribute] = good[0]
        if len(good) > 1:
            log.loss(Reason.URL_FIRST, name, text)
        elif mended:
            log.repair(Reason.URL_SCHEME, name, text)

    return read


@lru_cache(maxsize=4096)
def _understood(hours: str) -> bool:
    return validate(hours)


def _read_hours(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
    if len(text) <= LENGTHS["horaires"] and _understood(text):
        values["opening_hours"] = text
        return
    try:
        hours = understand(text).osm
    except NotUnderstood:
        hours = ""
    if not hours or len(hours) > LENGTHS["horaires"]:
        log.loss(Reason.HOURS_UNREADABLE, "horaires", text)
        return
    values["opening_hours"] = hours
    log.repair(Reason.HOURS_IN_FRENCH, "horaires", text)


def _read_summary(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
    """A summary that is too long goes on in the presentation, so that no word is lost."""
    begin, rest = texts.cut(texts.on_one_line(text), LENGTHS["presentation_resume"])
    values["summary"] = begin
    if rest:
        log.repair(Reason.SUMMARY_CUT, "presentation_resume", text)
        detail = values.get("description", "")
        whole = f"…{rest}\n\n{detail}".strip()
        values["description"] = _fitting("presentation_detail", whole, log)


def _read_date(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
    day, other_form = dates.read(text)
    if day is None:
        log.loss(Reason.DATE_UNREADABLE, "date_maj", text)
        return
    values["updated_on"] = day.isoformat()
    if other_form:
        log.repair(Reason.DATE_FORM, "date_maj", text)


def _read_other_labels(text: str, values: dict[str, Any], _: localities.Locality, log: Log) -> None:
    labels = [label for part in text.split(SEPARATOR) if (label := part.strip())]
    if labels:
        values["other_labels"] = list(dict.fromkeys(labels))


_READERS: dict[str, Read] = {
    "pivot": _read_pivot,
    "telephone": _read_phone,
    "courriels": _read_emails,
    "site_web": _read_websites,
    "horaires": _read_hours,
    "presentation_resume": _read_summary,
    "date_maj": _read_date,
    "autres_formations_labels": _read_other_labels,
    "fiche_acces_libre": _one_url("fiche_acces_libre"),
    "prise_rdv": _one_url("prise_rdv"),
}


def _read_terms(name: str, text: str, values: dict[str, Any], log: Log) -> None:
    found: list[str] = []
    for part in terms.parts(text, name):
        value, reason = terms.find(name, part)
        if not value:
            log.loss(Reason.TERM_UNKNOWN, name, part)
            continue
        if reason:
            log.repair(reason, name, part)
        if value not in found:
            found.append(value)
    if found:
        values[COLUMN[name].attribute] = found


def _no_public(values: dict[str, Any], log: Log) -> None:
    """« Ce lieu n'accueille pas de public » excludes every other way of access.

    The standard says it too of a place without any service. It is not concluded from a list of
    services that a source left empty: to call a place closed to all that is not would be worse.
    """
    modes = values.get("access_modes", [])
    if terms.NO_PUBLIC not in modes:
        return
    for mode in modes:
        if mode != terms.NO_PUBLIC:
            log.loss(Reason.TERM_EXCLUDED, "modalites_acces", mode)
    values["access_modes"] = [terms.NO_PUBLIC]
    if values.get("services"):
        log.add(Kind.NOTICE, Reason.NO_PUBLIC_SERVICES, "services", "|".join(values["services"]))
