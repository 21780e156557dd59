"""The map on other sites."""
