"""What django-allauth asks us: who speaks to us, where to go next, how mails leave."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from wagtail.models import Site

from accounts.limits import client_address


class AccountAdapter(DefaultAccountAdapter):
    """Blason's answers; all else is allauth's."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count by, as everywhere else on the portal."""
        return client_address(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of the mails of ``templates/account/email/``, in the language being read."""
        site = Site.find_for_request(self.request)
        named = {"email": email, "site_name": site.site_name if site else "", **context}
        self.render_mail(template_prefix, email, named).send(using="default")
