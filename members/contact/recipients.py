"""Who can be written to: mediators who agreed to it, and places with an address."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from accounts.mails import language_of
from directory.models import Place
from members import consent
from members.contact import switching
from members.models import ContactMessage, Mediator

MOST_ADDRESSES = 3  # of one place


@dataclass(frozen=True, slots=True)
class Recipient:
    """A mediator or a place; ``addresses`` are shown to nobody, and empty with a closed form."""

    of: Mediator | Place
    addresses: tuple[str, ...] = ()
    language: str = settings.LANGUAGE_CODE

    @property
    def is_open(self) -> bool:
        """Whether messages are taken."""
        return bool(self.addresses)

    @property
    def name(self) -> str:
        return self.of.name

    @property
    def page(self) -> str:
        """The page about them, in the language being read."""
        return self.of.get_absolute_url()

    @property
    def keys(self) -> dict[str, Mediator | Place]:
        """How a message names them."""
        return {"mediator" if isinstance(self.of, Mediator) else "place": self.of}


def takes_messages(person: Mediator) -> bool:
    """Whether the form to this person is open; asks the database for nothing but the account."""
    user = person.user
    is_open = person.is_public and person.shows(consent.CONTACT)
    return bool(is_open and user and user.is_active and user.email)


def mediator(person: Mediator) -> Recipient:
    """The person, whose switch is their agreement to it."""
    user = person.user
    if not (user and takes_messages(person)):
        return Recipient(person)
    return Recipient(person, (user.email,), language_of(user))


def place(found: Place) -> Recipient:
    """The place, whose switch is ``ClosedContact``."""
    is_gone = found.state == Place.State.CLOSED
    if is_gone or not found.emails or switching.is_closed(found):
        return Recipient(found)
    return Recipient(found, tuple(found.emails[:MOST_ADDRESSES]))


def recipient_of(message: ContactMessage) -> Recipient:
    """Whom a message is for."""
    if message.mediator:
        return mediator(message.mediator)
    assert message.place
    return place(message.place)


def in_language(recipient: Recipient) -> translation.override:
    """The language in which the recipient reads."""
    return translation.override(recipient.language)
