"""A message on its way: kept, confirmed by its sender, relayed once."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from accounts import mails
from directory.models import Place
from members.contact.blocking import is_blocked
from members.contact.recipients import Recipient, in_language, recipient_of
from members.models import ContactMessage

State = ContactMessage.State
CONFIRM, REPORT, SWITCH = "members.contact.confirm", "members.contact.report", "members.contact.key"
CONFIRMED_WITHIN = timedelta(days=2)
REPORTED_WITHIN = timedelta(days=14)
SWITCHED_WITHIN = timedelta(days=365)
DAY = timedelta(days=1)
MOST_TO_ONE = 20  # messages that one recipient gets in a day
MOST_OF_ONE = 3  # that one address is asked to confirm in a day


def has_enough(recipient: Recipient) -> bool:
    """Whether the recipient has got as many messages today as anybody should."""
    since = timezone.now() - DAY
    got = ContactMessage.objects.filter(sent_at__gt=since, **recipient.keys)
    return got.count() >= MOST_TO_ONE


def keep(recipient: Recipient, said: dict[str, str], wants_copy: bool, language: str) -> None:
    """Keep a message, and ask its sender to confirm it.

    The mail holds nothing that was typed: whoever gets it may never have been here. Nobody is told
    that an address is blocked, or has been asked often enough.
    """
    asked = ContactMessage.objects.filter(
        email=said["email"], created_at__gt=timezone.now() - DAY
    ).count()
    if asked >= MOST_OF_ONE or is_blocked(said["email"]):
        return
    message = ContactMessage.objects.create(
        **recipient.keys, **said, wants_copy=wants_copy, language=language
    )
    link = reverse("contact-confirm", args=[signing.dumps(message.pk, salt=CONFIRM)])
    context = {"recipient": recipient.name, "link": mails.absolute(link)}
    mails.send("members/mail/contact_confirm", message.email, context, language=language)


def message_for(token: str, salt: str, within: timedelta) -> ContactMessage | None:
    """The message that a link names; None when it is too old, made up, or no longer kept."""
    try:
        pk = signing.loads(token, salt=salt, max_age=within)
    except signing.BadSignature:
        return None
    found = ContactMessage.objects.select_related("mediator__user", "place").filter(pk=pk)
    return found.first()


@transaction.atomic
def relay(message: ContactMessage) -> bool:
    """Send a message that its sender confirms; whether it went, now or before.

    False when the recipient takes none any more.
    """
    recipient = recipient_of(message)
    if not recipient.is_open:
        return False
    # One UPDATE decides: however often the button is pressed, the message goes once.
    waiting = ContactMessage.objects.filter(pk=message.pk, state=State.UNCONFIRMED)
    if not waiting.update(state=State.SENT, sent_at=timezone.now()):
        return True
    with in_language(recipient):
        context = _context(message, recipient)
        for address in recipient.addresses:
            mails.send("members/mail/contact", address, context, reply_to=[message.email])
    if message.wants_copy:
        said = {"message": message, "recipient": recipient.name}
        with translation.override(message.language):
            mails.send("members/mail/contact_copy", message.email, said)
    return True


def _context(message: ContactMessage, recipient: Recipient) -> dict[str, object]:
    """What stands in the mail to the recipient, in the active language."""
    report = reverse("contact-report", args=[signing.dumps(message.pk, salt=REPORT)])
    if message.place:
        key = signing.dumps(message.place.pk, salt=SWITCH)
        switch = f"{reverse('contact-switch', args=[message.place.slug])}?key={key}"
    else:
        switch = f"{reverse('profile')}#contact"
    return {
        "message": message,
        "recipient": recipient.name,
        "is_place": bool(message.place),
        "report": mails.absolute(report),
        "switch": mails.absolute(switch),
    }


def has_key(place: Place, key: str) -> bool:
    """Whether ``key`` came in a mail to the place's own mailbox."""
    try:
        known: int = signing.loads(key, salt=SWITCH, max_age=SWITCHED_WITHIN)
    except signing.BadSignature:
        return False
    return known == place.pk
