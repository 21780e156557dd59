"""The engine for portals that outgrow one machine: an Elasticsearch 9 cluster."""

from .engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]
