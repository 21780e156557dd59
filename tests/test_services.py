"""The throw-away servers that tests of failures stop, freeze and kill."""

from urllib.request import Request, urlopen

from tests.services.elasticsearch import Elasticsearch


def test_a_node_that_was_killed_comes_back_with_its_documents(
    elasticsearch_node: Elasticsearch,
) -> None:
    url = f"{elasticsearch_node.url}/places/_doc/1"
    kept = Request(url, b'{"name": "Espace"}', {"Content-Type": "application/json"}, method="PUT")
    urlopen(kept).close()

    elasticsearch_node.kill()
    assert not elasticsearch_node.answers()

    elasticsearch_node.start()
    with urlopen(url) as answer:
        assert b"Espace" in answer.read()


def test_a_frozen_node_does_not_answer_until_it_is_thawed(
    elasticsearch_node: Elasticsearch,
) -> None:
    elasticsearch_node.freeze()
    assert elasticsearch_node.runs()
    assert not elasticsearch_node.answers()

    elasticsearch_node.thaw()
    assert elasticsearch_node.answers()
