"""The profile as a form for its owner, in the order in which readers see it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from directory.fields import LineListField
from members import consent, spoken
from members.fields import BlasonFormField
from members.models import ArchetypePage, Mediator
from members.models.mediator import source_language
from members.space.portraits import reencoded

# What the browser keeps to itself, or what is no part of a profile.
NOT_KEPT = ("base", "version", "window", "portrait")


class ProfileForm(forms.Form):
    """What somebody tells of themselves.

    ``base`` names the state that they began from; ``version`` and ``window`` see ``ProfileDraft``.
    """

    base = forms.CharField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    window = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    name = forms.CharField(
        max_length=100,
        label=_("Name shown"),
        help_text=_("As you want to be called here. A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    role = forms.CharField(
        max_length=120,
        required=False,
        label=_("Role"),
        help_text=_("For example: librarian and mediator."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    presentation = forms.CharField(
        max_length=600,
        required=False,
        label=_("Presentation"),
        help_text=_("A few sentences that make one want to come in. 600 characters at most."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    portrait = forms.FileField(
        required=False,
        label=_("Portrait"),
        help_text=_("A photo of you alone. JPEG, PNG or WebP, 15 MB at most."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    portrait_alt = forms.CharField(
        max_length=250,
        required=False,
        label=_("What the portrait shows"),
        help_text=_("Read to people who do not see it: « Inès smiles, in front of the shelves. »"),
    )
    no_portrait = forms.BooleanField(required=False, label=_("Remove my portrait"))
    languages = forms.MultipleChoiceField(
        required=False,
        label=_("Languages"),
        choices=spoken.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    skills = LineListField(
        required=False,
        label=_("Skills"),
        help_text=_("One a line, a few words each. For example: repairing telephones."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    archetypes = forms.ModelMultipleChoiceField(
        ArchetypePage.objects.none(),
        required=False,
        label=_("Super-mediators"),
        help_text=_("The ones in whom you recognise yourself; there may be several."),
        widget=forms.CheckboxSelectMultiple,
    )
    blason = BlasonFormField(required=False, label=_("Coat of arms"), widget=forms.HiddenInput)
    no_blason = forms.BooleanField(required=False, label=_("Remove my coat of arms"))
    shown = forms.MultipleChoiceField(
        required=False,
        choices=consent.choices,
        label=_("What may be shown"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, has_portrait: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_portrait = has_portrait
        self.picture: bytes | None = None
        known = ArchetypePage.objects.live().filter(source_language())
        self.fields["archetypes"].queryset = known.order_by("path")  # type: ignore[attr-defined]

    def clean_skills(self) -> list[str]:
        skills: list[str] = self.cleaned_data["skills"]
        if len(skills) > 20 or any(len(skill) > 80 for skill in skills):
            raise forms.ValidationError(_("Twenty skills at most, of 80 characters each."))
        return skills

    def clean_portrait(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["portrait"]
        if file:
            self.picture = reencoded(file)
        return file

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        shows = (self.has_portrait or self.picture) and not data.get("no_portrait")
        if shows and not data.get("portrait_alt", "").strip() and "portrait" not in self.errors:
            self.add_error("portrait_alt", _("Describe the portrait in a few words."))
        return data

    def apply(self, mediator: Mediator) -> None:
        """Give ``mediator`` what is right of it, but for the portrait itself; nothing is saved."""
        data = self.cleaned_data
        plain = ("name", "role", "presentation", "portrait_alt", "languages", "skills", "shown")
        for name in (*plain, "blason"):
            if name in data:
                setattr(mediator, name, data[name])
        if "archetypes" in data:
            mediator.archetypes = list(data["archetypes"])
        if data["no_blason"]:
            mediator.blason = None
        if data["no_portrait"]:
            mediator.portrait, mediator.portrait_alt = None, ""


def initial_of(mediator: Mediator) -> dict[str, Any]:
    """The form's values for a state of the profile."""
    return {
        "name": mediator.name,
        "role": mediator.role,
        "presentation": mediator.presentation,
        "portrait_alt": mediator.portrait_alt,
        "languages": mediator.languages,
        "skills": mediator.skills,
        "archetypes": [archetype.pk for archetype in mediator.archetypes.all()],
        "blason": mediator.blason,
        "shown": mediator.shown,
    }


def initial_of_draft(kept: dict[str, list[str]]) -> dict[str, Any]:
    """The form's values for what was typed, right or wrong."""
    data = MultiValueDict(kept)
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in ProfileForm.base_fields.items()
        if name not in NOT_KEPT
    }


def typed(data: Any) -> dict[str, list[str]]:
    """What a browser sent, as a draft keeps it: known fields, no more than a form holds."""
    return {
        name: [value[:2_000] for value in data.getlist(name)[:100]]
        for name in ProfileForm.base_fields
        if name not in NOT_KEPT and name in data
    }
