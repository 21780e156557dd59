"""Pictures for social networks, drawn by the server: 1200 by 630 pixels, PNG.

A motto stands on a field of its tincture beside its arms; a story shows its cover. Each picture is
kept in the media folder under the hash of what it shows, so it is drawn once and a change gets
another file.
"""

from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.images.models import AbstractImage

from members import rendering
from members.lettering import BOLD_ITALIC, MEDIUM, fit
from stories.models import Motto, StoryPage

WIDTH, HEIGHT = 1200, 630
TEXT_WIDTH, TEXT_HEIGHT = 690, 350
SIZES = range(84, 38, -2)
SIGNATURE_SIZES = range(32, 22, -1)
QUOTES = {"fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»")}
OTHER_QUOTES = ("“", "”")
# The field, and what is legible on it (contrast at least 7).
FIELDS = {
    Motto.Tincture.AZUR: ("#1d4e9e", "#fbf8f1"),
    Motto.Tincture.GUEULES: ("#8f1a13", "#fbf8f1"),
    Motto.Tincture.SINOPLE: ("#17563a", "#fbf8f1"),
    Motto.Tincture.POURPRE: ("#6a2c70", "#fbf8f1"),
    Motto.Tincture.OR: ("#e8b949", "#1d1b18"),
    Motto.Tincture.SABLE: ("#1d1b18", "#fbf8f1"),
}


def quoted(motto: Motto) -> str:
    """The words between the quotation marks of their language."""
    opening, closing = QUOTES.get(motto.locale.language_code, OTHER_QUOTES)
    return f"{opening}{motto.text}{closing}"


def motto_svg(motto: Motto, site_name: str) -> str:
    """The drawing of a motto; its text is in lines already."""
    field, ink = FIELDS[Motto.Tincture(motto.tincture)]
    text = fit(quoted(motto), BOLD_ITALIC, SIZES, TEXT_WIDTH, TEXT_HEIGHT)
    signature = fit(motto.said_by, MEDIUM, SIGNATURE_SIZES, TEXT_WIDTH, 80)
    block = text.height + 34 + signature.height
    top = (HEIGHT - 40 - block) / 2 + text.size * 0.82
    after = top + text.height - text.leading + 34 + signature.leading + 8
    with override(motto.locale.language_code):
        return render_to_string(
            "stories/share_motto.svg",
            {
                "motto": motto,
                "site_name": site_name,
                "field": field,
                "ink": ink,
                "size": text.size,
                "lines": [
                    {"text": line, "y": round(top + number * text.leading)}
                    for number, line in enumerate(text.lines)
                ],
                "signature_size": signature.size,
                "signature": [
                    {"text": line, "y": round(after + number * signature.leading)}
                    for number, line in enumerate(signature.lines)
                ],
            },
        )


def motto_picture(motto: Motto, site_name: str) -> str:
    """The name in the default storage of a motto's picture, drawn if it is not there yet."""
    return _kept(motto_svg(motto, site_name).encode())


def story_picture(story: StoryPage) -> str | None:
    """The same for a story whose cover is a drawing; None without one."""
    cover: AbstractImage | None = story.cover
    if cover is None or not cover.is_svg():
        return None
    with cover.open_file() as file:
        return _kept(file.read())


def _kept(svg: bytes) -> str:
    """A PNG that fills 1200 by 630; ValueError if ``svg`` is none."""
    return rendering.kept("share", "png", svg, lambda: rendering.png(svg.decode(), WIDTH, HEIGHT))
