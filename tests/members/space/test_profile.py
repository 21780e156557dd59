"""A member tells who they are, an editor reads it, the public sees it."""

from django.test import Client
from wagtail.models import WorkflowState

from directory.models import Keeper
from members.models import Mediator, ProfileDraft, ProfileSettings
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.home.reading import main
from tests.members.space.conftest import FORM, Member
from tests.reading import words

SPACE = "/fr/mon-espace/"


def answer(mediator: Mediator, user: object = None, *, reason: str = "") -> None:
    """What an editor does of what waits: approve it, or refuse it with a reason."""
    state = mediator.current_workflow_state
    assert state
    if reason:
        state.current_task_state.reject(user=user, comment=reason)
    else:
        state.current_task_state.approve(user=user)


def test_nobody_sees_my_space_without_signing_in(client: Client, portal: Portal) -> None:
    for url in (SPACE, FORM):
        assert client.get(url).status_code == 302


def test_no_cache_keeps_my_space(member: Member) -> None:
    for url in (SPACE, FORM, f"{FORM}apercu/", f"{SPACE}donnees/"):
        assert "no-store" in member.client.get(url)["Cache-Control"]


def test_my_space_says_what_comes_first(member: Member) -> None:
    page = main(member.client.get(SPACE))
    assert words(page.select_one(".space-todo") or page).startswith("Dites qui vous êtes")


def test_a_first_profile_waits_for_an_editor_and_then_is_public(
    client: Client, member: Member
) -> None:
    ProfileSettings.objects.create(checked=[])
    page = member.send(name="Inès", presentation="J’écoute.", shown=["presentation"])
    assert "Un éditeur lit votre profil" in words(main(page))
    url = member.mediator.get_absolute_url()
    assert client.get(url).status_code == 404
    answer(member.mediator)
    assert "J’écoute." in words(main(client.get(url)))
    assert "Votre profil est public" in words(main(member.client.get(SPACE)))


def test_places_that_were_confirmed_before_stand_in_a_new_profile(member: Member) -> None:
    place = PlaceFactory()
    Keeper.objects.create(place=place, user=member.user, state=Keeper.State.CONFIRMED)
    member.send(name="Inès", shown=["places"])
    answer(member.mediator)
    assert list(member.mediator.places.all()) == [place]


def test_only_the_name_is_needed_and_what_is_wrong_comes_back_filled_in(member: Member) -> None:
    page = member.send(name="", presentation="J’écoute.")
    assert page.status_code == 422
    assert "J’écoute." in str(main(page))
    assert not Mediator.objects.exists()


def test_what_needs_no_check_is_public_at_once(
    client: Client, member: Member, mediator: Mediator
) -> None:
    member.send(languages=["wo"], shown=["languages"])
    text = words(main(client.get("/fr/mediateurs/ines/")))
    assert "Wolof" in text
    assert "Elle écoute." not in text  # an agreement that is withdrawn counts at once
    assert not member.mediator.has_unpublished_changes


def test_what_needs_a_check_waits_and_the_rest_is_public(
    client: Client, member: Member, mediator: Mediator
) -> None:
    page = member.send(
        presentation="Elle parle.", languages=["wo"], shown=["presentation", "languages"]
    )
    assert "Publié tout de suite" in words(main(page))
    text = words(main(client.get("/fr/mediateurs/ines/")))
    assert "Wolof" in text
    assert "Elle écoute." in text
    answer(member.mediator)
    assert "Elle parle." in words(main(client.get("/fr/mediateurs/ines/")))


def test_editors_choose_what_is_checked(client: Client, member: Member, mediator: Mediator) -> None:
    ProfileSettings.objects.create(checked=["name"])
    member.send(presentation="Elle parle.")
    assert "Elle parle." in words(main(client.get("/fr/mediateurs/ines/")))


def test_a_moderator_changes_that_choice_in_the_admin(moderator: Client, editor: Client) -> None:
    url = f"/admin/settings/members/profilesettings/{ProfileSettings.load().pk}/"
    moderator.post(url, {"checked": ["name", "portrait"]})
    assert ProfileSettings.checked_names() == {"name", "portrait"}
    editor.post(url, {"checked": []})
    assert ProfileSettings.checked_names() == {"name", "portrait"}


def test_the_reason_of_a_refusal_is_read_and_answered(member: Member, mediator: Mediator) -> None:
    member.send(presentation="ELLE CRIE")
    answer(member.mediator, reason="Plus doucement, s’il vous plaît.")
    for url in (SPACE, FORM):
        assert "Plus doucement" in words(main(member.client.get(url)))
    member.send(presentation="Elle murmure.")
    assert member.mediator.workflow_in_progress
    answer(member.mediator)
    assert member.mediator.presentation == "Elle murmure."


def test_what_waits_can_be_taken_back_and_stays_in_the_form(
    member: Member, mediator: Mediator
) -> None:
    member.send(presentation="Elle parle.")
    member.client.post(f"{FORM}reprendre/")
    assert not member.mediator.workflow_in_progress
    assert member.form()["presentation"] == ["Elle parle."]
    member.client.post(f"{FORM}abandonner/")
    assert member.form()["presentation"] == ["Elle écoute."]
    assert not member.mediator.has_unpublished_changes


def test_sending_again_replaces_what_waits(member: Member, mediator: Mediator) -> None:
    member.send(presentation="Elle parle.")
    member.send(presentation="Elle chante.")
    states = WorkflowState.objects.for_instance(mediator)
    assert sorted(state.status for state in states) == ["cancelled", "in_progress"]
    answer(member.mediator)
    assert member.mediator.presentation == "Elle chante."


def test_undoing_by_hand_what_waits_leaves_nothing_waiting(
    member: Member, mediator: Mediator
) -> None:
    member.send(presentation="Elle parle.")
    member.send(presentation="Elle écoute.")
    assert not member.mediator.workflow_in_progress
    assert not member.mediator.has_unpublished_changes


def test_a_paused_profile_is_hidden_everywhere_until_it_is_shown_again(
    client: Client, member: Member, mediator: Mediator
) -> None:
    member.client.post(f"{FORM}pause/", {"pause": "yes"})
    assert client.get("/fr/mediateurs/ines/").status_code == 404
    assert "Inès" not in words(main(client.get("/fr/mediateurs/")))
    member.send(languages=["wo"])  # publishing does not end the pause
    assert client.get("/fr/mediateurs/ines/").status_code == 404
    member.client.post(f"{FORM}pause/", {"pause": "no"})
    assert client.get("/fr/mediateurs/ines/").status_code == 200


def test_an_old_revision_does_not_take_a_profile_from_its_owner(
    member: Member, mediator: Mediator
) -> None:
    Mediator.objects.filter(pk=mediator.pk).update(user=None)
    mediator.refresh_from_db()
    old = mediator.save_revision()
    Mediator.objects.filter(pk=mediator.pk).update(user=member.user)
    mediator.refresh_from_db()
    old.refresh_from_db()
    old.publish()
    assert member.mediator.pk == mediator.pk


def test_a_draft_is_kept_shown_in_the_preview_and_seen_by_nobody_else(
    client: Client, member: Member, mediator: Mediator
) -> None:
    fields = member.form(presentation="Pas encore.", shown=["presentation"])
    member.client.post(FORM, fields | {"action": "keep"})
    assert member.form()["presentation"] == ["Pas encore."]
    assert "Pas encore." in words(main(member.client.get(f"{FORM}apercu/")))
    assert "Pas encore." not in words(main(client.get("/fr/mediateurs/ines/")))
    assert "pas encore" in words(main(member.client.get(SPACE))).lower()
    member.send()
    assert not ProfileDraft.objects.exists()
    answer(member.mediator)
    assert member.mediator.presentation == "Pas encore."


def test_the_preview_shows_what_readers_would_see_and_no_more(
    member: Member, mediator: Mediator
) -> None:
    fields = member.form(presentation="Secrète.", shown=["skills"])
    member.client.post(FORM, fields | {"action": "preview"})
    assert "Secrète." not in words(main(member.client.get(f"{FORM}apercu/")))


def test_arms_are_taken_from_the_builder(member: Member, mediator: Mediator) -> None:
    builder = member.client.get(
        "/fr/blason/?division=plain&first=vert&charge=owl&charge_tincture=or"
    )
    assert "Prendre ces armes" in words(main(builder))
    arms = {"division": "plain", "first": "vert", "charge": "owl", "charge_tincture": "or"}
    page = member.client.post(f"{FORM}armes/", arms, follow=True)
    assert main(page).select_one(".profile-arms svg")
    assert member.form()["presentation"] == ["Elle écoute."]
    member.send()
    answer(member.mediator)
    assert (member.mediator.blason or {})["tinctures"] == ["vert"]


def test_a_visitor_of_the_builder_is_offered_no_arms(client: Client, portal: Portal) -> None:
    assert "Prendre ces armes" not in words(main(client.get("/fr/blason/")))


def test_the_agreement_keeps_date_and_version_of_its_text(
    member: Member, mediator: Mediator
) -> None:
    member.send(shown=["presentation", "places"])
    agreed = member.mediator.consents["places"]
    assert agreed["text"] == "2026-11"
    assert agreed["since"].startswith("20")
