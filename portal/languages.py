"""The reader's language: in a page's address, or for machines what their request prefers."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

_FOR_MACHINES = "/api/"


class Language(LocaleMiddleware):
    """Django's middleware, but what the API does not find is no page in some language either."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not request.path_info.startswith(_FOR_MACHINES):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", get_language())
        return response
