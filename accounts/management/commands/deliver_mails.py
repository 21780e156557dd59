"""``manage.py deliver_mails``: send the mails that wait and are due."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from accounts.models import OutgoingMail
from accounts.outbox.delivery import deliver_due


class Command(BaseCommand):
    help = "Send the mails that wait and are due. Run it every few minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = deliver_due()
        failed = OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED).count()
        counts = {"sent": sent, "waiting": OutgoingMail.objects.count() - failed, "failed": failed}
        self.stdout.write(
            _("%(sent)s mails left, %(waiting)s wait, %(failed)s failed for good.") % counts
        )
