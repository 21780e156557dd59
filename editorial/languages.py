"""Which locale is which language, without asking the database each time."""

from wagtail.models import Locale

from editorial.kept import keep


def language_of(locale_id: int) -> str:
    """The code of a locale's language; empty for a locale that is gone."""
    codes: dict[int, str] = keep("locales", lambda: dict(_codes()))
    return codes.get(locale_id, "")


def _codes() -> list[tuple[int, str]]:
    return list(Locale.objects.values_list("pk", "language_code"))
