"""Fills a data folder with the demo content: ``python -m tests.browser.preparing``.

It runs in a process of its own, with the data folder and the settings of the portal that is
served, and leaves ``addresses.json`` beside the database: a page of each kind, by language,
where the editor writes a new story or event, the columns of a source of places, and events to
register for.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from subprocess import check_call

from tests.browser import servers

PREPARED = "prepared"  # the name of the portal that others begin as

# Of a source whose columns and words are its own.
PLACES = """Structure;Où;Tél;Activités
La Passerelle;3 rue Haute 80000 Amiens;03 22 12 34 56;Imprimante, poterie
Le Comptoir;5 rue Basse 80000 Amiens;03 22 12 34 57 ou 06 12 34 56 78;Imprimante
"""

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def environment(data: Path, name: str) -> dict[str, str]:
    """What a process needs to be the portal of the name, whose data lie in ``data``."""
    own = {"BLASON_DATA": str(data), "DJANGO_SETTINGS_MODULE": "tests.browser.settings"}
    return {**os.environ, **own, **servers.variables(name), "BLASON_LOG_LEVEL": "ERROR"}


def fill(data: Path) -> None:
    """Make ``data`` a portal with demo content, demo logins and collected static files."""
    servers.begin(PREPARED)
    command = [sys.executable, "-m", "tests.browser.preparing"]
    check_call(command, cwd=CHECKOUT, env=environment(data, PREPARED), stdout=2)


def copy(prepared: Path, data: Path, name: str) -> dict[str, str]:
    """Make ``data`` a portal of its own that begins as the prepared one; its environment."""
    shutil.copytree(prepared, data)
    servers.begin(name, PREPARED)
    variables = environment(data, name)
    if "BLASON_SEARCH_URL" in variables:  # an index cannot be copied as a folder can
        for command in ("rebuild_search", "update_index"):
            manage = [sys.executable, "manage.py", command, "--verbosity", "0"]
            check_call(manage, cwd=CHECKOUT, env=variables, stdout=2)
    return variables


def main() -> None:
    """Do what ``make run`` and a deployment do before they serve."""
    import django

    django.setup()

    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.files.base import ContentFile
    from django.core.management import call_command
    from django.test import override_settings
    from django.urls import reverse

    from directory.models import Source
    from events.models import EventIndexPage
    from portal.demo_logins import demo_logins
    from portal.preparation import prepare
    from portal.sample_pages import sample_pages
    from stories.models import StoryIndexPage
    from tests.accounts.factories import with_second_factor
    from tests.browser.planting import registrations

    prepare(print)
    with override_settings(DEBUG=True):  # a public portal has no demo logins
        for login in demo_logins():
            if login.role == "member":
                continue  # to whom it is offered only
            with_second_factor(get_user_model().objects.get(email=login.address))
    addresses = {language: sample_pages(language) for language in ("fr", "en")}
    index = StoryIndexPage.objects.get(locale__language_code="fr")
    addresses["fr"]["new-story"] = f"/admin/pages/add/stories/storypage/{index.pk}/"
    events = EventIndexPage.objects.get(locale__language_code="fr")
    addresses["fr"]["new-event"] = f"/admin/pages/add/events/eventpage/{events.pk}/"
    addresses["fr"] |= registrations()
    source = Source(name="Hub d’à côté")
    source.upload.save("lieux.csv", ContentFile(PLACES.encode()))
    addresses["fr"]["source-mapping"] = reverse("source-mapping", args=[source.pk])
    (Path(settings.DATA) / "addresses.json").write_text(json.dumps(addresses))
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
