"""``manage.py ask_confirmations``: ask the managers of places whether their pages are right."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from directory.keeping.confirming import ask_due


class Command(BaseCommand):
    help = "Write to the managers of places not confirmed for half a year. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        count = ask_due()
        self.stdout.write(ngettext("%(count)s mail.", "%(count)s mails.", count) % {"count": count})
