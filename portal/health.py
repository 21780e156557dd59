"""``/healthz`` and ``/readyz``: how the portal is, for whoever watches over it.

``/healthz`` asks whether pages can be answered, for the server in front that must choose where to
send readers. ``/readyz`` asks whether anything at all is missing, for a deployment that waits and
for people who are woken up.
"""

import logging
import uuid
from collections.abc import Callable
from functools import lru_cache

from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Min
from django.http import HttpRequest, JsonResponse
from django.tasks import task_backends
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from accounts.models import OutgoingMail
from search.engine import get_engine
from search.protocol import SearchUnavailable

logger = logging.getLogger(__name__)

SECONDS_A_TASK_MAY_WAIT = 300  # a worker looks for new ones every second
SECONDS_A_MAIL_MAY_WAIT = 3_600  # after four attempts


class Missing(Exception):
    """A part of the portal does not do its work; the text is a word or two for the answer."""


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while pages can be answered, 503 without a database.

    Without the search engine the directory answers from the database: that is « degraded ».
    """
    parts = {"database": _state(_database), "search": _state(_search)}
    broken = parts["database"] != "ok"
    status = "failing" if broken else "ok" if parts["search"] == "ok" else "degraded"
    return JsonResponse({"status": status, **parts}, status=503 if broken else 200)


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every part does its work, 503 with the state of each when one does not."""
    parts = {
        "database": _state(_database),
        "migrations": _state(_migrations),
        "cache": _state(_cache),
        "search": _state(_search),
        "tasks": _state(_tasks),
        "mails": _state(_mails),
    }
    ready = all(state == "ok" for state in parts.values())
    status = "ready" if ready else "not ready"
    return JsonResponse({"status": status, **parts}, status=200 if ready else 503)


def _state(check: Callable[[], object]) -> str:
    """« ok », or what is missing; the reason goes to the log, where it may name servers."""
    try:
        check()
    except Missing as missing:
        logger.warning("%s", missing.__cause__ or missing)
        return str(missing)
    return "ok"


def _database() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise Missing("unavailable") from error


@lru_cache(maxsize=1)  # what this process knows of does not change, and is not taken back
def _migrations() -> None:
    try:
        executor = MigrationExecutor(connection)
        left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise Missing("unknown") from error
    if left:
        raise Missing(f"{len(left)} missing")


def _cache() -> None:
    fresh = uuid.uuid4().hex
    for name in ("default", "pages"):
        caches[name].set("ready", fresh, 10)
        if caches[name].get("ready") is None:
            raise Missing("unavailable")


def _search() -> None:
    try:
        get_engine().check()
    except SearchUnavailable as error:
        raise Missing("unavailable") from error


def _tasks() -> None:
    """Whether somebody works at the queue; tasks done within the request cannot wait."""
    if not isinstance(task_backends["default"], DatabaseBackend):
        return
    try:
        waiting = DBTaskResult.objects.ready().aggregate(first=Min("enqueued_at"))
    except DatabaseError as error:
        raise Missing("unknown") from error
    if waiting["first"] is None:
        return
    seconds = (timezone.now() - waiting["first"]).total_seconds()
    if seconds > SECONDS_A_TASK_MAY_WAIT:
        raise Missing(f"oldest waits {seconds:.0f} s")


def _mails() -> None:
    """Whether the mail server takes mails; those that it refused for good are told in the admin."""
    waiting = OutgoingMail.objects.exclude(state=OutgoingMail.State.FAILED)
    try:
        first = waiting.aggregate(first=Min("created_at"))["first"]
    except DatabaseError as error:
        raise Missing("unknown") from error
    if first and (seconds := (timezone.now() - first).total_seconds()) > SECONDS_A_MAIL_MAY_WAIT:
        raise Missing(f"oldest waits {seconds:.0f} s")
