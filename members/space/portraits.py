"""A portrait as somebody sends it, made anew: no metadata, one size, nothing but pixels."""

from io import BytesIO
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.forms import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Pictures
from PIL import ImageOps
from wagtail.images.models import Image
from wagtail.models import Collection

COLLECTION = "Portraits"
LARGEST = 15_000_000  # bytes, as a telephone sends it
MOST_PIXELS = 60_000_000
SIZE = (960, 1120)  # pixels; the shape of the portraits on the portal
FORMATS = ("JPEG", "PNG", "WEBP")
# What a decoder may raise on a file that is damaged, or made to harm.
FAULTS = (OSError, SyntaxError, ValueError, EOFError, Pictures.DecompressionBombError)


def reencoded(file: UploadedFile) -> bytes:
    """The picture as a JPEG of ``SIZE``, cut around its middle where it has another shape.

    ValidationError, in words, for what is too large or no picture.
    """
    if (file.size or 0) > LARGEST:
        raise ValidationError(_("This file is too large: 15 MB at most."))
    try:
        with Pictures.open(file, formats=FORMATS) as picture:
            # Known from the header: what would not fit in memory is never unpacked.
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("This picture is too large: 60 million pixels at most."))
            picture.draft("RGB", (SIZE[0] * 2, SIZE[1] * 2))
            upright = ImageOps.exif_transpose(picture)
            return _fitted(upright)
    except FAULTS as fault:
        words = _("This is no picture that we can read: send a JPEG, PNG or WebP.")
        raise ValidationError(words) from fault


def _fitted(picture: Pictures.Image) -> bytes:
    ground = Pictures.new("RGB", picture.size, "white")
    seen = picture.convert("RGBA")
    ground.paste(seen, mask=seen)
    fitted = ImageOps.fit(ground, SIZE, Pictures.Resampling.LANCZOS)
    stream = BytesIO()
    fitted.save(stream, "JPEG", quality=85, optimize=True)
    return stream.getvalue()


def keep(content: bytes, name: str, alt: str, user: AbstractBaseUser) -> Image:
    """The picture in Wagtail's library, in a collection of its own."""
    return Image.objects.create(
        title=_("Portrait: %(name)s") % {"name": name},
        description=alt[:255],
        file=ContentFile(content, name="portrait.jpg"),
        collection=_collection(),
        uploaded_by_user=user,
    )


def _collection() -> Any:
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)
