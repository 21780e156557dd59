"""Which wishes ask for the same: read as people write, without a database."""

import pytest

from training.wishes.alike import Asked, alike, groups, likeness, subject


def asked(words: str = "", *skills: str) -> Asked:
    return Asked(frozenset(skills), words)


def test_accents_capitals_plurals_and_little_words_do_not_matter() -> None:
    assert subject("Une FORMATION sur l’accessibilité des sites web") == subject(
        "accessibilite du site Web"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Animer un atelier sur les fausses nouvelles", "animation : fausses nouvelles"),
        ("Accompagner les personnes âgées sur tablette", "tablettes pour personnes agées"),
        ("Protéger les données personnelles (RGPD)", "RGPD et données personelles"),
        ("Se déplacer dans les démarches : l’aide sans faire à la place", "Aide aux démarches"),
        ("Making podcasts with teenagers", "podcast with teenager"),
    ],
)
def test_the_same_in_other_words_is_alike(one: str, other: str) -> None:
    assert alike(asked(one), [(1, asked(other))]) == [1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Réparer un ordinateur portable", "Animer un groupe d’adolescents"),
        ("Une formation pour les médiateurs", "Formation des médiateurs : le montage vidéo"),
        ("Impression 3D", "Droits et devoirs du médiateur face à un secret"),
    ],
)
def test_another_subject_is_not_alike_though_every_order_has_the_same_little_words(
    one: str, other: str
) -> None:
    assert alike(asked(one), [(1, asked(other))]) == []


def test_skills_alone_are_alike_when_most_of_them_are_the_same() -> None:
    assert likeness(asked("", "law", "ethics"), asked("", "law", "ethics")) == 100
    assert alike(asked("", "law"), [(1, asked("", "repair"))]) == []


def test_the_closest_comes_first_and_there_are_three_at_most() -> None:
    others = [
        (1, asked("Vidéo, musique, montage")),
        (2, asked("montage vidéo")),
        *((number, asked("montage de vidéos au téléphone")) for number in range(3, 9)),
    ]
    found = alike(asked("Le montage vidéo"), others)
    assert found[0] == 2
    assert len(found) == 3


def test_nothing_asked_is_like_nothing() -> None:
    assert alike(asked(), [(1, asked("Podcast")), (2, asked("", "law")), (3, asked())]) == []


def test_wishes_of_a_room_stand_in_groups_in_the_order_they_came() -> None:
    wishes = [
        (1, asked("Podcast avec des ados")),
        (2, asked("RGPD")),
        (3, asked("un podcast")),
    ]
    assert groups(wishes) == [[1, 3], [2]]
