"""Addresses of the accounts' room, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts import space_views

urlpatterns = [
    path(_("my-space/"), space_views.my_space, name="my-space"),
]
