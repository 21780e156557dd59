"""One's data as a part of my space."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from accounts.space import Part


def part(user: AbstractBaseUser) -> Part:
    """The way to what is held about ``user``."""
    return Part(name="data", title=_("My data"), template="accounts/data_part.html")
