"""The forms of a registration: asking for seats, and changing what is asked for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.traps import TrappedForm
from events.models import Site
from events.models.registration import LONGEST_NEED
from events.registration.choosing import Choice
from events.registration.registering import Said


class NeedsForm(forms.Form):
    """What somebody needs, for one event only."""

    access_needs = forms.CharField(
        label=_("What would help you to take part"),
        help_text=_("For example: a ramp, a sign-language interpreter, large print."),
        max_length=LONGEST_NEED,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    meal_needs = forms.CharField(
        label=_("Meals"),
        help_text=_("For example: vegetarian, an allergy."),
        max_length=LONGEST_NEED,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


class PersonForm(NeedsForm):
    """Who comes."""

    name = forms.CharField(
        label=_("First name and name"),
        help_text=_("As it will stand on the list at the door and on the certificate."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Say who comes.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Never shown. The link to confirm, change or withdraw is sent there."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def said(self, language: str, **more: str) -> Said:
        """What a valid form says."""
        data = self.cleaned_data
        fields = ("name", "email", "access_needs", "meal_needs")
        return Said(language=language, **{name: data[name] for name in fields}, **more)


class RegisterForm(TrappedForm, PersonForm):
    """Asking for seats: for each moment one of its sites, or none; then who comes.

    ``choices``: what there is to choose; ``first``: the key of the site that is chosen already.
    """

    consent = forms.BooleanField(
        label=_(
            "I agree that those who prepare this event see what I wrote here. What I need is "
            "erased a week after the event, my name and address a year after."
        ),
        error_messages={"required": _("Without this we cannot keep your registration.")},
    )

    def __init__(
        self, *args: Any, choices: Sequence[Choice], first: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        for choice in choices:
            self.fields[choice.name] = choice.field(first, is_only=len(choices) == 1)
        people = ["name", "email", "access_needs", "meal_needs", "consent", "website"]
        self.order_fields([*(choice.name for choice in choices), *people])

    def clean(self) -> dict[str, Any]:
        """At least one seat."""
        data = super().clean() or self.cleaned_data
        if not any(choice.name in self.errors for choice in self.choices) and not self.sites():
            self.add_error(self.choices[0].name, _("Choose at least one moment."))
        return data

    def sites(self) -> list[Site]:
        """What was chosen."""
        found = (choice.site(self.cleaned_data.get(choice.name, "")) for choice in self.choices)
        return [site for site in found if site]


class HandForm(PersonForm):
    """An editor registers somebody who called or came by."""

    site = forms.ModelChoiceField(
        label=_("Moment and site"), queryset=Site.objects.none(), empty_label=None
    )
    field_order = ["site", "name", "email", "access_needs", "meal_needs"]

    def __init__(self, *args: Any, sites: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        named = list(sites)
        field = self.fields["site"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Site.objects.filter(pk__in=[pk for pk, _name in named])
        field.choices = named
