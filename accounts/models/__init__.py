from accounts.models.access import AccessRecord
from accounts.models.api_partner import ApiPartner
from accounts.models.erasure import Erasure
from accounts.models.invitation import Invitation
from accounts.models.outgoing_mail import OutgoingMail
from accounts.models.sign_up import SignUpSettings

__all__ = [
    "AccessRecord",
    "ApiPartner",
    "Erasure",
    "Invitation",
    "OutgoingMail",
    "SignUpSettings",
]
