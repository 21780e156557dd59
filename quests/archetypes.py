"""The three super-mediators of the 2020 labs, as quests weigh them and draw arms from them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Archetype:
    """Who it is; ``tincture`` and ``charge`` are those of ``members.heraldry``.

    ``picture`` is a file of the portal's ``svg/``; ``mottos`` are proposed to whoever resembles it.
    """

    slug: str
    name: str | Promise
    text: str | Promise
    tincture: str
    charge: str
    picture: str
    mottos: tuple[str | Promise, ...]


ARCHETYPES = {
    one.slug: one
    for one in (
        Archetype(
            "cameleon",
            _("the Chameleon"),
            _("You take on the colour of the moment, and keep a critical eye on every tool."),
            "vert",
            "chameleon",
            "chameleon",
            (
                _("I change colour, never sides."),
                _("Nothing planned, everything ready."),
                _("Everything changes. Good: so do I."),
            ),
        ),
        Archetype(
            "saint-bernard",
            _("the Saint Bernard"),
            _("You go and find people where they are stuck, and take the fear out of things."),
            "gules",
            "saint-bernard",
            "saint-bernard",
            (
                _("Nobody stays in the snow."),
                _("At your pace, as far as you like."),
                _("First the person, then the screen."),
            ),
        ),
        Archetype(
            "couteau-suisse",
            _("the Swiss army knife"),
            _("You bring people together and find the right blade, whatever the terrain."),
            "purpure",
            "knife",
            "knife",
            (
                _("One blade for every worry."),
                _("All terrains, one cause."),
                _("Together, we open everything."),
            ),
        ),
    )
}
SLUGS = tuple(ARCHETYPES)


def choices() -> list[tuple[str, str | Promise]]:
    """Slug and name of each; called, so that no migration holds the list."""
    return [(one.slug, one.name) for one in ARCHETYPES.values()]
