"""A sheet by mail, in the language being read. Its address is forgotten once the mail has left."""

from accounts import mails
from orientation.sheet import Sheet


def send(sheet: Sheet, address: str, site_name: str) -> None:
    """Send ``sheet`` by way of the outbox, which keeps nothing of what has left."""
    names = ", ".join(place.name for place in sheet.places)[:150]
    context = {"sheet": sheet, "site_name": site_name, "names": names}
    mails.send("orientation/mail/sheet", address, context)
