"""What this room holds about a person: their profile, its portrait, and what waits."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import ModelLogEntry, ReferenceIndex

from accounts import access
from accounts.personal_data import Fate
from members import spoken
from members.blasons import pictures
from members.models import Mediator, ProfileDraft
from members.space import portraits
from members.space.standing import latest, mediator_of

KIND = "mediator"


class Profile:
    """The mediator of an account."""

    name = "profile"
    label: str | Promise = gettext_lazy(
        "My profile: what is public, what waits, what I agreed to show"
    )

    def export(self, user: Any) -> Any:
        """The public state, the newest one, and what was typed and not sent."""
        mediator = mediator_of(user)
        draft = ProfileDraft.objects.filter(user=user).first()
        if mediator is None and draft is None:
            return None
        return {
            "public": _as_values(mediator) if mediator and mediator.live else None,
            "newest": _as_values(latest(mediator)) if mediator else None,
            "paused": bool(mediator and mediator.paused),
            "typed_and_not_sent": draft.data if draft else None,
            "looks_by_the_team": access.of(KIND, str(mediator.pk)) if mediator else [],
        }

    def files(self, user: Any) -> Mapping[str, File]:
        """Portraits as they were sent and made anew, the arms as a drawing."""
        mediator = mediator_of(user)
        newest = latest(mediator) if mediator else None
        found: dict[str, File] = {
            f"portrait-{image.pk}.jpg": image.file
            for image in portraits.of_user(user, besides=newest.portrait if newest else None)
        }
        arms = newest.own_blason if newest else None
        if arms:
            found["blason.svg"] = ContentFile(pictures.svg(arms).encode())
        return found

    def fates(self, user: Any) -> Iterable[Fate]:
        """All of it goes."""
        if mediator_of(user) or ProfileDraft.objects.filter(user=user).exists():
            yield Fate(_("Your profile with its portrait, its arms, and all its former versions"))

    def erase(self, user: Any) -> None:
        """Profile, portraits and history; the log keeps that there was one, without its name."""
        mediator = mediator_of(user)
        images = portraits.of_user(user, besides=mediator.portrait if mediator else None)
        if mediator:
            content_type = mediator.get_base_content_type()
            key = str(mediator.pk)
            mediator.delete()
            lines = ModelLogEntry.objects.filter(content_type=content_type, object_id=key)
            lines.update(label="–")
            access.forget_subject(KIND, key)
        ProfileDraft.objects.filter(user=user).delete()
        for image in images:
            if not ReferenceIndex.get_references_to(image).exists():
                image.delete()


def _as_values(mediator: Mediator) -> dict[str, Any]:
    return {
        "name": mediator.name,
        "role": mediator.role,
        "presentation": mediator.presentation,
        "portrait_description": mediator.portrait_alt,
        "languages": spoken.names(mediator.languages),
        "skills": mediator.skills,
        "super_mediators": [archetype.title for archetype in mediator.archetypes.all()],
        "places": [place.name for place in mediator.places.all()],
        "coat_of_arms": mediator.blason,
        "agreed_to_show": mediator.consents,
    }
