"""What came of an event: its replay, its pictures, what was made, figures, and the report."""
