"""``manage.py remind_editors``: write to the team of what has waited for days."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from members.reminders import remind


class Command(BaseCommand):
    help = "Write to each of the team of what has waited in the inbox for days. Run it once a week."

    def handle(self, *args: Any, **options: Any) -> None:
        count = remind()
        self.stdout.write(ngettext("%(count)s mail.", "%(count)s mails.", count) % {"count": count})
