"""``python -m tests.accounts.sender``: a process of its own that sends what waits in the outbox.

It reads its settings of the database and of the mailers from its standard input, as JSON.
"""

import json
import os
import sys

import django
from django.conf import settings


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    for name, value in json.load(sys.stdin).items():
        setattr(settings, name, value)
    django.setup()
    from accounts.outbox.delivery import deliver_due

    deliver_due()


main()
