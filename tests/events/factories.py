"""Events, their moments and sites for tests."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import factory
from wagtail_factories import PageFactory

from events.models import EventIndexPage, EventPage, Facilitator, Moment, Site
from members.models import Mediator
from portal.demo.events import in_order

# A Friday far ahead, at ten in Paris.
START = datetime(2030, 6, 21, 8, tzinfo=UTC)


def a_site(**fields: Any) -> Site:
    """An unsaved site: a room with ten seats, unless ``fields`` say otherwise."""
    if fields.get("kind") != Site.Kind.ONLINE and "place" not in fields:
        fields = {"name": "Salle des fêtes", "address": "1 rue Haute, 59000 Lille"} | fields
    return Site(**{"capacity": 10} | fields)


def a_moment(
    start: datetime = START,
    hours: float = 2,
    sites: Sequence[Site] | None = None,
    facilitators: Sequence[Mediator] = (),
    **fields: Any,
) -> Moment:
    """An unsaved moment of ``hours`` from ``start``, at one room unless ``sites`` are given."""
    moment = Moment(start=start, end=start + timedelta(hours=hours), **fields)
    moment.sites = in_order([a_site()] if sites is None else sites)
    moment.facilitators = in_order(Facilitator(mediator=each) for each in facilitators)
    return moment


class EventIndexPageFactory(PageFactory):
    """A list of events; it needs a ``parent``."""

    class Meta:
        model = EventIndexPage

    title = "Évènements"
    slug = "evenements"
    locale = factory.SelfAttribute("parent.locale")


class EventPageFactory(PageFactory):
    """A published event; it needs a ``parent``. ``moments`` takes a list of ``a_moment``."""

    class Meta:
        model = EventPage

    title = factory.Sequence(lambda number: f"Rencontre {number}")

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> EventPage:
        moments: Sequence[Moment] | None = kwargs.pop("moments", None)
        kwargs.setdefault("locale", parent.locale)
        page = EventPage(**kwargs)
        page.moments = in_order([a_moment()] if moments is None else moments)
        parent.add_child(instance=page)
        page.save_revision().publish()
        page.refresh_from_db()
        return page
