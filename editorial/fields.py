"""A StreamField whose blocks stay out of the migrations."""

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A stream of blocks that may change without a migration.

    The database holds JSON whatever the blocks are, so a migration needs no list of them. A data
    migration that rewrites bodies works on the raw JSON, as Wagtail's own stream operations do.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
