"""Workshops as recipes: how they go, where they were run, and what came out."""
