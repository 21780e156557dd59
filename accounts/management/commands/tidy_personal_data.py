"""``manage.py tidy_personal_data``: erase closed accounts, and all that was kept long enough."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.retention import rules

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Erase accounts whose delay is over, and everything that was kept long enough."

    def handle(self, *args: Any, **options: Any) -> None:
        """Follow every rule; one that fails does not keep the others from being followed."""
        failed = []
        for rule in rules():
            try:
                self.stdout.write(f"{rule.what}: {rule.tidy()}")
            except Exception:
                logger.exception("The rule %s could not be followed", rule.name)
                failed.append(rule.name)
        if failed:
            raise CommandError(f"Not followed: {', '.join(failed)}.")
