"""The directory given out: as a whole or a part of it, in several forms, a row at a time.

``choosing`` says which places, ``rows`` reads them, ``forms`` lists what they can be written as;
each form is a module that turns rows into pieces of a file. No step holds more than a chunk.
"""
