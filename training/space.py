"""Trainings that one asks for, and exchanges that one offers or seeks, in my space."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from accounts.space import Part
from training.wishes.holding import voices_of


def wishes(user: AbstractBaseUser) -> Part:
    """What one's addresses ask for, and what is answered."""
    voices = list(voices_of(user))
    context = {"wishes": [voice.wish for voice in voices]}
    return Part("wishes", _("Trainings that I ask for"), "training/space/wishes.html", context)
