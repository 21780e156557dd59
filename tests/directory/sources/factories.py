"""Sources with files, and imports of them."""

import csv
import io
from collections.abc import Mapping

from django.core.files.base import ContentFile

from directory.models import ImportRun, Source
from directory.sources import runs

QUAI = {
    "id": "1",
    "nom": "Le Quai",
    "commune": "Lille",
    "code_postal": "59000",
    "code_insee": "59350",
    "telephone": "+33320123456",
}
GARE = QUAI | {"id": "2", "nom": "La Gare"}
PHARE = QUAI | {"id": "3", "nom": "Le Phare", "commune": "Marseille", "code_postal": "13001"}
PHARE |= {"code_insee": "13055"}


def make_source(name: str = "Hub", **fields: object) -> Source:
    """A source without a file yet."""
    return Source.objects.create(name=name, **fields)


def give(source: Source, *rows: Mapping[str, str]) -> Source:
    """``source`` with a file of ``rows`` uploaded."""
    text = io.StringIO()
    table = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    table.writeheader()
    table.writerows(rows)
    source.upload.save("places.csv", ContentFile(text.getvalue().encode()))
    return source


def previewed(source: Source) -> ImportRun:
    """An import that has been read."""
    run = runs.begin(source)
    runs.preview(run)
    return run


def applied(source: Source) -> ImportRun:
    """An import that has been read and applied."""
    run = previewed(source)
    runs.move(run, ImportRun.State.APPLYING)
    runs.apply(run)
    return run
