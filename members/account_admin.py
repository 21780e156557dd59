"""In the admin: whose profile a mediator is, found by the address of their account."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.models import Mediator
from members.space.tying import tie, untie


class AddressForm(forms.Form):
    """The address with which the person signs in; sent by POST, so that no log holds it."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of the account"))


class AccountView(WagtailAdminTemplateMixin, FormView):
    """Tie a profile to an account, or take it back."""

    template_name = "members/admin/account.html"
    page_title = gettext_lazy("Account")
    header_icon = "user"
    form_class = AddressForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("members.publish_mediator"):
            raise PermissionDenied
        self.mediator = get_object_or_404(Mediator, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.mediator.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailsnippets_members_mediator:edit", args=[self.mediator.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.mediator.name},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "mediator": self.mediator}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "untie":
            untie(self.mediator)
            messages.success(request, _("This profile is in the editors’ hands again."))
            return HttpResponseRedirect(request.path)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: AddressForm) -> HttpResponse:
        users = get_user_model().objects.filter(email__iexact=form.cleaned_data["email"])
        user = users.filter(is_active=True).first()
        if user is None:
            form.add_error("email", _("No account has this address. Invite the person first."))
        elif not tie(self.mediator, user):
            form.add_error("email", _("This account, or this profile, belongs to another already."))
        if form.errors:
            return self.form_invalid(form)
        messages.success(self.request, _("The person now keeps this profile in their space."))
        return HttpResponseRedirect(self.request.path)
