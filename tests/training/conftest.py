"""A portal and people with roles, as for every room that has pages."""

from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]
