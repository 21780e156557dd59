"""What Blason costs, measured: ``make bench`` runs ``python -m tests.benchmarks``."""
