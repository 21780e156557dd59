"""Documents into the index: one commit a call, and a rebuild beside the index that answers."""

import shutil
from collections.abc import Collection, Iterable
from itertools import islice
from operator import length_hint
from pathlib import Path

import tantivy

from ..protocol import Document, IndexMissing
from . import schema
from .storage import Generation, Storage, engine_errors

_MEGABYTE = 1_000_000
_UPDATE_MEMORY = 30 * _MEGABYTE
_REBUILD_MEMORY = 100 * _MEGABYTE
# Every segment costs each search, and tantivy merges eight of about the same size. So a rebuild
# writes as many parts as can be merged to one, none of them larger than memory holds.
_MERGED = 8
_LARGEST_PART = 30_000


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
    """Fill a new generation and switch to it; on any error the old one stays. How many.

    Where ``documents`` know about how many they are, the index is one segment in the end.
    """
    count = 0
    part = _part(length_hint(documents))
    with storage.locked(patience=float("inf")):
        folder = storage.new_generation()
        try:
            with engine_errors():
                index = tantivy.Index(schema.build(), str(folder))
            seen: set[int] = set()
            counted: set[str] = set()
            rest = iter(documents)
            while added := _add(index, islice(rest, part), uncounted, counted, seen):
                count += added
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        storage.switch_to(Generation(folder, frozenset(counted)))
    return count


def _part(expected: int) -> int | None:
    """How many documents a part holds, so that the parts are a power of ``_MERGED``.

    None, which is all of them, where nobody knows how many will come.
    """
    part = expected
    while part > _LARGEST_PART:
        part = -(-part // _MERGED)
    return part or None


def _add(
    index: tantivy.Index,
    documents: Iterable[Document],
    uncounted: Collection[str],
    counted: set[str],
    seen: set[int],
) -> int:
    """Write a part and let it be merged with those before; how many documents it has."""
    count = 0
    with engine_errors():
        writer, index_schema = index.writer(_REBUILD_MEMORY, 1), index.schema
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
