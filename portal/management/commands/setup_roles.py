"""``manage.py setup_roles``: editors and moderators with their rights and their workflow."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from portal import roles


class Command(BaseCommand):
    help = str(_("Give editors and moderators their rights, and set up their workflow."))

    def handle(self, **options: Any) -> None:
        roles.set_up()
        self.stdout.write(str(_("Roles are set up.")))
