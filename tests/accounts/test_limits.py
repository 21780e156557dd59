"""How often one sender may send something, told apart behind a web server or not."""

import os
import subprocess
import sys
import uuid
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from pytest_django import Settings

from accounts.limits import allow
from portal.settings import services

Send = Callable[..., bool]


@pytest.fixture
def send() -> Send:
    """Send one more, of two a minute."""
    cache.clear()

    def one_more(address: str, said: str = "") -> bool:
        headers = {"HTTP_X_FORWARDED_FOR": said} if said else {}
        request = RequestFactory().post("/", REMOTE_ADDR=address, **headers)
        return allow(request, "letters", most=2, seconds=60)

    return one_more


def test_a_sender_is_stopped_and_others_are_not(send: Send) -> None:
    assert [send("192.0.2.1") for _time in range(3)] == [True, True, False]
    assert send("192.0.2.2")


def test_nobody_escapes_by_a_header_while_no_web_server_stands_in_front(send: Send) -> None:
    assert [send("192.0.2.1", f"198.51.100.{one}") for one in range(3)] == [True, True, False]


def test_behind_a_web_server_readers_do_not_share_a_limit(send: Send, settings: Settings) -> None:
    settings.BEHIND_WEB_SERVER = True
    assert [send("127.0.0.1", "192.0.2.1") for _time in range(3)] == [True, True, False]
    assert send("127.0.0.1", "192.0.2.2")


def test_what_a_reader_wrote_before_the_web_server_does_not_count(
    send: Send, settings: Settings
) -> None:
    settings.BEHIND_WEB_SERVER = True
    said = [f"198.51.100.{one}, 192.0.2.1" for one in range(3)]
    assert [send("127.0.0.1", one) for one in said] == [True, True, False]


ANOTHER_PROCESS = """
import sys
import django
django.setup()
from django.test import RequestFactory
from accounts.limits import allow
request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")
print([allow(request, sys.argv[1], most=3, seconds=60) for _time in range(2)])
"""


def test_on_redis_all_processes_count_together(redis_url: str, settings: Settings) -> None:
    what = f"letters-{uuid.uuid4().hex}"  # nobody else has sent one
    settings.CACHES = services.redis(redis_url)
    settings.SECRET_KEY = "the same for all processes"
    variables = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "BLASON_SECRET_KEY": settings.SECRET_KEY,
        "BLASON_HOSTS": "www.example.org",
        "BLASON_CACHE_URL": redis_url,
    }
    other = subprocess.run(
        [sys.executable, "-c", ANOTHER_PROCESS, what],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == "[True, True]"
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")
    assert [allow(request, what, most=3, seconds=60) for _time in range(2)] == [True, False]
