"""The Vosk project's list: read, and the right model picked."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from captions.errors import ModelNotFetched, NoModel
from captions.models.listing import Listed, fetch_list, pick
from tests.captions.model_server import ModelServer, listed, model_zip, serving


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Serve from this machine."""
    with serving() as found:
        yield found


def test_the_list_is_read(server: ModelServer) -> None:
    """What it says beside what we need is passed over."""
    model = listed(model_zip())
    server.put_list(model)

    assert fetch_list(server.home) == [model]


@pytest.mark.parametrize("name", ["../../etc/passwd", "vosk-model-/../x", "VOSK", "vosk-model-a b"])
def test_a_name_that_is_none_is_passed_over(server: ModelServer, name: str) -> None:
    """A name becomes a folder, so it must look like one of theirs."""
    server.put_list(listed(b"", name=name))

    assert fetch_list(server.home) == []


@pytest.mark.parametrize("content", [b"", b"<html>", b"{}", b'[{"name": 3}]', b"\xff"])
def test_a_list_that_cannot_be_read_is_said(server: ModelServer, content: bytes) -> None:
    """A hotel's page for signing in, for one, is no list."""
    server.files["model-list.json"] = content

    with pytest.raises(ModelNotFetched, match="cannot be read"):
        fetch_list(server.home)


def test_an_address_that_does_not_answer_is_said_soon() -> None:
    """One sentence, within seconds."""
    began = time.monotonic()

    with pytest.raises(ModelNotFetched, match="cannot be reached"):
        fetch_list("http://127.0.0.1:9/models/")
    assert time.monotonic() - began < 10


def test_a_missing_list_is_said(server: ModelServer) -> None:
    """The project may have moved."""
    with pytest.raises(ModelNotFetched, match="cannot be reached"):
        fetch_list(server.home)


def test_only_addresses_of_the_web_are_opened() -> None:
    """A file of this machine is no list."""
    with pytest.raises(ModelNotFetched):
        fetch_list("file:///etc/")


ALL = [
    Listed("vosk-model-en-us-0.22", "en-us", 1_900_000_000, "", "big"),
    Listed("vosk-model-small-en-in-0.4", "en-in", 36_000_000, "", "small"),
    Listed("vosk-model-small-en-us-0.15", "en-us", 41_000_000, "", "small"),
    Listed("vosk-model-small-en-us-0.3", "en-us", 30_000_000, "", "small", "true"),
    Listed("vosk-model-cn-0.22", "cn", 1_300_000_000, "", "big"),
]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("en", "vosk-model-small-en-us-0.15"),
        ("en-US", "vosk-model-small-en-us-0.15"),
        ("en-IN", "vosk-model-small-en-in-0.4"),
        ("zh", "vosk-model-cn-0.22"),
        ("vosk-model-en-us-0.22", "vosk-model-en-us-0.22"),
    ],
)
def test_the_small_model_of_the_usual_variety_is_picked(wanted: str, name: str) -> None:
    """Or the one of that name; never one that is outdated."""
    assert pick(wanted, ALL).name == name


def test_a_language_without_a_model_is_said() -> None:
    """With the place to look."""
    with pytest.raises(NoModel, match="has no model for cy"):
        pick("cy", ALL)


def test_the_size_is_told_in_megabytes() -> None:
    """Before anything is fetched, since some pay by the megabyte."""
    assert (ALL[2].megabytes, listed(b"x").megabytes) == (41, 1)
