"""A cache whose server goes away and comes back: pages are made without it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from portal import caches as forgiving
from portal.settings import services
from tests.services.redis import Redis
from tests.serving import free_port


@pytest.fixture
def redis(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Redis]:
    """A server of this test's own, which is the portal's cache."""
    monkeypatch.setattr(forgiving, "SECONDS_LEFT_ALONE", 0.0)
    with tempfile.TemporaryDirectory(prefix="blason-redis-") as name:
        server = Redis(Path(name), port=free_port())
        server.start()
        settings.CACHES = services.redis(server.url)
        yield server
        server.kill()


def test_what_is_kept_is_forgotten_with_the_server_and_kept_again(redis: Redis) -> None:
    cache = caches["default"]
    cache.set("a", 1, 60)
    assert cache.get("a") == 1
    redis.kill()
    assert cache.get("a", "nothing") == "nothing"
    cache.set("a", 2, 60)
    assert cache.add("b", 1, 60)
    assert cache.get_or_set("c", lambda: 3) == 3
    with pytest.raises(ValueError, match="not found"):
        cache.incr("b")
    redis.start()
    assert cache.get("a") is None
    cache.set("a", 2, 60)
    assert cache.get("a") == 2


def test_a_server_that_hangs_is_left_alone_for_a_while(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = caches["default"]
    cache.set("a", 1, 60)
    redis.freeze()
    monkeypatch.setattr(forgiving, "SECONDS_LEFT_ALONE", 60.0)
    assert cache.get("a") is None
    redis.thaw()
    assert cache.get("a") is None


@pytest.mark.django_db
def test_pages_answer_without_it(redis: Redis, settings: Settings, client: Client) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    redis.kill()
    assert client.get("/fr/").status_code == 200
    assert client.get("/readyz").json()["cache"] == "unavailable"
