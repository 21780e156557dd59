"""A sheet by mail, in the language being read. The address is used once and kept nowhere.

It is sent at once and not by a task, as a queue would keep the address.
"""

import logging
import smtplib

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orientation.sheet import Sheet

logger = logging.getLogger(__name__)


def send(sheet: Sheet, address: str, site_name: str) -> bool:
    """Send ``sheet``; whether it went."""
    names = ", ".join(place.name for place in sheet.places)
    subject = _("[%(site)s] Where to get help: %(places)s") % {
        "site": site_name,
        "places": names[:150],
    }
    context = {"sheet": sheet, "site_name": site_name, "language": get_language()}
    text = render_to_string("orientation/mail/sheet.txt", context)
    mail = EmailMultiAlternatives(subject, text, to=[address])
    mail.attach_alternative(render_to_string("orientation/mail/sheet.html", context), "text/html")
    try:
        return bool(mail.send(using="default"))
    except (OSError, smtplib.SMTPException) as error:
        # The name of the error alone: its text may hold the address.
        logger.error("A sheet could not be sent: %s", type(error).__name__)
        return False
