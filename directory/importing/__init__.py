"""Places from files: read, repaired row by row, applied in batches, reported.

``reading`` gives rows of text, ``repair`` makes values and findings of each, ``applying`` brings
them into the database, ``report`` writes down what happened. All but ``applying`` and what it uses
is plain Python without Django.
"""
