"""A portrait is made anew on the server: nothing comes through but pixels."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pictures
from PIL.ExifTags import Base
from wagtail.images.models import Image

from members.models import Mediator, ProfileDraft
from members.space.portraits import SIZE
from tests.home.reading import main
from tests.members.space.conftest import FORM, Member
from tests.reading import words


def photo(size: tuple[int, int] = (1200, 900), kind: str = "JPEG", **options: Any) -> Any:
    """A picture as a telephone sends it."""
    stream = BytesIO()
    Pictures.new("RGB", size, "teal").save(stream, kind, **options)
    return SimpleUploadedFile(f"moi.{kind.lower()}", stream.getvalue())


def stored(mediator: Any) -> Any:
    """The portrait of the newest state, opened."""
    newest = mediator.get_latest_revision_as_object()
    return Pictures.open(newest.portrait.file)


def test_a_portrait_has_one_shape_and_no_metadata(member: Member, mediator: Mediator) -> None:
    exif = Pictures.Exif()
    exif[Base.Artist] = "Inès"
    exif[Base.Orientation] = 6
    member.send(portrait=photo(exif=exif, comment=b"chez moi"), portrait_alt="Inès sourit")
    picture = stored(member.mediator)
    assert picture.size == SIZE
    assert not picture.getexif()
    assert "comment" not in picture.info


def test_a_portrait_needs_words_and_is_not_asked_for_again(
    member: Member, mediator: Mediator
) -> None:
    page = member.client.post(FORM, member.form() | {"portrait": photo(), "action": "send"})
    assert page.status_code == 422
    assert "Décrivez" in words(main(page))
    member.send(portrait_alt="Inès sourit")
    assert stored(member.mediator).size == SIZE


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("moi.jpg", b"<svg onload='alert(1)'>"),
        SimpleUploadedFile("moi.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 200),
        SimpleUploadedFile("moi.jpg", b"x" * 15_000_001),
    ],
    ids=["drawing", "damaged", "heavy"],
)
def test_what_is_no_portrait_is_refused_in_words(
    member: Member, mediator: Mediator, file: Any
) -> None:
    file.seek(0)
    fields = member.form(portrait_alt="Inès sourit") | {"portrait": file, "action": "send"}
    page = member.client.post(FORM, fields)
    assert page.status_code == 422
    assert not Image.objects.exists()
    assert "Inès sourit" in str(main(page))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_that_would_fill_the_memory_is_never_unpacked(
    member: Member, mediator: Mediator
) -> None:
    bomb = photo((12_000, 12_000), "PNG")
    assert bomb.size < 1_000_000
    fields = member.form(portrait_alt="Noir") | {"portrait": bomb, "action": "send"}
    page = member.client.post(FORM, fields)
    assert "trop grande" in words(main(page))


def test_a_portrait_chosen_again_leaves_no_other_behind(member: Member, mediator: Mediator) -> None:
    for _time in (1, 2):
        fields = member.form() | {"portrait": photo(), "action": "keep"}
        member.client.post(FORM, fields)
    assert Image.objects.get() == ProfileDraft.objects.get().portrait


def test_a_portrait_can_be_removed(member: Member, mediator: Mediator) -> None:
    member.send(portrait=photo(), portrait_alt="Inès sourit")
    member.send(no_portrait="on")
    newest: Any = member.mediator.get_latest_revision_as_object()
    assert (newest.portrait, newest.portrait_alt) == (None, "")
