"""A portrait as somebody sends it, made anew: no metadata, one size, nothing but pixels."""

import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import ImageOps
from PIL.Image import Resampling
from wagtail.images.models import Image
from wagtail.models import Collection

from members import sent_pictures
from members.models import Mediator, ProfileDraft

COLLECTION = "Portraits"
KEPT = datetime.timedelta(days=30)
SIZE = (960, 1120)  # pixels; the shape of the portraits on the portal


def reencoded(file: UploadedFile) -> bytes:
    """The picture as a JPEG of ``SIZE``, cut around its middle where it has another shape.

    ValidationError, in words, for what is too large or no picture.
    """
    return sent_pictures.reencoded(
        file, SIZE, lambda picture: ImageOps.fit(picture, SIZE, Resampling.LANCZOS)
    )


def keep(content: bytes, name: str, alt: str, user: AbstractBaseUser) -> Image:
    """The picture in Wagtail's library, in a collection of its own."""
    return Image.objects.create(
        title=_("Portrait: %(name)s") % {"name": name},
        description=alt[:255],
        file=ContentFile(content, name="portrait.jpg"),
        collection=_collection(),
        uploaded_by_user=user,
    )


def forget_unused() -> int:
    """Delete portraits of a month ago that no profile has any more, public or waiting; how many."""
    long_ago = timezone.now() - KEPT
    old = Image.objects.filter(collection__name=COLLECTION, created_at__lt=long_ago)
    unused = list(old.exclude(pk__in=_used()))
    for image in unused:
        image.delete()
    return len(unused)


def of_user(user: Any, *, besides: Any = None) -> list[Image]:
    """The pictures that ``user`` has sent, and ``besides`` if there is one."""
    own = list(Image.objects.filter(collection__name=COLLECTION, uploaded_by_user=user))
    return own if besides is None or besides in own else [*own, besides]


def _used() -> set[int]:
    """The keys of the portraits in profiles, in the newest state of each, and in drafts."""
    profiles = Mediator.objects.select_related("latest_revision")
    used: set[int | None] = set(ProfileDraft.objects.values_list("portrait", flat=True))
    for mediator in profiles:
        newest = mediator.latest_revision
        used |= {mediator.portrait_id, newest.content.get("portrait") if newest else None}
    return {key for key in used if key is not None}


def _collection() -> Any:
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)
