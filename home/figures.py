"""True figures: how many places, mediators and stories readers can find today.

They are kept a while, as counting a million places takes a tenth of a second.
"""

from dataclasses import dataclass

from django.utils.formats import number_format

from directory.models import Place
from editorial.kept import keep
from members.models import Mediator
from stories.models import StoryPage


@dataclass(frozen=True, slots=True)
class Figures:
    """Three numbers."""

    places: int
    mediators: int
    stories: int

    def fill(self, text: str) -> str:
        """``text`` with the numbers where it says ``{places}``, ``{mediators}``, ``{stories}``."""
        for name in ("places", "mediators", "stories"):
            text = text.replace(
                f"{{{name}}}", number_format(getattr(self, name), force_grouping=True)
            )
        return text


def figures_below(path: str) -> Figures:
    """What is listed, and the stories below the page at ``path`` in the tree; kept a while."""
    return keep(
        f"figures-{path}",
        lambda: Figures(
            places=Place.objects.listed().count(),
            mediators=Mediator.objects.live().count(),
            stories=StoryPage.objects.below(path).order_by().count(),
        ),
    )
