"""The template of the indexes, and how a ``Document`` fills them.

Text comes analysed (``search.analysis``) and is only split at spaces, as in the embedded engine.
"""

from typing import Any

from ..columns import columns_of
from ..geometry import cell_of
from ..protocol import Document

VERSION = 1  # change it with every change here: indexes of another version count as missing

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    # Only what comes back with a hit is stored; the rest is there to be found by.
    "_source": {"includes": ["kind", "name", "payload", "latitude", "longitude"]},
    "dynamic_templates": [
        {"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}},
    ],
    "properties": {
        "kind": {"type": "keyword"},
        "language": {"type": "keyword"},
        "title": {"type": "text", "analyzer": "whitespace"},
        "keywords": {"type": "text", "analyzer": "whitespace"},
        "summary": {"type": "text", "analyzer": "whitespace"},
        "body": {"type": "text", "analyzer": "whitespace"},
        # Words as written, for typos; beginnings of title words, for suggestions.
        "words": {
            "type": "text",
            "analyzer": "whitespace",
            "index_options": "docs",
            "norms": False,
        },
        "beginnings": {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
        "facets": {"type": "object", "dynamic": True},
        "point": {"type": "geo_point"},
        # The exact degrees: a geo_point is rounded to about a centimetre.
        "latitude": {"type": "double"},
        "longitude": {"type": "double"},
        "cell": {"type": "long"},
        "date": {"type": "date", "format": "strict_date"},
        "title_key": {"type": "keyword"},
        "tie": {"type": "long"},
        "name": {"type": "keyword", "index": False, "doc_values": False},
        "payload": {"type": "object", "enabled": False},
        # Written in the place of a document that was deleted while the index was being filled.
        "gone": {"type": "boolean"},
    },
}


def template(pattern: str) -> dict[str, Any]:
    """The index template for names like ``pattern``."""
    return {
        "index_patterns": [pattern],
        "template": {
            "settings": {
                # One shard: scores and counts are those of one index, whatever the cluster's size.
                "number_of_shards": 1,
                "auto_expand_replicas": "0-1",
                # Every write makes itself visible.
                "refresh_interval": "-1",
            },
            "mappings": MAPPINGS,
        },
        # An index that a rebuild has removed must not come back by a late write.
        "allow_auto_create": False,
        "priority": 500,
    }


def fields(document: Document) -> dict[str, Any]:
    """The fields of ``document``."""
    columns = columns_of(document)
    facets = {name: list(values) for name, values in document.facets.items() if values}
    row: dict[str, Any] = {
        "kind": document.kind,
        "language": columns.language,
        **columns.texts,
        "facets": {**facets, "kind": [document.kind]},
        "title_key": columns.title_key,
        "tie": columns.tie,
        "name": document.title,
        "payload": dict(document.payload),
    }
    if document.date is not None:
        row["date"] = document.date.isoformat()
    if document.point is not None:
        latitude, longitude = float(document.point.latitude), float(document.point.longitude)
        row |= {
            "point": {"lat": latitude, "lon": longitude},
            "latitude": latitude,
            "longitude": longitude,
            "cell": cell_of(document.point),
        }
    return row
