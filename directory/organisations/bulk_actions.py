"""What an editor ties many places to at once: who runs them, a network they belong to."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.widgets import AdminSnippetChooser

from directory.models import Organisation, Place

from . import affiliations

RUN, JOIN, LEAVE = "run", "join", "leave"


class OrganisationChoice(forms.Form):
    """Which organisation, and what it is to the places."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        widget=AdminSnippetChooser(Organisation),
    )
    what = forms.ChoiceField(
        label=_("What it is to these places"),
        choices=[
            (RUN, _("It runs them, and nobody else")),
            (JOIN, _("They belong to it")),
            (LEAVE, _("Nothing any more")),
        ],
        widget=forms.RadioSelect,
        initial=RUN,
    )


class AffiliateAction(SnippetBulkAction):
    """Ties the places chosen to an organisation, or unties them."""

    display_name = _("Organisation…")
    action_type = "affiliate"
    aria_label = _("Say which organisation the selected places belong to")
    template_name = "directory/admin/confirm_affiliation.html"
    action_priority = 30
    form_class = OrganisationChoice

    @classproperty
    def models(cls) -> list[type[Place]]:  # noqa: N805 # a property of the class
        return [Place]

    def check_perm(self, place: Place) -> bool:
        allowed: bool = self.permission_policy.user_has_permission_for_instance(
            self.request.user, "change", place
        )
        return allowed

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), **self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Place],
        organisation: Organisation | None = None,
        what: str = "",
        **kwargs: Any,
    ) -> tuple[int, int]:
        keys = [place.pk for place in objects]
        if organisation is None:
            return 0, 0
        act = {
            RUN: affiliations.run_by,
            JOIN: affiliations.join,
            LEAVE: affiliations.leave,
        }[what]
        return act(organisation, keys), 0

    def get_success_message(self, changed: int, _children: int) -> str:
        return ngettext(
            "%(count)d place was changed.", "%(count)d places were changed.", changed
        ) % {"count": changed}
