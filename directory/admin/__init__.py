"""How editors keep the places in Wagtail's admin."""
