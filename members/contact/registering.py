"""What messages add to other parts: a place's page, the inbox, personal data and its delays."""

from django.utils.translation import gettext_lazy as _

from accounts import personal_data, retention
from accounts.retention import Rule
from directory import place_extras
from members import inbox
from members.contact import at_place, keeping
from members.contact.holding import Messages
from members.contact.inbox import ReportedMessages


def register() -> None:
    """Take part; called when the room starts."""
    place_extras.register("writing", "contact", at_place.writing)
    place_extras.register("switch", "keeping", at_place.switch)
    inbox.register(ReportedMessages())
    personal_data.register(Messages())
    words = _("Messages: not confirmed two days, sent two weeks, reported two months")
    retention.register(Rule("messages", words, keeping.forget_messages))
    retention.register(Rule("blocks", _("Blocked senders: a year"), keeping.lift_blocks))
