"""Wishes: trainings that mediators order, joined by others, answered by hubs."""
