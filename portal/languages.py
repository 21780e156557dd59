"""The reader's language: in a page's address, or for machines what their request prefers."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_path


class Language(LocaleMiddleware):
    """Django's middleware, which never leads an address to the language a browser prefers.

    ``/`` alone does so, by its view: what is not found without a language is not found.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not get_language_from_path(request.path_info):
            patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", get_language())
        return response
