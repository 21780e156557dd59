"""System checks: what would go wrong later, said at the start in a sentence with its remedy."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from portal import translations


@register(Tags.files)
def data_folder_can_be_written(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """The database, the index, the pictures and the mails all go there."""
    folder = Path(settings.DATA)
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return []
    return [
        Error(
            f"The data folder {folder} cannot be written.",
            hint="Give the user that runs Blason the right to write there, or set BLASON_DATA.",
            id="blason.E001",
        )
    ]


@register(Tags.translation)
def translations_are_compiled(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Without its ``.mo`` files the interface would be English everywhere."""
    missing = [po for po in translations.catalogues() if not po.with_suffix(".mo").exists()]
    if not missing:
        return []
    return [
        Warning(
            f"{len(missing)} catalogues are not compiled: the interface would be in English.",
            hint="Run manage.py compile_translations.",
            id="blason.W001",
        )
    ]


@register(Tags.urls, deploy=True)
def public_address_is_set(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Mails, feeds and shared pictures carry the portal's whole address."""
    if settings.WAGTAILADMIN_BASE_URL.startswith("https://"):
        return []
    return [
        Warning(
            f"BLASON_BASE_URL is {settings.WAGTAILADMIN_BASE_URL}, which readers cannot open.",
            hint="Set it to the portal's public address, beginning with https://.",
            id="blason.W002",
        )
    ]
