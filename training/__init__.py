"""Training: the catalogue of courses, pathways, exchanges between peers and wishes."""
