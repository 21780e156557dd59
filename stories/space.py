"""The mottos of one's profile as a part of my space."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.space import Part
from stories.cards import motto_card
from stories.models import Motto
from stories.models.motto import wall_addresses
from stories.told import mottos_for_reader


def mottos(user: AbstractBaseUser) -> Part:
    """Those on the wall, and the way to propose one."""
    wall_url = wall_addresses().get(get_language() or "", "")
    found = mottos_for_reader(Motto.objects.filter(mediator__user_id=user.pk))
    cards = [motto_card(motto, wall_url) for motto in found]
    return Part("mottos", _("My mottos"), "stories/space/mottos.html", {"cards": cards})
