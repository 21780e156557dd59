"""The certificate of attendance of one person: what they took part in, and who certifies it."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site as WagtailSite

from directory.models import Organisation
from events.models import Attendee, EventPage
from events.registration.paper import Attended, Certificate, certificate_pdf
from events.registration.shown import shown


def pdf_of(attendee: Attendee, language: str) -> bytes | None:
    """The certificate in ``language``; None when they were at nothing that is over."""
    now = timezone.now()
    there = attendee.registrations.whole().filter(
        attended_at__isnull=False, site__moment__end__lte=now
    )
    found = list(there.order_by("site__moment__start"))
    if not found:
        return None
    with translation.override(language):
        lasted = [one.site.moment.end - one.site.moment.start for one in found]
        moments = []
        for one, length in zip(found, lasted, strict=True):
            at = shown(one.site, language)
            moments.append(Attended(at.moment, at.when, at.place, duration(length)))
        certificate = Certificate(
            name=attendee.name,
            event=attendee.page.localized.title,
            moments=moments,
            hours=duration(sum(lasted, timedelta())),
            hub=hub_of(attendee.page),
            site_name=site_name(),
            made_on=date_format(timezone.localdate(), "DATE_FORMAT"),
        )
        return certificate_pdf(certificate)


def duration(length: timedelta) -> str:
    """« 1 h 30 », « 45 min »."""
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    if not minutes:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s") % {"hours": hours, "minutes": f"{minutes:02}"}


def hub_of(page: EventPage) -> str:
    """The hub in whose territory the event is; the portal where there is none, or several."""
    hubs = list(Organisation.objects.hubs_of(page.department)) if page.department else []
    names = [hub.name for hub in hubs]
    return names[0] if len(names) == 1 else site_name()


def site_name() -> str:
    """The portal's name."""
    site = WagtailSite.objects.filter(is_default_site=True).first()
    return (site and site.site_name) or settings.WAGTAIL_SITE_NAME
