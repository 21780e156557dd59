"""The default engine: tantivy on a folder beside the database, nothing to install or to run."""

from .engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
