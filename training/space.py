"""Trainings that one asks for, and exchanges that one offers or seeks, in my space."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from accounts.space import Part
from members.space.standing import mediator_of
from training.exchanges.keeping import TOLD_BEFORE
from training.exchanges.listing import matches_of
from training.wishes.holding import voices_of

MOST_MATCHES = 3


def wishes(user: AbstractBaseUser) -> Part:
    """What one's addresses ask for, and what is answered."""
    voices = list(voices_of(user))
    context = {"wishes": [voice.wish for voice in voices]}
    return Part("wishes", _("Trainings that I ask for"), "training/space/wishes.html", context)


def exchanges(user: AbstractBaseUser) -> Part | None:
    """What one offers and seeks, and who would be the other half; with a profile only."""
    mediator = mediator_of(user)
    if mediator is None:
        return None
    own = [
        {
            "exchange": exchange,
            "matches": matches_of(exchange)[:MOST_MATCHES],
            "ends_soon": exchange.is_over or exchange.ends_within(TOLD_BEFORE),
        }
        for exchange in mediator.exchanges.all()
    ]
    title = _("What I offer and seek")
    return Part("exchanges", title, "training/space/exchanges.html", {"exchanges": own})
