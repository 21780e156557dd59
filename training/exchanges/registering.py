"""What exchanges add to other parts: the inbox, my space, personal data and its delays."""

from django.utils.translation import gettext_lazy as _

from accounts import personal_data, retention
from accounts import space as my_space
from accounts.retention import Rule
from members import inbox
from training import space
from training.exchanges import keeping
from training.exchanges.holding import OwnExchanges
from training.exchanges.inbox import ProposedExchanges


def register() -> None:
    """Take part; called when the room starts."""
    inbox.register(ProposedExchanges())
    personal_data.register(OwnExchanges())
    my_space.register("exchanges", 36, space.exchanges)
    words = _("Exchanges between peers: a month after their last day, or after a refusal")
    retention.register(Rule("exchanges", words, keeping.tend))
