"""Who stands behind a place, for the place's page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directory.models import Affiliation, Organisation, Place


@dataclass(frozen=True, slots=True)
class Behind:
    """The organisations of one ``term``: « Run by »; ``runs`` tells that this is the one."""

    term: str
    organisations: list[Organisation]
    runs: bool = False


def behind(place: Place) -> list[Behind]:
    """Who runs ``place``, the networks it belongs to, and the hubs of its territory; two queries.

    Nothing before the first save.
    """
    if place.pk is None:
        return []
    tied_to = Affiliation.objects.filter(place=place).select_related("organisation")
    ties = list(tied_to.order_by("organisation__name"))
    by_role: dict[Any, list[Organisation]] = {role: [] for role in Affiliation.Role}
    for tie in ties:
        by_role[tie.role].append(tie.organisation)
    tied = {tie.organisation_id for tie in ties}
    hubs = Organisation.objects.hubs_of(place.department)
    found = [
        Behind(_("Run by"), by_role[Affiliation.Role.RUNS], runs=True),
        Behind(_("Member of"), by_role[Affiliation.Role.MEMBER]),
        Behind(_("Hub of the territory"), [hub for hub in hubs if hub.pk not in tied]),
    ]
    return [one for one in found if one.organisations]
