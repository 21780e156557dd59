"""Addresses of wishes, under each language's prefix, beside the pages of the catalogue."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from training.wishes import views

urlpatterns = [
    path(_("training/wishes/"), views.wishes, name="wishes"),
    path(_("training/wishes/order/"), views.order, name="wish-order"),
    path(_("training/wishes/similar/"), views.similar, name="wish-similar"),
    path(_("training/wishes/<int:pk>/"), views.wish, name="wish"),
    path(_("training/wishes/confirm/<str:token>/"), views.confirm, name="wish-confirm"),
    path(_("training/wishes/leave/<str:token>/"), views.leave, name="wish-leave"),
]
