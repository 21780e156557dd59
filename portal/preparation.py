"""What a portal needs before it can be served, each step done only when it is missing.

``manage.py prepare`` runs the steps; ``manage.py start`` serves after them. Each step says in a
line what it does before it begins, so that nobody waits before a silent screen.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation.reloader import translation_file_changed
from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchBackend
from wagtail.models import Page

from home.models import HomePage
from portal import roles, translations
from portal.demo import loader
from search.engine import get_engine
from search.protocol import SearchUnavailable

Say = Callable[[str], object]


def prepare(say: Say, *, demo: bool = True) -> None:
    """Run every step; ``demo`` fills an empty portal with example content."""
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    compile_translations(say)
    if migrate(say):
        roles.set_up()
    if demo and not HomePage.objects.exists():
        loader.load(say)
        index(say)
    else:
        index_if_missing(say)
    index_admin_if_missing(say)


def compile_translations(say: Say) -> None:
    """Compile what has changed, and let this process read it."""
    compiled = translations.compile_changed()
    if compiled:
        say(f"Translations: {len(compiled)} compiled.")
        translation_file_changed(sender=None, file_path=compiled[0])


def migrate(say: Say) -> bool:
    """Bring the database in line with the models; whether there was anything to do."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return False
    say(f"Database: {len(plan)} migrations…")
    call_command("migrate", interactive=False, verbosity=0)
    return True


def index_if_missing(say: Say) -> None:
    """Build the search index when the engine has none that answers."""
    try:
        get_engine().check()
    except SearchUnavailable:
        index(say)


def index(say: Say) -> None:
    """Build the search index from the database."""
    say("Search index: building…")
    call_command("rebuild_search", verbosity=0)


def index_admin_if_missing(say: Say) -> None:
    """Build the index of the admin's own search, where it lies on Elasticsearch and is missing."""
    backend = get_search_backend()
    if not isinstance(backend, Elasticsearch9SearchBackend):
        return
    # Without an alias of this name, at most what the first saved pages put there by themselves.
    if not backend.get_index_for_model(Page).is_alias():
        say("The admin's search index: building…")
        call_command("update_index", verbosity=0)
