"""What the events' room adds to Wagtail's admin."""

from events.registration.admin import hooks as registration_hooks

__all__ = ["registration_hooks"]
