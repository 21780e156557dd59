"""Addresses of the accounts' room, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts import data_views, space_views
from accounts.invitations import views as invitations

urlpatterns = [
    path(_("invitation/<str:token>/"), invitations.invitation, name="invitation"),
    path(_("my-space/"), space_views.my_space, name="my-space"),
    path(_("my-space/data/"), data_views.my_data, name="my-data"),
    path(_("my-space/data/export/"), data_views.export, name="my-data-export"),
    path(_("my-space/data/erase/"), data_views.erase, name="my-data-erase"),
    path(_("keep-my-account/<str:token>/"), data_views.undo, name="my-data-undo"),
]
