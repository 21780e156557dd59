"""Webhooks in Wagtail's admin: where partners are told, the secret shown once, how it goes."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from directory.admin.widgets import DepartmentsField
from directory.models import Webhook

from .delivery import ping


class WebhookForm(WagtailAdminModelForm):
    """A webhook; ``new_secret`` is there once it has been saved, if one was given."""

    departments = DepartmentsField(
        label=gettext_lazy("Territory"), help_text=Webhook._meta.get_field("departments").help_text
    )
    renew = forms.BooleanField(
        label=gettext_lazy("Give a new secret"),
        required=False,
        help_text=gettext_lazy(
            "For one day more messages are signed with the one before as well, so that none is "
            "lost. A new webhook gets one."
        ),
    )
    test = forms.BooleanField(
        label=gettext_lazy("Send a test message"),
        required=False,
        help_text=gettext_lazy("At once after saving; what was answered is shown."),
    )
    new_secret = ""

    def save(self, commit: bool = True) -> Webhook:
        if not self.instance.pk or self.cleaned_data.get("renew"):
            self.new_secret = self.instance.give_secret(timezone.now())
        if "is_active" in self.changed_data or "address" in self.changed_data:
            self.instance.begin_anew(timezone.now())
        hook: Webhook = super().save(commit)
        return hook


class _SaysWhatItDid:
    """Says the new secret, in the one moment in which anybody can, and how the test went."""

    def save_instance(self) -> Webhook:
        hook: Webhook = super().save_instance()  # type: ignore[misc]
        form: WebhookForm = self.form  # type: ignore[attr-defined]
        request = self.request  # type: ignore[attr-defined]
        if form.new_secret:
            words = _("The secret of this webhook, which will not be shown again:")
            messages.warning(request, format_html("{} <code>{}</code>", words, form.new_secret))
        if form.cleaned_data["test"]:
            answer = ping(hook)
            say = messages.success if answer.taken else messages.error
            say(request, _("The test message was answered: %(words)s") % {"words": answer.words})
        return hook


class WebhooksView(IndexView):
    """All of them, by partner."""

    def get_base_queryset(self) -> QuerySet[Any]:
        return Webhook.objects.select_related("partner")


class AddWebhook(_SaysWhatItDid, CreateView):
    """A new webhook."""


class EditWebhook(_SaysWhatItDid, EditView):
    """A webhook changed."""


def state(hook: Webhook) -> str:
    """How it goes, in a few words."""
    if hook.failing_since:
        since = date_format(localtime(hook.failing_since), "SHORT_DATETIME_FORMAT")
        failing = _("failing since %(since)s: %(answer)s")
        words = failing % {"since": since, "answer": hook.last_answer}
        return words if hook.is_active else f"{_('switched off')}, {words}"
    if not hook.is_active:
        return _("switched off")
    if not hook.last_answer:
        return _("nothing to tell yet")
    return _("received (%(answer)s)") % {"answer": hook.last_answer}


class WebhookViewSet(ModelViewSet):
    """For administrators, as the partners whose they are."""

    model = Webhook
    name = "webhooks"
    icon = "rotate"
    menu_label = gettext_lazy("Webhooks")
    add_to_settings_menu = True
    menu_order = 910
    list_display = [
        "address",
        "partner",
        Column("state", label=gettext_lazy("State"), accessor=state),
        DateColumn("since", label=gettext_lazy("Told up to")),
    ]
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = WebhooksView
    add_view_class = AddWebhook
    edit_view_class = EditWebhook
    edit_handler = ObjectList(
        [
            FieldPanel(name)
            for name in ("partner", "address", "is_active", "renew", "test", "departments")
        ],
        base_form_class=WebhookForm,
    )


webhooks = WebhookViewSet()
