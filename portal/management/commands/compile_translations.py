"""``manage.py compile_translations``: make the ``.mo`` files, which are not in the repository."""

from typing import Any

from django.core.management.base import BaseCommand

from portal import translations


class Command(BaseCommand):
    help = "Compile the rooms' translations that have changed (with Babel: no gettext needed)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for file in translations.compile_changed():
            self.stdout.write(f"compiled {file.relative_to(translations.CHECKOUT)}")
