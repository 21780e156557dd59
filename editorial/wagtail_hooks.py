"""What the blocks' room adds to Wagtail's admin: checks of what hinders readers, and its style."""

from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.userbar import ContentCheckerItem


class Checks(ContentCheckerItem):
    """Wagtail's checks, and those for pictures, tables, players and frames that we add to them."""

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "duplicate-id-aria",
        "list",
        "video-caption",
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": _("A picture has no description"),
            "help_text": _("Describe what it shows, or mark it as decorative"),
        },
        "image-redundant-alt": {
            "error_name": _("The description repeats the text beside it"),
            "help_text": _("Say what the picture shows, not what the text says already"),
        },
        "video-caption": {
            "error_name": _("A film has no captions"),
            "help_text": _("Add a WebVTT file to the film’s block"),
        },
    }


@hooks.register("construct_wagtail_userbar")
def add_our_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Put our checks in the place of Wagtail's."""
    items[:] = [Checks() if isinstance(item, ContentCheckerItem) else item for item in items]


@hooks.register("insert_global_admin_css")
def style() -> str:
    """Add what holds on every page of the admin."""
    return format_html(
        '<link rel="stylesheet" href="{}">', versioned_static("editorial/css/admin.css")
    )
