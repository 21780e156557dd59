"""Redis as a cache that pages can do without."""

import logging
import time
from functools import cached_property
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

SECONDS_LEFT_ALONE = 5.0


class _ForgivingClient(RedisCacheClient):
    """Answers as an empty cache would while the server does not answer."""

    _alone_until = float("-inf")

    def add(self, *arguments: Any, **options: Any) -> Any:
        return self._tried("add", arguments, options, otherwise=True)

    def get(self, key: Any, default: Any) -> Any:
        return self._tried("get", (key, default), {}, otherwise=default)

    def set(self, *arguments: Any, **options: Any) -> Any:
        return self._tried("set", arguments, options, otherwise=None)

    def touch(self, *arguments: Any, **options: Any) -> Any:
        return self._tried("touch", arguments, options, otherwise=False)

    def delete(self, *arguments: Any, **options: Any) -> Any:
        return self._tried("delete", arguments, options, otherwise=False)

    def incr(self, *arguments: Any, **options: Any) -> Any:
        found = self._tried("incr", arguments, options, otherwise=None)
        if found is None:
            raise ValueError("Key not found: the cache does not answer.")
        return found

    def _tried(
        self, name: str, arguments: tuple[Any, ...], options: dict[str, Any], *, otherwise: Any
    ) -> Any:
        if time.monotonic() < self._alone_until:
            return otherwise
        try:
            return getattr(super(), name)(*arguments, **options)
        except RedisError as error:
            logger.warning("The cache does not answer; pages are made without it: %s", error)
            self._alone_until = time.monotonic() + SECONDS_LEFT_ALONE
            return otherwise


class ForgivingRedisCache(RedisCache):
    """Redis; while it does not answer, a cache that keeps nothing, so that pages are made anew.

    After a failure the server is left alone for some seconds: one that hangs would cost each page
    its timeout several times over. Counts (``incr``) then say that there is nothing to count on.
    """

    @cached_property
    def _cache(self) -> _ForgivingClient:
        # Attributes that django-stubs leaves out.
        return _ForgivingClient(self._servers, **self._options)  # type: ignore[attr-defined]
