"""Trainings that people order: confirmed, read by an editor, joined, answered, left, forgotten."""

import csv
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import space
from directory.models import Territory
from tests.home.factories import Portal
from tests.home.fixtures import SignIn
from tests.training.factories import (
    CoursePageFactory,
    CourseSessionFactory,
    TrainingIndexPageFactory,
)
from training.models import Wish, WishVoice
from training.wishes import keeping, letters
from training.wishes.documents import wishes as documents
from training.wishes.holding import OwnWishes

pytestmark = pytest.mark.django_db
LIST, FORM = "/fr/formations/commandes/", "/fr/formations/commandes/commander/"
ORDER = {"words": "Animer un podcast avec des jeunes", "email": "Ines@example.org", "works": "on"}


def asked(words: str = "", *skills: str, people: int = 1, **more: Any) -> Wish:
    """A public wish that ``people`` ask for."""
    wish = Wish.objects.create(
        words=words, skills=list(skills), language="fr", state=Wish.State.PUBLISHED, **more
    )
    for number in range(people):
        email, now = f"{wish.pk}-{number}@example.org", timezone.now()
        author = number == 0
        wish.voices.create(email=email, language="fr", confirmed_at=now, is_author=author)
    return wish


def path_in(mail: EmailMessage, word: str) -> str:
    found = re.search(rf"https?://[^/\s]+(/\S*{word}\S*)", str(mail.body))
    assert found
    return found[1]


@pytest.fixture
def member(client: Client) -> Client:
    """Somebody signed in with an address that is theirs."""
    user = get_user_model().objects.create_user("lou", "lou@example.org", "x")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user)
    return client


def test_own_words_are_confirmed_then_read_by_an_editor_then_public(
    client: Client, portal: Portal, sign_in: SignIn, mailoutbox: list[EmailMessage]
) -> None:
    assert client.post(FORM, ORDER).status_code == 302
    wish = Wish.objects.get()
    assert wish.state == "unconfirmed"
    assert "podcast" not in str(mailoutbox[0].body)
    link = path_in(mailoutbox[0], "confirmer")
    assert "podcast" in client.get(link).content.decode()
    assert Wish.objects.get().state == "unconfirmed", "opening the link is no confirmation"
    client.post(link)
    assert Wish.objects.get().state == "waiting"
    assert "podcast" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{wish.pk}/").status_code == 404
    moderator = sign_in("Moderators")
    assert "podcast" in moderator.get(reverse("inbox")).content.decode()
    decision = {"source": "wishes", "chosen": [wish.pk], "action": "accept"}
    moderator.post(reverse("inbox"), decision)
    page = client.get(LIST).content.decode()
    assert "podcast" in page
    assert "ines@example.org" not in page
    assert mailoutbox[-1].to == ["ines@example.org"]
    assert path_in(mailoutbox[-1], f"commandes/{wish.pk}") == f"{LIST}{wish.pk}/"


def test_skills_alone_are_public_once_confirmed(
    client: Client, portal: Portal, mailoutbox: list[EmailMessage]
) -> None:
    client.post(FORM, {**ORDER, "words": "", "skills": ["jeunesse", "atelier"]})
    client.post(path_in(mailoutbox[0], "confirmer"))
    assert Wish.objects.get().state == "published"
    assert "Jeunesse et parentalité, Concevoir un atelier" in client.get(LIST).content.decode()


def test_an_order_turned_down_is_told_why_and_forgotten_after_a_month(
    client: Client, portal: Portal, sign_in: SignIn, mailoutbox: list[EmailMessage]
) -> None:
    client.post(FORM, ORDER)
    client.post(path_in(mailoutbox[0], "confirmer"))
    chosen = [Wish.objects.get().pk]
    decision = {"source": "wishes", "chosen": chosen, "action": "refuse", "reason": "Publicité"}
    sign_in("Moderators").post(reverse("inbox"), decision)
    assert "Publicité" in str(mailoutbox[-1].body)
    Wish.objects.update(decided_at=timezone.now() - timedelta(days=31))
    assert keeping.forget() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"words": ""}, "Choisissez une compétence"),
        ({"email": "nobody"}, "adresse"),
        ({"works": ""}, "médiation"),
        ({"skills": ["zzz"]}, "zzz"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, portal: Portal, change: dict[str, Any], said: str
) -> None:
    answer = client.post(FORM, {**ORDER, "department": "59", **change})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert said in page
    assert '<option value="59" selected>' in page
    assert not Wish.objects.exists()


def test_a_machine_leaves_nothing_and_the_eleventh_order_waits(
    client: Client, portal: Portal
) -> None:
    client.post(FORM, {**ORDER, "website": "x"})
    assert not Wish.objects.exists()
    for number in range(10):
        sent = client.post(FORM, {**ORDER, "email": f"{number}@example.org"})
        assert sent.status_code == 302
    refused = client.post(FORM, ORDER)
    assert refused.status_code == 429
    assert "Animer un podcast" in refused.content.decode()


def test_one_address_is_asked_to_confirm_five_times_a_day_at_most(
    client: Client, portal: Portal, mailoutbox: list[EmailMessage]
) -> None:
    for _number in range(7):
        client.post(FORM, ORDER)
    assert len(mailoutbox) == 5


def test_an_order_like_another_is_shown_it_before_it_is_kept_and_may_be_sent_all_the_same(
    client: Client, portal: Portal
) -> None:
    other = asked("Un podcast animé par des jeunes", people=3)
    answer = client.post(FORM, ORDER)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert other.get_absolute_url() in page
    assert Wish.objects.count() == 1
    client.post(FORM, {**ORDER, "seen": [str(other.pk)]})
    assert Wish.objects.count() == 2


def test_similar_orders_are_a_piece_of_a_page_and_nothing_when_there_are_none(
    client: Client, portal: Portal
) -> None:
    asked("Un podcast animé par des jeunes")
    Wish.objects.create(words="Un podcast en attente", language="fr", state=Wish.State.WAITING)
    found = client.get(f"{LIST}semblables/?words=podcast+jeune").content.decode()
    assert "Un podcast animé par des jeunes" in found
    assert "en attente" not in found
    assert client.get(f"{LIST}semblables/?words=tableur").content.decode().strip() == ""


def test_others_join_once_by_mail_and_leave_by_their_link(
    client: Client, portal: Portal, mailoutbox: list[EmailMessage]
) -> None:
    wish = asked("Un podcast", people=2)
    url = wish.get_absolute_url()
    for _time in range(2):
        client.post(url, {"email": "zoe@example.org"})
    assert len(mailoutbox) == 1
    assert "2 personnes" in client.get(url).content.decode()
    client.post(path_in(mailoutbox[0], "confirmer"))
    assert "3 personnes" in client.get(url).content.decode()
    letters.answered(wish)
    told = next(mail for mail in mailoutbox[1:] if mail.to == ["zoe@example.org"])
    link = path_in(told, "quitter")
    assert client.get(link).status_code == 200
    client.post(link)
    assert not WishVoice.objects.filter(email="zoe@example.org").exists()
    assert client.get(link).status_code == 404


def test_the_signed_in_join_and_leave_at_one_click_and_see_it_in_their_space(
    member: Client, portal: Portal, mailoutbox: list[EmailMessage]
) -> None:
    wish = asked("Un podcast")
    member.post(wish.get_absolute_url())
    user = get_user_model().objects.get(username="lou")
    assert wish.voices.get(email="lou@example.org").confirmed_at
    assert not mailoutbox
    part = next(one for one in space.parts_for(user) if one.name == "wishes")
    assert part.context["wishes"] == [wish]
    assert "Un podcast" in member.get(reverse("my-space")).content.decode()
    member.post(wish.get_absolute_url(), {"do": "leave"})
    assert wish.voices.count() == 1


def test_an_order_that_nobody_asks_for_any_more_goes_with_the_last(
    member: Client, portal: Portal
) -> None:
    member.post(FORM, {"skills": ["jeunesse"], "works": "on"})
    wish = Wish.objects.get()
    assert wish.state == "published"
    member.post(wish.get_absolute_url(), {"do": "leave"})
    assert not Wish.objects.exists()


def test_what_a_person_asks_for_is_exported_and_erased(member: Client, portal: Portal) -> None:
    wish = asked("Un podcast")
    member.post(wish.get_absolute_url())
    user = get_user_model().objects.get(username="lou")
    assert OwnWishes().export(user)[0]["wish"] == "Un podcast"
    assert list(OwnWishes().fates(user))
    OwnWishes().erase(user)
    assert OwnWishes().export(user) is None
    assert Wish.objects.exists()


def test_the_list_is_filtered_counts_people_and_asks_the_database_as_often_for_many(
    client: Client, portal: Portal, django_assert_num_queries: Any
) -> None:
    asked("Le RGPD", "donnees-personnelles", people=4, department="59", level="beginner")
    for number in range(12):
        asked(f"Sujet {number}", "jeunesse", department="80")
    client.get(LIST)
    page = client.get(f"{LIST}?department=59").content.decode()
    assert "Le RGPD" in page
    assert "Sujet" not in page
    assert "4 personnes" in page
    assert "laissée de côté" in client.get(f"{LIST}?level=zzz").content.decode()
    with django_assert_num_queries(3):
        client.get(f"{LIST}?family=social")


def test_everything_is_there_in_english(client: Client, portal: Portal) -> None:
    wish = asked("", "jeunesse")
    asked("Un podcast")
    page = client.get("/en/training/wishes/").content.decode()
    assert "Young people and parents" in page
    assert 'lang="fr">Un podcast' in page
    assert "in French" in page
    assert "en français" not in client.get(LIST).content.decode()
    assert client.get(f"/en/training/wishes/{wish.pk}/").status_code == 200
    assert client.get("/en/training/wishes/order/").status_code == 200


def animator(*departments: str) -> Client:
    user = get_user_model().objects.create_user("ana", "ana@example.org", "x")
    user.groups.add(Group.objects.get(name="Hub animators"))
    Territory.objects.create(user=user, departments=list(departments))
    browser = Client()
    browser.force_login(user)
    return browser


def test_a_hub_sees_the_demand_of_its_territory_and_takes_it_away(
    portal: Portal, sign_in: SignIn
) -> None:
    asked("Le RGPD", "donnees-personnelles", people=4, department="59", level="beginner")
    asked("Montage vidéo", "supports", department="2A")
    asked("Ailleurs", "supports")
    assert sign_in("").get(reverse("training-demand")).status_code == 302
    hub = animator("59")
    page = hub.get(reverse("training-demand")).content.decode()
    assert "Le RGPD" in page
    assert "Ailleurs" in page
    assert "Montage vidéo" not in page
    text = hub.get(f"{reverse('training-demand')}?export=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert ["Droit et démarches", "Initiation", "59", "Nord", "1", "4"] in rows
    elsewhere = Wish.objects.get(words="Montage vidéo")
    assert hub.get(reverse("wish-answer", args=[elsewhere.pk])).status_code == 404


def test_a_session_is_answered_shown_and_told_to_all_who_ask(
    client: Client, portal: Portal, editor: Client, mailoutbox: list[EmailMessage]
) -> None:
    catalogue = TrainingIndexPageFactory(parent=portal.home, slug="formations")
    course = CoursePageFactory(parent=catalogue, title="Podcaster avec des jeunes")
    session = CourseSessionFactory(page=course)
    wish = asked("Un podcast", people=3)
    form = reverse("wish-answer", args=[wish.pk])
    assert editor.post(form, {"answer": "session"}).status_code == 200, "which session?"
    assert editor.post(form, {"answer": "no"}).status_code == 200, "why not?"
    editor.post(form, {"answer": "session", "session": session.pk, "answer_words": "Venez !"})
    assert {mail.to[0] for mail in mailoutbox} == {f"{wish.pk}-{n}@example.org" for n in range(3)}
    assert course.url in str(mailoutbox[0].body)
    page = client.get(wish.get_absolute_url()).content.decode()
    assert "Lille" in page
    assert "Venez !" in page
    assert course.url in page
    Wish.objects.update(answered_at=timezone.now() - timedelta(days=366))
    keeping.forget()
    assert not Wish.objects.exists()


def test_what_nobody_confirmed_goes_after_two_days(client: Client, portal: Portal) -> None:
    wish = asked("Un podcast")
    client.post(wish.get_absolute_url(), {"email": "zoe@example.org"})
    client.post(FORM, {**ORDER, "words": "Le RGPD"})
    long_ago = timezone.now() - timedelta(days=3)
    WishVoice.objects.update(created_at=long_ago)
    Wish.objects.update(created_at=long_ago)
    keeping.forget()
    assert list(Wish.objects.all()) == [wish]
    assert wish.voices.count() == 1


def test_the_search_finds_public_orders_by_their_skills_in_both_languages(db: None) -> None:
    asked("Un podcast", "jeunesse")
    Wish.objects.create(words="secret", language="fr", state=Wish.State.WAITING)
    (found,) = documents(None)
    assert found.title == "Un podcast"
    assert "Young people and parents" in found.keywords
    assert found.payload["url_en"].startswith("/en/training/wishes/")


def test_the_api_tells_how_many_ask_and_never_who(client: Client, portal: Portal) -> None:
    asked("Le RGPD", "donnees-personnelles", people=2, department="59", answer="planned")
    asked("Un podcast", "jeunesse")
    answer = client.get("/api/v1/wishes?family=droit&lang=en")
    (wish,) = answer.json()["results"]
    assert (wish["words"], wish["people"], wish["answer"]["kind"]) == ("Le RGPD", 2, "planned")
    assert wish["skills"][0]["name"] == "Personal data"
    assert "example.org" not in answer.content.decode()
    assert client.get("/api/v1/wishes?level=zzz").status_code == 400
