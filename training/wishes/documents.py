"""What the search finds of wishes: public ones, in every language."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.translation import override

from search.protocol import Document
from search.registry import document_id
from training.models import Wish
from training.skills import families_of, known


def wishes(pks: Iterable[int] | None) -> Iterator[Document]:
    """Public wishes; their skills are found by their words in each language."""
    found = Wish.objects.filter(state=Wish.State.PUBLISHED).order_by("pk")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    codes = [code for code, _name in settings.LANGUAGES]
    for wish in found:
        addresses = {}
        for code in codes:
            with override(code):
                addresses[f"url_{code}"] = wish.get_absolute_url()
                addresses[f"title_{code}"] = wish.title
        skills = known(wish.skills)
        yield Document(
            id=document_id("wish", wish.pk),
            kind="wish",
            title=wish.words or addresses[f"title_{settings.LANGUAGE_CODE}"],
            summary="",
            keywords=[one for skill in skills for one in (skill.french, skill.english)],
            language="",
            facets={
                "family": [family.slug for family in families_of(wish.skills)],
                "department": [wish.department] if wish.department else [],
            },
            payload=addresses,
        )
