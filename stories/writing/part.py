"""« My stories », a part of my space."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.space import Part, Step
from members.space.standing import mediator_of
from stories.models import StoryWriting
from stories.writing.standing import Standing, State, of_user, standing_of


def part(user: Any) -> Part:
    """The stories of ``user``, and what each waits for."""
    found = [(writing, standing_of(writing)) for writing in of_user(user)]
    return Part(
        name="stories",
        title=gettext_lazy("My stories"),
        template="stories/writing/part.html",
        context={
            "stories": [{"writing": one, "standing": standing} for one, standing in found],
            "has_profile": mediator_of(user) is not None,
        },
        steps=[step for one, standing in found if (step := _step(one, standing))],
    )


def _step(writing: StoryWriting, standing: Standing) -> Step | None:
    story = {"title": writing.title or _("without a title")}
    page = reverse("story-of-mine", args=[writing.pk])
    form = reverse("story-write", args=[writing.pk])
    match standing.state:
        case State.AGREEMENT:
            return Step(_("Say whether you agree: « %(title)s »") % story, page)
        case State.CHANGES:
            return Step(_("An editor asks for a change: « %(title)s »") % story, page)
        case State.EDITORS:
            return Step(_("The editors read « %(title)s »") % story, page, waiting=True)
        case State.DRAFT:
            return Step(_("Finish and send your story: « %(title)s »") % story, form)
    return None
