"""Places that are entered twice: found, looked at in pairs, merged, split again.

``describing``, ``blocking``, ``scoring`` and ``matching`` are plain Python without a database.
"""
