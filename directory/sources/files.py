"""The file of a run: fetched once, kept for as long as the run can be undone, then deleted."""

import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from django.core.files import File
from django.utils import timezone

from directory.importing import reading
from directory.importing.downloading import fetch as download
from directory.importing.findings import FileFault, UnreadableFile
from directory.mapping.applying import opened_by
from directory.mapping.rules import Mapping, Unfit
from directory.models import ImportChange, ImportRun
from directory.models.import_run import KEPT_FOR


def fetch(run: ImportRun) -> None:
    """Give ``run`` its own copy of what the source has now; raises ``UnreadableFile``."""
    source = run.source
    with tempfile.TemporaryDirectory(prefix="blason-import-") as folder:
        if source.address:
            path = Path(folder) / "download"
            download(source.address, path)
            suffix = Path(urlsplit(source.address).path).suffix
        elif source.upload and Path(source.upload.path).exists():
            path = Path(source.upload.path)
            suffix = path.suffix
        else:
            raise UnreadableFile(FileFault.MISSING)
        with path.open("rb") as file:
            run.file.save(f"{run.pk}{suffix}", File(file), save=False)
    run.save(update_fields=["file"])


def opened(run: ImportRun) -> AbstractContextManager[reading.Source]:
    """The rows of the run's file, read as its source says; raises ``UnreadableFile``."""
    form = cast(reading.Format, run.source.form) if run.source.form else None
    try:
        mapping = Mapping.from_json(run.source.mapping) if run.source.mapping else None
    except Unfit as error:
        raise UnreadableFile(FileFault.MAPPING, str(error)) from error
    return opened_by(mapping, run.file.path, form)


def forget_old() -> int:
    """Delete files, and changes that can be undone no more, of runs begun long ago; how many."""
    old = ImportRun.objects.filter(begun_at__lt=timezone.now() - KEPT_FOR).exclude(file="")
    count = 0
    for run in old.exclude(state__in=ImportRun.BUSY):
        ImportChange.objects.filter(run=run).delete()
        for file in (run.file, run.report):
            if file:
                file.delete(save=False)
        run.save(update_fields=["file", "report"])
        count += 1
    return count
