"""``manage.py mail_comments``: tell the moderators what waits, in one mail each."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from comments.mails import mail_waiting


class Command(BaseCommand):
    help = "Write to each moderator of the comments that came since the last mail. Run it by cron."

    def handle(self, *args: Any, **options: Any) -> None:
        comments, mails = mail_waiting()
        counts = {"comments": comments, "mails": mails}
        self.stdout.write(_("%(comments)s comments in %(mails)s mails.") % counts)
