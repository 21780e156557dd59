"""Fills a data folder with the demo content: ``python -m tests.browser.preparing``.

It runs in a process of its own, with the data folder and the settings of the portal that is
served, and leaves ``addresses.json`` beside the database: a page of each kind, by language,
and where the editor writes a new story.
"""

import json
import os
import sys
from pathlib import Path
from subprocess import check_call

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def environment(data: Path) -> dict[str, str]:
    """What a process needs to be the portal whose data lies in ``data``."""
    own = {"BLASON_DATA": str(data), "DJANGO_SETTINGS_MODULE": "tests.browser.settings"}
    return {**os.environ, **own, "BLASON_LOG_LEVEL": "ERROR"}


def fill(data: Path) -> None:
    """Make ``data`` a portal with demo content, demo logins and collected static files."""
    command = [sys.executable, "-m", "tests.browser.preparing"]
    check_call(command, cwd=CHECKOUT, env=environment(data), stdout=2)


def main() -> None:
    """Do what ``make run`` and a deployment do before they serve."""
    import django

    django.setup()

    from django.conf import settings
    from django.core.management import call_command
    from django.test import override_settings

    from portal.demo_logins import demo_logins
    from portal.preparation import prepare
    from portal.sample_pages import sample_pages
    from stories.models import StoryIndexPage

    prepare(print)
    with override_settings(DEBUG=True):  # a public portal has no demo logins
        demo_logins()
    addresses = {language: sample_pages(language) for language in ("fr", "en")}
    index = StoryIndexPage.objects.get(locale__language_code="fr")
    addresses["fr"]["new-story"] = f"/admin/pages/add/stories/storypage/{index.pk}/"
    (Path(settings.DATA) / "addresses.json").write_text(json.dumps(addresses))
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
