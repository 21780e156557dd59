"""How good the directory's data are: how fresh, how complete, and where.

``figures`` counts; ``views`` shows everybody; ``report`` shows editors, with a CSV file.
"""
