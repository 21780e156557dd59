"""An index of a test's own, on the engine that the tests run with (``portal/settings/test.py``)."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch

from portal.settings import services
from tests.serving import HOST, free_port

type Configuration = dict[str, Any]  # as BLASON_SEARCH

BUSY = 30.0  # seconds: a test machine may be busier than any portal should be


@contextmanager
def own_index(folder: Path) -> Iterator[Configuration]:
    """The configuration of an index that does not exist yet, and goes when the test ends."""
    url = settings.BLASON_SEARCH["OPTIONS"].get("url")
    if url is None:
        own = services.embedded(folder / "index")
        own["OPTIONS"]["patience"] = 0.2
        yield own
        return
    own = services.elasticsearch(
        url, index=f"test-{uuid.uuid4().hex}", pending=folder / "index.pending"
    )
    own["OPTIONS"]["timeout"] = BUSY
    yield own
    forget(own)


def forget(configuration: Configuration) -> None:
    """Throw the index away, if there is one."""
    options = configuration["OPTIONS"]
    if "url" not in options:
        shutil.rmtree(options["path"], ignore_errors=True)
    else:
        client = Elasticsearch(options["url"])
        pattern = f"{options['index']}-*"
        if names := list(client.indices.get(index=pattern).body):
            client.indices.delete(index=names)
            client.indices.delete_index_template(name=pattern)


def missing(configuration: Configuration) -> Configuration:
    """The same engine with an index that was never built."""
    options = configuration["OPTIONS"]
    if "url" in options:
        return {**configuration, "OPTIONS": {**options, "index": f"never-{uuid.uuid4().hex}"}}
    return {**configuration, "OPTIONS": {**options, "path": options["path"] / "never"}}


def broken(configuration: Configuration) -> Configuration:
    """The same engine, but nobody answers, or what lies in its folder is no index."""
    options = configuration["OPTIONS"]
    if "url" in options:
        return {**configuration, "OPTIONS": {**options, "url": f"http://{HOST}:{free_port()}"}}
    options["path"].mkdir(parents=True)
    for name in ("meta.json", "current"):
        (options["path"] / name).write_text("this is no index")
    return configuration
