"""Films kept at other sites: their page and the address for a frame, without asking the site.

Nothing is fetched, neither when an editor saves nor when a reader comes: the frame's address is
made from the page's. The sites known here are those that ``SECURE_CSP`` allows in a frame.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Embed:
    """A film at another site: who keeps it, its own page, and its address for a frame."""

    provider: str
    url: str
    frame_url: str


PROVIDERS = ("YouTube", "Vimeo")
YOUTUBE_ID = re.compile(r"[\w-]{11}")
VIMEO_ID = re.compile(r"\d{6,12}")


def embed_of(url: str) -> Embed | None:
    """The film at ``url``, or None when the address is of no site that we know."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    steps = [step for step in parts.path.split("/") if step]
    if host in ("youtube.com", "youtube-nocookie.com"):
        film = parse_qs(parts.query).get("v", steps[-1:])[0] if steps else ""
        return _youtube(film)
    if host == "youtu.be" and steps:
        return _youtube(steps[0])
    if host in ("vimeo.com", "player.vimeo.com") and steps:
        return _vimeo(steps[-1])
    return None


def _youtube(film: str) -> Embed | None:
    if not YOUTUBE_ID.fullmatch(film):
        return None
    return Embed(
        "YouTube",
        f"https://www.youtube.com/watch?v={film}",
        f"https://www.youtube-nocookie.com/embed/{film}",
    )


def _vimeo(film: str) -> Embed | None:
    if not VIMEO_ID.fullmatch(film):
        return None
    # dnt: Vimeo's own switch for not recording the visit.
    return Embed(
        "Vimeo", f"https://vimeo.com/{film}", f"https://player.vimeo.com/video/{film}?dnt=1"
    )
