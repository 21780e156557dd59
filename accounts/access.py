"""Keeps who of the team looked at whose personal data in the admin.

A room names the admin's pages that show somebody's data (``watch``, in ``AppConfig.ready``); the
middleware writes a line for each look, once an hour for the same person and the same page.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from accounts.models import AccessRecord

KEPT = datetime.timedelta(days=365)
SAME_LOOK = datetime.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Watched:
    """Pages about one object of ``model``; ``kind`` is how the log names it."""

    kind: str
    model: type[Model]


_watched: dict[str, Watched] = {}


def watch(view_name: str, kind: str, model: type[Model]) -> None:
    """Keep who opens the admin's page ``view_name``, whose first argument is a key of ``model``."""
    _watched[view_name] = Watched(kind, model)


def record(request: HttpRequest, kind: str, key: str, subject: str) -> None:
    """Write that the signed-in person has seen ``subject``."""
    same = AccessRecord.objects.filter(
        viewer_id=request.user.pk, kind=kind, key=key, at__gt=timezone.now() - SAME_LOOK
    )
    if not same.exists():
        AccessRecord.objects.create(
            viewer_id=request.user.pk, kind=kind, key=key, subject=subject[:200]
        )


def of(kind: str, key: str) -> list[dict[str, str]]:
    """When somebody of the team looked, for the person's own export: dates without names."""
    looks = AccessRecord.objects.filter(kind=kind, key=key)
    return [{"at": look.at.isoformat(timespec="minutes")} for look in looks]


def forget_subject(kind: str, key: str) -> None:
    """Leave the lines about somebody without their name."""
    AccessRecord.objects.filter(kind=kind, key=key).update(subject="")


def forget_old() -> int:
    """Delete what is older than a year; how many lines."""
    return AccessRecord.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]


class AccessLog:
    """Middleware: writes down each page of the admin that showed somebody's data."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        watched = _watched.get(match.view_name) if match else None
        if watched and match and request.method == "GET" and response.status_code == 200:
            arguments = [*match.args, *match.kwargs.values()]
            key = unquote(str(arguments[0]))
            found = watched.model._default_manager.filter(pk=key).first()
            if found and getattr(found, "user_id", found.pk) != request.user.pk:
                record(request, watched.kind, key, str(found))
        return response
