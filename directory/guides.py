"""The way out for somebody who does not know what to search: a higher room offers it.

That room registers a function when it starts (``AppConfig.ready``), which gets what was asked and
answers with an address.
"""

from collections.abc import Callable

from directory.asking import Asked

type Guide = Callable[[Asked], str]

_guides: list[Guide] = []


def register(guide: Guide) -> None:
    """Offer ``guide``; the one registered last is offered."""
    _guides.append(guide)


def guide_url(asked: Asked) -> str:
    """Where somebody who asked this is guided; empty when no room offers it."""
    return _guides[-1](asked) if _guides else ""
