"""Pages of the directory, an index of its own and a clock, as for the directory."""

from tests.directory.conftest import _read_in_french, index, pages, reindex, tuesday

__all__ = ["_read_in_french", "index", "pages", "reindex", "tuesday"]
