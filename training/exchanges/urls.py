"""Addresses of exchanges between peers, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from training.exchanges import views

urlpatterns = [
    path(_("training/exchanges/"), views.exchanges, name="exchanges"),
    path(_("training/exchanges/write/"), views.write, name="exchange-write"),
    path(_("my-space/exchanges/<int:pk>/"), views.mine, name="exchange-mine"),
]
