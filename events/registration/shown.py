"""When and where, in a reader's language and in the moment's own time."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import Site
from events.wording import when_words


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said of a site; ``moment`` is empty when it has no title of its own.

    ``online_address`` is for those who are registered alone. ``state`` says that it is off.
    """

    moment: str
    when: str
    place: str
    address: str
    access: str
    online_address: str
    state: str


def shown(site: Site, language: str) -> Shown:
    """One site."""
    return shown_all([site], language)[0]


def shown_all(sites: Iterable[Site], language: str) -> list[Shown]:
    """Each of ``sites``, in their order; one query for all of them in another language."""
    found = list(sites)
    versions = {}
    if language and language != settings.LANGUAGE_CODE:
        keys = [site.translation_key for site in found]
        in_language = Site.objects.filter(
            locale__language_code=language, translation_key__in=keys, moment__page__live=True
        )
        versions = {
            site.translation_key: site
            for site in in_language.select_related("place", "moment__page")
        }
    with translation.override(language or None):
        return [_shown(versions.get(site.translation_key, site)) for site in found]


def _shown(site: Site) -> Shown:
    return Shown(
        moment=site.moment.title,
        when=when_words(site.moment),
        place=site.label,
        address=site.street if site.street != site.label else "",
        access=site.access,
        online_address=site.online_address,
        state=_("Cancelled") if site.is_off else "",
    )
