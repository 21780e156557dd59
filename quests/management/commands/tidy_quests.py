"""``manage.py tidy_quests``: delete expired rooms, and answers turned down a month ago."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from quests import coded_rooms, moderation
from quests.models import Room


class Command(BaseCommand):
    help = "Delete workshop rooms that have expired, and shared answers turned down a month ago."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = {"rooms": coded_rooms.forget_expired(Room), "answers": moderation.forget_refused()}
        self.stdout.write(
            _("Forgotten: %(rooms)s rooms, %(answers)s answers turned down.") % counts
        )
