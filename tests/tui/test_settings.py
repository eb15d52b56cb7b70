"""Settings: one table says what there is, what it can be, and reads what people type."""

from __future__ import annotations

import pytest
from msgspec.structs import fields

from tests.meeting.plain import long_sentences
from tui.errors import NotUnderstood
from tui.settings import TABLE, Setting, Settings, changed, from_values, setting, shown


def test_every_setting_has_a_row() -> None:
    """Nothing can be chosen that no list names; keys have a command of their own."""
    assert {one.field for one in TABLE} | {"key"} == {one.name for one in fields(Settings)}


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_every_setting_says_plainly_what_it_is_for(one: Setting) -> None:
    """One short sentence or two, and what it can be."""
    assert one.help.endswith(".")
    assert long_sentences([one.help]) == []
    assert one.values


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_what_is_shown_can_be_typed(one: Setting) -> None:
    """Every value reads as it is written, so that it can be copied by hand."""
    settings = changed(changed(Settings(), "name", "Ana"), "address", "she/her")

    assert changed(settings, one.name, shown(settings, one.name)) == settings


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("captions", "off", False),
        ("caption-width", "40", 40),
        ("bell", "urgent, your place", ("urgent", "your place")),
        ("bell", "off", ()),
        ("tell", "ME", "me"),
        ("motio", "off", False),
        ("name", "Ána Silva", "Ána Silva"),
    ],
)
def test_typed_words_change_one_setting(name: str, words: str, value: object) -> None:
    """The beginning of a name is enough."""
    settings = changed(Settings(), name, words)

    assert getattr(settings, setting(name).field) == value


def test_usual_brings_back_the_beginning() -> None:
    """Nobody has to know what it was."""
    settings = changed(Settings(), "caption-width", "40")

    assert changed(settings, "caption-width", "usual") == Settings()


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        ("bell", "gong", "bell can be: off, or some of: urgent"),
        ("caption-width", "3", "caption-width can be: 0, or 12 to 400."),
        ("caption-width", "wide", "caption-width can be"),
        ("captions", "maybe", "captions can be: on|off"),
        ("nothing", "1", "There is no setting nothing"),
        ("captoin-rows", "1", "There is no setting captoin-rows. Did you mean caption-rows?"),
        ("caption-s", "on", "Which one: caption-space or caption-speaker?"),
        ("key.hand", "hh", "A key is one letter"),
        ("key.hand", " ", "A key is one letter"),
    ],
)
def test_what_cannot_be_is_answered_with_what_can(name: str, words: str, why: str) -> None:
    """And nothing changes."""
    with pytest.raises(NotUnderstood, match=f"^{why.replace('?', '[?]').replace('|', '[|]')}"):
        changed(Settings(), name, words)


def test_keys_are_set_and_set_back() -> None:
    """A key of one's own, none, and the usual one."""
    settings = changed(changed(Settings(), "key.hand", "Z"), "key.stop", "off")

    assert settings.key == {"hand": "Z", "stop": "off"}
    assert shown(settings, "key.hand") == "Z"
    assert changed(changed(settings, "key.hand", "usual"), "key.stop", "usual") == Settings()


def test_a_mistake_in_a_file_costs_only_itself() -> None:
    """The rest counts, and each mistake is told with what it can be."""
    values = {"tell": "me", "captions": "off", "caption-width": 5, "colour": "red", "key": {"a": 1}}

    settings, faults = from_values(values)

    assert settings == Settings(tell=changed(Settings(), "tell", "me").tell)
    assert [fault.partition(".")[0] for fault in faults] == [
        "The setting captions is not understood",
        "The setting caption-width is not understood",
        "There is no setting colour",
        "The setting key is not understood",
    ]
