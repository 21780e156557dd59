"""« My registrations » in my space, with the certificates of what is over."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.space import Part, Step
from events.models import Registration
from events.registration.holding import of
from events.registration.own import token_for
from events.registration.shown import shown

MOST = 20  # events

State = Registration.State


def part(user: Any) -> Part | None:
    """None for who is registered for nothing."""
    attendees = of(user).prefetch_related("registrations__site__moment__page")[:MOST]
    now, language = timezone.now(), get_language() or ""
    events, steps = [], []
    for attendee in attendees:
        found = [one for one in attendee.registrations.all() if one.state != State.WITHDRAWN]
        if not found:
            continue
        token = token_for(attendee)
        event = {
            "title": attendee.page.localized.title,
            "token": token,
            "attested": any(one.attended_at and one.site.moment.end <= now for one in found),
            "seats": [
                {"shown": shown(one.site, language), "state": one.get_state_display()}
                for one in found
            ],
        }
        events.append(event)
        if any(one.state == State.UNCONFIRMED and one.site.moment.start > now for one in found):
            text = _("Confirm your registration: %(event)s.") % {"event": event["title"]}
            steps.append(Step(text, reverse("registration-own", args=[token])))
    if not events:
        return None
    return Part(
        name="registrations",
        title=gettext_lazy("My registrations and certificates"),
        template="events/registration/space_part.html",
        context={"events": events},
        steps=steps,
    )
