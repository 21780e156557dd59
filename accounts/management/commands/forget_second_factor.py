"""``manage.py forget_second_factor``: for whoever has lost their second factor and its codes."""

from typing import Any

from allauth.account.internal.userkit import filter_users_by_email
from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Remove the second factor of the account with ADDRESS; the next sign-in sets up another."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        users = filter_users_by_email(address)
        if not users:
            raise CommandError(f"No account has the address {address}.")
        count, _by_model = Authenticator.objects.filter(user__in=users).delete()
        self.stdout.write(f"{count} removed. Their sessions stay; the password too.")
