"""Places as the search engine gets them."""

from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings
from django.db.models import Prefetch

from search.protocol import Document
from search.registry import Source, document_id

from .addresses import directory_url
from .departments import DEPARTMENTS
from .families import FAMILIES
from .filters import FILTER, FILTERS
from .filters.opening_at import SLOTS
from .models import Organisation, Place
from .vocabularies import VOCABULARIES

KIND = "place"
_BATCH = 2_000
# Lists whose words people search by.
_WORDS_FROM = {
    "services": "services",
    "typologie": "typologies",
    "publics_specifiquement_adresses": "audiences",
    "prise_en_charge_specifique": "special_care",
    "dispositif_programmes_nationaux": "programmes",
    "formations_labels": "labels",
}
_UNUSED = (
    "imported_values",
    "provenance",
    "imported_from",
    "external_id",
    "pivot",
    "emails",
    "phone",
)


def documents(pks: Iterable[int] | None) -> Iterator[Document]:
    """The places that the directory lists: all of them, or those of ``pks``."""
    slugs = Organisation.objects.only("slug").order_by()
    places = Place.objects.listed().defer(*_UNUSED).order_by("pk")
    places = places.prefetch_related(Prefetch("organisations", slugs))
    if pks is not None:
        places = places.filter(pk__in=list(pks))
    urls = directory_addresses()
    for place in places.iterator(chunk_size=_BATCH):
        yield document(place, urls)


def directory_addresses() -> dict[str, str]:
    """Language code to the directory's address, for all languages of the portal."""
    return {code: directory_url(code) for code, _name in settings.LANGUAGES}


def document(place: Place, urls: Mapping[str, str]) -> Document:
    """``place`` as a document; ``urls``: language to the directory's address."""
    return Document(
        id=document_id(KIND, place.pk),
        kind=KIND,
        title=place.name,
        summary=place.summary,
        body="\n".join(filter(None, (place.description, _address(place), place.parent_structure))),
        keywords=list(dict.fromkeys(filter(None, _keywords(place)))),
        facets=_facets(place),
        point=place.point,
        date=place.updated_on or place.checked_on,
        payload=payload_of(place, urls),
    )


def payload_of(place: Place, urls: Mapping[str, str]) -> dict[str, str]:
    """What comes back with a hit, so that maps and suggestions need no database.

    ``hours`` with ``department`` tell whether it is open; ``urls`` as in ``document``.
    """
    payload = {
        "slug": place.slug,
        "commune": place.commune,
        "family": place.family,
        "department": place.department,
        "hours": place.opening_hours,
        "state": place.state,
    }
    for language, url in urls.items():
        payload[f"url_{language}"] = f"{url}{place.slug}/"
    return {name: value for name, value in payload.items() if value}


def _address(place: Place) -> str:
    return " ".join(filter(None, (place.address, place.address_extra)))


def _keywords(place: Place) -> Iterator[str]:
    yield place.commune
    yield place.postcode
    if place.department in DEPARTMENTS:
        yield place.department
        yield DEPARTMENTS[place.department]
    family = FAMILIES.get(place.family)
    languages = [code for code, _name in settings.LANGUAGES]
    if family and family.value != "other":
        yield from (family.label(language) for language in languages)
    for name, attribute in _WORDS_FROM.items():
        for value in getattr(place, attribute):
            yield from (VOCABULARIES[name].label(value, language) for language in languages)
    yield from place.other_labels


def _facets(place: Place) -> dict[str, list[str]]:
    """Also those without a value, so that an engine knows from the first place what there is."""
    facets = {one.name: list(one.values_of(place)) for one in FILTERS if one.counted}
    uncounted = {name: list(FILTER[one].values_of(place)) for name, one in _UNCOUNTED.items()}
    return facets | uncounted


# What is filtered by and not counted: the name in the index, and the filter's.
_UNCOUNTED = {SLOTS: "open_at", "organisation": "organisation"}
PLACES = Source(KIND, documents, lambda: Place.objects.listed().count())
