"""``manage.py tend_registrations``: seats given on, reminders, certificates."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.registration import tending


class Command(BaseCommand):
    help = (
        "Give free seats to those who wait, remind people the day before, send certificates of "
        "attendance. Run it every few minutes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        tending.give_on(now)
        reminded, attested = tending.remind(now), tending.attest(now)
        self.stdout.write(f"{reminded} reminded, {attested} certificates sent.")
