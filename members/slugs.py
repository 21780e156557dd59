"""Addresses made from words, for what has none yet."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify


def free_slug(
    words: str, others: QuerySet[Any], *, longest: int, otherwise: str, reserved: Iterable[str] = ()
) -> str:
    """``words`` as a slug of at most ``longest`` characters, numbered when ``others`` have it.

    ``otherwise`` stands for words that leave nothing; ``reserved`` are taken as well.
    """
    stem = slugify(words)[:longest].strip("-") or otherwise
    taken = {*others.filter(slug__startswith=stem).values_list("slug", flat=True), *reserved}
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
