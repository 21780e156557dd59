"""What this room holds about somebody: the account itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.users.models import UserProfile

from accounts import access
from accounts.personal_data import Fate


class Account:
    """Name, address, rights; it goes last, with the account."""

    name = "account"
    label: str | Promise = gettext_lazy("My account")

    def export(self, user: Any) -> Any:
        """What the account says of its owner."""
        profile = UserProfile.get_for_user(user)
        return {
            "username": user.username,
            "email": user.email,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "language": profile.get_preferred_language(),
            "joined": user.date_joined,
            "last_sign_in": user.last_login,
            "groups": [group.name for group in user.groups.all()],
            "addresses": list(user.emailaddress_set.values("email", "verified")),
            "second_factors": list(
                user.authenticator_set.values("type", "created_at", "last_used_at")
            ),
            "services": list(user.socialaccount_set.values("provider", "uid", "date_joined")),
            "devices": list(
                user.usersession_set.values("ip", "user_agent", "created_at", "last_seen_at")
            ),
            "looks_by_the_team": access.of("account", str(user.pk)),
        }

    def files(self, user: Any) -> Mapping[str, File]:
        """The picture that the admin shows."""
        avatar = UserProfile.get_for_user(user).avatar
        return {"avatar.jpg": avatar} if avatar else {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """All of it goes but what others need to know of their own texts."""
        yield Fate(_("Your account: name, address, password, second factor, sessions"))
        yield Fate(
            _("The lines of the history that say when a text was changed"),
            kept=True,
            why=_("Without your name: they tell only that somebody changed it."),
        )

    def erase(self, user: Any) -> None:
        """The account itself goes after all the holdings; its picture lies outside of it."""
        avatar = UserProfile.get_for_user(user).avatar
        if avatar:
            avatar.delete()
        access.forget_subject("account", str(user.pk))
