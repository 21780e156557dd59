"""The dataset described: for open data catalogues (DCAT-AP) and search engines (schema.org)."""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Site

from .forms import FORMS, Form
from .freshness import SINCE, last_change

MEDIA_TYPE = "application/ld+json"
STANDARD = "https://schema.data.gouv.fr/LaMednum/standard-mediation-num/"
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"fr": f"{_AUTHORITY}/language/FRA", "en": f"{_AUTHORITY}/language/ENG"}
TITLE = gettext_lazy("Places of digital mediation")
SUMMARY = gettext_lazy(
    "Where people find help with digital tools: addresses, opening hours, services, audiences and "
    "prices, in the form of the national standard."
)


@dataclass(frozen=True, slots=True)
class Licence:
    """What one may do with the data."""

    title: str
    url: str


LICENCES = {
    "lov2": Licence(
        "Licence Ouverte 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ),
    "odbl": Licence("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}


def licence() -> Licence:
    """The one that the portal's settings name."""
    return LICENCES[settings.DATA_LICENCE]


def download_url(form: Form, request: HttpRequest, query: str = "") -> str:
    """The whole address of a download; ``query`` begins with « ? » or is empty."""
    return request.build_absolute_uri(f"/api/v1{form.path}{query}")


def changed_url(request: HttpRequest) -> str:
    """An example of a download of what changed in the last week."""
    return download_url(FORMS[0], request, f"?{SINCE.name}={_last_week()}")


def removed_url(request: HttpRequest) -> str:
    """What was removed in the same time."""
    url = request.build_absolute_uri(reverse("api-v1:list_removed_places"))
    return f"{url}?{SINCE.name}={_last_week()}"


def _last_week() -> str:
    return (timezone.localdate() - datetime.timedelta(days=7)).isoformat()


def page_url(request: HttpRequest) -> str:
    """The page « open data » in the language being read."""
    return request.build_absolute_uri(reverse("open-data"))


def publisher(request: HttpRequest) -> str:
    """Who gives the data out: the site's name."""
    site = Site.find_for_request(request)
    return site.site_name if site and site.site_name else request.get_host()


def dcat(request: HttpRequest) -> str:
    """The catalogue with its one dataset, as the text of a JSON-LD file."""
    with translation.override(settings.LANGUAGE_CODE):
        page = page_url(request)
    changed = last_change()
    agent = {
        "@type": "foaf:Agent",
        "foaf:name": publisher(request),
        "foaf:homepage": {"@id": request.build_absolute_uri("/")},
    }
    dataset: dict[str, Any] = {
        "@id": f"{page}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{page}#dataset",
        "dct:title": _in_all_languages(TITLE),
        "dct:description": _in_all_languages(SUMMARY),
        "dct:publisher": agent,
        "dct:license": {"@id": licence().url},
        "dct:spatial": {"@id": f"{_AUTHORITY}/country/FRA"},
        "dct:language": {"@id": _LANGUAGES["fr"]},
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/CONT"},
        "dcat:theme": {"@id": f"{_AUTHORITY}/data-theme/SOCI"},
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [_distribution(form, request) for form in FORMS],
    }
    if changed:
        dataset["dct:modified"] = {"@value": changed.isoformat(), "@type": "xsd:dateTime"}
    catalogue = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _in_all_languages(gettext_lazy("Open data")),
        "dct:description": _in_all_languages(SUMMARY),
        "dct:publisher": agent,
        "dct:license": {"@id": licence().url},
        "dcat:dataset": [dataset],
    }
    return json.dumps(catalogue, ensure_ascii=False, indent=1)


def _in_all_languages(text: Any) -> list[dict[str, str]]:
    texts = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            texts.append({"@value": str(text), "@language": code})
    return texts


def _distribution(form: Form, request: HttpRequest) -> dict[str, Any]:
    url = download_url(form, request)
    kind = form.media_type.partition(";")[0]
    described: dict[str, Any] = {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": form.title,
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
        "dct:license": {"@id": licence().url},
    }
    if form.of_the_standard:
        described["dct:conformsTo"] = {"@id": STANDARD}
    return described


def schema_org(request: HttpRequest) -> dict[str, Any]:
    """The dataset in the words of schema.org, for the page « open data »."""
    changed = last_change()
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{page_url(request)}#dataset",
        "url": page_url(request),
        "name": gettext("Places of digital mediation"),
        "description": str(SUMMARY),
        "license": licence().url,
        "isAccessibleForFree": True,
        "spatialCoverage": "France",
        "creator": {"@type": "Organization", "name": publisher(request)},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": form.title,
                "encodingFormat": form.media_type.partition(";")[0],
                "contentUrl": download_url(form, request),
            }
            for form in FORMS
        ],
    }
    if changed:
        data["dateModified"] = changed.isoformat()
    return data
