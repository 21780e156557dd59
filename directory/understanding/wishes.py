"""Words that are surely a filter: few, and only where they can mean nothing else."""

from collections.abc import Iterator, Sequence

from .tokens import Said, Token, matches, whole

_WISHES = (
    ("fr", "frais_a_charge", "Gratuit", r"(?:est\ )?gratuit(?:e?s?|ement)"),
    ("en", "frais_a_charge", "Gratuit", r"(?:for\ )?free(?:\ of\ charge)?"),
    (
        "fr",
        "appointment",
        "without",
        r"sans\ (?:prendre\ )?(?:de\ )?(?:rendez-?\ ?vous|rdv)",
    ),
    ("en", "appointment", "without", r"without\ (?:an\ )?appointments?|walk-?\ ?in"),
    (
        "fr",
        "accessibility",
        "motor",
        r"""
        (?:(?:accessible|acces)s?\ )? (?:(?:aux?|en|pour|personnes?)\ )*
        (?:fauteuils?(?:\ roulants?)? | pmr | (?:a\ )?mobilite\ reduite | handicaps?\ moteurs?)
        """,
    ),
    (
        "en",
        "accessibility",
        "motor",
        r"(?:accessible\ (?:by|in\ a|with\ a)\ )? wheelchairs? (?:\ access(?:ible)?)?",
    ),
)
_PATTERNS = [(language, name, value, whole(pattern)) for language, name, value, pattern in _WISHES]


def wishes(pieces: Sequence[Token], language: str) -> Iterator[Said]:
    """The filters that are asked for in words, each filter once.

    English words only for readers of English, who may use French ones too: « Free » is a
    company in France.
    """
    found = set()
    for spoken, name, value, pattern in _PATTERNS:
        if name in found or spoken not in ("fr", language):
            continue
        for _match, start, end in matches(pattern, pieces):
            found.add(name)
            yield Said(name, value, start, end)
            break
