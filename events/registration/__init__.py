"""Registering for the moments of an event, without an account.

One registers for a site: a place of one moment, or its on-line seat. Which seats are taken:
``docs/decisions/seats.md``.
"""
