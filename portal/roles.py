"""Who may do what in the admin: editors write, moderators publish, animators look after the places
and mediators of their territory, administrators do all.

Wagtail brings the groups « Editors » and « Moderators » with their rights on pages, pictures and
documents, and the workflow « Moderators approval ». This module adds their rights on everything
that is not a page, and puts the same workflow in front of it. Administrators are superusers.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Workflow, WorkflowContentType

from stories.writing import agreeing

WRITE = ("add", "change")
PUBLISH = (*WRITE, "delete", "publish", "lock", "unlock")

# Everything that goes through drafts, revisions and the workflow without being a page.
MODERATED = ("directory.place", "members.mediator", "quests.quest", "stories.motto")


@dataclass(frozen=True, slots=True)
class Role:
    """A group of Wagtail's with its rights by model: ``{"app.model": (actions…)}``."""

    group: str
    rights: dict[str, tuple[str, ...]]


ROLES = (
    Role(
        "Editors",
        {
            **dict.fromkeys(MODERATED, WRITE),
            "stories.theme": WRITE,
            "directory.synonymgroup": (*WRITE, "delete"),
            "directory.source": WRITE,
            "directory.organisation": WRITE,
            "comments.comment": ("view",),
            "accounts.invitation": ("add", "change"),
            "members.contactmessage": ("decide",),
            "training.wish": ("answer",),
        },
    ),
    # What they may animate, and where, is the territory's policy (directory.admin.territory).
    Role(
        "Hub animators",
        {
            "wagtailadmin.admin": ("access",),
            "directory.place": ("animate",),
            "accounts.invitation": ("add",),
        },
    ),
    Role(
        "Moderators",
        {
            **dict.fromkeys(MODERATED, PUBLISH),
            "stories.theme": (*WRITE, "delete"),
            "directory.synonymgroup": (*WRITE, "delete"),
            "directory.source": (*WRITE, "delete"),
            "directory.organisation": (*WRITE, "delete"),
            "comments.comment": ("view", "publish", "personal"),
            "accounts.invitation": ("add", "change"),
            "members.contactmessage": ("decide",),
            "training.wish": ("change", "answer"),
            "training.exchange": ("change",),
            "home.menu": (*WRITE, "delete"),
            "home.sitesettings": ("change",),
            "members.profilesettings": ("change",),
            "members.mediator": (*PUBLISH, "export"),
            "wagtailredirects.redirect": (*WRITE, "delete"),
        },
    ),
)


def set_up() -> None:
    """Give each group its rights and each moderated model its workflow; can be run again."""
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.group)
        group.permissions.add(*(_permissions(role)))
    workflow = Workflow.objects.filter(active=True).earliest("pk")
    for label in MODERATED:
        app, model = label.split(".")
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_by_natural_key(app, model),
            defaults={"workflow": workflow},
        )
    agreeing.set_up()


def _permissions(role: Role) -> list[Permission]:
    """The permissions of ``role``; KeyError when one does not exist, so that a slip is seen."""
    wanted = {
        (*label.split("."), action) for label, actions in role.rights.items() for action in actions
    }
    condition = Q()
    for app, model, action in wanted:
        condition |= Q(content_type__app_label=app, codename=_codename(model, action))
    found = list(Permission.objects.filter(condition).select_related("content_type"))
    known = {(permission.content_type.app_label, permission.codename) for permission in found}
    for app, model, action in wanted:
        if (app, _codename(model, action)) not in known:
            raise KeyError(f"No permission {action} on {app}.{model}")
    return found


def _codename(model: str, action: str) -> str:
    return f"{action}_{model}"
