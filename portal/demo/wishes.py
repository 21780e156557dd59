"""Orders for trainings and exchanges of the demo; who asks has an address that reaches nobody."""

from datetime import timedelta

from django.utils import timezone

from members.models import Mediator
from portal.demo.files import read
from training.models import Exchange, Wish, WishVoice


def load_wishes() -> int:
    """Public wishes, some of them answered; how many."""
    entries = read("wishes.yaml")["wishes"]
    for entry in entries:
        people, asked_at = entry.pop("people"), timezone.now() - timedelta(days=entry.pop("days"))
        wish = Wish(state=Wish.State.PUBLISHED, **{"language": "fr", **entry})
        if wish.answer:
            wish.answered_at = asked_at + timedelta(days=3)
        wish.save()
        Wish.objects.filter(pk=wish.pk).update(created_at=asked_at)
        WishVoice.objects.bulk_create(
            WishVoice(
                wish=wish,
                email=f"voix-{number + 1}@example.org",
                language=wish.language,
                is_author=number == 0,
                confirmed_at=asked_at + timedelta(hours=number),
            )
            for number in range(people)
        )
    return len(entries)


def load_exchanges() -> int:
    """What mediators offer and seek, once they are there; how many."""
    entries = read("exchanges.yaml")["exchanges"]
    for entry in entries:
        Exchange.objects.create(
            mediator=Mediator.objects.get(slug=entry.pop("mediator")),
            until=timezone.localdate() + timedelta(days=entry.pop("days")),
            state=Exchange.State.PUBLISHED,
            language="fr",
            **entry,
        )
    return len(entries)
