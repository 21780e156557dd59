"""``manage.py find_doubles``: look for places that are entered twice."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from directory.doubles import finding
from directory.models import DoubleSearch


class Command(BaseCommand):
    help = "Look for places entered twice; editors decide of the pairs. For instance each night."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--merge", action="store_true", help="merge the pairs that are certain; can be undone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = None if options["verbosity"] else True
        with tqdm(unit=" places", disable=quiet) as bar:

            def advance(search: DoubleSearch) -> None:
                bar.total = search.total
                bar.update(search.done - bar.n)

            search = finding.run(DoubleSearch(merges=options["merge"]), advance)
        words = _("%(total)s places compared: %(found)s pairs found, %(merged)s merged.")
        values = {"total": search.total, "found": search.found, "merged": search.merged}
        self.stdout.write(words % values)
