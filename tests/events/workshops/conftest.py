"""An index of the search, for what is found in it."""

from tests.directory.conftest import index, reindex

__all__ = ["index", "reindex"]
