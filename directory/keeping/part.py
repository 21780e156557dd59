"""« Where I work » in my space."""

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.space import Part, Step
from directory.keeping import claims, confirming
from directory.models import Keeper

State = Keeper.State


def part(user: AbstractBaseUser) -> Part:
    """What ``user`` manages and asks, and what others ask of those places."""
    own = list(
        Keeper.objects.filter(user_id=user.pk).select_related("place").order_by("place__name")
    )
    asked = list(claims.waiting_for(user))
    return Part(
        name="places",
        title=gettext_lazy("Where I work"),
        template="directory/keeping/part.html",
        context={"own": own, "asked": asked},
        steps=_steps(own, asked),
    )


def _steps(own: list[Keeper], asked: list[Keeper]) -> list[Step]:
    steps = [
        Step(
            _("Say whether %(who)s works at %(place)s.")
            % {"who": keeper.user.get_full_name() or keeper.user.email, "place": keeper.place.name},
            "#places",
        )
        for keeper in asked
    ]
    today = timezone.localdate()
    for keeper in own:
        names = {"place": keeper.place.name}
        form = reverse("keep-place", args=[keeper.place.slug])
        if keeper.state == State.ASKED:
            steps.append(
                Step(_("%(place)s: somebody confirms that you work there.") % names, "", True)
            )
        elif keeper.state == State.REFUSED:
            steps.append(Step(_("%(place)s: read the answer.") % names, form))
        elif confirming.is_old(keeper.place, today):
            steps.append(Step(_("%(place)s: say whether its page is still right.") % names, form))
    if not own:
        steps.append(Step(_("Say where you work."), reverse("find-place")))
    return steps
