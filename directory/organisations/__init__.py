"""Organisations: who runs places, the networks they belong to, and the hubs of territories."""
