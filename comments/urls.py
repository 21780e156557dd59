"""Addresses of the comments' room, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from comments import own_views, views

urlpatterns = [
    path(_("comments/<int:pk>/"), views.write, name="comments-write"),
    path(_("comments/<int:pk>/all/"), views.all_comments, name="comments-all"),
    path(_("comments/report/<int:pk>/"), views.report_comment, name="comments-report"),
    path(_("comments/mine/"), own_views.ask, name="comments-mine"),
    path(_("comments/mine/<str:token>/"), own_views.own, name="comments-own"),
    path(_("comments/mine/<str:token>/export.json"), own_views.export_own, name="comments-export"),
]
