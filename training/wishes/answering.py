"""A hub's answer to a wish: whom it may answer, with what, and that all who ask are told."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.admin.territory import departments_of
from training.models import CoursePage, CourseSession, Wish
from training.wishes import letters

ANSWERS = "training.answer_wish"
Answer = Wish.Answer


def may_answer(user: Any) -> bool:
    """Editors, moderators and administrators; animators of a territory."""
    return bool(user.has_perm(ANSWERS) or departments_of(user))


def wishes_for(user: Any) -> QuerySet[Wish]:
    """Public wishes that ``user`` may answer: an animator's are of their territory, or anywhere."""
    found = Wish.objects.public()
    if user.has_perm(ANSWERS):
        return found
    return found.filter(Q(department__in=departments_of(user)) | Q(department=""))


class SessionField(forms.ModelChoiceField):
    """A session by its course, its first day and its town."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.page.title} – {obj}"


class AnswerForm(forms.ModelForm):
    """What is answered; a session or a training has to be chosen where it is the answer."""

    answer = forms.ChoiceField(
        label=_("The answer"), choices=Answer.choices, widget=forms.RadioSelect
    )
    session: forms.ModelChoiceField = SessionField(
        label=_("Session"), required=False, queryset=CourseSession.objects.none()
    )
    course: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Training of the catalogue"), required=False, queryset=CoursePage.objects.none()
    )

    class Meta:
        model = Wish
        fields = ["answer", "session", "course", "answer_words"]
        widgets = {"answer_words": forms.Textarea({"rows": 4})}
        help_texts = {"answer_words": _("When, where, why: sent to everybody who asks, and shown.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = Q(locale__language_code=settings.LANGUAGE_CODE)
        courses = CoursePage.objects.live().filter(source).order_by("title")
        sessions = CourseSession.objects.filter(page__in=courses, end__gte=timezone.localdate())
        sessions = sessions.exclude(state=CourseSession.State.CANCELLED)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]
        self.fields["session"].queryset = (  # type: ignore[attr-defined]
            sessions.select_related("page", "place").in_order()
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        answer = data.get("answer")
        for name, words in (
            (Answer.SESSION, _("Choose the session.")),
            (Answer.COURSE, _("Choose the training.")),
        ):
            if answer == name and not data.get(name):
                self.add_error(name, words)
            elif answer and answer != name:
                data[name] = None
        if answer == Answer.NO and not data.get("answer_words", "").strip():
            self.add_error("answer_words", _("Say why: those who ask are told."))
        return data


@transaction.atomic
def answer(wish: Wish, user: Any) -> int:
    """Keep the answer that ``wish`` has been given, and tell all who ask; how many."""
    wish.answered_at, wish.answered_by = timezone.now(), user
    wish.save()
    return letters.answered(wish)
