"""What those who ask are told by mail; each mail says how to leave."""

from django.core import signing
from django.urls import reverse
from django.utils import translation

from accounts import mails
from training.models import Wish, WishVoice

# What the links' signatures are for.
CONFIRM, LEAVE = "training.wishes.confirm", "training.wishes.leave"


def confirm(voice: WishVoice) -> None:
    """The link that confirms. Nothing of what was typed: whoever gets it may not have typed it."""
    link = reverse("wish-confirm", args=[signing.dumps(voice.pk, salt=CONFIRM)])
    context = {"link": mails.absolute(link)}
    mails.send("training/mail/wish_confirm", voice.email, context, language=voice.language)


def decided(wish: Wish) -> None:
    """To its author: an editor has published it, or has not, and why."""
    for voice in wish.voices.filter(is_author=True, confirmed_at__isnull=False):
        _tell("training/mail/wish_decided", voice)


def answered(wish: Wish) -> int:
    """To everybody who asks: what the hub answers. How many are told."""
    voices = wish.voices.filter(confirmed_at__isnull=False).select_related("wish")
    for voice in voices:
        _tell("training/mail/wish_answered", voice)
    return len(voices)


def _tell(name: str, voice: WishVoice) -> None:
    with translation.override(voice.language):
        leave = reverse("wish-leave", args=[signing.dumps(voice.pk, salt=LEAVE)])
        context = {
            "wish": voice.wish,
            "link": mails.absolute(voice.wish.get_absolute_url()),
            "leave": mails.absolute(leave),
            "answer_link": mails.absolute(url) if (url := voice.wish.answer_url) else "",
        }
        mails.send(name, voice.email, context, language=voice.language, in_batch=True)
