"""One style sheet out of many small files.

Each component keeps its own CSS file, and a page asks for one style sheet. This staticfiles
finder joins ``static/css/`` of this room (``tokens.css`` first, the rest by name: cascade layers,
not the order of files, decide who wins) into ``css/blason.css``, without comments and spaces.
``runserver`` makes it again when a file has changed, ``collectstatic`` takes it along like any
other file, so that hashing and compression need nothing special. Files in ``css/pages/`` stay
apart: a page that needs one links it itself.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import rcssmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).parent / "static" / "css"
NAME = "css/blason.css"

# « .card :is(a, b) »: rcssmin takes the space away, which would make it say something else.
SPACE_BEFORE_PSEUDO_CLASS = re.compile(r"(?<=[\w\])*]) +(?=:[a-z][^;{}]*\{)")


def sources(folder: Path = SOURCES) -> list[Path]:
    """Every CSS file of the bundle, the tokens (which name the layers) first."""
    files = [path for path in folder.rglob("*.css") if path.parent.name != "pages"]
    return sorted(files, key=lambda path: (path.name != "tokens.css", path))


def bundle(files: Iterable[Path]) -> str:
    """The files joined and minified."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return rcssmin.cssmin(SPACE_BEFORE_PSEUDO_CLASS.sub(" *", text))


class StylesheetFinder(BaseFinder):
    """Finds ``css/blason.css``, making it first when a source is newer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=Path(settings.DATA) / "build", base_url="")

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure, so nothing to check."""
        return []

    def find(  # type: ignore[override]
        self, path: str, find_all: bool = False, **kwargs: Any
    ) -> str | list[str]:
        """The file's place on disk when ``path`` is the style sheet, else an empty list."""
        if path != NAME:
            return []
        found = str(self._fresh())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """The one file, for ``collectstatic``."""
        self._fresh()
        yield NAME, self.storage

    def _fresh(self) -> Path:
        files = sources()
        built = Path(self.storage.path(NAME))
        # Folders count too: a file taken away changes only its folder's date.
        watched = [*files, SOURCES, SOURCES / "components"]
        newest = max(path.stat().st_mtime_ns for path in watched)
        if not built.exists() or built.stat().st_mtime_ns < newest:
            built.parent.mkdir(parents=True, exist_ok=True)
            draft = built.with_suffix(".new")
            draft.write_text(bundle(files), encoding="utf-8")
            draft.replace(built)
        return built
