"""Models of training, one file a concept."""
