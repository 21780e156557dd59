"""Addresses of the orientation room, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from orientation import selection_views, sheet_views, views

urlpatterns = [
    path(_("find-help/"), views.guide, name="orientation"),
    path(_("find-help/sheet/"), sheet_views.sheet, name="sheet"),
    path(_("my-places/"), selection_views.my_places, name="selection"),
]
