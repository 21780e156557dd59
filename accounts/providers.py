"""Signing in with an OpenID Connect provider: ProConnect, or another in the same form.

Its addresses stand once for the portal, whatever the language: the provider knows them by heart.
"""

import hmac
import secrets
from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

NONCE = "oidc_nonce"  # in the session


class Provider(OpenIDConnectOAuth2Adapter):
    """allauth's part of the exchange, with what ProConnect asks beyond it.

    It wants a nonce, answers about the person with a signed token instead of plain JSON, and calls
    the family name ``usual_name``.
    """

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Who came back; OAuth2Error when the answer is not the one to this browser's question."""
        id_token = kwargs["response"].get("id_token", "")
        claims = self._decode_id_token(app, id_token) if id_token else {}
        expected = request.session.pop(NONCE, "")
        if not expected or not hmac.compare_digest(str(claims.get("nonce", "")), expected):
            raise OAuth2Error("The nonce is not the one that was sent.")
        return super().complete_login(request, app, token, **kwargs)

    def _fetch_user_info(self, access_token: str) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {access_token}"}
        with get_adapter().get_requests_session() as session:
            response = session.get(self.profile_url, headers=headers)
            response.raise_for_status()
        if response.headers.get("Content-Type", "").startswith("application/jwt"):
            told = self._verified(response.text)
        else:
            told = response.json()
        return {"family_name": told.get("usual_name", ""), **told}

    def _verified(self, token: str) -> dict[str, Any]:
        found: dict[str, Any] = jwtkit.verify_and_decode(
            credential=token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=self.get_provider().app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return found


@never_cache
@login_not_required
def leave(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """On to the provider. Nobody but us adds anything to what is asked of it."""
    nonce = request.session[NONCE] = secrets.token_urlsafe(32)
    asked = {name: request.GET[name] for name in ("process", "next") if name in request.GET}
    request.GET = QueryDict(urlencode({**asked, "auth_params": urlencode({"nonce": nonce})}))
    return _answer(OAuth2LoginView, request, provider_id)


@never_cache
@login_not_required
def back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the provider."""
    return _answer(OAuth2CallbackView, request, provider_id)


def _answer(kind: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = kind.adapter_view(Provider(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404(f"No provider {provider_id}") from error
    return answer


# The names are those by which allauth's provider asks for them.
urlpatterns = [
    path("<slug:provider_id>/", leave, name="openid_connect_login"),
    path("<slug:provider_id>/back/", back, name="openid_connect_callback"),
]
