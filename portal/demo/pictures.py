"""The drawings of the demo content as pictures of Wagtail's library."""

from django.core.files.base import ContentFile
from wagtail.images.models import Image

from portal.demo.files import FOLDER


def picture(path: str, description: str) -> Image:
    """The drawing at ``path``, added to the library when it is not there yet."""
    file = FOLDER / path
    found = Image.objects.filter(title=file.stem).first()
    if found:
        return found
    return Image.objects.create(
        title=file.stem,
        description=description,
        file=ContentFile(file.read_bytes(), name=file.name),
    )
