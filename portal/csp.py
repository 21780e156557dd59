"""One content security policy for what the public sees, a laxer one for Wagtail's admin."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.urls import reverse


class ContentSecurityPolicy(ContentSecurityPolicyMiddleware):
    """Django's middleware, with ``ADMIN_CSP`` under the admin's address.

    Wagtail's own form widgets start with small inline scripts, and its rich text editor sets
    inline styles: the strict policy would break the admin, and only signed-in editors get there.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            response.__dict__.setdefault("_csp_config", settings.ADMIN_CSP)
        return super().process_response(request, response)
