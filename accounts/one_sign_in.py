"""Wagtail's own pages for signing in lead to ours: one way in, for the site and the admin.

They stand before Wagtail's addresses, below the admin's prefix.
"""

from django.urls import path, re_path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path(r"^password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
]
