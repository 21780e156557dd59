"""The form of an exchange."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.departments import department_choices
from training.fields import skill_choices
from training.models import Exchange
from training.wishes.forms import SkillsByFamily

LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)


class ExchangeForm(SkillsByFamily, forms.ModelForm):
    """An offer or a search; an editor reads it before others do."""

    kind = forms.ChoiceField(
        label=_("Do you offer or seek?"), choices=Exchange.Kind.choices, widget=forms.RadioSelect
    )
    skills = forms.MultipleChoiceField(
        choices=skill_choices, error_messages={"required": _("Choose at least one skill.")}
    )
    department = forms.ChoiceField(
        label=_("In which département?"),
        required=False,
        choices=[("", _("Anywhere")), *department_choices()],
    )
    until = forms.DateField(
        label=_("Until when?"),
        help_text=_("Within a year. We write to you a week before; you can prolong it."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    class Meta:
        model = Exchange
        fields = ["kind", "skills", "words", "department", "is_remote", "until"]
        labels = {"words": _("In your own words"), "is_remote": _("At a distance too")}
        help_texts = {"words": _("What you can show, or would like to see; when you have time.")}
        widgets = {"words": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"until": timezone.localdate() + USUAL, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today < until <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day after today, within a year."))
        return until

    def exchange(self, mediator: Any) -> Exchange:
        """The exchange of ``mediator``, not yet kept."""
        found: Exchange = self.save(commit=False)
        found.mediator, found.language = mediator, get_language() or ""
        return found
