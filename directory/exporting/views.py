"""The page « open data »: every download, what one may do with it, and how to keep a copy fresh."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.addresses import directory_url
from directory.linked_data import ESCAPES
from directory.models import Place

from . import dataset
from .forms import FORMS
from .freshness import last_change


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """All forms with their addresses."""
    described = json.dumps(dataset.schema_org(request), ensure_ascii=False)
    context = {
        "title": _("Open data"),
        "linked_data": mark_safe(described.translate(ESCAPES)),
        "count": Place.objects.listed().count(),
        "changed": last_change(),
        "licence": dataset.licence(),
        "publisher": dataset.publisher(request),
        "forms": [
            {
                "title": form.title,
                "purpose": form.purpose,
                "url": f"/api/v1{form.path}",
                "whole_url": dataset.download_url(form, request),
            }
            for form in FORMS
        ],
        "dataset_url": reverse("api-v1:describe_dataset"),
        "removed_url": dataset.removed_url(request),
        "changed_url": dataset.changed_url(request),
        "directory_url": directory_url(request=request),
    }
    return render(request, "directory/open_data.html", context)
