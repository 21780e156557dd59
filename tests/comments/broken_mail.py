"""A mail server that is down."""

from typing import NoReturn

from django.core.mail.backends.base import BaseEmailBackend


class BrokenBackend(BaseEmailBackend):
    """Takes no mail."""

    def send_messages(self, email_messages: object) -> NoReturn:
        """As ``smtplib`` when nobody listens."""
        raise ConnectionRefusedError("Nobody listens")
