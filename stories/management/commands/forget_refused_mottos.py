"""``manage.py forget_refused_mottos``: delete proposals that were turned down a month ago."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from stories.proposals import forget_refused


class Command(BaseCommand):
    help = "Delete proposed mottos that were turned down more than thirty days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_refused()
        words = ngettext("%(count)s motto forgotten.", "%(count)s mottos forgotten.", count)
        self.stdout.write(words % {"count": count})
