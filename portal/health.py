"""``/healthz``: whether this process can answer, for whoever watches over it."""

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from search.engine import get_engine
from search.protocol import SearchUnavailable

logger = logging.getLogger(__name__)


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while pages can be answered, 503 without a database.

    Without the search engine the directory answers from the database: that is « degraded ».
    """
    parts = {"database": _database(), "search": _search()}
    broken = parts["database"] != "ok"
    status = "failing" if broken else "ok" if parts["search"] == "ok" else "degraded"
    return JsonResponse({"status": status, **parts}, status=503 if broken else 200)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer.")
        return "unavailable"
    return "ok"


def _search() -> str:
    try:
        get_engine().check()
    except SearchUnavailable as error:
        logger.warning("The search engine does not answer: %s", error)
        return "unavailable"
    return "ok"
