"""Which locale is which language, without asking the database each time; names of languages."""

from typing import Any

from django.utils.translation import get_language, get_language_info
from wagtail.models import Locale

from editorial.kept import keep


def language_of(locale_id: int) -> str:
    """The code of a locale's language; empty for a locale that is gone."""
    codes: dict[int, str] = keep("locales", lambda: dict(_codes()))
    return codes.get(locale_id, "")


def in_reader_language(thing: Any) -> Any:
    """The live translation of a page or snippet for the reader, else itself if it is live.

    None for nothing, and where neither is live.
    """
    if thing is None:
        return None
    language = get_language() or ""
    own = thing if thing.live else None
    if own and language_of(thing.locale_id) == language:
        return own
    here = type(thing)._default_manager.filter(live=True, locale__language_code=language)
    return here.filter(translation_key=thing.translation_key).first() or own


# Languages that write the names of languages with a capital inside a sentence.
CAPITALS = ("en", "de")


def language_name(code: str) -> str:
    """The name of a language inside a sentence of the one being read: « anglais », “French”."""
    name: str = get_language_info(code)["name_translated"]
    return name if get_language() in CAPITALS else name.lower()


def _codes() -> list[tuple[int, str]]:
    return list(Locale.objects.values_list("pk", "language_code"))
