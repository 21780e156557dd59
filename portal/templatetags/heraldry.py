"""Coats of arms for templates: a number always gives the same arms, a blason its own."""

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from members.heraldry.definition import Blason
from members.heraldry.drawing import CHARGES_INSIDE, draw_small
from members.heraldry.seeds import from_number

register = template.Library()

# The words that style sheets and mottos have for the tinctures.
TINCTURES = {
    "azur": "azure",
    "gueules": "gules",
    "sinople": "vert",
    "pourpre": "purpure",
    "or": "or",
    "sable": "sable",
    "argent": "argent",
}
SPRITE = "members/svg/charges.svg"


@register.simple_tag
def arms(
    number: int | None,
    *,
    first: str = "",
    charge: str = "",
    size: str = "",
    label: str = "",
    standalone: bool = False,
    blason: Blason | None = None,
) -> SafeString:
    """The drawing of ``blason``, else of the arms of ``number``; see the component ``arms``."""
    size = size or "m"
    drawn = blason or from_number(int(number or 0), TINCTURES.get(first, ""), charge)
    text = draw_small(
        drawn,
        CHARGES_INSIDE if standalone else static(SPRITE),
        id_prefix=f"arms-{first}{charge}{number or 0}-{size}",
        label=label,
        css=f"arms arms-{size}",
    )
    return mark_safe(text)
