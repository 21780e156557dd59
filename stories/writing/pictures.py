"""The pictures of members' stories: made anew, in a collection of their own."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from PIL import ImageOps
from wagtail.images.models import Image
from wagtail.models import Collection

from members import sent_pictures
from stories.models import StoryWriting

COLLECTION = "Stories of members"
LARGEST = (2400, 2400)  # pixels; the shape stays
KEPT = datetime.timedelta(days=30)


def reencoded(file: UploadedFile) -> bytes:
    """The picture as a JPEG without metadata, ``LARGEST`` at most; ValidationError in words."""
    return sent_pictures.reencoded(file, LARGEST, _within)


def _within(picture: Any) -> Any:
    is_small = picture.width <= LARGEST[0] and picture.height <= LARGEST[1]
    return picture if is_small else ImageOps.contain(picture, LARGEST)


def keep(content: bytes, title: str, user: Any) -> Image:
    """The picture in Wagtail's library."""
    found = Collection.objects.filter(name=COLLECTION).first()
    return Image.objects.create(
        title=title[:255] or COLLECTION,
        file=ContentFile(content, name="story.jpg"),
        collection=found or Collection.get_first_root_node().add_child(name=COLLECTION),
        uploaded_by_user=user,
    )


def of_user(user: Any) -> list[Image]:
    """Those that ``user`` has sent."""
    return list(Image.objects.filter(collection__name=COLLECTION, uploaded_by_user=user))


def forget_unused() -> int:
    """Delete those of a month ago that are in no story, public, waiting or draft; how many."""
    long_ago = timezone.now() - KEPT
    old = Image.objects.filter(collection__name=COLLECTION, created_at__lt=long_ago)
    drafts = set(StoryWriting.objects.values_list("picture", flat=True))
    writings = StoryWriting.objects.exclude(page=None).select_related("page__latest_revision")
    newest = [writing.page.latest_revision for writing in writings if writing.page]
    covers = {revision.content.get("cover") for revision in newest if revision}
    unused = [
        image
        for image in old.exclude(pk__in={key for key in drafts | covers if key})
        if not image.get_usage().exists()
    ]
    for image in unused:
        image.delete()
    return len(unused)
