"""Addresses of the home room that are no pages."""

from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls

from home import serving, sitemaps, views

# Once for the whole portal.
urlpatterns = [
    path("", views.choose_language),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    path("sitemap-<section>.xml", sitemaps.section, name="sitemap-section"),
]

# Under each language's prefix.
language_patterns = [path(_("search/"), views.search, name="search")]

# Wagtail's own, with a shorter way to a page; last under each language's prefix.
page_patterns = [
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
]
