"""Updates, deletions, rebuilds."""

import threading
from collections.abc import Iterator

import pytest

from search.protocol import Document, Engine, Query
from tests.contract.makers import LILLE, PARIS, counts, ids, place, places, titles


def test_an_update_replaces_what_was_there(engine: Engine) -> None:
    engine.rebuild([place(1, "FabLab", point=LILLE, facets={"services": ["a"]})])
    changed = place(1, "Mairie", point=PARIS, facets={"services": ["b"]})
    assert engine.update([changed, place(2, "Poste")]) == 2
    assert engine.search(Query()).count == 2
    assert titles(engine, "fablab") == []
    assert titles(engine, "mairie") == ["Mairie"]
    assert counts(engine, Query(facets=["services"]), "services") == {"b": 1}


def test_deleting_forgets_and_ignores_what_is_unknown(engine: Engine) -> None:
    engine.rebuild(places(["A", "B", "C"]))
    engine.delete(["place-2", "place-99"])
    assert ids(engine, Query()) == ["place-1", "place-3"]


def test_an_id_that_comes_twice_counts_once(engine: Engine) -> None:
    engine.rebuild([place(1, "Ancien"), place(2, "Autre"), place(1, "Nouveau")])
    assert {hit.title for hit in engine.search(Query()).hits} == {"Autre", "Nouveau"}


def test_in_an_update_the_last_of_an_id_counts(engine: Engine) -> None:
    engine.rebuild([])
    engine.update([place(1, "Ancien"), place(1, "Nouveau")])
    assert titles(engine, "") == ["Nouveau"]


def test_nothing_to_write_does_no_harm(engine: Engine) -> None:
    engine.rebuild(places(["A"]))
    assert engine.update([]) == 0
    engine.delete([])
    assert engine.search(Query()).count == 1


def test_an_update_that_fails_changes_nothing(engine: Engine) -> None:
    def broken() -> Iterator[Document]:
        yield place(1, "Nouveau")
        raise RuntimeError("the database went away")

    engine.rebuild(places(["Ancien"]))
    with pytest.raises(RuntimeError, match="went away"):
        engine.update(broken())
    assert titles(engine, "") == ["Ancien"]
    engine.update([place(2, "Autre")])
    assert set(titles(engine, "")) == {"Ancien", "Autre"}


def test_a_rebuild_replaces_everything(engine: Engine) -> None:
    engine.rebuild(places(["A", "B"]))
    assert engine.rebuild([place(7, "C")]) == 1
    assert ids(engine, Query()) == ["place-7"]


def test_a_rebuild_that_fails_leaves_the_old_index(engine: Engine) -> None:
    def broken() -> Iterator[Document]:
        yield place(8)
        raise RuntimeError("the database went away")

    engine.rebuild(places(["A"]))
    with pytest.raises(RuntimeError, match="went away"):
        engine.rebuild(broken())
    assert ids(engine, Query()) == ["place-1"]
    engine.update([place(2)])
    assert engine.search(Query()).count == 2


def test_the_old_index_answers_while_another_is_built(engine: Engine) -> None:
    engine.rebuild(places(["Vieux"] * 50))
    begun, finish = threading.Event(), threading.Event()

    def slowly() -> Iterator[Document]:
        yield place(100, "Neuf")
        begun.set()
        finish.wait(10)
        yield place(101, "Neuf")

    builder = threading.Thread(target=engine.rebuild, args=(slowly(),))
    builder.start()
    assert begun.wait(10)
    assert engine.search(Query(text="vieux")).count == 50
    finish.set()
    builder.join(10)
    assert engine.search(Query(text="vieux")).count == 0
    assert engine.search(Query(text="neuf")).count == 2


def test_searches_never_see_half_an_index(engine: Engine) -> None:
    engine.rebuild(places(["Lieu"] * 40))
    stop = threading.Event()
    seen: set[int] = set()
    failures: list[Exception] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                seen.add(engine.search(Query(text="lieu")).count)
            except Exception as error:
                failures.append(error)
                return

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        engine.rebuild(places(["Lieu"] * 40))
    stop.set()
    for reader in readers:
        reader.join(10)
    assert failures == []
    assert seen == {40}


def test_everything_given_comes_back(engine: Engine) -> None:
    payload = {"url": "/fr/lieux/à-côté/", "quote": '"«’»"'}
    engine.rebuild([place(1, "L’été « ici »", payload=payload)])
    [hit] = engine.search(Query()).hits
    assert (hit.id, hit.kind, hit.title, dict(hit.payload)) == (
        "place-1",
        "place",
        "L’été « ici »",
        payload,
    )
    engine.check()
