"""Removing a passkey: allauth asks nobody whether it may go, so we do."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import remove_webauthn
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect


@login_required
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponseBase:
    """allauth's view, but for the only factor of somebody who needs one."""
    kind = Authenticator.Type.WEBAUTHN
    passkey = get_object_or_404(Authenticator, pk=pk, user=request.user, type=kind)
    adapter = get_adapter()
    if not adapter.can_delete_authenticator(passkey):
        messages.error(request, adapter.error_messages["cannot_delete_authenticator"])
        return redirect("mfa_list_webauthn")
    answer: HttpResponseBase = remove_webauthn(request, pk=pk)
    return answer
