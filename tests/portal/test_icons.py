"""Browsers, telephones and social networks find the portal's pictures."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from portal.icons import ICONS, STATIC, Icon, png


def size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, from a PNG's header."""
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.file)
def test_each_picture_is_kept_in_the_size_it_is_drawn(icon: Icon) -> None:
    kept = (STATIC / icon.file).read_bytes()
    assert size(kept) == size(png(icon)) == (icon.width, icon.height)
    assert len(kept) < 100_000


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.file)
def test_each_picture_is_the_drawing_as_it_stands(icon: Icon) -> None:
    kept, drawn = (
        Image.open(BytesIO(content)).convert("RGBA")
        for content in ((STATIC / icon.file).read_bytes(), png(icon))
    )
    # Processors may round an edge differently; another drawing differs by far more.
    difference = ImageStat.Stat(ImageChops.difference(kept, drawn)).mean
    assert max(difference) < 0.1, "run: python -m portal.icons"


def test_the_base_page_names_each_picture() -> None:
    base = (STATIC.parent / "templates" / "base.html").read_text(encoding="utf-8")
    assert all(f"'{icon.file}'" in base for icon in ICONS)
