"""The moments of an event in the admin: hours are typed in the zone of the moment itself."""

from datetime import datetime, tzinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from events import zones


class HourField(forms.DateTimeField):
    """A day and an hour by the clocks of ``zone``, which the form sets; aware once cleaned."""

    zone: tzinfo
    default_error_messages = {
        "ambiguous_timezone": _(
            "The clocks change there at that time: this hour does not exist, or comes twice. "
            "Choose another one."
        )
    }

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> datetime | None:
        try:
            with timezone.override(self.zone):
                return super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(self.error_messages[error.code], error.code) from error
            raise


class MomentForm(WagtailAdminModelForm):
    """A moment; the zone chosen in it says what its hours mean."""

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"start": HourField, "end": HourField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self["time_zone"].value()
        for field in ("start", "end"):
            self.fields[field].zone = zones.zone(name if name in zones.ZONES else zones.PARIS)


class MomentsPanel(InlinePanel):
    """The moments of an event, each with a ``MomentForm``."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        of_moment = self.child_edit_handler.get_form_options()
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=MomentForm,
            defer_required_on_fields=of_moment.get("defer_required_on_fields", []),
        )
        return options
