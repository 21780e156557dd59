"""Hub animators: what they may do, where, and how an administrator says where.

Their right « animate places » counts as change and publish, on what lies in their territory and
nowhere else. Editors' rights are the model's own and know no territory.
"""

from collections.abc import Callable, Collection, Sequence
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.action_menu import PublishMenuItem
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.departments import DEPARTMENTS
from directory.models import Territory

ANIMATE = "directory.animate_place"
ANIMATORS_DO = frozenset({"change", "publish", "view"})
# Whoever may do one of these with something finds it in the list and may open it.
OPENS = ("add", "change", "delete", "publish", "view")


def departments_of(user: Any) -> Sequence[str]:
    """The codes of the départements that ``user`` animates; empty for everybody else."""
    if not user.is_active or user.is_superuser or not user.has_perm(ANIMATE):
        return []
    try:
        territory: Territory = user.territory  # kept by the user, however often it is asked
    except Territory.DoesNotExist:
        return []
    return territory.departments


class TerritoryPolicy(ModelPermissionPolicy):
    """The model's own rights, and an animator's where ``field`` leads to one of their codes.

    ``field`` is a lookup, as « places__department ».
    """

    def __init__(self, model: type[Model], field: str) -> None:
        super().__init__(model)
        self.field = field

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, action) or (
            action in ANIMATORS_DO and bool(departments_of(user))
        )

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return super().user_has_permission(user, action) or (
            action in ANIMATORS_DO and self._within(user).filter(pk=instance.pk).exists()
        )

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Any]:
        if any(super(TerritoryPolicy, self).user_has_permission(user, one) for one in actions):
            return self.model._default_manager.all()
        if ANIMATORS_DO.intersection(actions):
            return self._within(user)
        return self.model._default_manager.none()

    def _within(self, user: Any) -> QuerySet[Any]:
        condition = Q(**{f"{self.field}__in": departments_of(user)})
        return self.model._default_manager.filter(condition).distinct()


class TerritorialViewSet(SnippetViewSet):
    """Shows and opens only what its policy allows for each object; Wagtail asks by model alone."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        policy = policy_registry.get_by_type(self.model)
        found: QuerySet[Any] = policy.instances_user_has_any_permission_for(request.user, OPENS)
        return found

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        view: Callable[..., HttpResponse] = super().construct_view(view_class, **kwargs)

        @wraps(view)
        def only_within(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if "pk" in named:
                instance = get_object_or_404(self.model, pk=named["pk"])
                policy = policy_registry.get_by_type(self.model)
                if not policy.user_has_any_permission_for_instance(request.user, OPENS, instance):
                    raise PermissionDenied
            return view(request, *args, **named)

        return only_within


class PublishInTerritory(PublishMenuItem):
    """The button « publish » for animators: Wagtail's own asks for the model's right only."""

    def is_shown(self, context: dict[str, Any]) -> bool:
        user, instance = context["request"].user, context.get("instance")
        if instance is None or context.get("locked_for_user") or super().is_shown(context):
            return False
        policy = policy_registry.get_by_type(context["model"])
        allowed: bool = policy.user_has_permission_for_instance(user, "publish", instance)
        return allowed


class TerritoryForm(WagtailAdminModelForm):
    """The départements as boxes to tick."""

    departments = forms.MultipleChoiceField(
        label=_("Départements"),
        choices=[(code, f"{code} {name}") for code, name in DEPARTMENTS.items()],
        widget=forms.CheckboxSelectMultiple,
    )


class TerritoryViewSet(SnippetViewSet):
    """For administrators: who animates which départements."""

    model = Territory
    icon = "globe"
    menu_label = _("Territories of animators")
    menu_name = "territories"
    menu_order = 700
    add_to_settings_menu = True
    list_display = ["__str__"]
    list_per_page = 50
    edit_handler = ObjectList(
        [FieldPanel("user"), FieldPanel("departments")], base_form_class=TerritoryForm
    )
