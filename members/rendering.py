"""Drawings as files: PNG with our own fonts, kept under the hash of what they show."""

from collections.abc import Callable
from hashlib import blake2b

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from members.lettering import BOLD_ITALIC, MEDIUM


def png(svg: str, width: int, height: int | None = None) -> bytes:
    """``svg`` on a transparent ground, in pixels; ValueError if it is no SVG.

    Without ``height`` it follows from the drawing.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            skip_system_fonts=True,
            font_files=[str(BOLD_ITALIC), str(MEDIUM)],
            font_family="Vollkorn",
        )
    )


def kept(folder: str, suffix: str, shown: bytes, make: Callable[[], bytes]) -> str:
    """The name in the default storage of the file that shows ``shown``.

    It is made if it is not there yet; what shows something else has another name.
    """
    name = f"{folder}/{blake2b(shown, digest_size=16).hexdigest()}.{suffix}"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(make()))
    return name
