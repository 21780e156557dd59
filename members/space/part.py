"""The profile's part of my space: where it stands, what is missing, what one can do with it."""

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.space import Part, Step
from members import consent
from members.models import Mediator, ProfileDraft
from members.space.standing import Standing, State, latest, mediator_of, standing_of


def part(user: AbstractBaseUser) -> Part:
    """What my space shows of the profile of ``user``."""
    mediator = mediator_of(user)
    standing = standing_of(mediator)
    draft = ProfileDraft.objects.filter(user_id=user.pk).exclude(data={}).first()
    seen = latest(mediator) if mediator else None
    return Part(
        name="profile",
        title=gettext_lazy("My profile"),
        template="members/space/part.html",
        context={"mediator": mediator, "seen": seen, "standing": standing, "draft": draft},
        steps=_steps(mediator, seen, standing, draft),
    )


def _steps(
    mediator: Mediator | None,
    seen: Mediator | None,
    standing: Standing,
    draft: ProfileDraft | None,
) -> list[Step]:
    form = reverse("profile")
    if seen is None and draft is None:
        return [Step(_("Say who you are: a name is enough to begin."), form)]
    steps = []
    if standing.state == State.REFUSED:
        steps.append(Step(_("Look at your profile again: an editor has answered."), form))
    elif draft:
        steps.append(Step(_("Send your profile: what you typed has not been sent yet."), form))
    elif standing.state == State.UNSENT:
        steps.append(Step(_("Send your profile: your last changes are not public."), form))
    if mediator and mediator.paused:
        steps.append(Step(_("Your profile is paused. Show it again when you like."), "#profile"))
    if seen:
        steps += [Step(text, f"{form}#{anchor}") for anchor, text in _missing(seen)]
    if standing.state == State.WAITING:
        steps.append(Step(_("An editor reads your profile."), reverse("profile-preview"), True))
    return steps


def _missing(seen: Mediator) -> list[tuple[str, str]]:
    """What readers would like to know, and where in the form it is said."""
    wanted = [
        (not seen.presentation, "presentation", _("Tell in a few sentences what you do.")),
        (not seen.portrait_id, "portrait", _("Add your portrait, if you like.")),
        (not seen.skills, "skills", _("Say what you can help with.")),
        (not seen.blason, "blason", _("Compose your coat of arms.")),
    ]
    missing = [(anchor, text) for is_missing, anchor, text in wanted if is_missing]
    hidden = not set(seen.shown) & {consent.PRESENTATION, consent.PORTRAIT, consent.SKILLS}
    if hidden and not missing:
        missing.append(("presentation", _("Choose what may be shown: nothing is, for now.")))
    return missing
