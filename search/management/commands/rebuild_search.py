"""manage.py rebuild_search: the whole index anew, while the old one answers."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search import indexing
from search.protocol import SearchUnavailable


class Command(BaseCommand):
    """Rebuild the index from the database and switch to it at once."""

    help = "Build the search index anew from the database; the old one answers until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        """Show the progress, then the counts of each kind and the duration."""
        start = time.monotonic()
        quiet = options["verbosity"] == 0
        # disable=None: no bar where the output is no terminal.
        with tqdm(unit=" documents", disable=True if quiet else None) as bar:
            try:
                counts = indexing.rebuild(lambda kind: bar.update())
            except SearchUnavailable as error:
                raise CommandError(str(error)) from error
        if quiet:
            return
        for kind, count in counts.items():
            self.stdout.write(f"{kind:12} {count:>10,}")
        self.stdout.write(f"Indexed in {time.monotonic() - start:.1f} s.")
