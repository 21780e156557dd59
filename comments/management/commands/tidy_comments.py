"""``manage.py tidy_comments``: delete the comments turned down a month ago."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from comments.moderation import forget_refused


class Command(BaseCommand):
    help = "Delete comments that were turned down a month ago."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(_("Forgotten: %(count)s comments.") % {"count": forget_refused()})
