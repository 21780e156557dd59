"""Addresses of wishes, under each language's prefix, beside the pages of the catalogue."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from training.wishes import views, workshop_views

urlpatterns = [
    path(_("training/wishes/"), views.wishes, name="wishes"),
    path(_("training/wishes/order/"), views.order, name="wish-order"),
    path(_("training/wishes/similar/"), views.similar, name="wish-similar"),
    path(_("training/wishes/<int:pk>/"), views.wish, name="wish"),
    path(_("training/wishes/confirm/<str:token>/"), views.confirm, name="wish-confirm"),
    path(_("training/wishes/leave/<str:token>/"), views.leave, name="wish-leave"),
    path(_("training/wishes/workshop/"), workshop_views.workshop, name="wish-workshop"),
    path(_("training/wishes/workshop/<str:code>/"), workshop_views.room_page, name="wish-room"),
    path(
        _("training/wishes/workshop/<str:code>/order/"),
        workshop_views.order,
        name="wish-room-order",
    ),
    path(
        _("training/wishes/workshop/<str:code>/lead/<str:token>/"),
        workshop_views.lead,
        name="wish-room-lead",
    ),
]
