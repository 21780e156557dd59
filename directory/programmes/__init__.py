"""National and regional programmes and labels: what they mean for the person who comes."""
