"""The admin's forms about organisations: their own, and what ties a place to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.snippets.widgets import AdminSnippetChooser

from directory.admin.widgets import DepartmentsField
from directory.models import Organisation, Place

from . import affiliations

RUN_BY, NETWORKS = "run_by", "networks"


class OrganisationForm(WagtailAdminModelForm):
    """The départements as boxes to tick; the address is given once and for all."""

    departments = DepartmentsField(
        label=_("Territory"), help_text=Organisation._meta.get_field("departments").help_text
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["slug"].disabled = True


class AffiliatedPlaceForm(WagtailAdminModelForm):
    """The part of a place's form that is not the place's own: it counts at once, without draft."""

    run_by = forms.ModelChoiceField(
        label=_("Run by"),
        queryset=Organisation.objects.all(),
        required=False,
        widget=AdminSnippetChooser(Organisation),
        help_text=_("Counts as soon as you save, whatever becomes of the draft."),
    )
    networks = forms.ModelMultipleChoiceField(
        label=_("Networks"),
        queryset=Organisation.objects.filter(kind=Organisation.Kind.NETWORK),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Counts as soon as you save, whatever becomes of the draft."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            if RUN_BY in self.fields:
                self.initial[RUN_BY] = affiliations.runner_of(self.instance)
            if NETWORKS in self.fields:
                self.initial[NETWORKS] = list(affiliations.networks_of(self.instance))

    def save_affiliations(self, place: Place) -> None:
        """Tie ``place``, which is saved, to what was chosen."""
        if RUN_BY in self.changed_data:
            affiliations.run_by(self.cleaned_data[RUN_BY], [place.pk])
        if NETWORKS in self.changed_data:
            affiliations.set_networks(place, self.cleaned_data[NETWORKS])


class SavesAffiliations:
    """What both views of a place's form share."""

    form: AffiliatedPlaceForm

    def save_instance(self) -> Place:
        place: Place = super().save_instance()  # type: ignore[misc] # the view's
        self.form.save_affiliations(place)
        return place
