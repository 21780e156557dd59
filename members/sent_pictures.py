"""Pictures as people send them, made anew: no metadata, nothing but pixels."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.forms import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Pictures
from PIL import ImageOps

LARGEST = 15_000_000  # bytes, as a telephone sends it
MOST_PIXELS = 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
# What a decoder may raise on a file that is damaged, or made to harm.
FAULTS = (OSError, SyntaxError, ValueError, EOFError, Pictures.DecompressionBombError)

type Fit = Callable[[Pictures.Image], Pictures.Image]


def reencoded(file: UploadedFile, size: tuple[int, int], fit: Fit) -> bytes:
    """The picture as a JPEG, upright, brought by ``fit`` to about ``size`` in pixels.

    ValidationError, in words, for what is too large or no picture.
    """
    if (file.size or 0) > LARGEST:
        raise ValidationError(_("This file is too large: 15 MB at most."))
    try:
        with Pictures.open(file, formats=FORMATS) as picture:
            # Known from the header: what would not fit in memory is never unpacked.
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("This picture is too large: 60 million pixels at most."))
            picture.draft("RGB", (size[0] * 2, size[1] * 2))
            return _flat(ImageOps.exif_transpose(picture), fit)
    except FAULTS as fault:
        words = _("This is no picture that we can read: send a JPEG, PNG or WebP.")
        raise ValidationError(words) from fault


def _flat(picture: Pictures.Image, fit: Fit) -> bytes:
    ground = Pictures.new("RGB", picture.size, "white")
    seen = picture.convert("RGBA")
    ground.paste(seen, mask=seen)
    stream = BytesIO()
    fit(ground).save(stream, "JPEG", quality=85, optimize=True)
    return stream.getvalue()
