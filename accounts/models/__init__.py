from accounts.models.outgoing_mail import OutgoingMail

__all__ = ["OutgoingMail"]
