from accounts.models.access import AccessRecord
from accounts.models.erasure import Erasure
from accounts.models.outgoing_mail import OutgoingMail

__all__ = ["AccessRecord", "Erasure", "OutgoingMail"]
