"""``manage.py comments_of_address ADDRESS [--erase]``: export as JSON, or erase."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from comments import erasing
from comments.models import Comment


class Command(BaseCommand):
    help = "Write all comments sent with an e-mail address as JSON, or erase them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")
        parser.add_argument(
            "--erase", action="store_true", help="erase them instead; the answers of others stay"
        )

    def handle(self, *args: Any, address: str, erase: bool, **options: Any) -> None:
        found = Comment.objects.by_address(address)
        if erase:
            count = erasing.erase(found)
            self.stdout.write(_("Erased: %(count)s comments.") % {"count": count})
        else:
            self.stdout.write(json.dumps(erasing.export(found), ensure_ascii=False, indent=2))
