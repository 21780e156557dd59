"""Tests of organisations: their model, what ties places to them, pages, admin and API."""
