"""What the comments' room adds to Wagtail's admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from comments.admin import (
    CommentViewSet,
    PublishComments,
    ReadOnlyPolicy,
    RefuseComments,
    TakeBackComments,
)
from comments.closing import closing, entry
from comments.models import Comment
from comments.personal import PersonalView

register_permission_policy(Comment, ReadOnlyPolicy(Comment))
register_snippet(CommentViewSet)
for action in (PublishComments, TakeBackComments, RefuseComments):
    hooks.register("register_bulk_action", action)
for menu in ("register_page_header_buttons", "register_page_listing_more_buttons"):
    hooks.register(menu, entry)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("comments/personal/", PersonalView.as_view(), name="comments-personal"),
        path("comments/closing/<int:pk>/", closing, name="comments-closing"),
    ]


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Those that Wagtail does not list by itself in its form of groups."""
    own = ["publish_comment", "personal_comment"]
    return Permission.objects.filter(content_type__app_label="comments", codename__in=own)
