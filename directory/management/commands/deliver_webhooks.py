"""``manage.py deliver_webhooks``: tell partners which places changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from directory.webhooks.delivery import deliver_due


class Command(BaseCommand):
    help = "Tell partners which places changed. Run it every few minutes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anywhere",
            action="store_true",
            help="also to addresses in private networks and without encryption: to try it out, "
            "or where a partner's machine stands beside the portal",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for hook in deliver_due(anywhere=options["anywhere"]):
            line = f"{hook}: {hook.last_answer}"
            if hook.failing_since:
                off = "" if hook.is_active else " (switched off)"
                self.stderr.write(self.style.ERROR(line + off))
            else:
                self.stdout.write(line)
