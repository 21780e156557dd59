"""A field that only machines fill in, for the forms that anybody may send."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TrappedForm(forms.Form):
    """A form with a field that people do not see: ``components/trap.html`` draws it."""

    website = forms.CharField(required=False, label=_("Leave this field empty"))

    @property
    def is_trap(self) -> bool:
        """Whether a machine has filled in what people do not see."""
        return bool(self.data.get("website"))
