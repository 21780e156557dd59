"""What the search finds of this room: quests."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.translation import override

from quests.models import Quest
from search.protocol import Document
from search.registry import document_id


def quests(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live quests; one without a translation is found in every language."""
    found = Quest.objects.filter(live=True).select_related("locale")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    live = set(
        Quest.objects.filter(live=True).values_list("translation_key", "locale__language_code")
    )
    codes = [code for code, _name in settings.LANGUAGES]
    for quest in found.order_by("pk"):
        everywhere = any((quest.translation_key, code) not in live for code in codes)
        addresses = {}
        for code in codes:
            with override(code):
                addresses[f"url_{code}"] = quest.get_absolute_url()
        yield Document(
            id=document_id("quest", quest.pk),
            kind="quest",
            title=quest.title,
            summary=quest.introduction,
            body="\n".join(step.question for step in quest.questions),
            language="" if everywhere else quest.locale.language_code,
            payload={**addresses, "summary": quest.introduction},
        )
