"""Registrations in Wagtail's admin: for whoever may edit the event's page, each look noted."""
