"""The portal's pages, for objects to stand below."""

from tests.home.fixtures import nothing_kept, portal

__all__ = ["nothing_kept", "portal"]
