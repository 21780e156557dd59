"""``manage.py start``: prepare what is missing and serve, on one machine (``make run``)."""

from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from portal.demo_logins import demo_logins
from portal.preparation import prepare
from portal.settings import environment


class Command(BaseCommand):
    help = "Prepare what is missing, with demo content on the first start, and serve on PORT."
    requires_system_checks: list[str] = []  # the tables that some checks read may not exist yet

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("start is for development: see docs/hubs/install.md for production.")
        port = environment.PORT
        if not port.isdigit():
            raise CommandError(f"PORT is {port!r}, and must be a number such as 8000.")
        prepare(self.stdout.write)
        address = f"http://127.0.0.1:{port}"
        self.stdout.write(f"\nBlason is at {address}/")
        self.stdout.write(f"Its admin at   {address}{reverse('wagtailadmin_home')}\n\n")
        for login in demo_logins():
            self.stdout.write(f"  {login.role:14} {login.address:26} {login.password}")
        self.stdout.write("\nCtrl-C stops it; what you edit is kept.")
        self.stdout.flush()
        # In this same process: a second start of Django would double the wait. Its banner would
        # repeat what is said above; errors still go to stderr.
        call_command("runserver", port, use_reloader=False, skip_checks=True, stdout=StringIO())
