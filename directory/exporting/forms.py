"""The forms that the directory is given out in: one line each, read by the API and by the pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import inclusion, objects, osm, schemas, tables
from .rows import Row
from .schemas import Schema

type Write = Callable[[Iterable[Row]], Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file; ``path`` is its address under the API, ``name`` begins the file's name.

    ``english`` and ``schema`` describe it in the API's documentation, ``purpose`` to readers of the
    page.
    ``of_the_standard``: in the flat form of the national standard. ``for_readers``: offered below
    the list, beside the page « open data ».
    """

    path: str
    name: str
    suffix: str
    media_type: str
    title: str
    purpose: str | Promise
    english: str
    write: Write
    of_the_standard: bool = False
    for_readers: bool = True
    schema: Schema = field(default_factory=lambda: schemas.FILE)


FORMS = (
    Form(
        "/places.csv",
        "lieux",
        "csv",
        "text/csv; charset=utf-8",
        "CSV",
        _("The national standard’s form, for exchanges between directories."),
        "The national standard’s flat form; several values in a cell have | between them. A text "
        "that a spreadsheet would run as a formula has an apostrophe before it.",
        tables.write_csv,
        of_the_standard=True,
    ),
    Form(
        "/places.json",
        "lieux",
        "json",
        "application/json",
        "JSON",
        _("The national standard’s form, for programs."),
        "The national standard’s flat form as a list of objects.",
        objects.write_json,
        of_the_standard=True,
        for_readers=False,
        schema=schemas.STANDARD,
    ),
    Form(
        "/places.xlsx",
        "lieux",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        _("The same columns, for a spreadsheet (Excel, LibreOffice)."),
        "The columns of the national standard as a workbook; every text is a text, never a "
        "formula.",
        tables.write_xlsx,
        of_the_standard=True,
    ),
    Form(
        "/places.geojson",
        "lieux",
        "geojson",
        "application/geo+json",
        "GeoJSON",
        _("For maps: QGIS, uMap."),
        "Features with the standard’s columns as properties (RFC 7946). `approximate` marks a "
        "point that is the middle of the commune.",
        objects.write_geojson,
        schema=schemas.GEOJSON,
    ),
    Form(
        "/places.osm",
        "lieux",
        "osm",
        "application/vnd.openstreetmap.data+xml",
        "OSM",
        _("For comparing with OpenStreetMap in JOSM, place by place."),
        "Nodes with OpenStreetMap’s tags, for comparing and completing by hand. Without invented "
        "places and points that are only the middle of a commune.",
        osm.write_osm,
        for_readers=False,
    ),
    Form(
        "/data-inclusion/structures.json",
        "structures",
        "json",
        "application/json",
        "data·inclusion (structures)",
        _("For data·inclusion: who runs the place and where it is."),
        "A structure for each place, in the form of data·inclusion’s schema v1.",
        inclusion.write_structures,
        for_readers=False,
        schema=schemas.OBJECTS,
    ),
    Form(
        "/data-inclusion/services.json",
        "services",
        "json",
        "application/json",
        "data·inclusion (services)",
        _("For data·inclusion: what is offered there, to whom and at which price."),
        "A service for each place that offers any, in the form of data·inclusion’s schema v1.",
        inclusion.write_services,
        for_readers=False,
        schema=schemas.OBJECTS,
    ),
)
