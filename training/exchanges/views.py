"""Pages of exchanges: the list, writing one, withdrawing or prolonging one's own."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.space.standing import mediator_of
from training.exchanges.forms import USUAL, ExchangeForm
from training.exchanges.listing import list_context
from training.models import Exchange
from training.wishes.listing import crumbs

MOST = 10  # of one mediator at the same time


@require_safe
def exchanges(request: HttpRequest) -> HttpResponse:
    """The public list."""
    return render(request, "training/exchanges/list.html", list_context(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def write(request: HttpRequest) -> HttpResponse:
    """The form; it needs a profile, as answers come by way of it."""
    user: Any = request.user
    mediator = mediator_of(user)
    if mediator is None:
        messages.info(request, _("Say first who you are: a name is enough. Then offer or seek."))
        return redirect("profile")
    kind = request.GET.get("kind", "")
    form = ExchangeForm(request.POST or None, initial={"kind": kind})
    too_many = False
    if request.method == "POST" and form.is_valid():
        too_many = mediator.exchanges.count() >= MOST
        if not too_many:
            form.exchange(mediator).save()
            words = _("The editors read it; then it is shown. You find it in your space.")
            messages.success(request, words)
            return redirect(f"{reverse('my-space')}#exchanges")
    context = {
        "form": form,
        "mediator": mediator,
        "most": MOST,
        "too_many": too_many,
        "title": _("Offer or seek"),
        "crumbs_extra": crumbs(
            {"title": _("Exchanges between peers"), "url": reverse("exchanges")},
            {"title": _("Offer or seek"), "url": ""},
        ),
    }
    status = 409 if too_many else 400 if form.errors else 200
    return render(request, "training/exchanges/write.html", context, status=status)


@require_POST
@login_required
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw one's own, or prolong it by three months from today."""
    owner: Any = request.user
    exchange = get_object_or_404(Exchange, pk=pk, mediator__user=owner.pk)
    if request.POST.get("do") == "withdraw":
        exchange.delete()
        messages.success(request, _("It is withdrawn."))
    elif request.POST.get("do") == "prolong":
        exchange.until, exchange.reminded_at = timezone.localdate() + USUAL, None
        exchange.save(update_fields=["until", "reminded_at"])
        messages.success(request, _("It is prolonged by three months."))
    return redirect(f"{reverse('my-space')}#exchanges")
