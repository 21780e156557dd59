"""Who may ask the API how often, and from which pages: from all of them."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from accounts.limits import Minute, sender, this_minute
from accounts.models import ApiPartner
from accounts.models.api_partner import hashed

API = "/api/v1/"
KEY_HEADER = "X-Api-Key"
# A browser lets any page read what is public; it sends no cookie along, and shows these headers.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, Content-Language, ETag, Link, "
    "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": f"Authorization, {KEY_HEADER}, If-None-Match, "
    "If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


class ApiAccess:
    """Middleware: limits for each client, or for the partner whose key it has; CORS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(API):
            return self.get_response(request)
        if request.method == "OPTIONS":
            response = HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)
        else:
            response = self.answer(request)
        for name, value in CORS.items():
            response[name] = value
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        """What the API says, or that the key is unknown, or that it was too often."""
        from portal.api import problem  # the API's rooms need their models, which load later

        key = _key(request)
        who, most = sender(request), settings.API_PER_MINUTE
        if key:
            partner = ApiPartner.objects.filter(key_hash=hashed(key), is_active=True).first()
            if partner is None:
                response = problem(request, HTTPStatus.UNAUTHORIZED, "This key is not known.", [])
                response["WWW-Authenticate"] = "Bearer"
                return response
            who, most = f"partner-{partner.pk}", partner.per_minute
        elif not most:
            return self.get_response(request)
        minute = this_minute(who, most=most)
        if minute.left < 0:
            detail = f"At most {most} requests a minute; ask again in {minute.seconds} seconds."
            response = problem(request, HTTPStatus.TOO_MANY_REQUESTS, detail, [])
            response["Retry-After"] = str(minute.seconds)
            response["Cache-Control"] = "no-store"
        else:
            response = self.get_response(request)
        return _told(response, minute)


def _key(request: HttpRequest) -> str:
    """The key that comes as ``Authorization: Bearer …`` or in a header of its own; else empty."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    bearer = token.strip() if scheme.lower() == "bearer" else ""
    return bearer or request.headers.get(KEY_HEADER, "").strip()


def _told(response: HttpResponse, minute: Minute) -> HttpResponse:
    response["RateLimit-Limit"] = str(minute.most)
    response["RateLimit-Remaining"] = str(max(0, minute.left))
    response["RateLimit-Reset"] = str(minute.seconds)
    # What anybody may keep and give to others is the answer, which is the same for all.
    patch_vary_headers(response, ["Authorization", KEY_HEADER])
    return response
