"""Documents into the index: one commit a call, and a rebuild beside the index that answers."""

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import tantivy

from ..protocol import Document, IndexMissing
from . import schema
from .storage import Generation, Storage, engine_errors

_MEGABYTE = 1_000_000
_UPDATE_MEMORY = 30 * _MEGABYTE
_REBUILD_MEMORY = 200 * _MEGABYTE
_REBUILD_THREADS = 2


def update(storage: Storage, documents: Iterable[Document], uncounted: Collection[str]) -> int:
    """Replace or add ``documents`` in one commit; how many."""
    count = 0
    with storage.locked():
        generation = storage.generation()
        writer, index_schema = _writer(generation.folder)
        counted = set(generation.counted)
        try:
            for document in documents:
                columns = schema.fields(document, uncounted, counted)
                row = tantivy.Document.from_dict(columns, index_schema)
                with engine_errors():
                    writer.delete_documents_by_term("id", document.id)
                    writer.add_document(row)
                count += 1
            _commit(writer)
        except BaseException:
            writer.rollback()
            raise
    return count


def delete(storage: Storage, ids: Iterable[str]) -> None:
    """Forget the documents with ``ids`` in one commit."""
    with storage.locked():
        writer, _ = _writer(storage.generation().folder)
        with engine_errors():
            for identifier in ids:
                writer.delete_documents_by_term("id", identifier)
        _commit(writer)


def rebuild(storage: Storage, documents: Iterable[Document], uncounted: Collection[str]) -> int:
    """Fill a new generation and switch to it; on any error the old one stays. How many."""
    count = 0
    with storage.locked(patience=float("inf")):
        folder = storage.new_generation()
        try:
            with engine_errors():
                index_schema = schema.build()
                index = tantivy.Index(index_schema, str(folder))
                writer = index.writer(_REBUILD_MEMORY, _REBUILD_THREADS)
            seen: set[int] = set()
            counted: set[str] = set()
            for document in documents:
                columns = schema.fields(document, uncounted, counted)
                row = tantivy.Document.from_dict(columns, index_schema)
                with engine_errors():
                    # Deleting by term is dear by the million: only where an id comes twice.
                    fingerprint = hash(document.id)
                    if fingerprint in seen:
                        writer.delete_documents_by_term("id", document.id)
                    seen.add(fingerprint)
                    writer.add_document(row)
                count += 1
            _commit(writer)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        storage.switch_to(Generation(folder, frozenset(counted)))
    return count


def _writer(folder: Path) -> tuple[tantivy.IndexWriter, tantivy.Schema]:
    with engine_errors():
        if not folder.is_dir():
            raise IndexMissing(f"The search index {folder} is gone: run manage.py rebuild_search.")
        index = tantivy.Index.open(str(folder))
        return index.writer(_UPDATE_MEMORY, 1), index.schema


def _commit(writer: tantivy.IndexWriter) -> None:
    with engine_errors():
        writer.commit()
        writer.wait_merging_threads()  # else the process's end could leave them half-way
