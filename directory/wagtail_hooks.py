"""What the directory adds to Wagtail's admin."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.models import register_snippet

from .admin.bulk_actions import ACTIONS
from .admin.misses import MISSES, MissesView
from .admin.synonyms import SynonymGroupViewSet
from .admin.territory import PublishInTerritory, TerritoryPolicy, TerritoryViewSet
from .admin.viewset import PlaceViewSet
from .doubles import admin as doubles
from .doubles.merging import MERGE, SPLIT
from .mapping.admin import URLS as MAPPING_URLS
from .models import Place
from .organisations import admin as organisations
from .organisations.bulk_actions import AffiliateAction
from .quality import report as quality
from .sources.admin import SourceViewSet
from .sources.urls import urlpatterns as source_urls
from .webhooks.admin import WebhookViewSet, webhooks

register_permission_policy(Place, TerritoryPolicy(Place, "department"))
register_snippet(PlaceViewSet)
register_snippet(TerritoryViewSet)
register_snippet(SynonymGroupViewSet)
register_snippet(SourceViewSet)
register_snippet(organisations.OrganisationViewSet)

for action in (*ACTIONS, AffiliateAction):
    hooks.register("register_bulk_action", action)


@hooks.register("register_snippet_action_menu_item")
def publish_in_territory(model: type[Model]) -> PublishInTerritory | None:
    policy = policy_registry.get_by_type(model, fallback=False)
    return PublishInTerritory(order=30) if isinstance(policy, TerritoryPolicy) else None


@hooks.register("register_admin_urls")
def sources_urls() -> list[Any]:
    return source_urls


@hooks.register("register_admin_urls")
def misses_urls() -> list[Any]:
    return [
        path("reports/searches-without-result/", MissesView.as_view(), name=MISSES),
        path(
            "reports/searches-without-result/results/",
            MissesView.as_view(results_only=True),
            name=f"{MISSES}-results",
        ),
    ]


@hooks.register("register_admin_urls")
def mapping_urls() -> list[Any]:
    return MAPPING_URLS


@hooks.register("register_admin_urls")
def organisations_urls() -> list[Any]:
    return organisations.URLS


class MissesMenuItem(MenuItem):
    """The entry of the report, for whoever may change places."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("directory.change_place"))


@hooks.register("register_reports_menu_item")
def misses_entry() -> MissesMenuItem:
    return MissesMenuItem(
        _("Searches without result"), reverse(MISSES), name=MISSES, icon_name="search", order=750
    )


hooks.register("register_admin_urls", quality.urls)
hooks.register("register_reports_menu_item", quality.menu_item)


@hooks.register("register_admin_urls")
def doubles_urls() -> list[Any]:
    return doubles.URLS


@hooks.register("register_reports_menu_item")
def doubles_entry() -> doubles.PairsMenuItem:
    return doubles.PairsMenuItem(
        _("Places entered twice"),
        reverse(doubles.PAIRS),
        name=doubles.PAIRS,
        icon_name="copy",
        order=740,
    )


@hooks.register("register_log_actions")
def doubles_actions(actions: Any) -> None:
    for name, words in ((MERGE, _("Merge with another place")), (SPLIT, _("Split from another"))):
        actions.register_action(name, words, words)


@hooks.register("register_admin_viewset")
def webhooks_viewset() -> WebhookViewSet:
    return webhooks
