"""A light French stemmer: number, gender and a few common endings, never the root itself.

Light, after the idea of J. Savoy's French stemmer: strong stemming makes « médiathèque » and
« médiateur » neighbours, which no reader of a directory wants. Works on lower-case words without
accents, so that a word typed without them has the same stem.
"""

# Longest first: the ending, what replaces it, and how many letters must stand before it.
# Feminine and plural meet at the masculine.
_ENDINGS = (
    ("atrice", "ateu", 2),
    ("trice", "teu", 2),
    ("euse", "eu", 2),
    ("elle", "el", 2),
    ("enne", "en", 2),
    ("onne", "on", 2),
    ("ette", "et", 2),
    ("eux", "eu", 1),
    ("eur", "eu", 2),
    ("ive", "if", 3),
    ("ere", "er", 2),
    ("ee", "e", 2),
)
_KEPT_S = ("ss", "us", "is", "as", "os")
_SHORTEST = 4


def stem(word: str) -> str:
    """The stem of ``word`` (lower case, no accents); words of three letters stay as they are.

    >>> stem("ateliers"), stem("sociaux"), stem("mediatrices"), stem("connectee")
    ('atelier', 'social', 'mediateu', 'connect')
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    word = _singular(word)
    for ending, replacement, before in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= before:
            word = word[: -len(ending)] + replacement
            break
    # A café is not a CAF: short words keep their e.
    if len(word) > _SHORTEST and word.endswith("e"):
        word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word


def _singular(word: str) -> str:
    if word.endswith(("eaux", "oux")):
        return word[:-1]
    if word.endswith("aux") and len(word) > 4:
        return word[:-3] + "al"
    if word.endswith("s") and not word.endswith(_KEPT_S):
        return word[:-1]
    return word
