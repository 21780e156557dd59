"""Which wishes ask for the same thing: by their skills, and by their words whatever their form.

Plain Python. Accents, capitals, plurals, word order, little words and slips of the finger do not
matter; the words that every order has (« une formation sur… ») do not count.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from search.analysis import stem_of

ALIKE = 60.0  # of 100: tried on the demo's wishes and their paraphrases
MOST = 3
SAME_WORD = 84.0  # of 100: one slip in a word of seven letters

# What says nothing of the subject, in both languages; compared by their stems.
_LITTLE = (
    "a ai au aux avec avoir besoin ce ces cette comme comment dans de des du elle en entre est et "
    "être faire il ils j je l la le les leur leurs lors ma me mes mieux moi mon ne nos notre nous "
    "on ou par pas plus pour quand que quel quelle qui s sa sans se ses si son sur te tu un une "
    "usage utiliser vers voudrais vouloir y d n c qu savoir apprendre comprendre connaitre "
    "formation former formations cours atelier stage initiation module souhaite aimerais "
    "public publics personne personnes gens médiation médiateur numérique numériques outil outils "
    "an and are at be course for from help how i in is it learn learning my of or our people some "
    "the their them to training us use using want we what when with workshop would like digital "
    "tool tools mediation mediator"
)


@dataclass(frozen=True)
class Asked:
    """What a wish asks: slugs of skills, and words."""

    skills: frozenset[str]
    words: str = ""

    @cached_property
    def subject(self) -> list[str]:
        """What its words are about; read once, however many it is compared with."""
        return subject(self.words)


def subject(words: str) -> list[str]:
    """The stems that say what ``words`` are about, each once, in their order.

    >>> subject("Une formation sur l’accessibilité des SITES web")
    ['accessibilit', 'site', 'web']
    """
    return [one for one in dict.fromkeys(_stems(words)) if one not in _SILENT]


def likeness(one: Asked, other: Asked) -> float:
    """How much two wishes ask for the same, from 0 to 100.

    Where both have words, words weigh twice as much as skills: a skill is a wide field.
    """
    by_skills = _shared(len(one.skills & other.skills), len(one.skills), len(other.skills))
    mine, others = one.subject, other.subject
    if not (mine and others):
        return by_skills
    by_words = _by_words(mine, others)
    if not (one.skills and other.skills):
        return by_words
    return max((2 * by_words + by_skills) / 3, by_words * 0.9)


def alike[Key](
    asked: Asked, others: Iterable[tuple[Key, Asked]], most: int = MOST
) -> Sequence[Key]:
    """The keys of those that ask for what ``asked`` does, the closest first; at most ``most``."""
    found = [(likeness(asked, other), key) for key, other in others]
    close = sorted((pair for pair in found if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [key for _score, key in close[:most]]


def groups[Key](wishes: Iterable[tuple[Key, Asked]]) -> list[list[Key]]:
    """All wishes, alike ones together: each joins the first group whose first one it is like."""
    found: list[tuple[Asked, list[Key]]] = []
    for key, asked in wishes:
        for first, keys in found:
            if likeness(asked, first) >= ALIKE:
                keys.append(key)
                break
        else:
            found.append((asked, [key]))
    return [keys for _first, keys in found]


def _by_words(mine: Sequence[str], others: Sequence[str]) -> float:
    """How many subjects of the shorter text the longer one has, and how much more it has."""
    shorter, longer = sorted((mine, others), key=len)
    shared = sum(any(_same(word, other) for other in longer) for word in shorter)
    return (2 * 100 * shared / len(shorter) + _shared(shared, len(shorter), len(longer))) / 3


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 4 and fuzz.ratio(one, other) >= SAME_WORD)


def _shared(both: int, one: int, other: int) -> float:
    """The share of what two sets have in common, of 100; 0 when both are empty."""
    together = one + other - both
    return 100 * both / together if together else 0.0


def _stems(words: str) -> list[str]:
    return [stem_of(word) for word in re.findall(r"\w+", unicodedata.normalize("NFC", words))]


_SILENT = frozenset(_stems(_LITTLE))
