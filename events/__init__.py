"""Labs and other events: several moments, at several sites and on-line at once."""
