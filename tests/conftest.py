"""What every test may ask for."""

import gc
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
import pytest_django
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed

from portal import translations
from portal.settings import services
from search import pending
from search.engine import get_engine
from tests import databases, scheduling
from tests.search import own_index
from tests.services import development
from tests.services.elasticsearch import Elasticsearch
from tests.serving import HOST, free_port
from tests.smtp_server import SmtpServer

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_configure() -> None:
    """A fresh clone has no compiled translations, and pages are tested in French."""
    compiled = translations.compile_changed()
    if compiled:  # a library read what was there before while it was being loaded
        translation_file_changed(sender=None, file_path=compiled[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> scheduling.Scheduling:
    """Give tests to workers as ``tests/scheduling.py`` says."""
    return scheduling.Scheduling(config, log)


# What a test asks for that stands on the database, the cache or the search of the stack.
OF_THE_STACK = frozenset({"db", "transactional_db", "portal", "reindex", "redis_url"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as ``once`` what no stack can change, so that CI runs it on one of them only.

    And let CI ask a browser twice, whose machine is so busy that a minute is sometimes not enough.
    """
    for item in items:
        if item.get_closest_marker("browser") and development.ON_CI:
            item.add_marker(pytest.mark.flaky(reruns=1))
        fixtures = set(getattr(item, "fixturenames", ()))
        if not item.get_closest_marker("django_db") and fixtures.isdisjoint(OF_THE_STACK):
            item.add_marker("once")


def pytest_collection_finish() -> None:
    """What is loaded stays: Python's collector went through it for a fifth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests of the contract each search engine has passed."""
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in terminalreporter.getreports(outcome):
            path, _, parameters = report.nodeid.partition("[")
            if path.startswith("tests/contract/"):
                engines = {"embedded", "elasticsearch"} & set(parameters.strip("]").split("-"))
                counts.update((engine, outcome) for engine in engines)
    for engine in sorted({engine for engine, _outcome in counts}):
        outcomes = ", ".join(f"{n} {what}" for (of, what), n in counts.items() if of == engine)
        terminalreporter.write_line(f"Contract of the search, {engine}: {outcomes}.")


def missing(what: str, how: str) -> NoReturn:
    """Skip the test for want of ``what``, saying ``how`` to bring it; fail on CI."""
    sentence = f"{what} is missing here: {how}"
    if development.ON_CI:
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[None]:
    """The tests' database, as a copy: pytest-django would apply every migration for each worker."""
    with django_db_blocker.unblock():
        databases.begin()
    yield
    with django_db_blocker.unblock():
        databases.end()


@pytest.fixture(autouse=True)
def _no_index_of_another_test(request: pytest.FixtureRequest) -> None:
    """What another test has committed is gone from the database; so it is from the index."""
    if request.node.get_closest_marker("django_db"):
        own_index.forget(settings.BLASON_SEARCH)
        pending.file().unlink(missing_ok=True)
        get_engine.cache_clear()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout."""
    folder = SHARED / "data"
    if not folder.is_dir():
        missing("The real data", "put the project's shared folder beside the checkout")
    return folder


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """An Elasticsearch that all tests share: each keeps to indexes of its own."""
    url = development.search_url()
    if url is None:
        missing("Elasticsearch", "make services, or BLASON_TEST_SEARCH_URL for one of yours")
    return url


@pytest.fixture(scope="session")
def redis_url() -> str:
    """A Redis that all tests share."""
    url = development.cache_url()
    if url is None:
        missing("Redis", "make services, or BLASON_TEST_CACHE_URL for one of yours")
    return url


@pytest.fixture(scope="session")
def elasticsearch_home() -> Path:
    """The folder of the distribution, for tests that start a node of their own."""
    home = development.elasticsearch().home
    if not home.exists():
        missing("Elasticsearch’s distribution", "make services")
    return home


@pytest.fixture(scope="session")
def _own_elasticsearch(elasticsearch_home: Path) -> Iterator[Elasticsearch]:
    # Not below pytest's own folder, which only this account may enter.
    with tempfile.TemporaryDirectory(prefix="blason-elasticsearch-") as name:
        node = Elasticsearch(Path(name), elasticsearch_home, port=free_port(), brief=True)
        node.start()
        yield node
        node.kill()


@pytest.fixture
def elasticsearch_node(_own_elasticsearch: Elasticsearch) -> Iterator[Elasticsearch]:
    """A running node of this session's own, for tests to ``stop()``, ``kill()`` or ``freeze()``."""
    _own_elasticsearch.start()
    yield _own_elasticsearch
    _own_elasticsearch.start()


@pytest.fixture
def smtp(settings: pytest_django.Settings) -> Iterator[SmtpServer]:
    """A real mail server that gets what the portal sends, by way of the outbox as in production."""
    server = SmtpServer()
    transport = services.smtp(HOST, port=server.port, user="", password="", tls=False)
    transport["OPTIONS"]["timeout"] = 0.5
    settings.MAILERS = services.mailers(transport)
    server.start()
    yield server
    server.stop()
