"""Models of labs and events, one file a concept."""
