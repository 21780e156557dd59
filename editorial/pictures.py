"""The sizes in which pictures are shown; drawings (SVG) stay drawings."""

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    ImageQuerySet,
    SourceImageIOError,
)
from wagtail.images.utils import to_svg_safe_spec

# Each also holds for an SVG, of which only the cut applies.
SIZES = {
    "card": "fill-800x450|format-webp|preserve-svg",
    "cover": "max-1600x1000|format-webp|preserve-svg",
    "body": "max-1200x1200|format-webp|preserve-svg",
    "portrait": "fill-192x224|format-webp|preserve-svg",
    "share": "fill-1200x630|format-jpeg|preserve-svg",
}
SRCSET = ("max-480x480|format-webp", "max-800x800|format-webp", "max-1200x1200|format-webp")


def rendition(image: AbstractImage | None, size: str) -> AbstractRendition | None:
    """``image`` at one of ``SIZES``; None without one, or when its file is gone or unreadable."""
    if not image:  # None, or the empty string of a template without one
        return None
    try:
        return image.get_rendition(SIZES[size])
    except (SourceImageIOError, InvalidFilterSpecError):
        return None


def images_at(size: str) -> ImageQuerySet:
    """Images that bring along what ``rendition`` shows of them at ``size``, for lists."""
    spec = SIZES[size].removesuffix("|preserve-svg")
    return Image.objects.prefetch_renditions(spec, to_svg_safe_spec(spec))


def srcset(image: AbstractImage | None) -> str:
    """The same picture in three widths, as ``srcset`` wants it; empty for a drawing."""
    if not image or image.is_svg():
        return ""
    try:
        renditions = image.get_renditions(*SRCSET)
    except SourceImageIOError:
        return ""
    return ", ".join(f"{each.url} {each.width}w" for each in renditions.values())
