"""The e-mail addresses that somebody has shown to be theirs."""

from typing import Any

from allauth.account.models import EmailAddress


def verified(user: Any) -> list[str]:
    """In lower case; an address that was only typed opens nothing."""
    found = EmailAddress.objects.filter(user=user, verified=True)
    return [email.lower() for email in found.values_list("email", flat=True)]
