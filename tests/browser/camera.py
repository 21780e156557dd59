"""A browser whose camera sees a picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.serving import chromium_path

WIDTH, HEIGHT = 640, 480
FRAMES = 5


def filmed(picture: bytes) -> bytes:
    """A film (YUV4MPEG2) of a grey wall on which the picture hangs a little askew."""
    frame = Image.new("L", (WIDTH, HEIGHT), 200)
    with Image.open(BytesIO(picture)) as drawn:
        hanging = drawn.convert("L").rotate(8, expand=True, fillcolor=200)
    frame.paste(hanging, ((WIDTH - hanging.width) // 2, (HEIGHT - hanging.height) // 2))
    no_colour = b"\x80" * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F5:1 Ip C420jpeg\n".encode()
    return head + FRAMES * (b"FRAME\n" + frame.tobytes() + no_colour)


@contextmanager
def with_camera(browser: Browser, film: Path) -> Iterator[Browser]:
    """Another browser of the same kind, which asks nobody and shows ``film`` again and again."""
    seeing = browser.browser_type.launch(
        executable_path=chromium_path(),
        args=[
            "--no-sandbox",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
        ],
    )
    yield seeing
    seeing.close()
