"""API partners in Wagtail's admin: their limits, and their key, which is shown once."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.models import ApiPartner


class PartnerForm(WagtailAdminModelForm):
    """A partner; ``new_key`` is there once it has been saved, if one was given."""

    renew = forms.BooleanField(
        label=gettext_lazy("Give a new key"),
        required=False,
        help_text=gettext_lazy("The key of before stops working at once. A new partner gets one."),
    )
    new_key = ""

    def save(self, commit: bool = True) -> ApiPartner:
        if not self.instance.pk or self.cleaned_data.get("renew"):
            self.new_key = self.instance.give_key()
        partner: ApiPartner = super().save(commit)
        return partner


class _ShowsKey:
    """Says the new key, in the one moment in which anybody can."""

    def save_instance(self) -> ApiPartner:
        partner: ApiPartner = super().save_instance()  # type: ignore[misc]
        if key := self.form.new_key:  # type: ignore[attr-defined]
            words = _("The key of %(name)s, which will not be shown again:") % {
                "name": partner.name
            }
            message = format_html("{} <code>{}</code>", words, key)
            messages.warning(self.request, message)  # type: ignore[attr-defined]
        return partner


class AddPartner(_ShowsKey, CreateView):
    """A new partner."""


class EditPartner(_ShowsKey, EditView):
    """A partner changed."""


class PartnerViewSet(ModelViewSet):
    """For administrators."""

    model = ApiPartner
    name = "api-partners"
    icon = "key"
    menu_label = gettext_lazy("API partners")
    add_to_settings_menu = True
    menu_order = 900
    list_display = [
        "name",
        "contact",
        "per_minute",
        BooleanColumn("is_active", label=gettext_lazy("Active")),
        "key_start",
    ]
    copy_view_enabled = False
    inspect_view_enabled = False
    add_view_class = AddPartner
    edit_view_class = EditPartner
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("name", "contact", "per_minute", "is_active", "renew")],
        base_form_class=PartnerForm,
    )


partners = PartnerViewSet()
