"""The style guide: every component alone, with example data, in development only."""
