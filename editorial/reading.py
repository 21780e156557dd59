"""How long a text takes to read."""

import math

# Silent reading of French prose by adults: about 195 words a minute (Brysbaert 2019, "How many
# words do we read per minute?"); our readers are often less at ease, so a little less.
WORDS_PER_MINUTE = 180


def reading_minutes(texts: list[str]) -> int:
    """Whole minutes to read ``texts`` (plain, without markup), rounded up; at least 1."""
    words = sum(len(text.split()) for text in texts)
    return max(1, math.ceil(words / WORDS_PER_MINUTE))
